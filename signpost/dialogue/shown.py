"""What an answer without yes or no shows: "I walk five miles" to "Are you short of breath?"; `knowledge/language/shown.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from signpost.knowledge import knowledge_root, read_yaml

_APART = re.compile(r"[^a-z0-9?]+")
_CLAUSES = re.compile(r"[.,;!?\n]+|\s[-–—]\s")
_ANY = "*"
# What nobody could match.
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Shown:
    """The ways to tell that a sign is there, or that all is well, by what one does; `unless` are words that leave it open."""

    there_of: Mapping[str, re.Pattern[str]]
    well_of: Mapping[str, re.Pattern[str]]
    there: re.Pattern[str]
    well: re.Pattern[str]
    over: re.Pattern[str]
    unless: Mapping[str, re.Pattern[str]]
    beside: re.Pattern[str]
    passed: re.Pattern[str]
    longest: int

    def polarity(self, finding: str, text: str) -> str | None:
        """ "yes" or "no" to whether a sign is there, as the words show it; None where they don't, or show both."""
        words = _plain(text)
        if not 0 < len(words.split()) <= self.longest:
            return None
        found = {
            "yes": self._holds(self.there_of.get(finding, _NOTHING), words, "there"),
            "no": self._holds(self.well_of.get(finding, _NOTHING), words, "well"),
        }
        if not any(found.values()):
            clauses = [plain for each in _CLAUSES.split(text) if (plain := _plain(each))]
            found["yes"] = self._opens(self.there, clauses, "there")
            found["no"] = self._opens(self.well, clauses, "well") or any(self.over.search(each) for each in clauses[-1:])
        return next((polarity for polarity, holds in found.items() if holds), None) if sum(map(bool, found.values())) == 1 else None

    def leaves_open(self, text: str) -> bool:
        """Whether something is denied or called well in it, so that a part or a time named beside says nothing of the sign."""
        words = _plain(text)
        return bool(self.beside.search(words)) and not self.unless["open"].search(words)

    def says_over(self, text: str) -> bool:
        """Whether a short answer says that the sign was there and is not any more: "it was, but it's gone"."""
        words = _plain(text)
        return len(words.split()) <= self.longest and bool(self.passed.search(words)) and not self.unless["over"].search(words)

    def _holds(self, pattern: re.Pattern[str], words: str, way: str) -> bool:
        """Whether a phrase stands in it, and none of the words that take it back stands beside it."""
        return any(not self.unless[way].search(f"{words[: each.start()]} {words[each.end() :]}") for each in pattern.finditer(words))

    def _opens(self, pattern: re.Pattern[str], clauses: list[str], way: str) -> bool:
        """Whether a phrase is the first clause, or begins it, and nothing in the rest takes it back."""
        begun = pattern.match(clauses[0]) if clauses else None
        rest = " ".join([clauses[0][begun.end() :], *clauses[1:]]) if begun else ""
        return begun is not None and not self.unless[way].search(rest)


@lru_cache(maxsize=1)
def load_shown() -> Shown:
    """What answers show, from the knowledge folder."""
    data = read_yaml(knowledge_root() / "language" / "shown.yml").data
    gap, some = data["gap"], data["any"]
    there_of, well_of = ({name: _pattern(words, gap) for name, words in data[key].items()} for key in ("there_of", "well_of"))
    return Shown(
        there_of=there_of,
        well_of=well_of,
        there=_pattern(some["there"], gap),
        well=_pattern(some["well"], gap),
        over=_pattern(some["over"], gap),
        unless={way: _pattern(data[way]["unless"], gap) for way in ("there", "well", "open", "over")},
        beside=_pattern(data["open"]["beside"], gap),
        passed=_pattern(data["over"]["say"], gap),
        longest=data["longest"],
    )


def _pattern(phrases: Iterable[str], gap: int) -> re.Pattern[str]:
    """One pattern for phrases of whole words; a star stands for some words or none."""
    between = rf"(?:\S+ ){{0,{gap}}}"
    written = ("".join(between if word == _ANY else rf"{re.escape(word)} " for word in str(each).split()) for each in phrases)
    return re.compile("|".join(rf"(?<!\S){each.removesuffix(' ')}(?!\S)" for each in written))


def _plain(text: str) -> str:
    """Its words in small letters, without signs: "I'm" is "im"; a question mark stays, for who asks has not answered."""
    return " ".join(_APART.sub(" ", text.lower().replace("'", "").replace("?", " ? ")).split())
