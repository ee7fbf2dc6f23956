"""Label and answer, paired by structure: "headache: no / chest pain: yes", line under line, with bars, dashes, boxes or nothing between.

The words of answers are `forms` in `knowledge/language/replies.yml`. What answers a list is read by `conversation/picked.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from signpost.apostrophes import with_plain_apostrophes
from signpost.knowledge import data_of
from signpost.patterns import any_of

YES, NO, UNSURE = "yes", "no", "unsure"
# One pair alone is what any sentence may look like: "my legs: no, really".
_FEWEST = 2
# So many words may stand before an answer that nothing parts from them.
_LONGEST_GLUED = 5
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
# What parts a label from its answer, what may stand within a label, and where an answer ends.
_LINK = r"\s*(?:[:=?]+|\.{2,}|-+>|\u2192|\(|(?<=\s)-+|-+(?=\s))\s*"
_ACROSS = r"\s*(?:\n+|[|\t]|/)\s*"
_INSIDE = r"(?:[^\n\t;|:=?,.()\[\]/-]|(?<=\w)['/.-](?=\w))"
_LABEL = rf"(?P<label>(?!(?:and|but|or)\b)[^\W_]{_INSIDE}{{0,80}}?)"
# A mark behind the label shows where the next one begins, though only a space stands there: "headache: no chest pain: yes".
_BEGINS = r"(?:^|(?<=[\n\t;|,.)\]/-])|(?<=\band)|(?<=\byes )|(?<=\bno )|(?<=\bnone ))"
_ENDS = r"(?=\s*(?:$|[\n\t;|,.!)/]|-\s|(?:and|but)\b)|(?P<next> )(?!and\b|but\b)[^\W_]{inside}{{0,80}}?\s*[:=?]+\s*{answer}(?!\w))"
_BULLET = r"[ \t]*(?:[-*\u2022\u00b7]\s*)?"
_PARTS = re.compile(r"(?:[\s|/;,.()*\u2022-]|\band\b)*")


class Pair(NamedTuple):
    """A label and its answer, `yes`, `no` or `unsure`, each with where it begins and ends in the text."""

    label: str
    start: int
    label_end: int
    answer: str
    answer_start: int
    end: int


class _Forms(NamedTuple):
    """The patterns of pairs, and what each word of an answer says."""

    pair: re.Pattern[str]
    box: re.Pattern[str]
    answers: Mapping[str, str]
    bare: frozenset[str]

    def is_pair(self, found: re.Match[str]) -> bool:
        """Whether a label with nothing but a space before its answer is short, and the answer one that can stand so."""
        glued = not found["link"].strip() and not re.fullmatch(_ACROSS, found["link"])
        if found["next"] and (glued or found["answer"] not in self.bare):
            return False
        return not glued or found["answer"] in self.bare and len(found["label"].split()) <= _LONGEST_GLUED


def pairs_of(text: str) -> tuple[Pair, ...]:
    """The labels and answers of a text, however they are parted; none where there is but one pair."""
    plain, forms = (
        "".join(each.lower() if len(each.lower()) == 1 else each for each in with_plain_apostrophes(text).translate(_DASHES)),
        _forms(),
    )
    boxes = [*forms.box.finditer(plain)]
    found = boxes or [each for each in forms.pair.finditer(plain) if forms.is_pair(each)]
    pairs = tuple(
        Pair(
            each["label"].strip(),
            *each.span("label"),
            forms.answers[each["answer"]],
            each.start("answer"),
            max(each.end("label"), each.end("answer")),
        )
        for each in found
    )
    # Lines and bars part anything: they pair only where nothing is left over.
    across = not boxes and any(re.fullmatch(_ACROSS, each["link"]) for each in found)
    return pairs if len(pairs) >= _FEWEST and (not across or _covers(plain, pairs)) else ()


def _covers(text: str, pairs: tuple[Pair, ...]) -> bool:
    """Whether nothing but what parts them stands between pairs."""
    ends = [0, *(each.end for each in pairs)]
    starts = [*(min(each.start, each.answer_start) for each in pairs), len(text)]
    return all(_PARTS.fullmatch(text[end:start]) for end, start in zip(ends, starts, strict=True))


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    """The patterns, made once."""
    data = data_of("language/replies.yml")["forms"]
    answers = {str(word): answer for answer in (YES, NO, UNSURE) for name in (answer, f"{answer}_parted") for word in data.get(name, ())}
    bare = frozenset(str(word) for answer in (YES, NO, UNSURE) for word in data[answer])
    boxes = {str(box): answer for answer in (YES, NO, UNSURE) for box in data["boxes"].get(answer, ())}
    answer = rf"(?P<answer>(?<!\w){any_of([*answers, *boxes])}(?!\w))"
    # "Yes/no" is a form that nobody filled in.
    unfilled = rf"(?!\s*/\s*{any_of(answers)}(?!\w))"
    ends = _ENDS.format(inside=_INSIDE, answer=any_of(answers))
    pair = rf"{_BEGINS}{_BULLET}(?:and\s+)?{_LABEL}(?P<link>{_LINK}|{_ACROSS}|[ ]+){answer}{ends}{unfilled}"
    box = rf"(?m)^{_BULLET}(?P<answer>{any_of(boxes)})[ \t]*(?P<label>[^\W_][^\n]*?)[ \t]*$"
    return _Forms(re.compile(pair), re.compile(box), {**boxes, **answers}, bare | frozenset(boxes))
