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

    def taken_back(self, cue: Cue, mention: Mention) -> bool:
        """Whether one of the exceptions that are written as rows holds: "never had a headache like this", "not dizzy until today"."""
        return any(row.holds(cue, mention, self._marks) for row in self._words["taken_back"])

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
