"""Adds reviews to `knowledge/reviews/`; what stands there already is never written anew."""

from __future__ import annotations

import os
import threading
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from review.catalogue import Item, words
from signpost.reviews import ASK, OBJECT, VERDICTS, Content, Review, judged_part, judged_path, read_reviews, reviews_path

_writing = threading.Lock()
_LINE_WIDTH = 120
# As the schema has them: knowledge/schema/reviews.yml.
SHORTEST_NAME, LONGEST_NAME, SHORTEST_COMMENT, LONGEST_COMMENT = 2, 80, 3, 2000


class Refused(Exception):
    """Something that cannot be taken; the message is for the person who sent it."""

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(words()["refused"][reason].format(**values))


def named(who: str, role: str) -> tuple[str, str]:
    """A reviewer's name and role, tidied; raises Refused unless both can stand in a review."""
    found = (_tidy(who), _tidy(role))
    if any(not SHORTEST_NAME <= len(each) <= LONGEST_NAME for each in found):
        raise Refused("name")
    return found


def review_of(item: Item, version: str, given: Mapping[str, str], today: date) -> Review:
    """The review that a form or a row of a sheet gives (who, role, verdict, comment); raises Refused with what is wrong."""
    who, role = named(given.get("who", ""), given.get("role", ""))
    verdict, comment = given.get("verdict", ""), _tidy(given.get("comment", ""), lines=True)
    if verdict not in VERDICTS:
        raise Refused("verdict", known=", ".join(VERDICTS))
    if len(comment) > LONGEST_COMMENT:
        raise Refused("long", count=len(comment))
    if len(comment) < SHORTEST_COMMENT and (comment or verdict in (OBJECT, ASK)):
        raise Refused("comment")
    content = given.get("content") or item.hash
    return Review(item.id, who, role, given.get("date") or today.isoformat(), version, verdict, content, comment)


def record(root: Path, kind: str, review: Review, judged: Content | None) -> bool:
    """Adds a review to the file of its kind and keeps what was judged; False when exactly that review stands there already.

    The text of the file stays as it is, comments included: an entry is put below it, in one step.
    """
    with _writing:
        if any(_same(each, review) for each in read_reviews(root, kind).get(review.of, ())):
            return False
        if judged is not None and not judged_path(root, review.content).exists():
            _write(judged_path(root, review.content), yaml_of(judged_part(judged)))
        path = reviews_path(root, kind)
        before = path.read_text(encoding="utf-8") if path.exists() else words()["file_header"].format(kind=kind)
        _write(path, before.rstrip("\n") + "\n" + yaml_of([review.as_dict()]))
        return True


def yaml_of(data: Any) -> str:
    """Data as YAML that reads back the same."""
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=_LINE_WIDTH)
    return text


def _same(one: Review, other: Review) -> bool:
    return (one.who.casefold(), one.content, one.verdict, one.comment) == (
        other.who.casefold(),
        other.content,
        other.verdict,
        other.comment,
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _tidy(text: str, *, lines: bool = False) -> str:
    """Text without control characters and outer blanks; line breaks stay where they may."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(each for each in plain if (lines and each == "\n") or unicodedata.category(each) not in ("Cc", "Cs", "Co", "Cn"))
    return kept.strip() if lines else " ".join(kept.split())
