"""Which of an entry's sources an answer names: at most two, those that the text shown is taken from."""

from __future__ import annotations

from collections.abc import Sequence

from signpost.education.entries import Citation
from signpost.education.words import stem, tokens
from signpost.region import regions_named_in

MOST_SOURCES = 2
_SHORTEST_WORD = 4


def cited(citations: Sequence[Citation], text: str) -> tuple[Citation, ...]:
    """The citations of a text, in their order: those that share most words with it; guidelines and studies before web pages."""
    if len(citations) <= MOST_SOURCES:
        return tuple(citations)
    said = _words(text)
    order = sorted(range(len(citations)), key=lambda place: (_rank(citations[place], said), place))
    return tuple(citations[place] for place in sorted(order[:MOST_SOURCES]))


def used_here(citations: Sequence[Citation], text: str, places: frozenset[str]) -> tuple[Citation, ...]:
    """The citations of a text for who asks from these countries: none about another one that the text does not speak of."""
    here = places | regions_named_in(text)
    told = [(each, regions_named_in(f"{each.source.title} {each.source.publisher}")) for each in citations]
    kept = [each for each, regions in told if not places or not regions or regions & here]
    return cited(kept or citations, text)


def _rank(citation: Citation, said: frozenset[str]) -> tuple[bool, int]:
    shared = said & _words(f"{citation.source.title} {citation.at}")
    return citation.source.kind == "document", -len(shared)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(text) if len(word) >= _SHORTEST_WORD)
