"""The answers page: `python -m signpost.education.answers_page OUT_DIR` writes one static page from the entries."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from signpost.education.base import EducationBase, load_base
from signpost.education.entries import FOLDERS, Entry

PAGE = Path(__file__).resolve().parent / "page"
_PLAIN = ("title", "short", "safety", "table", "numbers", "simpler", "terms", "as_of", "citations", "corrects")


def anchor(entry_id: str) -> str:
    """The anchor of an entry on the page: its id with a hyphen for the slash; it never changes."""
    return entry_id.replace("/", "-")


def page(base: EducationBase) -> str:
    """The page as HTML; every text is escaped."""
    loader = FileSystemLoader(PAGE)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    order = list(base.vocabulary.topics)
    groups = []
    for folder in FOLDERS:
        entries = [entry for entry in base.entries.values() if entry.disease == folder]
        entries.sort(key=lambda entry: (order.index(entry.topic), not entry.main, entry.title))
        groups.append({"id": folder, "label": base.vocabulary.groups[folder], "entries": [_shown(entry, base) for entry in entries]})
    return environment.get_template("answers.html.j2").render(groups=groups, count=len(base.entries), version=base.version)


def write_page(base: EducationBase, folder: Path) -> Path:
    """Writes index.html, answers.css and answers.js into a folder, made when missing; returns the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("answers.css", "answers.js"):
        shutil.copyfile(PAGE / name, folder / name)
    path = folder / "index.html"
    path.write_text(page(base), encoding="utf-8")
    return path


def _shown(entry: Entry, base: EducationBase) -> dict[str, Any]:
    return {
        **{name: getattr(entry, name) for name in _PLAIN},
        "anchor": anchor(entry.id),
        "topic": base.vocabulary.topics[entry.topic],
        "more": [part for part in entry.more.splitlines() if part.strip()],
        "related": [(anchor(each), base.entries[each].title) for each in entry.related],
        "words": " ".join((*entry.keywords, *entry.asked_as)),
    }


def main(arguments: list[str]) -> int:
    """Writes the page into the named folder; returns the exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    print(write_page(load_base(), Path(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
