"""What the pages of the rules show, as plain data: one page for each complaint, made from the files that decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from review.complaints import complaints_of
from review.rulebook_words import Wording
from signpost.decision.conditions import atoms
from signpost.decision.rule import Rule, Source
from signpost.decision.rules import Rulebook
from signpost.decision.vocabulary import schema
from signpost.knowledge import check_schema, read_yaml
from signpost.reviews import ReviewBook, content_of

NO_REVIEWS = ReviewBook()
# Rules that never fire stand last, under these names.
OFF, RETIRED = "off", "retired"


def chapters(rulebook: Rulebook, reviews: ReviewBook = NO_REVIEWS) -> list[dict[str, Any]]:
    """The complaints that have rules: each with its rules by level, and those of other complaints that need it too.

    A rule stands in full under the first complaint that it needs, so that it has one address.
    """
    wording = Wording(rulebook.vocabulary)
    described = [(complaints_of(each, rulebook), shown(each, rulebook, wording, reviews)) for each in _all_rules(rulebook)]
    home = {rule["id"]: page_name(places[0]) for places, rule in described}
    for _, rule in described:
        rule["page"] = home[rule["id"]]
        for each in rule["weaker_than"]:
            each["page"] = home[each["id"]]
    found = []
    for complaint, label in _labels({place for places, _ in described for place in places}, wording).items():
        own = [rule for places, rule in described if places[0] == complaint]
        also = [rule for places, rule in described if complaint in places[1:] and rule["group"] not in (OFF, RETIRED)]
        if own:
            found.append(
                {"name": page_name(complaint), "label": label, "rules": own, "groups": _grouped(own, rulebook, wording), "also": also}
            )
    return found


def summary(rulebook: Rulebook, reviews: ReviewBook = NO_REVIEWS) -> dict[str, Any]:
    """How many rules there are, in which state of review, and how many rest in part on something nobody verified."""
    wording = Wording(rulebook.vocabulary)
    active = [each for each in _all_rules(rulebook) if each.active]
    marks = [{mark_of(each) for each in rule.sources} - {""} for rule in active]
    return {
        "words": wording.words["page"],
        "count": len(active),
        "states": Counter(reviews.state(each.id) for each in active),
        "off": sum(each.off is not None for each in rulebook.rules),
        "unverified": sum("unverified" in each for each in marks),
        "own": sum("own_choice" in each for each in marks),
        "version": rulebook.version,
    }


def page_name(complaint: str) -> str:
    """The name of a complaint's page; it never changes as long as the complaint's folder keeps its name."""
    return complaint.replace("_", "-")


def _labels(complaints: set[str], wording: Wording) -> dict[str, str]:
    """The complaints in the order in which they are shown; one that nobody gave a name yet comes last, under that of its folder."""
    stated: dict[str, str] = {name: label for name, label in wording.words["complaints"].items() if name in complaints}
    return stated | {name: name.replace("_", " ").capitalize() for name in sorted(complaints - stated.keys())}


def _all_rules(rulebook: Rulebook) -> list[Rule]:
    """The active rules in the order of their level, then those that are switched off, then the retired ones."""
    off = [each for each in rulebook.rules if each.off is not None]
    retired = [each for each in rulebook.rules if each.off is None and not each.active]
    return [*rulebook.active, *filter(None, [rulebook.cannot_tell]), *off, *retired]


def _grouped(rules: list[dict[str, Any]], rulebook: Rulebook, wording: Wording) -> list[dict[str, Any]]:
    """The rules by level, the most urgent first; those that never fire last."""
    levels = rulebook.levels
    names = {each: {"name": each, "label": each.capitalize(), "meaning": levels.meanings[each]} for each in levels.ids}
    names |= {each: {"name": each, "label": wording.words["page"]["groups"][each], "meaning": ""} for each in (OFF, RETIRED)}
    every = [{**about, "rules": [rule for rule in rules if rule["group"] == name]} for name, about in names.items()]
    return [each for each in every if each["rules"]]


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
        "group": rule.level if rule.active else (OFF if rule.off else RETIRED),
        "protects": stated.get("protects", ""),
        **{name: wording.text(getattr(rule, name)) for name in ("noticed", "matters", "do", "pattern")},
        "state": state,
        "status": wording.words["page"]["status"]["off" if rule.off else state],
        "off": rule.off,
        "reviews": reviews_shown(rule.id, reviews, wording),
        "marks": sorted({mark for each in rule.sources if (mark := mark_of(each))}, reverse=True),
        "when": wording.condition(stated["when"]) if "when" in stated else nothing,
        "unless": wording.condition(stated["unless"]) if "unless" in stated else None,
        "not_sure": _not_sure(stated.get("not_sure"), wording),
        "watch": wording.condition(stated["when"] if stated["watch"] is True else stated["watch"]) if "watch" in stated else None,
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
