"""Takes away the question mark of what is told and not asked, as in the titles of posts: "I get cramps at night?"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.language.words.tokens import level
from signpost.patterns import any_of, whole_words

_MARKED = re.compile(r"(?:^|(?<=[.!?\n]))([^.!?\n]*)\?+")
_PART = re.compile(r",|\s[-–—]\s|;|:")


@dataclass(frozen=True)
class Statements:
    """Which sentences tell, whatever mark they end with; see `statements` in `knowledge/language/statements.yml`."""

    tells: re.Pattern[str]
    asks: re.Pattern[str]
    begins: re.Pattern[str]
    verbs: re.Pattern[str]
    fewest: int
    longest_tail: int
    requests: re.Pattern[str]
    meant: str

    def told(self, text: str) -> str:
        """The text with a full stop for the question mark of each sentence that tells, and for the comma before what asks behind it.

        What asks to have something else written down becomes words that mean it.
        """
        text = self.requests.sub(self.meant, text)
        if "?" not in text:
            return text
        letters = list(text)
        for found in _MARKED.finditer(level(text)):
            for place in self._stops(found):
                letters[place] = "."
        return "".join(letters)

    def _stops(self, marked: re.Match[str]) -> Iterable[int]:
        """Where full stops belong in a sentence with a question mark; nowhere in one that asks."""
        sentence, start = marked[1], marked.start()
        if not self.tells.search(sentence):
            return ()
        if not self.asks.search(sentence) and not self._asks_at_end(sentence):
            return range(marked.end(1), marked.end())
        last = [each for each in _PART.finditer(sentence)][-1:]
        told = sentence[: last[0].start()] if last else ""
        joined = told and self.begins.match(sentence, last[0].end()) and self.tells.search(told) and not self.asks.search(told)
        return (start + len(told),) if joined else ()

    def _asks_at_end(self, sentence: str) -> bool:
        """Whether so little is said, or so little behind the last comma, that a word may be what is asked about: "…, MS?"."""
        tail = _PART.split(sentence)
        if len(sentence.split()) < self.fewest:
            return True
        return len(tail) > 1 and len(tail[-1].split()) <= self.longest_tail and not self.verbs.search(tail[-1])


def load_statements(root: Path) -> Statements:
    """The words below a knowledge folder."""
    data = read_yaml(root / "language" / "statements.yml").data
    tells, asks, verbs = (whole_words(data[name], re.IGNORECASE) for name in ("tells", "asks", "verbs"))
    begins = re.compile(rf"\s*{any_of(data['begins'])}\b", re.IGNORECASE)
    requests = data["requests"]
    part = {name: any_of(requests[name]) for name in ("politely", "change", "noted", "between", "begins_with")}
    asked = rf"(?<![\w'])(?:{part['politely']}\s+)?{part['change']}\s+{part['noted']}(?:[\s:,-]+{part['between']})*[\s:,-]+"
    noted = re.compile(rf"{asked}(?=\d|{part['begins_with']}\b)", re.IGNORECASE)
    return Statements(tells, asks, begins, verbs, data["fewest_words"], data["longest_tail"], noted, f"{requests['meant']} ")
