"""What a question asks beside the subject of an answer, and how much of that the answer holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from signpost.education.base import EducationBase
from signpost.education.questions import Asked

# So many first letters are the root of a longer word: "thickener", "thickening".
_ROOT = 5
# A fact is told instead of an entry that says nothing of what is asked from this share of the words on. Chosen on training/asked.yml.
_MOST_SAID = 0.5


def focus_of(parts: Iterable[Asked], entry: str, base: EducationBase) -> frozenset[str]:
    """The folded words that a question says beside the subject of an entry, and that carry meaning."""
    beside = base.points.subject(entry) | base.vocabulary.light | base.vocabulary.sets["asking_words"] | base.asking.empty_verbs
    return frozenset(word for part in parts for word in part.folded) - beside


def held_by(name: str, focus: Iterable[str], base: EducationBase) -> float:
    """The share of these words, by their weight, that a fact holds in its questions or its text, an entry in what it says; 1 of none.

    People ask for an entry in all kinds of words, most of which it does not answer.
    """
    point, words = base.every_point.get(name), list(focus)
    asked = base.points.words_of(name) if point else base.points.subject(name)
    held = asked | base.points.told_words(name, point.says if point else base.entries[name].short)
    roots = {word[:_ROOT] for word in held if len(word) > _ROOT}
    whole = base.index.total(words)
    return base.index.total(word for word in words if word in held or word[:_ROOT] in roots) / whole if whole else 1.0


def likelier_by_focus(names: Sequence[str], parts: Sequence[Asked], base: EducationBase, *, few: float, most: float) -> str | None:
    """The first of these candidates that holds most of what is asked beside the subject, where the likeliest holds hardly any of it."""
    focus = focus_of(parts, names[0].partition("#")[0], base)
    if focus and held_by(names[0], focus, base) <= few:
        return next((each for each in names[1:] if each in base.every_point and held_by(each, focus, base) >= most), None)
    return None if names[0] in base.every_point else _said_instead(names, parts, base)


def _said_instead(names: Sequence[str], parts: Sequence[Asked], base: EducationBase) -> str | None:
    """The first fact that says most of what a question says, its subject too, where a whole entry says nothing of it: the mask, and not
    the tracheostomy that was asked about.
    """
    words = frozenset(word for part in parts for word in part.folded) - base.vocabulary.light - base.vocabulary.sets["asking_words"]
    if not words or _says(names[0], words, base):
        return None
    return next((each for each in names[1:] if each in base.every_point and _says(each, words, base) >= _MOST_SAID), None)


def _says(name: str, words: Iterable[str], base: EducationBase) -> float:
    """The share of these words that stand in what is told, for a fact also in its own questions."""
    point = base.every_point.get(name)
    texts = (point.says, *point.asks) if point else (base.entries[name].short,)
    held = {word for text in texts for word in base.vocabulary.lexicon.fold(base.vocabulary.names.read(base.vocabulary.repaired(text))[1])}
    roots = {word[:_ROOT] for word in held if len(word) > _ROOT}
    whole = base.index.total(words)
    return base.index.total(word for word in words if word in held or word[:_ROOT] in roots) / whole if whole else 0.0
