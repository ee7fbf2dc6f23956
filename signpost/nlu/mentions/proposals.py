"""Findings that a clause only resembles, of which those are asked about that tell something.

What a question about a finding rests on has to be a word that a body has to itself, such as "numb" or "limp".
"""

from __future__ import annotations

from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.nlu.words.marks import Marks, Mention
from signpost.nlu.words.tokens import Words


class Proposals:
    """Keeps the uncertain mentions that tell something."""

    def __init__(self, root: Path, words: Words) -> None:
        data = read_yaml(root / "language" / "proposals.yml").data
        self._bare = frozenset(words.stem(str(word)) for word in data["bare"])
        names = ("addressed", "being", "pointing", "whereabouts")
        self._addressed, self._being, self._pointing, self._whereabouts = (frozenset(map(str, data[name])) for name in names)

    def mark(self, marks: Marks) -> None:
        """Drops the uncertain mentions that tell too little."""
        marks.mentions = [each for each in marks.mentions if self._may_ask(marks, each)]

    def _may_ask(self, marks: Marks, mention: Mention) -> bool:
        """Whether a mention is certain, is written down as likely, or rests on a word that a body has to itself."""
        if not mention.uncertain or mention.kind == "maybe":
            return True
        if mention.part is None and self._said_of_another(marks, mention):
            return False
        return any(marks.stems[place] in self._bare for start, end in mention.own for place in range(start, end))

    def _said_of_another(self, marks: Marks, mention: Mention) -> bool:
        """Whether it is said to "you", or of a thing that no part of a body is called: "you're useless", "the flowers have gone limp"."""
        norms, place = marks.norms, mention.anchor_start - 1
        while place >= 0 and (norms[place] in self._being or not marks.counted(place, place + 1) and norms[place] not in self._addressed):
            place -= 1
        if place < 0 or marks.clause[place] != marks.clause[mention.anchor_start] or place == mention.anchor_start - 1:
            return False
        if norms[place] in self._addressed:
            return True
        known = any(hit.start <= place < hit.end for hit in marks.hits) or norms[place] in self._whereabouts
        return not known and place > 0 and norms[place - 1] in self._pointing
