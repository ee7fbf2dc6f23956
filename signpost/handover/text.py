"""The page as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from signpost.handover.form import COMPLAINTS, Form
from signpost.handover.sheet import Entry, Sheet
from signpost.wording import fill

_WIDTH = 96
# Headings whose entries are named one after the other: there may be many of them, and nobody needs more than the name.
INLINE = ("absent", "unknown")
ORDER = (COMPLAINTS, "past", "absent", "unknown", "illnesses", "medicines", "circumstances")


def as_text(sheet: Sheet, form: Form) -> str:
    """The page, ending in a line break; only words that it is empty when nothing was told."""
    words = form.words["page"]
    if sheet.empty:
        return words["empty"] + "\n"
    lines = [words["title"], "", *_wrapped(" ".join(opening(sheet, form)))]
    for name in ORDER:
        lines += _section(name, sheet, form)
    if sheet.advice:
        lines += ["", form.words["headings"]["advice"], *(line for each in sheet.advice for line in _wrapped(each, "- "))]
    return "\n".join([*lines, "", *_wrapped(made(sheet, form))]) + "\n"


def opening(sheet: Sheet, form: Form) -> list[str]:
    """What every reader has to know first: whom it is about, their age, how it came about, and whether questions were left."""
    words = form.words["page"]
    age = fill(words["age"], {"years": sheet.age}, {}) + "." if sheet.age else ""
    missing = (words["open"] if sheet.open else "", words["unsaved"] if sheet.unsaved else "")
    return [each for each in (words["about"][sheet.about], age, words["warning"], *missing) if each]


def made(sheet: Sheet, form: Form) -> str:
    """When and by which rules the page was made."""
    return fill(form.words["page"]["made"], {"date": sheet.made_on.isoformat(), "version": sheet.rulebook}, {})


def _section(name: str, sheet: Sheet, form: Form) -> list[str]:
    entries = sheet.entries[name]
    nothing = form.words["nothing"].get(name)
    if not entries and not nothing:
        return []
    heading = ["", form.words["headings"][name]]
    if not entries:
        return [*heading, nothing]
    if name in INLINE:
        return [*heading, *_wrapped("; ".join(each.named for each in entries) + ".")]
    return [*heading, *(line for each in entries for line in _wrapped("; ".join(_told(each, name, form)), "- "))]


def parts(entry: Entry, form: Form, *, whole: bool = False) -> Iterator[str]:
    """What an entry says, without a quotation; with `whole` also which of start and course was not told."""
    yield entry.named
    for column, told in (("began", entry.since), ("course", entry.manner)):
        if told or whole:
            yield f"{form.words['columns'][column].lower()}: {told or form.words['not_told']}"


def _told(entry: Entry, name: str, form: Form) -> Iterator[str]:
    yield from parts(entry, form, whole=name == COMPLAINTS)
    if entry.quote:
        yield form.words["quote"]["like_before"] if entry.repeats else f"“{entry.quote}”"


def _wrapped(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark), break_long_words=False)
