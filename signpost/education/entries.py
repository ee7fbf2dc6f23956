"""The education entries as data: read from knowledge/education/, checked, immutable."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from signpost.education.wordings import read_wordings
from signpost.education.words import text_sentences
from signpost.knowledge import Document, check_schema, nearest, read_folder, read_yaml

_PAGE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/[^\s;,]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FOLDERS = ("als", "ms", "both", "other")
# The two illnesses that the room is about.
ILLNESSES = frozenset({"als", "ms"})


@dataclass(frozen=True)
class Source:
    """A source as the person sees it."""

    id: str
    title: str
    publisher: str
    kind: str
    date: str
    at: str
    note: str = ""
    url: str = ""
    no_url: str = ""
    seen: str = ""

    @property
    def link(self) -> str:
        """The address of the page, or nothing where none is known (`no_url` then says why)."""
        return self.url or (f"https://{self.at}" if _PAGE.fullmatch(self.at) else "")

    @property
    def year(self) -> str:
        """The last year in the date of the source; nothing where it carries none."""
        return max(_YEAR.findall(self.date), default="")


@dataclass(frozen=True)
class Citation:
    """One source of one entry, with the place inside the source."""

    source: Source
    at: str

    def as_dict(self) -> dict[str, str]:
        """JSON-ready: what the contract wants, and the place, the date and the day of the last check."""
        source = self.source
        found = {"id": source.id, "title": source.title, "publisher": source.publisher, "year": source.year, "url": source.link}
        return {**found, "date": source.date, "at": self.at, "checked": source.seen}


@dataclass(frozen=True)
class Term:
    """A word of an entry with its meaning; `also` are other names and spellings of it."""

    term: str
    means: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One question the documents and guidelines can answer, with the answer in several lengths.

    `corrects` holds titles of sources that say something else, with a note why; `numbers` waits for consent.
    `also_asked` are further questions from other people: the search knows them, the pages do not show them. `theme` is the name of the
    file in which the entry stands.
    """

    id: str
    disease: str
    topic: str
    title: str
    short: str
    more: str
    simpler: str
    as_of: str
    citations: tuple[Citation, ...]
    related: tuple[str, ...]
    asked_as: tuple[str, ...]
    also_asked: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    main: bool = False
    one_sentence: str = ""
    numbers: str = ""
    safety: str = ""
    table: tuple[tuple[str, str, str], ...] = ()
    corrects: tuple[tuple[str, str], ...] = ()
    terms: tuple[Term, ...] = ()
    theme: str = ""

    @property
    def gist(self) -> str:
        """The answer in one sentence: its own, or the first of the short text."""
        return self.one_sentence or text_sentences(self.short)[0]


def read_sources(folder: Path, *, strict: bool = False) -> dict[str, Source]:
    """Every source of knowledge/sources/ by id; `strict` raises KnowledgeError when an id stands twice."""
    found: dict[str, Source] = {}
    for document in read_folder(folder):
        for number, row in enumerate((document.data or {}).get("sources") or []):
            if row["id"] in found and strict:
                raise document.error(["sources", number], f"the source {row['id']!r} stands in two places.")
            values = {key: str(row.get(key, "")) for key in ("title", "publisher", "kind", "date", "at", "note", "url", "no_url", "seen")}
            found[row["id"]] = Source(id=row["id"], **values)
    return found


def read_entries(root: Path, *, strict: bool = False) -> dict[str, Entry]:
    """Every entry below a knowledge folder by id; raises KnowledgeError for a mistake in any file.

    A related entry that does not exist is left out, so that one broken link does not silence the room;
    `strict` makes it an error.
    """
    schema = read_yaml(root / "schema" / "education.yml").data
    sources = read_sources(root / "sources", strict=strict)
    topics = {row["id"] for row in read_yaml(root / "education" / "topics.yml").data["topics"]}
    found: dict[str, Entry] = {}
    places: list[tuple[Document, int, str]] = []
    for folder in FOLDERS:
        for document in read_folder(root / "education" / folder):
            check_schema(document, schema)
            for number, row in enumerate(document.data["entries"]):
                _check_row(document, number, row, folder, topics, sources, found)
                found[row["id"]] = replace(_entry(row, sources), theme=document.path.stem)
                places.append((document, number, row["id"]))
    for document, number, entry_id in places:
        _check_main(document, number, found[entry_id], found)
        if strict:
            _check_links(document, number, found[entry_id], found)
            _check_sources(document, number, found[entry_id])
    also = read_wordings(root, found, strict=strict)
    return {
        each: replace(entry, related=tuple(other for other in entry.related if other in found), also_asked=also.get(each, ()))
        for each, entry in found.items()
    }


def check_source(document: Document, here: Sequence[str | int], source: str, sources: Mapping[str, Source]) -> None:
    """Raises KnowledgeError, with the place in the document, where a source is in no file."""
    if source not in sources:
        raise document.error([*here], f"the source {source!r} is in no file of knowledge/sources/.", nearest(source, sources))


def _check_row(
    document: Document,
    number: int,
    row: Mapping[str, Any],
    folder: str,
    topics: set[str],
    sources: Mapping[str, Source],
    found: Mapping[str, Entry],
) -> None:
    here: list[str | int] = ["entries", number]
    if row["id"] in found:
        raise document.error([*here, "id"], f"the entry {row['id']!r} stands in two places.")
    if row["disease"] != folder or not row["id"].startswith(folder + "/"):
        raise document.error([*here, "id"], f"an entry of the folder {folder!r} has that disease and an id that begins with it.")
    if row["topic"] not in topics:
        raise document.error([*here, "topic"], f"the topic {row['topic']!r} is not in topics.yml.", nearest(row["topic"], topics))
    named = [(place, each.get("id") or each.get("source")) for place in ("sources", "corrects") for each in row.get(place, ())]
    for place, source in named:
        check_source(document, [*here, place], str(source), sources)


def _check_links(document: Document, number: int, entry: Entry, found: Mapping[str, Entry]) -> None:
    for other in entry.related:
        if other not in found or other == entry.id:
            message = f"{entry.id} relates to {other!r}, which is no other entry."
            raise document.error(["entries", number, "related"], message, nearest(other, found))


def _check_sources(document: Document, number: int, entry: Entry) -> None:
    for cited in entry.citations:
        if not cited.source.link and not cited.source.no_url:
            message = f"the source {cited.source.id!r} has neither a link (`url`) nor a reason for having none (`no_url`)."
            raise document.error(["entries", number, "sources"], message)


def _check_main(document: Document, number: int, entry: Entry, found: Mapping[str, Entry]) -> None:
    for other_id, other in found.items():
        if entry.main and other.main and other_id < entry.id and (other.disease, other.topic) == (entry.disease, entry.topic):
            message = f"{other_id!r} is already the main entry for {entry.disease} and {entry.topic}."
            raise document.error(["entries", number, "main"], message)


def _entry(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Entry:
    return Entry(
        id=row["id"],
        disease=row["disease"],
        topic=row["topic"],
        title=row["title"],
        short=row["short"].strip(),
        more=row["more"].strip(),
        simpler=row["simpler"].strip(),
        as_of=str(row["as_of"]),
        citations=tuple(Citation(sources[each["id"]], each["at"]) for each in row["sources"]),
        related=tuple(row["related"]),
        asked_as=tuple(str(each) for each in row["asked_as"]),
        keywords=tuple(str(each) for each in row.get("keywords", ())),
        main=bool(row.get("main", False)),
        one_sentence=row.get("gist", "").strip(),
        numbers=row.get("numbers", "").strip(),
        safety=row.get("safety", "").strip(),
        table=tuple(tuple(line) for line in row.get("table", ())),
        corrects=tuple((sources[each["source"]].title, each["note"]) for each in row.get("corrects", ())),
        terms=tuple(Term(each["term"], each["means"], tuple(each.get("also", ()))) for each in row.get("terms", ())),
    )
