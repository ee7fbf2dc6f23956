"""Whether a message speaks of a relative or a friend alone, by its words: "my mum's just gone all confused"."""

from __future__ import annotations

import re
from collections.abc import Container

_WORD = re.compile(r"[a-z']+")
_SELF = frozenset("i i'm im i've ive i'd i'll me mine myself we we're our us".split())
_OWN, _POSSESSIVE = "my", "'s"


def of_somebody_else(text: str, kin: Container[str]) -> bool:
    """Whether the writer names somebody, and speaks of themselves in no word but "my mum"."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    named = [each.removesuffix(_POSSESSIVE) in kin for each in words]
    own = any(word == _OWN and not any(named[place + 1 : place + 3]) for place, word in enumerate(words))
    return any(named) and not own and _SELF.isdisjoint(words)
