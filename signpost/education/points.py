"""Points: single facts of an entry that answer one exact question, with a yes or a no where the question asks for one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.education.entries import Citation, Entry, Source, check_source
from signpost.education.words import stem
from signpost.knowledge import Document, check_schema, nearest, read_folder, read_yaml
from signpost.region import regions_named_in

_LENGTH_OF_ID = 5


@dataclass(frozen=True)
class Point:
    """One fact, whose id changes with its words alone.

    `says` stands by itself; `verdict` (yes, no, partly, not_known) is what the yes-or-no questions in `asks` get.
    `citations` are those of this fact alone; empty means those of the entry, or none where it has a `basis` ("advice" or "unverified").
    `urgent` says that the entry's safety line belongs to it; `regions` are those that it speaks of; `title` is the question it is
    offered by, where that is not one of its own, and `only_with` holds words of which a question must have one. One that `leads` is
    told in the place of its entry to who asks from its country.
    """

    id: str
    entry: str
    says: str
    asks: tuple[str, ...]
    verdict: str = ""
    citations: tuple[Citation, ...] = ()
    urgent: bool = False
    basis: str = ""
    regions: frozenset[str] = frozenset()
    title: str = ""
    only_with: tuple[str, ...] = ()
    leads: bool = False


def read_points(root: Path, entries: Mapping[str, Entry], sources: Mapping[str, Source], *, strict: bool = False) -> dict[str, Point]:
    """Every point of knowledge/education/points/ by id; raises KnowledgeError for a mistake in a file.

    The points of one entry may stand in several files. Points of an entry that does not exist are
    left out; `strict` makes them an error.
    """
    schema = read_yaml(root / "schema" / "points.yml").data
    found: dict[str, Point] = {}
    for document in read_folder(root / "education" / "points"):
        check_schema(document, schema)
        for entry_id, rows in document.data["points"].items():
            if entry_id not in entries:
                if strict:
                    raise document.error(["points", entry_id], f"there is no entry {entry_id!r}.", nearest(entry_id, entries))
                continue
            for number, row in enumerate(rows):
                point = _point(document, entry_id, number, row, sources)
                if point.id in found:
                    raise document.error(
                        ["points", entry_id, number], f"{found[point.id].asks[0]!r} of {entry_id!r} is answered in the same words."
                    )
                found[point.id] = point
    return found


def _point(document: Document, entry_id: str, number: int, row: Mapping[str, Any], sources: Mapping[str, Source]) -> Point:
    for source in row.get("sources", ()):
        check_source(document, ["points", entry_id, number, "sources"], source, sources)
    cited = tuple(Citation(sources[each], sources[each].at) for each in row.get("sources", ()))
    asks, says = tuple(map(str, row["asks"])), row["says"].strip()
    missing = next((each.source for each in cited if not each.source.link and not each.source.no_url), None)
    if missing is not None:
        message = f"the source {missing.id!r} has neither a link (`url`) nor a reason for having none (`no_url`)."
        raise document.error(["points", entry_id, number, "sources"], message)
    return Point(
        id=f"{entry_id}#{hashlib.blake2s(says.encode(), digest_size=_LENGTH_OF_ID).hexdigest()}",
        entry=entry_id,
        says=says,
        asks=asks,
        verdict=row.get("verdict", ""),
        citations=cited,
        urgent=bool(row.get("urgent")),
        basis=row.get("basis", ""),
        regions=regions_named_in(" ".join((says, *asks))),
        title=str(row.get("title", "")),
        only_with=tuple(map(str, row.get("only_with", ()))),
        leads=bool(row.get("leads")),
    )


def is_plain(point: Point, words: Sequence[str]) -> bool:
    """Whether a question says one of the words without which a fact is not told, since it would frighten or accuse; most need none."""
    said = set(map(stem, words))
    return not point.only_with or any(stem(each) in said for each in point.only_with)
