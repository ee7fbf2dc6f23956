"""What a word means ("what is clonus", "NEDA meaning"): the terms of all entries, and whether a question asks for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from signpost.education.entries import Entry, Term
from signpost.education.vocabulary import Phrases, Vocabulary
from signpost.education.words import by_first_word, phrase_at, stem, tokens

Meanings = tuple[tuple[Entry, Term], ...]


@dataclass(frozen=True)
class Glossary:
    """The meanings by name; a name that is also an everyday word ("pls") is in `everyday`. `named`: names of terms and of entries."""

    meanings: Mapping[tuple[str, ...], Meanings]
    by_word: Phrases
    everyday: frozenset[tuple[str, ...]]
    named: Phrases

    def asked(self, words: Sequence[str], vocabulary: Vocabulary, *, everyday: bool = False) -> Meanings:
        """The meanings of the one term that the words ask about and nothing else, or none.

        `everyday` takes names that are everyday words too: safe only where the answer is known to be about the term.
        """
        sets = vocabulary.sets
        if not sets["meaning_words"].intersection(words) or "my" in words or vocabulary.begins_with(words, "follow_openers"):
            return ()
        places = [(place, name) for place in range(len(words)) if (name := phrase_at(words, place, self.by_word))]
        for place, name in sorted(places, key=lambda each: -len(each[1])):
            diseases, others = vocabulary.names.read([*words[:place], *words[place + len(name) :]])
            alone = {stem(word) for word in others} <= sets["introductions"] | sets["meaning_fillers"]
            if alone and (everyday or name not in self.everyday):
                return tuple((entry, term) for entry, term in self.meanings[name] if _fits(entry, diseases))
        return ()


def glossary_of(entries: Iterable[Entry], vocabulary: Vocabulary) -> Glossary:
    """The Glossary of these entries."""
    found: dict[tuple[str, ...], Meanings] = {}
    named: dict[tuple[str, ...], None] = {}
    for entry in entries:
        named |= dict.fromkeys(tuple(tokens(each)) for each in entry.keywords)
        for term in entry.terms:
            for name in (term.term, *term.also):
                key = tuple(vocabulary.repaired(name))
                found[key] = (*found.get(key, ()), (entry, term))
    everyday = frozenset(name for name in found if vocabulary.lexicon.small.issuperset(name))
    return Glossary(found, by_first_word(found), everyday, by_first_word({**named, **dict.fromkeys(found)}.keys() - everyday))


def mentions(entry: Entry, term: Term, vocabulary: Vocabulary) -> bool:
    """Whether the title or the short text of an entry speaks of a term under one of its names."""
    said = [stem(word) for word in tokens(f"{entry.title} {entry.short}")]
    names = [[stem(word) for word in tokens(name)] for name in (term.term, *term.also)]
    return any(said[place : place + len(name)] == name for name in names for place in range(len(said)))


def _fits(entry: Entry, diseases: frozenset[str]) -> bool:
    return not diseases or entry.disease not in ("als", "ms") or entry.disease in diseases
