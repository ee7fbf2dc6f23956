"""How far a question and a fact say the same in words: the likest of its own questions, what it tells, and the kind of answer wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from signpost.education.base import EducationBase
from signpost.education.focus import focus_of, held_by
from signpost.education.questions import Asked
from signpost.education.speaker import speaks_as_a_child
from signpost.education.words import tokens

# So many first letters are the root of a longer word: "thickener", "thickening".
_ROOT = 5


class SaidAlike:
    """What a message says beside light and asking words, compared with one candidate after the other."""

    def __init__(self, parts: Sequence[Asked], base: EducationBase) -> None:
        self._parts, self._base = parts, base
        plain = base.vocabulary.light | base.vocabulary.sets["asking_words"]
        each = [frozenset(part.folded) - plain for part in parts]
        self._whole = frozenset().union(*each)
        self._each = list(dict.fromkeys((self._whole, *each)))
        self._yes_or_no = any(base.asking.polarity.asks_yes_or_no(part.words) for part in parts)
        self._child = any(speaks_as_a_child(tokens(part.text), base) for part in parts)

    def of(self, name: str) -> tuple[float, float, float, float, float]:
        """The share of what is asked beside the subject that a candidate holds; how like its likest question is, both ways; the share of
        the question that it tells; whether a yes or no is asked for and known; whether a child asks and it was written for children.
        """
        base, entry = self._base, name.partition("#")[0]
        point = base.every_point.get(name)
        told = base.points.told_words(name, point.says if point else base.entries[name].short) | base.points.subject(entry)
        return (
            held_by(name, focus_of(self._parts, entry, base), base),
            max((self._alike(asked) for asked in base.points.questions_of(name)), default=0.0),
            self._share(self._whole, told),
            float(self._yes_or_no and point is not None and bool(point.verdict)),
            float(self._child and entry in base.asking.for_children),
        )

    def _alike(self, asked: frozenset[str]) -> float:
        """How like a question of a fact is to the message or a part of it: what only one of them says counts against it."""
        plain = self._base.vocabulary.light | self._base.vocabulary.sets["asking_words"]
        known, best = asked - plain, 0.0
        for said in self._each:
            if known and said:
                theirs, own = self._share(known, said), self._share(said, known)
                best = max(best, 2 * theirs * own / (theirs + own) if theirs + own else 0.0)
        return best

    def _share(self, words: Iterable[str], held: Iterable[str]) -> float:
        """The share of these words, by their weight, that stand among the others or have a root there; 1 of none."""
        words, held = list(words), frozenset(held)
        whole = self._base.index.total(words)
        roots = {word[:_ROOT] for word in held if len(word) > _ROOT}
        return self._base.index.total(word for word in words if word in held or word[:_ROOT] in roots) / whole if whole else 1.0
