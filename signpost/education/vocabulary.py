"""What a question names: the diseases, a follow-up, "do I have it?"; all words come from knowledge/education/topics.yml."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from itertools import islice
from typing import Any, Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from signpost.education.words import Lexicon, by_first_word, lexicon_from, phrase_at, stem, tokens

_GAP_LONGEST = 5
_ORDINARY = 30_000


@dataclass(frozen=True)
class Topic:
    """One topic id with the name that people see."""

    id: str
    label: str


@dataclass(frozen=True)
class Vocabulary:
    """The words of the room, made from the topics file; `known` are the words that spelling repair may aim at."""

    lexicon: Lexicon
    topics: Mapping[str, Topic]
    labels: Mapping[str, str]
    groups: Mapping[str, str]
    disease_phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    disease_index: Mapping[str, list[tuple[str, ...]]]
    not_index: Mapping[str, list[tuple[str, ...]]]
    not_questions: frozenset[tuple[str, ...]]
    both_index: Mapping[str, list[tuple[str, ...]]]
    hints: Mapping[str, tuple[str, ...]]
    health: frozenset[str]
    symptoms: frozenset[str]
    introductions: frozenset[str]
    light: frozenset[str]
    acts: Mapping[tuple[str, ...], tuple[str, ...]]
    self_check: tuple[tuple[str, ...], ...]
    self_check_not: frozenset[str]
    self_check_entry: str
    openers: frozenset[str]
    wishes: tuple[str, ...]
    clause_openers: tuple[str, ...]
    report: frozenset[str]
    follow_openers: frozenset[tuple[str, ...]]
    personal: frozenset[str]
    known: frozenset[str]
    by_letter: Mapping[str, tuple[str, ...]]
    misspelt: Mapping[str, str]
    ordinary: frozenset[str]

    def diseases(self, words: Sequence[str]) -> tuple[frozenset[str], list[str]]:
        """The diseases that the words name, and the words without those names; hints ("rrms", "both diseases") stay among the words."""
        found: set[str] = set()
        rest: list[str] = []
        place = 0
        while place < len(words):
            other = phrase_at(words, place, self.not_index)
            if other:
                rest.extend(other)
                place += len(other)
                continue
            named = phrase_at(words, place, self.disease_index)
            if named:
                found.update(self.disease_phrases[named])
                place += len(named)
                continue
            if phrase_at(words, place, self.both_index):
                found.update(("als", "ms"))
            rest.append(words[place])
            found.update(self.hints.get(words[place], ()))
            place += 1
        return frozenset(found), rest

    def act(self, words: Sequence[str]) -> tuple[str, ...]:
        """The follow-ups that the whole message is ("more", "simpler", "yes" …), or nothing."""
        plain = tuple(word for word in words if word not in ("please", "pls", "plz", "can", "you", "could", "thanks", "hm", "hmm", "oh", "well", "um"))
        return self.acts.get(tuple(words)) or self.acts.get(plain) or ()

    def asks_self_check(self, words: Sequence[str], *, disease_words: Iterable[str] = ()) -> bool:
        """Whether the words ask "do I have it?"; `disease_words` may stand for the disease ("it", in a follow-up)."""
        marked = self._marked(words, frozenset(disease_words))
        return any(self._matches(marked, pattern) for pattern in self.self_check)

    def _marked(self, words: Sequence[str], also: frozenset[str]) -> list[str]:
        marked: list[str] = []
        place = 0
        while place < len(words):
            named = phrase_at(words, place, self.disease_index)
            marked.append("{d}" if named or words[place] in also else words[place])
            place += len(named) if named else 1
        return marked

    def _matches(self, words: Sequence[str], pattern: tuple[str, ...]) -> bool:
        return any(self._from(words, start, pattern) for start in range(len(words)))

    def _from(self, words: Sequence[str], place: int, pattern: tuple[str, ...]) -> bool:
        for number, part in enumerate(pattern):
            if part == "{gap}":
                rest = pattern[number + 1 :]
                for length in range(1, _GAP_LONGEST + 1):
                    gap = words[place : place + length]
                    if len(gap) < length or "{d}" in gap or self.self_check_not.intersection(gap):
                        return False
                    if self._from(words, place + length, rest):
                        return True
                return False
            if part == "{d}" and place < len(words) and words[place] in ("a", "an", "the", "some", "early", "really", "just", "maybe"):
                place += 1
            if place >= len(words) or words[place] != part:
                return False
            place += 1
        # "is it ms or" stays a self-check; "do i have ms relapse", "is this ms medicine" is about something else.
        return place >= len(words) or words[place] in ("or", "and", "if", "because", "when", "doctor", "please", "now", "too", "then", "instead", "{d}", "im", "i", "my", "right")

    def repaired(self, words: Sequence[str]) -> list[str]:
        """The words with near misses of known words put right ("riluzol" to "riluzole")."""
        return [word if word in self.known else self.misspelt.get(word) or self._repair(word) for word in words]

    def _repair(self, word: str) -> str:
        if len(word) < 5 or word.isdigit() or word in self.ordinary:
            return word
        most = 1 if len(word) < 8 else 2
        near = [each for each in self.by_letter.get(word[0], ()) if abs(len(each) - len(word)) <= most]
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
        return str(found[0]) if found else word


def ordinary_words() -> frozenset[str]:
    """The most frequent English words, which are never taken for typos; none when the word list is not installed.

    The list comes with symspellpy, which the language room needs anyway.
    """
    try:
        path = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    except ModuleNotFoundError:
        return frozenset()
    with path.open(encoding="utf-8-sig") as lines:
        return frozenset(line.split(" ", 1)[0] for line in islice(lines, _ORDINARY))


def vocabulary_from(data: Mapping[str, Any], *, more_words: Iterable[str]) -> Vocabulary:
    """The Vocabulary of a topics file; `more_words` are further words that a typo may mean (those of the entries)."""
    lexicon = lexicon_from(data)
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    for disease in data["diseases"]:
        phrases.update({tuple(tokens(words)): (disease["id"],) for words in disease["words"]})
    hints = {word: (disease["id"],) for disease in data["diseases"] for word in disease.get("hints", ())}
    both = [tuple(tokens(words)) for words in data["both"]]
    others = [tuple(tokens(words)) for disease in data["diseases"] for words in disease.get("not", ())]
    acts: dict[tuple[str, ...], tuple[str, ...]] = {}
    for act, sayings in data["acts"].items():
        for saying in sayings:
            key = tuple(tokens(str(saying)))
            acts[key] = (*acts.get(key, ()), act)
    known = {word for phrase in phrases for word in phrase} | set(hints) | set(more_words) | set(lexicon.small) | set(lexicon.same)
    known |= {word for phrase in (*acts, *others, *both) for word in phrase} | set(data["openers"]) | set(data["personal"])
    return Vocabulary(
        lexicon=lexicon,
        topics={row["id"]: Topic(row["id"], row["label"]) for row in data["topics"]},
        labels={row["id"]: row["label"] for row in data["diseases"]},
        groups=data["groups"],
        disease_phrases=phrases,
        disease_index=by_first_word(phrases),
        not_index=by_first_word(others),
        not_questions=frozenset(tuple(tokens(words)) for words in data["not_questions"]),
        both_index=by_first_word(both),
        hints=hints,
        health=frozenset(lexicon.fold([word for words in data["health_words"] for word in tokens(words)])),
        introductions=frozenset(stem(word) for word in tokens(data["introductions"])),
        light=frozenset(lexicon.fold(data["light_words"])),
        symptoms=frozenset(stem(word) for words in data["symptom_words"] for word in tokens(words)),
        acts=acts,
        self_check=tuple(tuple(part if part in ("{d}", "{gap}") else part.replace("'", "") for part in line.split()) for line in data["self_check"]),
        self_check_not=frozenset(data["self_check_not"]),
        self_check_entry=data["self_check_entry"],
        openers=frozenset(data["openers"]),
        wishes=tuple(" ".join(tokens(words)) for words in data["wishes"]),
        clause_openers=tuple(" ".join(tokens(words)) for words in data["clause_openers"]),
        report=frozenset(data["report_words"]),
        follow_openers=frozenset(tuple(tokens(words)) for words in data["follow_openers"]),
        personal=frozenset(data["personal"]),
        known=frozenset(known),
        misspelt=data["misspelt"],
        ordinary=ordinary_words(),
        by_letter={letter: tuple(sorted(word for word in known if word[:1] == letter and len(word) >= 4)) for letter in {word[:1] for word in known}},
    )
