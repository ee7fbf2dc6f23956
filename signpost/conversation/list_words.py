"""The words by which lists and choices are answered: `lists`, `places` and `forms` in `knowledge/language/replies.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from signpost.apostrophes import with_plain_apostrophes
from signpost.forms import NO, UNSURE, YES
from signpost.knowledge import knowledge_root, read_yaml

Words = tuple[str, ...]
# A figure with a unit, a clock or a decimal is one word, and no number of a line.
_TOKEN = re.compile(r"\n|\.{2,}|[£$€]?\d+(?:[.:]\d+)*(?:,\d{3}(?!\d))*(?:[%°]|[\w']+)?|[^\W\d][\w']*(?:-[\w']+)*|[^\w\s'\"]")


def tokens_of(text: str) -> Words:
    """The words and marks of a text, in small letters."""
    return tuple(_TOKEN.findall(with_plain_apostrophes(text).casefold()))


class Phrases:
    """Words and phrases of some lists, looked for among others."""

    def __init__(self, *lists: Iterable[object]) -> None:
        self._phrases = {tuple(str(each).split()) for given in lists for each in given}
        self._sizes = sorted({len(each) for each in self._phrases}, reverse=True)

    def __contains__(self, words: object) -> bool:
        return words in self._phrases

    def at(self, words: Sequence[str], start: int = 0) -> int:
        """The length of the longest phrase that begins at a place; 0 for none."""
        return next((size for size in self._sizes if tuple(words[start : start + size]) in self._phrases), 0)

    def cover(self, words: Sequence[str], start: int = 0) -> bool:
        """Whether words from a place on are nothing but these phrases."""
        while start < len(words) and (size := self.at(words, start)):
            start += size
        return start >= len(words)

    def within(self, words: Sequence[str]) -> bool:
        """Whether one of these phrases stands among words."""
        return any(self.at(words, start) for start in range(len(words)))


class ListWords(NamedTuple):
    """The lists by name, with what may lead up to a pick (`front`) and follow it (`behind`); what answers say, what numbers words mean."""

    of: Mapping[str, Phrases]
    answers: Mapping[Words, str]
    numbers: Mapping[str, int]
    places: Mapping[str, int]


@lru_cache(maxsize=1)
def list_words() -> ListWords:
    """The words, read once."""
    data = read_yaml(knowledge_root() / "language" / "replies.yml").data
    said, forms, places = data["lists"], data["forms"], data["places"]["words"]
    answers = {str(each): answer for answer in (UNSURE, NO, YES) for name in (f"{answer}_parted", answer) for each in forms[name]}
    of = {name: Phrases(words) for name, words in said.items()}
    of["front"] = Phrases(said["hedges"], said["leads"], said["denies"])
    of["behind"] = Phrases(said["hedges"], said["tail"], said["gone"], answers)
    of["quiet"] = Phrases(said["hedges"], said["leads"], said["of_list"], said["well"], said["small"], said["bare_no"])
    numbers, places = ({str(word): int(number) for word, number in each.items()} for each in (said["numbers"], places))
    return ListWords(of, {tuple(words.split()): answer for words, answer in answers.items()}, numbers, places)
