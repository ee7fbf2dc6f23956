"""The short notation in which messages and replies are written for the learned reader; `training/README.md` explains it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# The folder of questions that go on from something.
TALKS = "talks"
KINDS = {"E": "emergency", "T": "today", "W": "weeks", "H": "harmless", "Q": "question", "O": "other"}
POLARITIES = ("yes", "no", "unsure", "partly", "none", "value")
_STATUSES = {"-": "absent", "<": "past", "?": "hypothetical"}
_MARK_OF = {status: mark for mark, status in _STATUSES.items()}
_OTHER, _SUDDEN, _GRADUAL = "@", "!", "/"
# How long ago it began, or happened: within a day, days, weeks, months or years ago.
AGO = {"~h": "hours", "~d": "days", "~w": "weeks", "~m": "months", "~y": "years"}
_AGO_OF = {ago: mark for mark, ago in AGO.items()}
_MARK = re.compile(r"~[hdwmy]|[-<?@!/]")
_SIGN = re.compile(rf"([^\W\d]\w*)((?:{_MARK.pattern})*)")
_BETWEEN, _AROUND = "||", ".,;:!?()\"'"


class NotationError(ValueError):
    """What cannot be read: says what is wrong with it, and names file and line where it stands in one."""


@dataclass(frozen=True)
class Told:
    """One sign that a text tells of: its finding, status, whose it is, and whether it began within hours.

    `ago` says how long ago it began or happened, a value of AGO, empty where that is not told; `gradual`, that it came on slowly.
    """

    finding: str
    status: str = "present"
    other: bool = False
    sudden: bool = False
    ago: str = ""
    gradual: bool = False

    @property
    def written(self) -> str:
        """It in the notation."""
        marks = _MARK_OF.get(self.status, "") + _OTHER * self.other + _SUDDEN * self.sudden
        return self.finding + marks + _AGO_OF.get(self.ago, "") + _GRADUAL * self.gradual


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


@dataclass(frozen=True)
class Story:
    """A message that one answer fits: a fact by its entry and its first question, "als/genetics > is als hereditary".

    In a talk it goes on from what the same person said `before`.
    """

    text: str
    answer: str
    before: str = ""


def messages(path: Path) -> Iterator[Message]:
    """The messages of one file; raises NotationError for a line that breaks the notation."""
    for place, (kind, text, told) in _lines(path, 3):
        if kind not in KINDS:
            raise NotationError(f"{place}: {kind!r} is no kind; there are {', '.join(KINDS)}.")
        yield Message(text, KINDS[kind], _told_at(place, told))


def answers(path: Path) -> Iterator[Answer]:
    """The replies of one file; raises NotationError for a line that breaks the notation."""
    for place, (question, text, polarity, value, told) in _lines(path, 5):
        if polarity not in POLARITIES:
            raise NotationError(f"{place}: {polarity!r} is no polarity; there are {', '.join(POLARITIES)}.")
        yield Answer(question, text, polarity, value, _told_at(place, told))


def stories(path: Path) -> Iterator[Story]:
    """The questions of one file, told inside something else, or asked in the middle of a talk where it stands in `talks/`.

    Raises NotationError for a line that breaks the notation.
    """
    if path.parent.name == TALKS:
        return (Story(text, answer, before) for _, (answer, before, text) in _lines(path, 3))
    return (Story(text, answer) for _, (answer, text) in _lines(path, 2))


def row_of(kind: str, text: str, told: Iterable[Told]) -> str:
    """A message as a line of the notation; `kind` is one of the letters of KINDS."""
    return f" {_BETWEEN} ".join([kind, one_line(text), ", ".join(each.written for each in told)]).rstrip()


def one_line(text: str) -> str:
    """A text as it can stand in a line."""
    return " ".join(text.replace(_BETWEEN, "|").split())


def unlisted(texts: Iterable[str]) -> list[str]:
    """The words that several texts have and no dictionary lists ("meself", "ocrevus"): whoever learned from them reads them as they are."""
    # The dictionary comes with spaCy, which an environment to train in has not.
    from signpost.nlu.words.spelling import english_words

    words = Counter(word for text in texts for word in {each.strip(_AROUND) for each in text.lower().split()})
    return sorted(word for word, count in words.items() if count > 1 and word.isalpha() and word.isascii() and word not in english_words())


def _lines(path: Path, parts: int) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = [part.strip() for part in line.split(_BETWEEN)]
        if len(found) != parts:
            raise NotationError(f"{path.name}:{number}: there are {len(found)} parts between {_BETWEEN!r}; {parts} are wanted.")
        yield f"{path.name}:{number}", found


def _told_at(place: str, text: str) -> tuple[Told, ...]:
    try:
        return told_in(text)
    except NotationError as wrong:
        raise NotationError(f"{place}: {wrong}") from None


def told_in(text: str) -> tuple[Told, ...]:
    """The signs of the last part of a line; raises NotationError for one that breaks the notation."""
    found = []
    for each in filter(None, (part.strip() for part in text.split(","))):
        read = _SIGN.fullmatch(each)
        if read is None:
            raise NotationError(f"{each!r} is no finding.")
        marks = _MARK.findall(read[2])
        statuses, ages = ([all_[mark] for mark in marks if mark in all_] for all_ in (_STATUSES, AGO))
        if len(statuses) > 1 or len(ages) > 1:
            raise NotationError(f"{each!r} has more than one {'status' if len(statuses) > 1 else 'age'}.")
        status, ago = (*statuses, "present")[0], (*ages, "")[0]
        found.append(Told(read[1], status, _OTHER in marks, _SUDDEN in marks, ago, _GRADUAL in marks))
    return tuple(found)
