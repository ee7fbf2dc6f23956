"""The parts of a longer text that may do something by themselves: its sentences and their clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from signpost.knowledge import read_yaml
from signpost.patterns import any_of, whole_words

# So many parts are looked at, the last ones: each is one more run of the net. One of few words may point back to words before it.
_MOST, _FEWEST_WORDS, _POINTS_BACK, _MOST_BEFORE = 12, 3, 7, 25
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
# What somebody else said is quoted.
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_AROUND = " \n,;:-–—"


class Part(NamedTuple):
    """A part as it stands in the text from `start` to `end`, and the `whole` of it: with what it points back to, where it is short."""

    text: str
    whole: str
    start: int
    end: int


@dataclass(frozen=True)
class Parts:
    """Finds the parts; `joints` parts the clauses of a sentence, `pointing` are the words that point back."""

    joints: re.Pattern[str]
    pointing: re.Pattern[str]

    def of(self, text: str) -> tuple[Part, ...]:
        """The parts, which overlap: the last sentences and their clauses; none of a text that is but one."""
        plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
        spans: list[tuple[int, int]] = []
        for sentence in _SENTENCE.finditer(plain):
            starts = [sentence.start(), *(joint.start() for joint in self.joints.finditer(plain, *sentence.span()))]
            ends = [*starts[1:], sentence.end()]
            spans += [sentence.span(), *zip(starts, ends, strict=True)]
        kept = [*dict.fromkeys(_cut(plain, spans))][-_MOST:]
        found = (Part(plain[start:end], self._in_context(plain, start, end), start, end) for start, end in kept)
        return tuple(part for part in found if len(kept) > 1 or part.text != text.strip(_AROUND))

    def _in_context(self, text: str, start: int, end: int) -> str:
        """A part with the sentence before it, where it is short and points back: "I had a flu jab on Friday. Is it that?"."""
        part = text[start:end]
        before = [each.strip() for each in _SENTENCE.findall(text[:start]) if len(each.split()) >= _FEWEST_WORDS]
        points = len(part.split()) <= _POINTS_BACK and self.pointing.search(part)
        return f"{' '.join(before[-1].split()[-_MOST_BEFORE:])} {part}" if before and points else part


def _cut(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without what stands around their words, where the words are enough to do something."""
    cut = [(end - len(text[start:end].lstrip(_AROUND)), start + len(text[start:end].rstrip(_AROUND))) for start, end in spans]
    return [(start, end) for start, end in cut if len(text[start:end].split()) >= _FEWEST_WORDS]


def load_parts(root: Path) -> Parts:
    """What finds the parts, with the words of a knowledge folder."""
    data = read_yaml(root / "language" / "likely.yml").data
    joints = re.compile(rf"(?:[,;:]|\s[-–—]|\b{any_of(data['joints'])}\b)\s+", re.IGNORECASE)
    return Parts(joints, whole_words(data["pointing"], re.IGNORECASE))
