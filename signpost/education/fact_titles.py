"""The short question by which a single fact is offered: its `title`, else the shortest well-formed one of its questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from signpost.education.asking import Asking
from signpost.education.points import Point
from signpost.education.vocabulary import Vocabulary
from signpost.education.words import stem, text_sentences, tokens

# A title is no longer than a button is wide, where that is possible, and never longer than two lines of it.
_WIDE, _LONGEST = 40, 60
_FEWEST_WORDS = 3
_ONE = "i"
_WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True)
class FactTitles:
    """The title of each fact that can be offered, and the fact to which the words of a title lead."""

    of_point: Mapping[str, str]
    led_to: Mapping[tuple[str, ...], str]

    def fact(self, text: str) -> str | None:
        """The fact whose title a message is, as a button sends it or somebody types it; None for any other message."""
        return self.led_to.get(tuple(tokens(text)))


def fact_titles(points: Mapping[str, Point], taken: Iterable[tuple[str, ...]], vocabulary: Vocabulary, asking: Asking) -> FactTitles:
    """The titles of the facts; the words in `taken` mean something else already."""
    spelled = _spelling_of_texts(point.says for point in points.values())
    used, of_point, led_to = set(taken), {}, {}
    for name, point in points.items():
        fitting = [point.title] if point.title else _fitting(point, vocabulary, asking)
        ask = next((each for each in fitting if tuple(tokens(each)) not in used), None)
        if ask is None:
            continue
        used.add(tuple(tokens(ask)))
        of_point[name] = ask if point.title else _written(ask, spelled, asking)
        led_to[tuple(tokens(ask))] = name
    return FactTitles(of_point, led_to)


def _fitting(point: Point, vocabulary: Vocabulary, asking: Asking) -> list[str]:
    """The questions of a fact that anybody could ask, of no relative and of no sign of the writer's own, the best title first."""
    general = [each for each in point.asks if len(each) <= _LONGEST and _is_general(tokens(each), vocabulary, asking)]
    return sorted(general, key=lambda each: _order(each, vocabulary, asking))


def _is_general(words: list[str], vocabulary: Vocabulary, asking: Asking) -> bool:
    if len(words) < _FEWEST_WORDS or asking.offering.shunned.intersection(words) or vocabulary.sets["kin"].intersection(words):
        return False
    personal = vocabulary.sets["first_person"].intersection(words)
    signs = vocabulary.sets["symptoms"].intersection(map(stem, words))
    return reads_as_question(words, vocabulary, asking) and not (personal and signs)


def reads_as_question(words: list[str], vocabulary: Vocabulary, asking: Asking) -> bool:
    """Whether words read like a question, and not like a search: "pump beeping ms", "how to wash when unsteady ms"."""
    opens = words[0] in asking.offering.openers
    hangs = vocabulary.names.read(words[-1:])[0] and words[-2] not in asking.offering.before_illness
    return opens and not hangs


def _order(ask: str, vocabulary: Vocabulary, asking: Asking) -> tuple[bool, bool, int, str]:
    """Questions of nobody first, then those that fit a button, and the shorter ones."""
    personal = bool(vocabulary.sets["first_person"].intersection(tokens(ask)))
    return personal, len(ask) >= _WIDE, len(ask), ask


def _written(ask: str, spelled: Mapping[str, str], asking: Asking) -> str:
    """A question as it is printed: names and abbreviations as the texts write them, a capital first, and its mark."""
    before = ""

    def word(found: re.Match[str]) -> str:
        nonlocal before
        plain, last = found.group(), before
        before = plain.lower()
        if before == _ONE:
            return before.upper()
        return plain if before in asking.offering.plain and last != "the" else spelled.get(before, plain)

    text = _WORD.sub(word, ask)
    for name in asking.offering.places:
        text = re.sub(rf"\b{name}\b", name, text, flags=re.IGNORECASE)
    return f"{text[0].upper()}{text[1:]}?"


def _spelling_of_texts(texts: Iterable[str]) -> dict[str, str]:
    """How each word is mostly written inside the sentences of the texts, where that is not in small letters."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for sentence in text_sentences(text):
            for word in _WORD.findall(sentence)[1:]:
                if len(word) > 1:
                    seen.setdefault(word.lower(), Counter())[word] += 1
    mostly = {word: max(found, key=lambda each: (found[each], each)) for word, found in seen.items()}
    return {word: written for word, written in mostly.items() if written != word}
