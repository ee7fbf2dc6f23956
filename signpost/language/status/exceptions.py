"""What takes a denial back behind what is denied: "only my right hand", "until today", "but when I stand I am"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.language.status.scope import NEAR
from signpost.language.words.marks import Cue, Marks, Mention

_SOON = 5
_LIMITED = 9
_LATER = 15
_STOPS = frozenset(".,!?;\n")


class Amends:
    """Tells which denials of one text are amended behind the mention that they deny."""

    def __init__(self, words: Mapping[str, Any], marks: Marks) -> None:
        self._words, self._marks = words, marks

    def hold(self, mention: Mention) -> bool:
        """Whether what follows the mention says that it is there after all."""
        return self._limited(mention) or self.excepted(mention) or self._echoed(mention)

    def first_time(self, cue: Cue, mention: Mention) -> bool:
        """Whether the denial is of the time before: "never had a headache like this", "not dizzy until today", "never such pain"."""
        marks, words = self._marks, self._words
        behind = [
            marks.norms[place]
            for place in range(mention.anchor_end, min(len(marks.norms), mention.end + _SOON))
            if marks.clause[place] <= marks.clause[cue.start] + 1
        ]
        if not words["first_time_until"].isdisjoint(behind):
            return True
        was = marks.norms[max(0, cue.start - 1) : cue.end]
        if not words["first_time_was"].isdisjoint(was) and not words["first_time_before"].isdisjoint(behind):
            return True
        between = marks.norms[cue.end : mention.anchor_start]
        if marks.norms[cue.start] in words["first_time"]:
            if not words["first_time_after"].isdisjoint(behind) or not words["first_time_within"].isdisjoint(between):
                return True
        return not words["habit"].isdisjoint(between) and self._other_today(mention)

    def _other_today(self, mention: Mention) -> bool:
        """Whether it is different this time, and of nothing else: "I don't usually get headaches but today's is horrendous"."""
        marks = self._marks
        end = min(len(marks.norms), mention.end + _SOON)
        told = any(other.finding != mention.finding and not other.uncertain for other in marks.mentions_near(mention.end, end + NEAR))
        return not told and not self._words["this_time"].isdisjoint(marks.norms[mention.end : end])

    def excepted(self, mention: Mention) -> bool:
        """Whether it is only so but for a time or a place: "no pain unless I move it", "breathing fine except when I lie flat"."""
        marks, words = self._marks, self._words
        for cue in marks.cues_near("negation_excepted", "excepted", mention.end, mention.end + NEAR):
            near = marks.counted(mention.end, cue.start) <= words["excepted_reach"]
            if near and marks.sentence[cue.start] == marks.sentence[mention.anchor_start]:
                behind = marks.norms[cue.end : cue.end + 1]
                named = any(other.finding != mention.finding for other in marks.mentions_near(cue.end, cue.end + _SOON))
                return not words["excepted_when"].isdisjoint(behind) or not named and not words["excepted_at"].isdisjoint(behind)
        return False

    def _limited(self, mention: Mention) -> bool:
        """Whether the denial is only of how far it goes: "not weak all over, only my right hand", "no pain, just when I walk"."""
        marks, norms = self._marks, self._marks.norms
        sentence = marks.sentence[mention.anchor_start]
        behind = " ".join(norms[mention.end : mention.end + 3]) + " "
        if any(behind.startswith(f"{words} ") for words in self._words["only_partly"]):
            return True
        for place in range(mention.anchor_end, min(len(norms) - 1, mention.anchor_end + _LIMITED)):
            if norms[place] in self._words["limiting"] and norms[place + 1] in self._words["limits"] and norms[place - 1] == ",":
                later = marks.mentions_near(place, place + NEAR)
                return not any(marks.sentence[other.anchor_start] == sentence and other is not mention for other in later)
        return False

    def writer_echoes(self, mention: Mention) -> bool:
        """Whether the writer takes up what is denied of somebody else: "my twin has no headaches but I do"."""
        return self._echoed(mention, frozenset({"i"}))

    def _echoed(self, mention: Mention, subjects: frozenset[str] | None = None) -> bool:
        """Whether "but … I am" takes the denial back: "not dizzy when I lie, but when I stand I am"."""
        subjects = subjects or self._words["echo_subjects"]
        marks, norms = self._marks, self._marks.norms
        turned = False
        for place in range(mention.end, min(len(norms) - 1, mention.end + _LATER)):
            if marks.sentence[place] != marks.sentence[mention.anchor_start] or marks.mentions_near(place, place):
                return False
            turned = turned or norms[place] in self._words["turning"]
            if turned and norms[place] in subjects and norms[place + 1] in self._words["echo_verbs"]:
                end = place + 3 if norms[place + 2 : place + 3] in (["it"], ["them"], ["that"]) else place + 2
                if end >= len(norms) or norms[end] in _STOPS:
                    return True
        return False
