"""`python -m signpost.decision.rulebook_page OUT_DIR`: the rule book as one page, made from the files that decide."""

from __future__ import annotations

import argparse
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from signpost.decision.conditions import atoms
from signpost.decision.rulebook_words import FOLDER, Wording
from signpost.decision.rules import Rule, Rulebook, Source, load_rulebook
from signpost.decision.vocabulary import schema
from signpost.knowledge import check_schema, knowledge_root, read_yaml
from signpost.reviews import RULES, ReviewBook, content_of, read_review_book

ASSETS = ("rulebook.css", "rulebook.js")
NO_REVIEWS = ReviewBook()


def write_page(folder: Path, rulebook: Rulebook, changes: Sequence[dict[str, str]], reviews: ReviewBook = NO_REVIEWS) -> Path:
    """Writes `rulebook.html` with its style and script into a folder, and returns the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ASSETS:
        shutil.copyfile(FOLDER / name, folder / name)
    page = folder / "rulebook.html"
    page.write_text(page_of(rulebook, changes, reviews), encoding="utf-8")
    return page


def page_of(rulebook: Rulebook, changes: Sequence[dict[str, str]], reviews: ReviewBook = NO_REVIEWS) -> str:
    """The HTML of the rule page."""
    wording = Wording(rulebook.vocabulary)
    active = [*rulebook.active, *filter(None, [rulebook.cannot_tell])]
    described = {each.id: shown(each, rulebook, wording, reviews) for each in (*active, *rulebook.rules)}
    rules = [described[each.id] for each in active]
    silent = [described[each.id] for each in rulebook.rules if each.off is not None]
    retired = [described[each.id] for each in rulebook.rules if each.off is None and not each.active]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    levels = rulebook.levels
    return environment.get_template("page.html.j2").render(
        words=wording.words["page"],
        rules=[*rules, *silent, *retired],
        retired=retired,
        silent=silent,
        states=Counter(reviews.state(each.id) for each in active),
        unverified=sum("unverified" in each["marks"] for each in rules),
        own=sum(each["marks"] == ["own_choice"] for each in rules),
        version=rulebook.version,
        changes=[{"rule": "", "before": "", "after": "", "why": "", **each} for each in changes],
        levels=[
            {"id": name, "meaning": levels.meanings[name], "rules": [each for each in rules if each["level"] == name]}
            for name in levels.ids
        ],
    )


def read_changes(root: Path) -> list[dict[str, str]]:
    """The clinical changes, the newest first; raises KnowledgeError when the file breaks its schema."""
    document = read_yaml(root / "CHANGES.yml")
    check_schema(document, schema(root, "changes"))
    found: list[dict[str, str]] = document.data["changes"]
    return found


def shown(rule: Rule, rulebook: Rulebook, wording: Wording, reviews: ReviewBook = NO_REVIEWS) -> dict[str, Any]:
    """Everything about a rule as a page shows it, in words."""
    state = rule.status if rule.status == "retired" else reviews.state(rule.id)
    nothing = {"label": rule.title, "status": "", "details": [], "unknown": ""}
    stated = rule.stated
    return {
        **{name: getattr(rule, name) for name in ("id", "code", "title", "level", "route", "wrong_when")},
        "protects": stated.get("protects", ""),
        **{name: wording.text(getattr(rule, name)) for name in ("noticed", "matters", "do", "pattern")},
        "status": wording.words["page"]["status"]["off" if rule.off else state],
        "off": rule.off,
        "reviews": reviews_shown(rule.id, reviews, wording),
        "marks": sorted({mark for each in rule.sources if (mark := mark_of(each))}, reverse=True),
        "when": wording.condition(stated["when"]) if "when" in stated else nothing,
        "unless": wording.condition(stated["unless"]) if "unless" in stated else None,
        "not_sure": _not_sure(stated.get("not_sure"), wording),
        "sources": [_source(rule, index, rulebook, wording) for index in range(len(rule.sources))],
        "asks": _asks(rule, rulebook),
        "weaker_than": [{"id": name, "title": rulebook.rule(name).title} for name in rule.weaker_than],
        "examples": [
            {"name": each.name, "given": [*map(wording.finding, each.given), *map(wording.unsure, each.unsure)], "fires": each.fires}
            for each in rule.examples
        ],
    }


def _not_sure(stated: Mapping[str, Any] | None, wording: Wording) -> dict[str, Any] | None:
    if stated is None:
        return None
    return {
        "because": stated["because"],
        **{key: wording.condition(stated[key]) if key in stated else None for key in ("only_with", "unless")},
    }


def reviews_shown(name: str, reviews: ReviewBook, wording: Wording) -> list[dict[str, str]]:
    """The reviews of an item, the latest first, with the verdict in a word and whether it was of an earlier wording."""
    words = wording.words["page"]
    now = content_of(reviews.items[name]) if name in reviews.items else ""
    return [
        {
            **each.as_dict(),
            "verdict": words["verdict"][each.verdict],
            "comment": each.comment,
            "earlier": "" if each.content == now else words["earlier"],
        }
        for each in reversed(reviews.of(name))
    ]


def _source(rule: Rule, index: int, rulebook: Rulebook, wording: Wording) -> dict[str, Any]:
    used = rule.sources[index]
    known = rulebook.vocabulary.sources.get(used.id, {})
    return {
        "id": used.id,
        "title": known.get("title", used.id),
        "publisher": known.get("publisher", ""),
        "date": known.get("date", ""),
        "at": used.at,
        "seen": used.seen,
        "evidence": wording.words["page"]["evidence"][used.evidence],
        "mark": mark_of(used),
    }


def mark_of(source: Source) -> str:
    """What a reviewer has to know about a source: that nobody verified it, or that there is none but the authors' own choice."""
    if source.verified:
        return ""
    return "own_choice" if source.evidence == "design" else "unverified"


def _asks(rule: Rule, rulebook: Rulebook) -> list[str]:
    if "when" not in rule.stated:
        return []
    wanted = {name: None for atom, _ in atoms(rule.when) for name in (atom.finding, *(f"{atom.finding}.{test}" for test, _ in atom.tests))}
    return [rulebook.questions[name].ask for name in wanted if name in rulebook.questions]


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the page and prints where it is."""
    parser = argparse.ArgumentParser(prog="python -m signpost.decision.rulebook_page", description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    root = knowledge_root()
    print(write_page(options.folder, load_rulebook(), read_changes(root), read_review_book(root, RULES)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
