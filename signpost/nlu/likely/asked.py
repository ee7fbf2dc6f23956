"""What of a longer text is heard by itself: what asks something (clauses that begin as a question does, or sentences), and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.patterns import any_of, whole_words

# So many parts and sentences are looked at beside the whole text, the last ones: each is one more run of the nets.
_MOST, _MOST_TOLD, _FEWEST_WORDS, _LONGEST_TOLD = 3, 4, 3, 24
# A sentence of so few words with a question mark is one question; in a longer one more than one thing may be done.
_SHORT = 12
# A part of so few words may point back; so many words before it are heard with it.
_POINTS_BACK, _MOST_BEFORE = 7, 25
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
# What somebody else asked is quoted.
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


@dataclass(frozen=True)
class AskedParts:
    """Finds the parts; `openers` are the words that a question begins with, `breaks` what stands before one within a sentence."""

    openers: re.Pattern[str]
    breaks: re.Pattern[str]
    pointing: re.Pattern[str]

    def of(self, text: str) -> tuple[tuple[str, str], ...]:
        """The last parts that ask, in their order, each by itself and with what a short one points back to."""
        return tuple((part, self._in_context(text, part)) for part in self._parts(text))

    def _in_context(self, text: str, part: str) -> str:
        """A part with the sentence before it, where it is short and points back: "I had a flu jab on Friday. Is it that?"."""
        before = [each.strip() for each in _SENTENCE.findall(text[: max(0, text.find(part))]) if len(each.split()) >= _FEWEST_WORDS]
        points = len(part.split()) <= _POINTS_BACK and self.pointing.search(part)
        return f"{' '.join(before[-1].split()[-_MOST_BEFORE:])} {part}" if before and points else part

    def _parts(self, text: str) -> tuple[str, ...]:
        """The last parts that ask, in their order; none where the text as a whole is one question."""
        found: list[str] = []
        for sentence in map(str.strip, _SENTENCE.findall(_QUOTED.sub(" ", text))):
            marked, whole = sentence.endswith("?"), sentence == text.strip()
            short = marked and len(sentence.split()) <= _SHORT
            clauses = self._clauses(sentence) if whole or not short else []
            found += clauses or ([sentence] if not whole and (marked or self.openers.match(sentence)) else [])
        return tuple(dict.fromkeys(found))[-_MOST:]

    def told_in(self, text: str) -> tuple[str, ...]:
        """The last short sentences that ask nothing, in their order; none of a text that is but one."""
        found = [each.strip() for each in _SENTENCE.findall(_QUOTED.sub(" ", text))]
        asks = (each.endswith("?") or self.openers.match(each) for each in found)
        told = [each for each, ask in zip(found, asks, strict=True) if not ask and _FEWEST_WORDS <= len(each.split()) <= _LONGEST_TOLD]
        return tuple(told[-_MOST_TOLD:]) if len(found) > 1 else ()

    def _clauses(self, sentence: str) -> list[str]:
        found = [each.strip() for each in self.breaks.split(sentence) if each.strip()]
        return [each for each in found if each != sentence and len(each.split()) >= _FEWEST_WORDS and self.openers.match(each)]


def load_asked(root: Path) -> AskedParts:
    """What finds the parts, with the words of a knowledge folder."""
    data = read_yaml(root / "language" / "likely.yml").data
    openers = any_of(data["openers"])
    joints = any_of(data["joints"])
    opens, starts = rf"(?:{joints}\s+)*{openers}\b", any_of(data["starts"])
    # "How long is it" is no question that begins in its middle.
    begun = "".join(rf"(?<!\b{re.escape(str(each))})" for each in data["openers"])
    breaks = rf"(?:[,;:]|\s-|\b{joints}\b)\s+(?={opens})|{begun}\s+(?={starts}\b)"
    pointing = whole_words(data["pointing"], re.IGNORECASE)
    return AskedParts(re.compile(rf"\W*{opens}", re.IGNORECASE), re.compile(breaks, re.IGNORECASE), pointing)
