"""The short notation in which messages and replies are written for the learned reader; `training/README.md` explains it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
KINDS = {"E": "emergency", "T": "today", "W": "weeks", "H": "harmless", "Q": "question", "O": "other"}
POLARITIES = ("yes", "no", "unsure", "partly", "none", "value")
_STATUSES = {"-": "absent", "<": "past", "?": "hypothetical"}
_OTHER, _SUDDEN = "@", "!"
_MARKS = "".join(_STATUSES) + _OTHER + _SUDDEN
_BETWEEN = "||"


class NotationError(ValueError):
    """A line that cannot be read: names file and line, and says what is wrong with it."""


@dataclass(frozen=True)
class Told:
    """One sign that a text tells of: its finding, status, whose it is, and whether it began within hours."""

    finding: str
    status: str = "present"
    other: bool = False
    sudden: bool = False


@dataclass(frozen=True)
class Message:
    """A message with the signs it tells of and its kind."""

    text: str
    kind: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Answer:
    """What somebody answered to a question, with its polarity, the value that it gives, and further signs that it tells of."""

    question: str
    text: str
    polarity: str
    value: str
    told: tuple[Told, ...]


def messages(path: Path) -> Iterator[Message]:
    """The messages of one file; raises NotationError for a line that breaks the notation."""
    for place, (kind, text, told) in _lines(path, 3):
        if kind not in KINDS:
            raise NotationError(f"{place}: {kind!r} is no kind; there are {', '.join(KINDS)}.")
        yield Message(text, KINDS[kind], _told(told, place))


def answers(path: Path) -> Iterator[Answer]:
    """The replies of one file; raises NotationError for a line that breaks the notation."""
    for place, (question, text, polarity, value, told) in _lines(path, 5):
        if polarity not in POLARITIES:
            raise NotationError(f"{place}: {polarity!r} is no polarity; there are {', '.join(POLARITIES)}.")
        yield Answer(question, text, polarity, value, _told(told, place))


def _lines(path: Path, parts: int) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = [part.strip() for part in line.split(_BETWEEN)]
        if len(found) != parts:
            raise NotationError(f"{path.name}:{number}: there are {len(found)} parts between {_BETWEEN!r}; {parts} are wanted.")
        yield f"{path.name}:{number}", found


def _told(text: str, place: str) -> tuple[Told, ...]:
    found = []
    for each in filter(None, (part.strip() for part in text.split(","))):
        finding = each.rstrip(_MARKS)
        marks = each[len(finding) :]
        statuses = [_STATUSES[mark] for mark in marks if mark in _STATUSES]
        if not finding.isidentifier() or len(statuses) > 1:
            raise NotationError(f"{place}: {each!r} is no finding with at most one status behind it.")
        found.append(Told(finding, statuses[0] if statuses else "present", _OTHER in marks, _SUDDEN in marks))
    return tuple(found)
