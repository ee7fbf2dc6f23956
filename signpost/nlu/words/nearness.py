"""How far apart two things stand in a text, and which of them belong together."""

from __future__ import annotations

from collections.abc import Iterable

from signpost.nlu.words.marks import Hit, Marks, within
from signpost.nlu.words.small import small

_LINK_WORDS = 3
_WINDOW = 40


def distance(marks: Marks, one: Hit, other: Hit) -> int:
    """The words that count between two hits, with a surcharge for commas and clauses; huge across sentences."""
    left, right = (one, other) if one.start <= other.start else (other, one)
    if left.end > right.start:
        return 0
    if marks.sentence[left.start] != marks.sentence[right.end - 1]:
        return 1000
    return marks.counted(left.end, right.start) + marks.cost[right.start] - marks.cost[left.end - 1]


def near(hits: list[Hit], hit: Hit) -> list[Hit]:
    """Those of the ordered hits that stand within reach of a hit."""
    return within(hits, hit.start - _WINDOW, hit.end + _WINDOW)


def part_groups(marks: Marks, parts: list[Hit]) -> list[list[Hit]]:
    """Body parts gathered into lists ("arms, legs and face"): what is said of one is said of all."""
    groups: list[list[Hit]] = []
    for part in parts:
        if groups and linked(marks, groups[-1][-1].end, part.start):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def linked(marks: Marks, start: int, end: int) -> bool:
    """Whether nothing but "and", commas and the like stands between two places."""
    if not 0 < marks.counted(start, end) <= _LINK_WORDS:
        return False
    return all(marks.norms[place] in small("links") for place in range(start, end) if marks.counted(place, place + 1))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that overlap no longer one, in the order of the text."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if taken.isdisjoint(range(hit.start, hit.end)):
            kept.append(hit)
            taken.update(range(hit.start, hit.end))
    return sorted(kept, key=lambda hit: hit.start)
