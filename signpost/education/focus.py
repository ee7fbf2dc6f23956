"""What a question asks beside the subject of an answer, and how much of that the answer holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from signpost.education.base import EducationBase
from signpost.education.questions import Asked
from signpost.education.words import tokens

# So many first letters are the root of a longer word: "thickener", "thickening".
_ROOT = 5


def focus_of(parts: Iterable[Asked], entry: str, base: EducationBase) -> frozenset[str]:
    """The folded words that a question says beside the subject of an entry, and that carry meaning."""
    beside = base.points.subject(entry) | base.vocabulary.light | base.vocabulary.sets["asking_words"] | base.asking.empty_verbs
    return frozenset(word for part in parts for word in part.folded) - beside


def held_by(name: str, focus: Iterable[str], base: EducationBase) -> float:
    """The share of these words, by their weight, that a fact or an entry holds, in its questions or in its text; 1 of none."""
    point, words = base.every_point.get(name), list(focus)
    asked = base.points.words_of(name) if point else base.index.words_of(name)
    held = asked | set(base.vocabulary.lexicon.fold(tokens(point.says if point else base.entries[name].short)))
    roots = {word[:_ROOT] for word in held if len(word) > _ROOT}
    whole = base.index.total(words)
    return base.index.total(word for word in words if word in held or word[:_ROOT] in roots) / whole if whole else 1.0


def likelier_by_focus(names: Sequence[str], parts: Sequence[Asked], base: EducationBase, *, few: float, most: float) -> str | None:
    """The first of these candidates that holds most of what is asked beside the subject, where the likeliest holds hardly any of it."""
    focus = focus_of(parts, names[0].partition("#")[0], base)
    if not focus or held_by(names[0], focus, base) > few:
        return None
    return next((each for each in names[1:] if each in base.every_point and held_by(each, focus, base) >= most), None)
