"""What stands first in an answer: the fact that was asked for, with a yes or a no where the question asks for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.citing import cited
from signpost.education.points import Point
from signpost.education.shown import Answer
from signpost.education.words import stem, text_sentences, tokens

SAME_SENTENCE, SAME_QUESTION = 0.55, 0.5


def verdict_of(point: Point, ask: str, question: str, base: EducationBase) -> str:
    """The yes or no that a question gets from a point by the one of its questions that is likest; nothing where another sense is meant."""
    polarity = base.asking.polarity
    asked = next((words for words in map(tokens, [question, *base.vocabulary.pauses(question)]) if polarity.asks_yes_or_no(words)), None)
    if not point.verdict or asked is None or _alike(tokens(question), tokens(ask), base) < SAME_QUESTION:
        return ""
    own = [words for each in point.asks if polarity.asks_yes_or_no(words := tokens(each))]
    return polarity.verdicts[point.verdict] if any(polarity.same_sense(asked, words) for words in own) else ""


def _alike(one: Sequence[str], other: Sequence[str], base: EducationBase) -> float:
    """How many of the words two questions share, but those that open any question."""
    both = [{stem(word) for word in words} - base.vocabulary.sets["openers"] for words in (one, other)]
    return len(both[0] & both[1]) / (len(both[0] | both[1]) or 1)


def with_point(found: Answer, point: Point, base: EducationBase, *, verdict: str = "", besides: Sequence[Point] = ()) -> Answer:
    """The answer that begins with a point, and goes on with the first of `besides` that says more."""
    assert found.entry is not None
    text = f"{verdict} {point.says}".strip()
    alike = (each for each in besides if (each.basis, each.regions) == (point.basis, point.regions))
    more = next((each for each in alike if not said_in(text_sentences(each.says)[0], text)), None)
    text = f"{text}\n{more.says}" if more else text
    shown = tailored(found, text, safety=point.urgent or more is not None and more.urgent)
    if (point.citations or point.basis) and shown.entry is not None:
        both = (*point.citations, *(more.citations if more else ()))
        shown = replace(shown, entry=replace(shown.entry, citations=tuple(dict.fromkeys(both))))
    return replace(shown, context=replace(shown.context, point=point.id))


def tailored(found: Answer, text: str, *, safety: bool) -> Answer:
    """The answer with this text instead of the short one, with the sources of the text and, if wanted, the safety line."""
    assert found.entry is not None
    entry = found.entry
    line = entry.safety if safety else ""
    offer = text_sentences(entry.short)[-1] if found.offers_numbers else ""
    text = text if not offer or said_in(offer, text) else f"{text} {offer}"
    return replace(found, entry=replace(entry, short=text, safety=line, citations=cited(entry.citations, text)), composed=True)


def said_in(sentence: str, text: str, *, least: float = SAME_SENTENCE) -> bool:
    """Whether a text says a sentence, or at least this share of its words."""
    words, said = ({stem(word) for word in tokens(each) if len(word) > 3} for each in (sentence, text))
    return sentence in text or bool(words) and len(words & said) >= least * len(words)
