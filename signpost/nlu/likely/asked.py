"""Which parts of a text ask something by themselves: its sentences, and clauses that begin as a question does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.patterns import any_of

# So many parts are looked at beside the whole text, the last ones: each is one more run of the net.
_MOST, _FEWEST_WORDS = 2, 3
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


@dataclass(frozen=True)
class AskedParts:
    """Finds the parts; `openers` are the words that a question begins with, `breaks` what stands before one within a sentence."""

    openers: re.Pattern[str]
    breaks: re.Pattern[str]

    def of(self, text: str) -> tuple[str, ...]:
        """The last parts that ask, in their order; none where the text as a whole is one question."""
        asking = [each.strip() for each in _SENTENCE.findall(text) if each.rstrip().endswith("?") or self.openers.match(each)]
        sentences = [each for each in asking if each != text.strip() and len(each.split()) > 1][-_MOST:]
        clauses = [clause for each in asking for clause in self._clauses(each)]
        return tuple(dict.fromkeys([*sentences, *clauses[: _MOST - len(sentences)]]))

    def _clauses(self, sentence: str) -> list[str]:
        found = [each.strip() for each in self.breaks.split(sentence) if each.strip()]
        longest = len(sentence.split()) - _FEWEST_WORDS
        return [each for each in found if _FEWEST_WORDS <= len(each.split()) <= longest and self.openers.match(each)]


def load_asked(root: Path) -> AskedParts:
    """What finds the parts, with the words of a knowledge folder."""
    data = read_yaml(root / "language" / "likely.yml").data
    openers = any_of(data["openers"])
    joints = any_of(data["joints"])
    opens = rf"(?:{joints}\s+)*{openers}\b"
    return AskedParts(re.compile(rf"\W*{opens}", re.IGNORECASE), re.compile(rf"(?:[,;:]|\s-|\b{joints}\b)\s+(?={opens})", re.IGNORECASE))
