"""Whether a function that is called fine or normal is said to be so today.

"Not fine" is trouble; a wish, a question, a doubt or what was fine once says nothing of today. Unknown is never taken for well.
"""

from __future__ import annotations

from signpost.language.status.scope import Surroundings
from signpost.language.words.marks import Cue, Mention


class WellBeing(Surroundings):
    """Tells what stands against the mentions of one text that say that all is well."""

    def denied(self, mention: Mention) -> bool:
        """Whether the very word of well-being is denied: "my breathing is not fine", "hardly normal"."""
        marks = self._marks
        return any(
            marks.counted(cue.end, start) == 0
            for cue in self._cues("well_denied", "denied", mention)
            for start, _ in mention.own[1:]
            if mention.start < cue.start and cue.end <= start
        )

    def open(self, mention: Mention) -> bool:
        """Whether it is only wished, asked or doubted, or was so once: "I hope my speech stays normal", "used to walk fine".

        So it is where what follows says that it does not work as it should: "I can do buttons but slow".
        """
        if mention.finding in self._words["of_any_day"]:
            return False
        return (
            self._before(mention, "supposed")
            or any(self._begins(cue) for cue in self._ahead(mention, "asked"))
            or self._asks(mention)
            or self._before(mention, "once")
            or self._behind(mention, "ended")
            or self._impaired(mention)
            or self._was(mention)
            and self._behind(mention, "dated")
        )

    def _ahead(self, mention: Mention, name: str) -> list[Cue]:
        return [cue for cue in self._cues("well_ahead", name, mention) if cue.start < mention.end and self._together(cue, mention)]

    def _before(self, mention: Mention, name: str) -> bool:
        return any(self._marks.counted(cue.end, mention.start) <= self._words["reach"] for cue in self._ahead(mention, name))

    def _behind(self, mention: Mention, name: str) -> bool:
        cues = [cue for cue in self._cues("well_behind", name, mention) if cue.start >= mention.end]
        return any(self._marks.counted(mention.end, cue.start) <= self._words["reach"] for cue in cues)

    def _was(self, mention: Mention) -> bool:
        return not self._words["was"].isdisjoint(self._marks.norms[max(0, mention.start - 1) : mention.end])

    def _impaired(self, mention: Mention) -> bool:
        """Whether it works, but slowly or with trouble: nothing stands between but words that tell of nothing else."""
        for norm in self._marks.norms[mention.end : mention.end + self._words["impaired_within"]]:
            if norm in self._words["impaired"]:
                return True
            if norm not in self._words["between"]:
                return False
        return False

    def _begins(self, cue: Cue) -> bool:
        """Whether a cue begins its sentence."""
        return cue.start == 0 or self._marks.sentence[cue.start - 1] != self._marks.sentence[cue.start]

    def _asks(self, mention: Mention) -> bool:
        """Whether a question mark stands right behind: "my memory fine?"."""
        return "?" in self._marks.norms[mention.end : mention.end + 1]
