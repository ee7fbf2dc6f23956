"""What stands first in an answer: the point that was asked for, or the sentence that answers, wherever in the entry it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from signpost.education.base import EducationBase
from signpost.education.citing import cited, related
from signpost.education.entries import Entry
from signpost.education.points import Near, Point
from signpost.education.questions import Asked, points_near
from signpost.education.shown import Answer
from signpost.education.words import stem, text_sentences, tokens

# Chosen on evaluation/education/read/; not clinical.
OWN_POINT, SENTENCE, BETTER_BY, FACET_SHARE, SUBJECT_SHARE = 0.52, 0.55, 0.2, 0.3, 0.15
MOST_WORDS, ENOUGH_WORDS = 60, 26
SAME_SENTENCE, MISSING, SAME_QUESTION = 0.55, 0.55, 0.5
_MOST_BEFORE = 2


@dataclass(frozen=True)
class _Sentence:
    text: str
    place: int
    fits: float


def led(found: Answer, parts: Iterable[Asked], base: EducationBase) -> Answer:
    """The answer with what was asked for first, and with the sources and the safety line that belong to it."""
    if found.entry is None or found.kind != "entry" or found.part != "short" or found.composed:
        return found
    entry, asked = found.entry, list(parts)
    if entry.topic == "self_check":
        return tailored(found, entry.short, base, safety=True)
    near = [(each, part) for part in asked for each in points_near(part, base) if each.point.entry == entry.id]
    best, part = max(near, key=lambda each: each[0].like, default=(None, None))
    if best is not None and part is not None and best.like >= OWN_POINT:
        return with_point(found, best.point, base, verdict=verdict_of(best, part, base))
    kinds = frozenset(kind for each in asked for kind in base.asking.facets.asked(each.words))
    text = next((text for each in asked if (text := _promoted(entry, each, base))), entry.short)
    if asked and all(_beside(entry, each, base) for each in asked):
        text = f"{base.asking.phrases['nearest']} {text}"
    return tailored(found, text, base, safety=not (kinds and kinds <= base.asking.facets.calm))


def verdict_of(near: Near, part: Asked, base: EducationBase) -> str:
    """The yes or no that a question gets from a point, or nothing where it asks for none or means something else."""
    point, polarity = near.point, base.asking.polarity
    if not point.verdict:
        return ""
    if _alike(part.words, tokens(near.ask), base) < SAME_QUESTION:
        return ""
    asked = next((words for words in _clauses(part, base) if polarity.asks_yes_or_no(words)), None)
    own = [words for ask in point.asks if polarity.asks_yes_or_no(words := tokens(ask))]
    if asked is None or not any(polarity.same_sense(asked, words) for words in own):
        return ""
    return polarity.verdicts[point.verdict]


def _alike(one: Sequence[str], other: Sequence[str], base: EducationBase) -> float:
    """How many of the words that carry meaning two questions share as they are said, not only by their group."""
    both = [{stem(word) for word in words if word not in base.vocabulary.lexicon.small} for words in (one, other)]
    return len(both[0] & both[1]) / (len(both[0] | both[1]) or 1)


def with_point(found: Answer, point: Point, base: EducationBase, *, verdict: str = "") -> Answer:
    """The answer that begins with a point; the entry's first sentence follows a short one."""
    assert found.entry is not None
    says = f"{verdict} {point.says}".strip()
    text = _joined(says, [found.entry.gist]) if len(says.split()) < ENOUGH_WORDS else says
    text = f"{text} {base.asking.phrases['unverified']}" if point.unverified else text
    shown = tailored(found, text, base, safety=point.urgent)
    if point.citations and shown.entry is not None:
        shown = replace(shown, entry=replace(shown.entry, citations=point.citations))
    elif point.unverified and shown.entry is not None and not found.offers_numbers:
        shown = replace(shown, entry=replace(shown.entry, citations=related(found.entry.citations, says, base.asking.common)))
    return replace(shown, context=replace(shown.context, point=point.id))


def sentence_about(entry: Entry, facet: str, base: EducationBase) -> str | None:
    """The sentences of an entry that tell of one facet, as a text of their own; None where none does."""
    all_of_it = sentences_of(entry)
    place = next((number for number, each in enumerate(all_of_it) if facet in base.asking.facets.told(each)), None)
    return None if place is None else standing_alone(entry, all_of_it, place, base)


def tailored(found: Answer, text: str, base: EducationBase, *, safety: bool) -> Answer:
    """The answer with this text instead of the short one, with the sources of the text and, if wanted, the safety line."""
    assert found.entry is not None
    entry = found.entry
    line = entry.safety if safety else ""
    offer = text_sentences(entry.short)[-1] if found.offers_numbers else ""
    text = text if not offer or said_in(offer, text) else f"{text} {offer}"
    return replace(found, entry=replace(entry, short=text, safety=line, citations=cited(entry.citations, text)), composed=True)


def _clauses(part: Asked, base: EducationBase) -> list[list[str]]:
    return [list(part.words), *(base.vocabulary.repaired(each) for each in base.vocabulary.pauses(part.text))]


def _promoted(entry: Entry, part: Asked, base: EducationBase) -> str | None:
    """The text that begins with the sentence of the second layer that answers, where the first layer does not."""
    kinds = base.asking.facets.asked(part.words)
    focus = _focus(entry, part, base)
    if not focus and not kinds:
        return None
    every = sentences_of(entry)
    first = len(text_sentences(entry.short))
    scored = [_Sentence(text, place, _fits(text, focus, part.folded, kinds, base)) for place, text in enumerate(every)]
    best = max(scored[1:], key=lambda each: (each.fits, -each.place), default=None)
    if best is None or best.fits < SENTENCE or best.fits < scored[0].fits + BETTER_BY:
        return None
    short = max((each.fits for each in scored[:first]), default=0.0)
    if best.place >= first and best.fits < short + BETTER_BY:
        best = max(scored[:first], key=lambda each: (each.fits, -each.place))
    return None if best.place == 0 else standing_alone(entry, every, best.place, base)


def _focus(entry: Entry, part: Asked, base: EducationBase) -> list[str]:
    """What a question asks beside the subject of the entry."""
    subject = base.points.subject(entry.id) | base.vocabulary.light
    if base.asking.polarity.asks_yes_or_no(part.words):
        subject = subject | base.asking.empty_verbs
    return [word for word in part.folded if word not in subject]


def _beside(entry: Entry, part: Asked, base: EducationBase) -> bool:
    """Whether a yes-or-no question turns on words that stand nowhere in the entry, and one of them in no entry at all."""
    focus = _focus(entry, part, base)
    if all(map(base.index.knows, focus)) or not base.asking.polarity.asks_yes_or_no(part.words):
        return False
    known = base.index.words_of(entry.id) | set(base.vocabulary.lexicon.fold(tokens(" ".join(sentences_of(entry)))))
    missing = base.index.total(word for word in focus if word not in known)
    return bool(focus) and missing > MISSING * base.index.total(focus)


def _fits(text: str, focus: Sequence[str], asked: Sequence[str], kinds: frozenset[str], base: EducationBase) -> float:
    """How well a sentence answers: the words in question above all, then the facet, then the words of the subject."""
    said = set(base.vocabulary.lexicon.fold(tokens(text)))
    if not focus:
        return FACET_SHARE * bool(kinds & base.asking.facets.told(text))
    words = _share(focus, said, base)
    told = bool(kinds & base.asking.facets.told(text))
    return words * (1 - FACET_SHARE * bool(kinds)) + FACET_SHARE * told * words + SUBJECT_SHARE * _share(asked, said, base)


def _share(words: Sequence[str], said: set[str], base: EducationBase) -> float:
    return base.index.total(word for word in words if word in said) / (base.index.total(words) or 1.0)


def standing_alone(entry: Entry, every: Sequence[str], place: int, base: EducationBase) -> str:
    """A sentence with what it needs to be understood: the one before it where it points back, and the gist."""
    start, layer = place, len(text_sentences(entry.short))
    floor = layer if place >= layer else 0
    while start > floor and place - start < _MOST_BEFORE and _points_back(every[start], base):
        start -= 1
    text = " ".join(every[start : place + 1])
    if _points_back(every[start], base):
        return _joined(entry.gist, [text])
    return _joined(text, [*every[place + 1 : place + 2], entry.gist] if len(text.split()) < ENOUGH_WORDS else [])


def _points_back(sentence: str, base: EducationBase) -> bool:
    return bool(set(tokens(sentence)[:1]) & base.asking.leaning)


def _joined(first: str, others: Iterable[str]) -> str:
    """The texts one after the other, without what was said already and within the length of an answer."""
    text = first
    for each in others:
        if each and not said_in(each, text) and len(f"{text} {each}".split()) <= MOST_WORDS:
            text = f"{text} {each}"
    return text


def said_in(sentence: str, text: str, *, least: float = SAME_SENTENCE) -> bool:
    """Whether a text says a sentence, or at least this share of its words."""
    words, said = ({stem(word) for word in tokens(each) if len(word) > 3} for each in (sentence, text))
    return sentence in text or bool(words) and len(words & said) >= least * len(words)


def sentences_of(entry: Entry) -> list[str]:
    """The sentences of both layers of an entry."""
    return [*text_sentences(entry.short), *text_sentences(entry.more)]
