"""What takes a denial back before it is spoken: another denial, a question, or a "no" that only answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from signpost.language.words.marks import Cue, Marks

_JUST_BEFORE = 5
_THOUGHT = 10
_DENIER_BEFORE = 3
_PAST_BEFORE = 4
_PAIR = 6


class Undoing:
    """Tells which denials of one text deny nothing, because of what stands before them."""

    def __init__(self, words: Mapping[str, Any], marks: Marks) -> None:
        self._words, self._marks = words, marks
        self._paired = set(self._pairs())

    def _pairs(self) -> Iterator[int]:
        """The places of denials that stand in a pair, which says that it is so: "never free of", "it's not like I don't have"."""
        marks, norms = self._marks, self._marks.norms
        for cue in marks.cues_of("negation_ahead", "gated"):
            ahead = marks.cues_near("negation_ahead", "forward", cue.end, cue.end)
            if ahead and norms[cue.end] not in ("no", "any"):
                yield from range(cue.start, ahead[0].end)
        unable = {place for hit in marks.hits if hit.kind == "inability" for place in range(hit.start, hit.end)}
        for opening in marks.cues_of("negation_openings"):
            for place in range(opening.end, min(len(norms), opening.end + _PAIR)):
                if norms[place] in self._words["denied_ends"] or marks.sentence[place] != marks.sentence[opening.start]:
                    break
                if norms[place] in self._words["second"] and place not in unable:
                    yield from range(opening.start, place + 1)
                    break

    def undoes(self, cue: Cue) -> bool:
        """Whether a denial counts for nothing, whatever it stands before."""
        # "No, the headaches are worse", "ALS ruled out, weakness remains": what a comma follows has said what it denies.
        if self._marks.norms[cue.end : cue.end + 1] == [","] and self._answers(cue):
            return True
        paired = not self._paired.isdisjoint(range(cue.start, cue.end))
        return paired or self.doubled(cue.start) or self.denied(cue.start)

    def _answers(self, cue: Cue) -> bool:
        """Whether the denial can deny what stands before it."""
        told = self._marks.cues_near("negation_behind", "backward", cue.start, cue.start)
        return self._marks.norms[cue.start : cue.end] == ["no"] or bool(told)

    def doubled(self, start: int) -> bool:
        """Whether a "without" stands on another denial: "I can't walk without my leg buckling", "no day without pain"."""
        marks = self._marks
        if marks.norms[start] != "without":
            return False
        before = range(max(0, start - _JUST_BEFORE), start)
        doubled = any(marks.norms[place] in self._words["doubles"] and marks.clause[place] == marks.clause[start] for place in before)
        return doubled or self.denied(start)

    def denied(self, start: int) -> bool:
        """Whether the denial at a place is denied: "I can't remember when I wasn't dizzy", "no day when I don't", "can't not"."""
        marks, norms = self._marks, self._marks.norms
        if start in self._paired or norms[start - 1 : start] == ["not"] and norms[start] == "not":
            return True
        if norms[start - 1 : start] in (["not"], ["never"]) and norms[start] not in ("no", "never"):
            return True
        for place in range(max(0, start - _THOUGHT), start):
            if norms[place] not in self._words["denied"] or marks.sentence[place] != marks.sentence[start]:
                continue
            if not self._words["deniers"].isdisjoint(norms[max(0, place - _DENIER_BEFORE) : place]):
                return self._words["denied_ends"].isdisjoint(norms[place:start])
        return False

    def asks_or_sets_apart(self, cue: Cue) -> bool:
        """Whether a "not" asks ("isn't this numbness a worry?") or sets apart ("the swelling is gone, not the numbness")."""
        marks, norms = self._marks, self._marks.norms
        begins = cue.start == 1 or cue.start > 1 and marks.sentence[cue.start - 2] != marks.sentence[cue.start]
        if begins and norms[cue.start - 1] in self._words["asking_back"]:
            if not self._words["asked_back"].isdisjoint(norms[cue.end : cue.end + 1]):
                return True
        before = norms[max(0, cue.start - _PAST_BEFORE) : cue.start]
        apart = not self._words["asked_back"].isdisjoint(norms[cue.end : cue.end + 1])
        return apart and before[-1:] == [","] and not self._words["over"].isdisjoint(before)
