"""What a message puts right of what was told before: side, part or time, in a sentence of nothing else ("RIGHT hand, not both")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from signpost.nlu.details.times import TimeSpan
from signpost.nlu.words.marks import MAYBE, Cue, Hit, Marks, Mention, stretches
from signpost.nlu.words.small import small

_OF, _ONLY, _CORRECTION = "of", "only", "correction"
_ENDS = frozenset(",.!;:-\n")
INSTEAD, OTHER = "instead_of", "other"
_RATHER = (("rather", "than"), ("instead", "of"), ("not", "only"), ("not", "just"))
_ACROSS = {"left": "right", "right": "left"}
Detail = tuple[str, Any, "TimeSpan | Cue | Hit | Mention"]


def put_right(marks: Marks, times: Sequence[TimeSpan], acts: Collection[str]) -> dict[str, Any]:
    """The details that are told in contrast to others, the last where several are, and as `instead_of` those that are taken back.

    What is `of` one sign alone is told with it: "the tingling is only in the left hand".
    """
    told, instead, contrasts = dict[str, Any](), dict[str, Any](), False
    details = _details(marks, times)
    for start, end in dict.fromkeys(stretches(marks.sentence)):
        own = [each for each in details if start <= each[2].start < end]
        signs = [each for each in own if each[0] == _OF]
        words = {marks.norms[place] for place in _besides([each for each in own if each not in signs], start, end)}
        counted = {marks.norms[place] for place in _besides(own, start, end) if marks.counted(place, place + 1)}
        here = not words.isdisjoint(small("contrasting"))
        bare = here and _CORRECTION in acts or counted <= _ENDS | small("contrasting") | small("beside_details")
        contrasts = contrasts or here
        alone = not signs or len(signs) == 1 and _ONLY in words and words.isdisjoint(small("denials"))
        if not (contrasts and bare and alone and words.isdisjoint(small("adding"))):
            continue
        for name, value, at in own:
            (instead if is_denied(marks, at) else told)[name] = value
    if "side" not in told and instead.get("side") in _ACROSS:
        told["side"] = _ACROSS[instead["side"]]
    instead = {name: value for name, value in instead.items() if name in told}
    return told | ({INSTEAD: instead} if instead else {}) if told.keys() - {_OF} else {}


def _besides(details: Sequence[Detail], start: int, end: int) -> list[int]:
    """The places of a sentence that no detail takes up."""
    taken = {place for *_, at in details for place in range(at.start, at.end)}
    return [place for place in range(start, end) if place not in taken]


def _details(marks: Marks, times: Sequence[TimeSpan]) -> list[Detail]:
    """The details of a message in their order; of two parts of one place the first is meant ("the outside of the thigh, by the knee")."""
    found: list[Detail] = [("side", cue.value, cue) for cue in marks.cues_of("attribute_side", "set")]
    found += [("duration_days", round(span.days, 3), span) for span in times if span.kind in ("began", "point")]
    found += [("body_part", str(hit.meaning), hit) for hit in reversed(marks.hits) if hit.kind == "part"]
    return found + [(_OF, each.finding, each) for each in marks.mentions if each.kind != MAYBE]


def is_denied(marks: Marks, detail: TimeSpan | Cue | Hit | Mention) -> bool:
    """Whether a detail is named only to be taken back ("not 2 weeks", "not on the left", "rather than three")."""
    place = detail.start
    while place and marks.norms[place - 1] in small("before_place") and not isinstance(detail, TimeSpan):
        place -= 1
    before = marks.norms[max(0, place - 2) : place]
    return before[-1:] == ["not"] or tuple(before) in _RATHER
