"""A denial that something came suddenly, or slowly, tells how it came: "it wasn't sudden", "nothing sudden about it"."""

from __future__ import annotations

from collections.abc import Mapping

from signpost.nlu.words.marks import Marks

_OTHER = {"sudden": "gradual", "gradual": "sudden"}
Words = Mapping[str, frozenset[str]]


def denied_onset(marks: Marks, words: Words) -> tuple[str | None, frozenset[int]]:
    """How something came by what is denied, and the places of the words that are denied; only plain ones, with nothing in between.

    "I could not move suddenly" denies the moving and not how it came.
    """
    found: dict[int, str] = {}
    for place, norm in enumerate(marks.norms):
        onset = next((name for name in _OTHER if norm in words[name]), None)
        if onset is not None and _is_denied(marks, place, words):
            found[place] = _OTHER[onset]
    values = set(found.values())
    return (values.pop() if len(values) == 1 else None), frozenset(found)


def _is_denied(marks: Marks, place: int, words: Words) -> bool:
    """Whether a denial stands before a word in its sentence, with no other word between than those that say how something comes."""
    norms = marks.norms
    for before in range(place - 1, -1, -1):
        if marks.sentence[before] != marks.sentence[place] or norms[before] not in words["between"] | words["denies"]:
            return False
        if norms[before] in words["denies"]:
            return norms[before : before + 2] != ["no", ","] and "," not in norms[before:place]
    return False
