"""What a message puts right of what was told before: side, part or time, in a sentence of nothing else ("RIGHT hand, not both")."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from signpost.nlu.details.times import TimeSpan
from signpost.nlu.words.marks import MAYBE, Cue, Hit, Marks, Mention, stretches
from signpost.nlu.words.small import small

INSTEAD, OTHER, ADDS, _OF, _ONLY, _CORRECTION, _TIME = "instead_of", "other", "adds", "of", "only", "correction", "duration_days"
_BUT = (["not", "only"], ["not", "just"])
_ONSETS = {"sudden": "gradual", "gradual": "sudden"}
Detail = tuple[str, Any, "TimeSpan | Cue | Hit | Mention"]


def put_right(marks: Marks, times: Sequence[TimeSpan], acts: Collection[str]) -> dict[str, Any]:
    """The details that are told in contrast to others, the last where several are, and as `instead_of` those that are taken back.

    What is `of` one sign alone is told with it: "the tingling is only in the left hand". A time in no contrast only `adds`.
    """
    told, instead, adds, contrasts = dict[str, Any](), dict[str, Any](), dict[str, Any](), False
    details = _details(marks, times)
    for start, end in dict.fromkeys(stretches(marks.sentence)):
        own = [each for each in details if start <= each[2].start < end]
        signs = [at for name, _, at in own if name == _OF]
        taken = {place for name, value, at in own if name != _OF and value != OTHER for place in range(at.start, at.end)}
        besides = [place for place in range(start, end) if place not in taken]
        words, of_signs = {marks.norms[place] for place in besides}, {place for at in signs for place in range(at.start, at.end)}
        counted = {marks.norms[place] for place in besides if marks.counted(place, place + 1) and place not in of_signs}
        contrasts = (here := not words.isdisjoint(small("contrasting"))) or contrasts
        bare = here and _CORRECTION in acts or counted <= small("contrasting") | small("beside_details")
        alone = not signs or len(signs) == 1 and _ONLY in words and words.isdisjoint(small("denials"))
        for name, value, at in own if bare and alone and words.isdisjoint(small("adding")) else ():
            (adds if not contrasts else instead if is_denied(marks, at) else told)[name] = value
    if told.keys() - {_OF}:
        return {**told, INSTEAD: {name: value for name, value in instead.items() if name in told}}
    since = {value for name, value, at in details if name == _TIME and at.end - at.start > 1}
    return {_TIME: adds[_TIME], ADDS: True} if adds.get(_TIME) in since and not marks.mentions else {}


def _details(marks: Marks, times: Sequence[TimeSpan]) -> list[Detail]:
    """The details of a message; of two parts of one place the first is meant ("the outside of the thigh, by the knee")."""
    found: list[Detail] = [("side", cue.value, cue) for cue in marks.cues_of("attribute_side", "set")]
    found += [("side", OTHER, Hit(place, place + 1, OTHER, OTHER)) for place, norm in enumerate(marks.norms) if norm == OTHER]
    found += [(_TIME, round(span.days, 3), span) for span in times if span.kind in ("began", "point")]
    found += [("body_part", str(hit.meaning), hit) for hit in reversed(marks.hits) if hit.kind == "part"]
    return found + [(_OF, each.finding, each) for each in marks.mentions if each.kind != MAYBE]


def is_denied(marks: Marks, detail: TimeSpan | Cue | Hit | Mention) -> bool:
    """Whether a detail is named only to be taken back ("not 2 weeks", "not on the left", "not only the left")."""
    place = detail.start
    while place and marks.norms[place - 1] in small("before_place") and not isinstance(detail, TimeSpan):
        place -= 1
    before = marks.norms[max(0, place - 2) : place]
    return before[-1:] == ["not"] or before in _BUT


def denied_onset(marks: Marks, words: Mapping[str, frozenset[str]]) -> tuple[str | None, frozenset[int]]:
    """How something came by what is denied ("it wasn't sudden"), and the places of the words that are denied.

    Only plain ones with nothing in between: "I could not move suddenly" denies the moving and not how it came.
    """
    found: dict[int, str] = {}
    for place, norm in enumerate(marks.norms):
        onset, before = next((name for name in _ONSETS if norm in words[name]), None), place - 1
        while onset and before > 0 and marks.norms[before] in words["between"] - words["denies"]:
            before -= 1
        if onset and place and marks.norms[before] in words["denies"] and marks.sentence[before] == marks.sentence[place]:
            found[place] = _ONSETS[onset]
    values = set(found.values())
    return (values.pop() if len(values) == 1 else None), frozenset(found)
