"""Whether somebody numbers sentences of their own, which are no places of a list: "1. No confusion. 2. Swallowing fine." """

from __future__ import annotations

import re

from signpost.conversation.picks import tick_words

_POINT = re.compile(r"(?:^|(?<=[\s.;,]))(\d{1,2})\s*[.):]\s*(?=[^\d\s])")
# A sentence has more words than the bare answer to a point ("1. no").
_FEWEST_WORDS = 2
_WORD = re.compile(r"\w+")


def numbers_own_sentences(text: str) -> bool:
    """Whether a message counts from one in sentences of its own, of which one at least denies or says that all is well."""
    parts = _POINT.split(text.strip())
    places, said = parts[1::2], [each.strip(" .;,") for each in parts[2::2]]
    if parts[0].strip() or len(places) < _FEWEST_WORDS or [int(each) for each in places] != list(range(1, len(places) + 1)):
        return False
    words = tick_words()
    told = [each.casefold() for each in said if len(each.split()) >= _FEWEST_WORDS]
    none = tuple(f"{each} " for each in words.none)
    return any(f"{each} ".startswith(none) or words.denies.search(each) or not words.well.isdisjoint(_WORD.findall(each)) for each in told)
