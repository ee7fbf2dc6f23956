"""What a question names: the diseases, a follow-up, "do I have it?"; all words come from knowledge/education/topics.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from signpost.education.self_check import DISEASE, SelfCheck, self_check_from
from signpost.education.spelling import Spelling, spelling_of
from signpost.education.words import Lexicon, by_first_word, lexicon_from, phrase_at, stem, tokens

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
    """The words of the room. `groups`: headings by folder; `topics`: labels by topic; `sets`: plain lists of words by name.

    `themes`: headings by the name of a file; `topic_words`: topics by the folded word that names them;
    `twins`: entries that answer the same about the other disease although their slugs differ.
    """

    lexicon: Lexicon
    spelling: Spelling
    names: Diseases
    self_check: SelfCheck
    topics: Mapping[str, str]
    topic_words: Mapping[str, str]
    groups: Mapping[str, str]
    themes: Mapping[str, str]
    acts: Mapping[tuple[str, ...], tuple[str, ...]]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[tuple[str, ...]]]
    health: frozenset[str]
    light: frozenset[str]
    twins: Mapping[str, tuple[str, ...]]
    joints: re.Pattern[str]

    def repaired(self, text: str) -> list[str]:
        """The words of a text with typos put right."""
        return self.spelling.repaired(tokens(text))

    def knows_any(self, words: Sequence[str]) -> bool:
        """Whether one of the words, with typos put right, is a word at all."""
        return any(map(self.spelling.knows, self.spelling.repaired(words)))

    def clauses(self, text: str) -> list[str]:
        """The parts of a sentence between commas, dashes and joining words ("and", "because")."""
        return [part.strip() for part in self.joints.split(text) if part.strip()]

    def pauses(self, text: str) -> list[str]:
        """The parts of a sentence between commas and dashes."""
        return _PAUSE.split(text)

    def act(self, words: Sequence[str]) -> tuple[str, ...]:
        """The follow-ups that the whole message is ("more", "simpler", "yes" …), or nothing."""
        plain = tuple(word for word in words if word not in self.sets["polite_words"])
        return self.acts.get(tuple(words)) or self.acts.get(plain) or ()

    def bare_topic(self, words: Sequence[str]) -> str | None:
        """The topic that is all a message names ("tell me about treatment"), or None."""
        found: set[str] = set()
        for word in words[self.begins_with(words, "follow_openers") :]:
            topic = next((self.topic_words.get(each) for each in self.lexicon.fold([word])), None)
            if topic is not None:
                found.add(topic)
            elif stem(word) not in self.sets["topic_fillers"]:
                return None
        return found.pop() if len(found) == 1 and found <= self.sets["bare_topics"] else None

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
    "personal",
    "report_words",
    "leading_words",
    "polite_words",
    "to_the_bot",
    "pointing_words",
    "points_back",
    "somebody",
    "first_person",
    "elsewhere",
    "despairing_of",
)
_PHRASES = ("follow_openers", "wishes", "clause_openers", "not_questions", "despairing", "chooses_numbers", "other_illnesses")


def vocabulary_from(data: Mapping[str, Any], *, more_words: Iterable[str]) -> Vocabulary:
    """The Vocabulary of a topics file; `more_words` are further words that a typo may mean (those of the entries)."""
    lexicon = lexicon_from(data)
    names = _diseases_from(data)
    acts = _acts_from(data["acts"])
    sets = {name: frozenset(map(str, data[name])) for name in _WORDS}
    sets["symptoms"] = frozenset(stem(word) for words in data["symptom_words"] for word in tokens(words))
    sets["asking_words"] = frozenset(lexicon.fold(data["asking_words"])) | frozenset(lexicon.fold(data["light_words"]))
    sets["bare_topics"] = frozenset(data["bare_topics"])
    sets["says_who"] = frozenset(lexicon.fold(data["says_who"])) | sets["asking_words"]
    sets["meaning_words"] = frozenset(data["meaning_words"])
    sets["meaning_fillers"] = frozenset(stem(word) for word in (*data["meaning_words"], *data["meaning_fillers"]))
    sets["introductions"] = frozenset(map(stem, tokens(data["introductions"])))
    pointing = {stem(word) for word in (*sets["pointing_words"], *data["points_to_self"], *sets["points_back"])}
    sets["topic_fillers"] = (sets["introductions"] | frozenset(map(stem, data["topic_fillers"]))) - pointing
    phrases = {name: frozenset(tuple(tokens(str(words))) for words in data[name]) for name in _PHRASES}
    known = {word for phrase in (*names.names, *acts, *phrases["clause_openers"], *phrases["other_illnesses"]) for word in phrase}
    known |= set(names.hints) | set(more_words) | set(lexicon.small) | set(lexicon.same) | sets["openers"] | sets["personal"]
    return Vocabulary(
        lexicon=lexicon,
        spelling=spelling_of(known, data["misspelt"]),
        names=names,
        self_check=self_check_from(data["self_check"]),
        topics={row["id"]: row["label"] for row in data["topics"]},
        topic_words=_topic_words_from(data["topics"], lexicon),
        groups=data["groups"],
        themes=data.get("themes", {}),
        acts=acts,
        sets=sets,
        phrases=phrases,
        health=frozenset(lexicon.fold([word for words in data["health_words"] for word in tokens(words)])),
        light=frozenset(lexicon.fold(data["light_words"])),
        twins=_twins_from(data["twins"]),
        joints=re.compile(r",|\s[-\u2013]\s|\b(?:" + "|".join(map(re.escape, data["joining_words"])) + r")\b", re.IGNORECASE),
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


def _twins_from(pairs: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    twins: dict[str, tuple[str, ...]] = {}
    for one, other in pairs:
        twins[one] = (*twins.get(one, ()), other)
        twins[other] = (*twins.get(other, ()), one)
    return twins


def _topic_words_from(topics: Iterable[Mapping[str, Any]], lexicon: Lexicon) -> dict[str, str]:
    folded = [(lexicon.fold(tokens(words)), topic["id"]) for topic in topics for words in topic.get("words", ())]
    return {words[0]: topic for words, topic in folded if len(words) == 1}
