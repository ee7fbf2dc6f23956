"""What the pages of the answers show, as plain data: one page for each topic of each disease, made from the entries."""

from __future__ import annotations

from typing import Any

from signpost.education.base import EducationBase
from signpost.education.entries import FOLDERS, Entry
from signpost.reviews import ReviewBook

NO_REVIEWS = ReviewBook()
_PLAIN = ("title", "short", "safety", "table", "numbers", "simpler", "terms", "as_of", "citations", "corrects")
# The folder whose entries all tell what an illness is: its pages are parted by the file, which is a theme of its own.
_BY_THEME = "other"


def anchor(entry_id: str) -> str:
    """The anchor of an entry on its page: its id with a hyphen for the slash; it never changes."""
    return entry_id.replace("/", "-")


def page_name(entry: Entry) -> str:
    """The name of the page on which an entry stands; it never changes as long as the topic, or the theme's file, keeps its name."""
    return f"{entry.disease}-{entry.theme if entry.disease == _BY_THEME else entry.topic}".replace("_", "-")


def chapters(base: EducationBase, reviews: ReviewBook = NO_REVIEWS) -> list[dict[str, Any]]:
    """The pages of the answers in the order in which they are shown: each with its group, its label and its entries."""
    topics = list(base.vocabulary.topics)
    pages: dict[str, dict[str, Any]] = {}
    order = {
        entry.id: (FOLDERS.index(entry.disease), topics.index(entry.topic), not entry.main, entry.title) for entry in base.entries.values()
    }
    for entry in sorted(base.entries.values(), key=lambda each: order[each.id]):
        name = page_name(entry)
        group = base.vocabulary.groups[entry.disease]
        made = pages.setdefault(name, {"name": name, "group": group, "disease": entry.disease, "label": _label(entry, base), "entries": []})
        made["entries"].append(_shown(entry, base, reviews))
    return list(pages.values())


def _label(entry: Entry, base: EducationBase) -> str:
    if entry.disease == _BY_THEME:
        return base.vocabulary.themes.get(entry.theme, entry.theme.replace("_", " ").capitalize())
    return base.vocabulary.topics[entry.topic]


def _shown(entry: Entry, base: EducationBase, reviews: ReviewBook) -> dict[str, Any]:
    return {
        **{name: getattr(entry, name) for name in _PLAIN},
        "id": entry.id,
        "anchor": anchor(entry.id),
        "page": page_name(entry),
        "state": reviews.state(entry.id),
        "more": [part for part in entry.more.splitlines() if part.strip()],
        "related": [
            {"anchor": anchor(each), "page": page_name(base.entries[each]), "title": base.entries[each].title} for each in entry.related
        ],
        "words": " ".join((*entry.keywords, *entry.asked_as)),
    }
