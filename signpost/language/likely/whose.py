"""Whether a message speaks of a relative or a friend alone, by its words: "my mum's just gone all confused"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from signpost.findings import Finding
from signpost.language.reading import Reading
from signpost.patterns import any_of

_WORD = re.compile(r"[a-z']+")
_SELF = frozenset("i i'm im i've ive i'd i'll me mine myself we we're our us".split())
_SELF_PERSON = "self"
_OWN, _POSSESSIVE = "my", "'s"
# Whoever only gets something has no signs by that: "the dogs are going to my neighbour".
_HANDED = re.compile(r"\b(?:going|goes|gone|go|given|give|giving|gave|leaving|left|passed|off|over|round) to (?:my|our|the) [\w']+")
# Behind somebody who is named, to whom, of whom or with whom it is done: "my brother said his goodbyes to all of us".
_TO_THE_WRITER = re.compile(r"\b(?:to|of|with|from|told|tells|telling)\s+(?:all\s+of\s+)?(?:me|us)\b")
# An act: what the message resembles or tells is all of somebody else.
_OF_OTHER = "speaks_of_other"


def of_somebody_else(text: str, kin: Container[str], called: Iterable[str] = ()) -> bool:
    """Whether the writer names somebody, and speaks of themselves in no word but "my mum".

    Who is only `called` by a name is written to: "none of them mate, just the back".
    """
    text = _HANDED.sub(" ", text.lower().replace("’", "'"))
    to_whom = re.compile(rf"(?<=[\w,] )(?<!my )(?<!her )(?<!his )(?<!a )(?<!the ){any_of(called)}(?=\s*(?:[^\w\s']|$))") if called else None
    words = _WORD.findall(to_whom.sub(" ", text) if to_whom else text)
    if words[:1] == [_OWN] and any(each in kin for each in words[1:3]):
        words = _WORD.findall(_TO_THE_WRITER.sub(" ", " ".join(words)))
    named = [each.removesuffix(_POSSESSIVE) in kin for each in words]
    own = any(word == _OWN and not any(named[place + 1 : place + 3]) for place, word in enumerate(words))
    return any(named) and not own and _SELF.isdisjoint(words)


def of_writer_alone(reading: Reading) -> bool:
    """Whether the rules read signs of the writer and of nobody else, whoever is only mentioned: "wife's driving, my face is numb"."""
    there = [each.person for each in reading.findings if each.status in ("present", "past")]
    return bool(there) and {*there, *(each.person for each in reading.findings)} == {_SELF_PERSON} and not reading.relatives


def acts_with(acts: tuple[str, ...], heard: tuple[Finding, ...], known: Iterable[Finding]) -> tuple[str, ...]:
    """The acts of a message; what only the learned reader hears of somebody else, and of nobody besides, is asked about them too."""
    told = {each.person for each in (*known, *heard)}
    return (*acts, _OF_OTHER) if heard and _SELF_PERSON not in told and _OF_OTHER not in acts else acts
