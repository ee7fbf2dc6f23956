"""Write the pages of the answers and the rules, with their search: `python site/build.py [FOLDER]`, else into `site/generated`.

They are made from the files that the chat answers and decides from, by the templates in `site/parts`, and are complete without
a script. They name the chat server and the region that `site/serve.py` reads from the environment.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from serve import CHAPTERS, GENERATED, Site, shared, site_of_environment, templates

from review.rulebook_page import chapters as rule_chapters
from review.rulebook_page import read_changes, summary
from review.rulebook_words import FOLDER as RULE_PARTS
from signpost.decision.rules import load_rulebook
from signpost.education.answers_page import chapters as answer_chapters
from signpost.education.base import load_base
from signpost.education.entries import read_sources
from signpost.knowledge import KnowledgeError, knowledge_root
from signpost.reviews import ANSWERS, DRAFT, RULES, read_review_book

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def answers(site: Site, root: Path) -> dict[str, str]:
    """The pages of the answers by their path: the list of all, its search, and a page for each topic of each disease."""
    base, reviews = load_base(root), read_review_book(root, ANSWERS)
    made = answer_chapters(base, reviews)
    states = Counter(entry["state"] for chapter in made for entry in chapter["entries"])
    about = {"chapters": made, "count": len(base.entries), "drafts": states[DRAFT], "version": base.version}
    items = (
        {"title": entry["title"], "page": f"{chapter['name']}.html#{entry['anchor']}", "group": f"{chapter['group']}: {chapter['label']}"}
        | {"words": words_of(entry["title"], entry["words"], entry["short"], *entry["more"])}
        for chapter in made
        for entry in chapter["entries"]
    )
    pages = {f"{each['name']}.html": ("answers-topic.html", {"chapter": each}) for each in made}
    return rendered("answers", {"index.html": ("answers.html", {}), **pages}, about, site) | {"answers/search.json": index(items)}


def rules(site: Site, root: Path) -> dict[str, str]:
    """The pages of the rules by their path: the list of all, its search, the changes, and a page for each complaint."""
    book, reviews = load_rulebook(root), read_review_book(root, RULES)
    made = rule_chapters(book, reviews)
    links = {name: source.link for name, source in read_sources(root / "sources").items()}
    about = {"chapters": made, "summary": summary(book, reviews), "links": links}
    where = {rule["id"]: f"{rule['page']}.html#{rule['id']}" for chapter in made for rule in chapter["rules"]}
    items = (
        {"title": rule["title"], "page": where[rule["id"]], "group": f"{chapter['label']}: {rule['level']}"}
        | {"words": words_of(rule["title"], rule["id"], rule["noticed"], rule["do"], *said(rule["when"]), *rule["asks"])}
        for chapter in made
        for rule in chapter["rules"]
    )
    changes = [{"rule": "", "before": "", "after": "", "why": "", **each} for each in read_changes(root)]
    pages = {f"{each['name']}.html": ("rules-complaint.html", {"chapter": each}) for each in made}
    pages |= {"index.html": ("rules.html", {}), "changes.html": ("rules-changes.html", {"changes": changes, "where": where})}
    return rendered("rules", pages, about, site) | {"rules/search.json": index(items)}


def rendered(folder: str, pages: Mapping[str, tuple[str, Mapping[str, Any]]], about: Mapping[str, Any], site: Site) -> dict[str, str]:
    """Each page by its path, from the name of its template and what that shows."""
    environment = templates(RULE_PARTS)
    found = {}
    for name, (template, shown) in pages.items():
        here = f"/{folder}/" + ("" if name == "index.html" else name)
        found[f"{folder}/{name}"] = environment.get_template(template).render(**shared(site, here), **about, **shown)
    return found


def index(items: Iterable[Mapping[str, str]]) -> str:
    """What the search reads: title, page, group and further words of each item."""
    return json.dumps([[each["title"], each["page"], each["group"], each["words"]] for each in items], ensure_ascii=False)


def words_of(title: str, *texts: str) -> str:
    """The words of some texts that the title does not have, each once."""
    known = set(_WORD.findall(title.lower()))
    return " ".join(dict.fromkeys(word for text in texts for word in _WORD.findall(text.lower()) if word not in known))


def said(condition: Mapping[str, Any]) -> list[str]:
    """The plain names of what a condition asks for."""
    parts = condition.get("parts", ())
    return [name for part in parts for name in said(part)] if parts else [condition["label"]]


def write(folder: Path, site: Site, root: Path) -> Path:
    """Writes every page into a folder, takes away pages that there are no more, and returns the folder."""
    pages = answers(site, root) | rules(site, root)
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for chapter in CHAPTERS:
        for path in (folder / chapter).glob("*.html"):
            if f"{chapter}{path.name}" not in pages:
                path.unlink()
    return folder


def main(arguments: list[str]) -> int:
    """Writes the pages and prints where they are; returns the exit status."""
    try:
        print(write(Path(arguments[0]) if arguments else GENERATED, site_of_environment(), knowledge_root()))
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
