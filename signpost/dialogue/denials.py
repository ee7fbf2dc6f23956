"""What a message denies in its own words, and whether it says that something stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, sentences, whole_words

_WORD = re.compile(r"[a-z]+")
# Words of so few letters name nothing.
_SHORT = 3


def denies_in_their_words(text: str, findings: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a message denies, right before it, a word by which one of the findings was told or is named: "its NOT drooping!!"."""
    book = load_rulebook()
    named = " ".join(f"{each.get('said') or ''} {book.vocabulary.findings.get(each['id'], '')}" for each in findings)
    words = {word for word in _WORD.findall(named.casefold()) if len(word) > _SHORT}
    return any(found["word"] in words for found in _in_their_words().finditer(text.casefold()))


def says_it_stays(text: str) -> bool:
    """Whether a message denies that something has gone: "it is not gone", "hasn't got any better"."""
    plain = text.casefold()
    return _still_there().search(plain) is not None or _affirmed().search(plain) is not None


def says_no(text: str) -> bool:
    """Whether the first sentence of a message is a plain no, whatever follows: "No it's not. My calf is thin though"."""
    first = next(iter(sentences(text)), "")
    return first.strip(" .!?;,") in _plain_no()


@lru_cache(maxsize=1)
def _in_their_words() -> re.Pattern[str]:
    """A denial, and the word right behind it; see `in_their_words` in `knowledge/language/denials.yml`."""
    data = read_yaml(knowledge_root() / "language" / "denials.yml").data["in_their_words"]
    stress, kept = any_of(data["stress"]), any_of(data["unless"])
    return re.compile(rf"(?<![\w']){any_of(data['denials'])}\s+(?:{stress}\s+)*(?P<word>[a-z]+)(?!\s+{kept}\b)")


@lru_cache(maxsize=1)
def _still_there() -> re.Pattern[str]:
    """A denial, and behind it that something has gone; see `in_their_words` in `knowledge/language/denials.yml`."""
    data = read_yaml(knowledge_root() / "language" / "denials.yml").data["in_their_words"]
    stress = any_of([*data["stress"], "got", "gotten"])
    return re.compile(rf"(?<![\w']){any_of(data['denials'])}\s+(?:{stress}\s+)*{any_of(data['stays'])}(?![\w'])")


@lru_cache(maxsize=1)
def _plain_no() -> frozenset[str]:
    """The sentences that say no and nothing else; see `in_their_words` in `knowledge/language/denials.yml`."""
    return frozenset(map(str, read_yaml(knowledge_root() / "language" / "denials.yml").data["in_their_words"]["plain_no"]))


@lru_cache(maxsize=1)
def _affirmed() -> re.Pattern[str]:
    """That something is there, in so many words, behind whatever "no"; see `in_their_words` in `knowledge/language/denials.yml`."""
    return whole_words(read_yaml(knowledge_root() / "language" / "denials.yml").data["in_their_words"]["affirmed"])
