"""What a question names: the diseases, a follow-up, "do I have it?"; all words come from knowledge/education/topics.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from signpost.education.self_check import DISEASE, SelfCheck, self_check_from
from signpost.education.words import by_first_word, phrase_at, stem, tokens

Phrases = Mapping[str, list[tuple[str, ...]]]


@dataclass(frozen=True)
class Diseases:
    """The names of the diseases, what only looks like a name, and hints that name a disease and still say more."""

    names: Mapping[tuple[str, ...], str]
    index: Phrases
    not_names: Phrases
    both: Phrases
    hints: Mapping[str, str]

    def read(self, words: Sequence[str]) -> tuple[frozenset[str], list[str]]:
        """The diseases that the words name, and the words without those names; hints ("rrms", "both diseases") stay."""
        found: set[str] = set()
        rest: list[str] = []
        place = 0
        while place < len(words):
            if words[place] not in self._may_name:
                rest.append(words[place])
                place += 1
                continue
            other, named = phrase_at(words, place, self.not_names), phrase_at(words, place, self.index)
            if named and not other:
                found.add(self.names[named])
                place += len(named)
                continue
            if phrase_at(words, place, self.both):
                found.update(self.names.values())
            found.update(self.hints[word] for word in words[place : place + 1] if word in self.hints)
            taken = len(other) if other else 1
            rest.extend(words[place : place + taken])
            place += taken
        return frozenset(found), rest

    @cached_property
    def _may_name(self) -> frozenset[str]:
        """The words with which a name begins, or what only looks like one; most words of a question are none of them."""
        return frozenset((*self.index, *self.not_names, *self.both, *self.hints))

    def marked(self, words: Sequence[str], *, also: Iterable[str] = ()) -> list[str]:
        """The words with `{d}` for every disease; `also` are words that stand for one ("it", in a follow-up)."""
        marked: list[str] = []
        place = 0
        while place < len(words):
            named = phrase_at(words, place, self.index)
            marked.append(DISEASE if named or words[place] in also else words[place])
            place += len(named) if named else 1
        return marked


@dataclass(frozen=True)
class Vocabulary:
    """The words of the room. `groups`: headings by folder, `themes` by the name of a file; `topics`: labels; `sets`: lists of words."""

    names: Diseases
    self_check: SelfCheck
    topics: Mapping[str, str]
    groups: Mapping[str, str]
    themes: Mapping[str, str]
    acts: Mapping[tuple[str, ...], tuple[str, ...]]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[tuple[str, ...]]]

    def pauses(self, text: str) -> list[str]:
        """The parts of a sentence between commas and dashes."""
        return _PAUSE.split(text)

    def act(self, words: Sequence[str]) -> tuple[str, ...]:
        """The follow-ups that the whole message is ("more", "simpler", "yes" …), or nothing."""
        plain = tuple(word for word in words if word not in self.sets["polite_words"])
        return self.acts.get(tuple(words)) or self.acts.get(plain) or ()

    def asks_self_check(self, words: Sequence[str], *, disease_words: Iterable[str] = ()) -> bool:
        """Whether the words ask "do I have it?"; `disease_words` may stand for the disease ("it", in a follow-up)."""
        return self.self_check.matches(self.names.marked(words, also=frozenset(disease_words)))

    def begins_with(self, words: Sequence[str], kind: str) -> int:
        """How many of the first words are one of the phrases of this kind; 0 when none is."""
        # Most messages are asked for many kinds at each of their words, and few words begin a phrase.
        longest = self._longest[kind].get(words[0], 0) if words else 0
        return max((length for length in range(1, longest + 1) if tuple(words[:length]) in self.phrases[kind]), default=0)

    @cached_property
    def _longest(self) -> Mapping[str, Mapping[str, int]]:
        """By kind and first word: how many words the longest phrase has that begins with it."""
        found: dict[str, dict[str, int]] = {kind: {} for kind in self.phrases}
        for kind, phrase in ((kind, phrase) for kind, phrases in self.phrases.items() for phrase in phrases if phrase):
            found[kind][phrase[0]] = max(len(phrase), found[kind].get(phrase[0], 0))
        return found

    def holds(self, words: Sequence[str], kind: str) -> bool:
        """Whether one of the phrases of this kind stands anywhere among the words."""
        return any(self.begins_with(words[place:], kind) for place in range(len(words)))


_PAUSE = re.compile(r",|\s[-\u2013]\s")
_WORDS = (
    "openers",
    "kin",
    "choice_words",
    "personal",
    "leading_words",
    "polite_words",
    "to_the_bot",
    "pointing_words",
    "somebody",
    "first_person",
)
_PHRASES = ("follow_openers", "wishes", "clause_openers", "not_questions")


def vocabulary_from(data: Mapping[str, Any]) -> Vocabulary:
    """The Vocabulary of a topics file."""
    sets = {name: frozenset(map(str, data[name])) for name in _WORDS}
    sets["symptoms"] = frozenset(stem(word) for words in data["symptom_words"] for word in tokens(words)) - sets["leading_words"]
    return Vocabulary(
        names=_diseases_from(data),
        self_check=self_check_from(data["self_check"]),
        topics={row["id"]: row["label"] for row in data["topics"]},
        groups=data["groups"],
        themes=data.get("themes", {}),
        acts=_acts_from(data["acts"]),
        sets=sets,
        phrases={name: frozenset(tuple(tokens(str(words))) for words in data[name]) for name in _PHRASES},
    )


def _diseases_from(data: Mapping[str, Any]) -> Diseases:
    names = {tuple(tokens(words)): disease["id"] for disease in data["diseases"] for words in disease["words"]}
    not_names = [tuple(tokens(words)) for disease in data["diseases"] for words in disease.get("not", ())]
    both = [tuple(tokens(words)) for words in data["both"]]
    hints = {word: disease["id"] for disease in data["diseases"] for word in disease.get("hints", ())}
    return Diseases(names, by_first_word(names), by_first_word(not_names), by_first_word(both), hints)


def _acts_from(data: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    acts: dict[tuple[str, ...], tuple[str, ...]] = {}
    for act, sayings in data.items():
        for saying in sayings:
            key = tuple(tokens(str(saying)))
            acts[key] = (*acts.get(key, ()), act)
    return acts
