"""What somebody dictates to a phone, with the marks that are spoken in it as marks: "both hands comma and my legs full stop"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from signpost.apostrophes import with_plain_apostrophes
from signpost.knowledge import data_of
from signpost.patterns import any_of

_BLANKS, _NOT_IN, _NOT_ON = r"[^\S\n]*", r"(?<![\w'-])", r"(?![\w'-])"


@dataclass(frozen=True)
class _Spoken:
    """The names of marks, where they are no things, and the mark that each stands for."""

    named: re.Pattern[str]
    mark: re.Pattern[str]
    late: re.Pattern[str]
    at_end: re.Pattern[str]
    marks: dict[str, str]

    def written(self, text: str) -> str:
        """The text with these marks for their names."""
        things = {found.end() for found in self.named.finditer(text)}
        put = self.mark.sub(lambda found: found[0] if found.end() in things else self.marks[_plain(found["mark"])], text)
        return (self.at_end if put == text else self.late).sub(r"\g<before>.", put)


def written(text: str) -> str:
    """The text as it was meant to be written: every apostrophe the same sign, and a mark where one was spoken.

    >>> written("both hands comma and my legs full stop")
    'both hands, and my legs.'
    """
    return _spoken().written(with_plain_apostrophes(text))


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


@lru_cache(maxsize=1)
def _spoken() -> _Spoken:
    """The patterns, made once; see `knowledge/language/dictation.yml`."""
    data = data_of("language/dictation.yml")
    marks = {str(name): str(mark) for mark, names in data["marks"].items() for name in names}
    name = any_of(marks).replace(r"\ ", r"\s+")
    things = rf"{_NOT_IN}{any_of(data['named_by'])}\s+(?:{any_of(data['such'])}\s+)?{name}{_NOT_ON}"
    spoken = rf"{_BLANKS}{_NOT_IN}(?P<mark>{name}){_NOT_ON}(?!\s+{any_of(data['named_on'])}(?!\w))"
    behind = rf"(?P<before>(?<!\w)(?!{any_of(data['not_behind'])}\s)[\w']+)\s+{any_of(data['mostly_else'])}"
    patterns = (things, spoken, rf"{behind}{_NOT_ON}", rf"{behind}\s*$")
    named, mark, late, at_end = (re.compile(each, re.IGNORECASE) for each in patterns)
    return _Spoken(named, mark, late, at_end, marks)
