"""The wordings of all entries as the room reads them: the index compares questions with them, the opinion learns from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from signpost.education.entries import Entry
from signpost.education.opinion import Example, features
from signpost.education.vocabulary import Vocabulary
from signpost.education.words import stem

_OTHER = {"als": "ms", "ms": "als"}


class Saying(NamedTuple):
    """One wording: what it asks for (an entry, or a part of one), its folded words, its diseases, and the stems of all its words."""

    entry: Any
    words: tuple[str, ...]
    diseases: frozenset[str]
    said: tuple[str, ...]


def sayings_of(entries: Mapping[str, Entry], vocabulary: Vocabulary, topic_words: Mapping[str, Sequence[str]]) -> list[Saying]:
    """Every title, wording and name of every entry, but those of the self-check, which is matched in a way of its own."""
    searched = [entry for entry in entries.values() if entry.topic != "self_check"]
    return [_read(entry, text, vocabulary) for entry in searched for text in _texts(entry, topic_words)]


def examples_of(sayings: Sequence[Saying], entries: Mapping[str, Entry], vocabulary: Vocabulary) -> Iterator[Example]:
    """What the opinion learns from: every wording, and the same as it would be asked of the other disease."""
    for entry, words, diseases, said in chain(sayings, _for_twins(sayings, entries, vocabulary)):
        yield features(words, said, diseases), entry.id


def twins_of(entry: Entry, entries: Mapping[str, Entry], vocabulary: Vocabulary) -> list[Entry]:
    """The entries that answer the same about the other disease (als/diet and ms/diet), none for most."""
    ids = [f"{_OTHER.get(entry.disease)}/{entry.slug}", *vocabulary.twins.get(entry.id, ())]
    return [entries[each] for each in ids if each in entries]


def _for_twins(sayings: Iterable[Saying], entries: Mapping[str, Entry], vocabulary: Vocabulary) -> Iterator[Saying]:
    for each in sayings:
        if each.diseases <= own_diseases(each.entry):
            for twin in twins_of(each.entry, entries, vocabulary):
                yield each._replace(entry=twin, diseases=frozenset({twin.disease}))


def _texts(entry: Entry, topic_words: Mapping[str, Sequence[str]]) -> list[str]:
    own = topic_words.get(entry.topic, ()) if entry.main else ()
    return [entry.title, *entry.asked_as, *entry.also_asked, *entry.keywords, *own]


def _read(entry: Entry, text: str, vocabulary: Vocabulary) -> Saying:
    diseases, rest = vocabulary.names.read(vocabulary.repaired(text))
    return Saying(entry, vocabulary.lexicon.fold(rest), diseases or own_diseases(entry), tuple(map(stem, rest)))


def own_diseases(entry: Entry) -> frozenset[str]:
    """The disease that a wording of this entry is about when it names none."""
    return frozenset({entry.disease}) if entry.disease in ("als", "ms") else frozenset()
