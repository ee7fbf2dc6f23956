"""An illness that is only named as somebody's: "my dad, 71, MND.", "wife (MS)", "Gordon's MND", "MS legs"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from signpost.knowledge import knowledge_root, read_yaml
from signpost.nlu.words.marks import Marks, Mention

_STOPS = frozenset({".", ",", ";", ":", "!", "(", ")", "[", "]", "\n", "-", "–", "—", "/", "...", "…", "&"})
_BETWEEN = frozenset({",", "(", "f", "m", "year", "years", "old", "yo", "aged", "-", "with", "'s"})
_ASKED = "?"
_SENSE = "sense"
_WITH = "with"
# With fewer words beside the name, none of them a sign, nothing else is told: who writes "my mum, MS" may want to read about it.
_TOLD = 4
_NEAR = 4
_SEXES = ("m", "f", "yo", "male", "female")


@dataclass(frozen=True)
class _NamedWords:
    """The lists of `knowledge/language/named_illness.yml`; those that may hold several words as rows."""

    illnesses: Mapping[str, tuple[tuple[str, ...], ...]]
    rows: Mapping[str, tuple[tuple[str, ...], ...]]
    sets: Mapping[str, frozenset[str]]


def named_illnesses(marks: Marks) -> Iterator[Mention]:
    """A mention for every name of an illness that is told as somebody's own; none where one is feared, guessed or sought."""
    words, norms = _words(), marks.norms
    found = list(_names(norms, words))
    if (
        not found
        or words.sets["rivals"] <= {finding for finding, _, _ in found}
        or any(_has(norms, doubt) for doubt in words.rows["doubts"])
    ):
        return
    for finding, start, end in found:
        near = [norm for place, norm in enumerate(norms) if abs(marks.sentence[place] - marks.sentence[start]) <= 1]
        told = _told_beside(norms, start, end) >= _TOLD or any(not hit.inside(start, end) for hit in marks.hits if hit.kind == _SENSE)
        if told and not any(_has(near, doubt) for doubt in words.rows["doubts_near"]) and _is_somebodys(marks, start, end, words):
            yield Mention(finding, "present", _whose(norms, start, words), end, start, end, {}, own=((start, end),))


def _whose(norms: list[str], start: int, words: _NamedWords) -> int:
    """Where the name of the ill one begins that stands before the illness, an age at most between: "my dad, 71, MND"."""
    place = start - 1
    while place >= 0 and (norms[place] in _BETWEEN or norms[place][:1].isdigit()):
        place -= 1
    return place if place >= 0 and norms[place] in words.sets["people"] else start


def _names(norms: list[str], words: _NamedWords) -> Iterator[tuple[str, int, int]]:
    place = 0
    while place < len(norms):
        fitting = [
            (len(name), finding)
            for finding, names in words.illnesses.items()
            for name in names
            if tuple(norms[place : place + len(name)]) == name
        ]
        length, finding = max(fitting, default=(0, ""))
        if length:
            yield finding, place, place + length
        place += length or 1


def _is_somebodys(marks: Marks, start: int, end: int, words: _NamedWords) -> bool:
    norms = marks.norms
    before, behind = _word(norms, start - 1), _word(norms, end)
    if behind in words.sets["not_behind"] or _is_asked(norms, end):
        return False
    if before.isdigit():  # "60 mg"
        return False
    if before in words.sets["leads"] and not _asks(marks, start, words) and _is_treated(norms, start, words):
        return True
    if before == _WITH:
        return _word(norms, start - 2) in words.sets["people"] and not _asks(marks, start, words)
    if before in words.sets["owned"] or before in words.sets["people"] or _is_aged(norms, start):
        return True
    if before in words.sets["not_before"] or _asks(marks, start, words):
        return False
    if before in words.sets["the"]:
        return behind in words.sets["goes_on"] | words.sets["belongings"] or behind in _STOPS or not behind
    return behind in words.sets["people"] | words.sets["belongings"] or not behind or _stands_alone(norms, start, end, words)


def _is_treated(norms: list[str], start: int, words: _NamedWords) -> bool:
    """Whether what is done for it, or what it does, stands before: "steroids for MS", "hands going with mnd"."""
    listed = words.sets["treated"] | words.sets["failing"]
    return not listed.isdisjoint(norms[max(0, start - _NEAR) : start - 1])


def _is_aged(norms: list[str], start: int) -> bool:
    """Whether a telegram's age and sex stand before the name: "67m MND", "75F PD"."""
    return _word(norms, start - 1) in _SEXES and _word(norms, start - 2).isdigit()


def _asks(marks: Marks, place: int, words: _NamedWords) -> bool:
    """Whether the sentence at a place begins as one that asks in general."""
    first = place
    while first > 0 and marks.sentence[first - 1] == marks.sentence[place]:
        first -= 1
    return any(tuple(marks.norms[first : first + len(row)]) == row for row in words.rows["asks"])


def _stands_alone(norms: list[str], start: int, end: int, words: _NamedWords) -> bool:
    """Whether nothing but who has it and since when stands with the name between two stops."""
    first, last = start, end
    while first > 0 and norms[first - 1] not in _STOPS | {_ASKED}:
        first -= 1
    while last < len(norms) and norms[last] not in _STOPS | {_ASKED}:
        last += 1
    rest = (*norms[first:start], *norms[end:last])
    return all(word in words.sets["beside"] or word in words.sets["people"] or word[:1].isdigit() for word in rest)


def _is_asked(norms: list[str], end: int) -> bool:
    """Whether the stretch with the name ends in a question mark."""
    place = end
    while place < len(norms) and norms[place] not in _STOPS:
        if norms[place] == _ASKED:
            return True
        place += 1
    return False


def _told_beside(norms: list[str], start: int, end: int) -> int:
    return sum(word.isalpha() for word in (*norms[:start], *norms[end:]))


def _word(norms: list[str], place: int) -> str:
    return norms[place] if 0 <= place < len(norms) else ""


def _has(norms: list[str], row: tuple[str, ...]) -> bool:
    size = len(row)
    return any(tuple(norms[place : place + size]) == row for place in range(len(norms) - size + 1))


@lru_cache(maxsize=1)
def _words() -> _NamedWords:
    data = read_yaml(knowledge_root() / "language" / "named_illness.yml").data
    sets = {name: frozenset(map(str, value)) for name, value in data.items() if isinstance(value, list)}
    return _NamedWords(
        illnesses={finding: _rows(names) for finding, names in data["illnesses"].items()},
        rows={name: _rows(data[name]) for name in ("doubts", "doubts_near", "asks")},
        sets=sets,
    )


def _rows(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(each).split()) for each in texts)
