"""Reviews as a spreadsheet (CSV): everything there is to judge goes out, verdicts come back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from review.catalogue import Catalogue, Item, words
from review.differences import lines
from review.ledger import Refused, record, review_of
from signpost.knowledge import nearest
from signpost.reviews import KINDS, VERDICTS, Content, Review

COLUMNS = ("kind", "id", "complaint", "group", "title", "text", "sources", "state", "content", "verdict", "comment", "who", "role", "date")
_NEEDED = ("kind", "id", "content", "verdict")
# A hash that holds digits alone would be taken for a number.
_PREFIX = "text-"
_DATE = re.compile(r"20\d\d-[01]\d-[0-3]\d")
# A cell that begins so would be worked out as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_000


class Row(NamedTuple):
    """One verdict of a sheet: the review, what it judges, and whether that text is the one that stands there now."""

    item: Item
    review: Review
    current: bool


def sheet_of(catalogue: Catalogue) -> str:
    """All items as CSV with empty columns for the verdict."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for kind in KINDS:
        book = catalogue.book(kind)
        for item in catalogue.items[kind].values():
            row = {
                "kind": kind,
                "id": item.id,
                "complaint": "; ".join(catalogue.areas[each] for each in item.areas),
                "group": item.group,
                "title": item.title,
                "text": "\n".join(lines(item.data, catalogue.wording, plain=True)),
                "sources": "\n".join(_links(item.data, catalogue)),
                "state": book.state(item.id),
                "content": _PREFIX + item.hash,
            }
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def rows_of(data: bytes, catalogue: Catalogue, *, who: str, role: str, today: date) -> list[Row]:
    """The verdicts of a sheet; raises Refused with everything that is wrong, and then nothing of it counts.

    A row without a name is one of the reviewer who hands the sheet in.
    """
    found: list[Row] = []
    wrong: list[str] = []
    for number, given in _read(data):
        if not given.get("verdict") and not given.get("comment"):
            continue
        try:
            found.append(_row(given, catalogue, who, role, today))
        except Refused as error:
            wrong.append(words()["sheet_row"].format(number=number, message=error))
    if wrong:
        raise Refused("sheet", problems="\n".join(wrong))
    return found


def take_in(rows: Sequence[Row], catalogue: Catalogue) -> int:
    """Records the verdicts of a sheet; says how many were new."""
    return sum(record(catalogue.root, each.item.kind, each.review, each.item.data if each.current else None) for each in rows)


def _is_day(text: str) -> bool:
    """Whether a text is a day as it is written here, and one that there is."""
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _row(given: Mapping[str, str], catalogue: Catalogue, who: str, role: str, today: date) -> Row:
    kind, name, verdict = given["kind"].lower(), given["id"], given["verdict"].lower()
    if kind not in KINDS:
        raise Refused("kind", value=kind, known=", ".join(KINDS))
    item = catalogue.items[kind].get(name)
    if item is None:
        raise Refused("unknown", value=name, hint=nearest(name, catalogue.items[kind]) or "–")
    if verdict not in VERDICTS:
        raise Refused("verdict", known=", ".join(VERDICTS))
    content = given["content"].removeprefix(_PREFIX).strip().lower()
    if not re.fullmatch("[0-9a-f]{12}", content):
        raise Refused("content", value=given["content"])
    if given.get("date") and not _is_day(given["date"]):
        raise Refused("date", value=given["date"])
    mine = {"who": given.get("who") or who, "role": given.get("role") or role}
    review = review_of(item, catalogue.versions[kind], {**given, **mine, "verdict": verdict, "content": content}, today)
    return Row(item, review, content == item.hash)


def _read(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("encoding") from error
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(_LONGEST_CELL * 4)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        reader.fieldnames = [(each or "").strip().lower() for each in reader.fieldnames or ()]
        missing = [each for each in _NEEDED if each not in reader.fieldnames]
        if missing:
            raise Refused("columns", missing=", ".join(missing))
        for each in reader:
            yield reader.line_num, {name: _plain(value) for name, value in each.items() if name and isinstance(value, str)}
    except csv.Error as error:
        raise Refused("csv", line=reader.line_num) from error


def _links(data: Content, catalogue: Catalogue) -> Iterator[str]:
    for each in data.get("sources", ()):
        source = catalogue.sources.get(each["id"])
        if source is not None:
            yield " ".join(filter(None, [source.title, f"({each['at']})", source.link]))


def _cell(value: str) -> str:
    short = value if len(value) <= _LONGEST_CELL else value[: _LONGEST_CELL - 1] + "…"
    return "'" + short if short.startswith(_FORMULA) else short


def _plain(value: str) -> str:
    text = value.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text
