"""What stands around a mention: the cues of its sentence, and whether they belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.language.words.marks import Cue, Marks, Mention

NEAR = 60
_HEADING = 2


class Surroundings:
    """The cues around the mentions of one text, and the context words that are compared one by one."""

    def __init__(self, words: Mapping[str, Any], marks: Marks) -> None:
        self._words, self._marks = words, marks

    def _cues(self, family: str, name: str, mention: Mention) -> list[Cue]:
        low, high = mention.anchor_start - NEAR, mention.anchor_end + NEAR
        sentence = self._marks.sentence[mention.anchor_start]
        return [
            cue
            for cue in self._marks.cues_near(family, name, low, high)
            if self._marks.sentence[cue.start] == sentence and not any(start <= cue.start and cue.end <= end for start, end in mention.own)
        ]

    def _together(self, cue: Cue, mention: Mention) -> bool:
        """Whether a cue and a mention stand in one clause, or the cue in a heading ("medical history: …") right before."""
        marks = self._marks
        crossed = marks.clause[mention.anchor_start] - marks.clause[cue.end - 1]
        if crossed == 0:
            return True
        colons = [place for place in range(cue.end, mention.anchor_start) if marks.norms[place] == ":"]
        # The colon is a clause of its own and begins another.
        return len(colons) == 1 and crossed == _HEADING and marks.counted(cue.end, colons[0]) <= _HEADING
