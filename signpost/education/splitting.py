"""What a message asks, piece by piece: each question that stands by itself, with the subject in it; what is only told is no question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from signpost.education.base import EducationBase
from signpost.education.words import sentences, stem, tokens

# Of so many questions in one message the first ones are heard by themselves.
_MOST_HALVES, _TWO = 4, 2
# A subject is named in so many words at most, and one that no entry is about in so many of the rarest.
_LONGEST_SUBJECT, _FEW = 4, 2
# A word such as "how" asks where it stands among so many first words of a piece, or the sentence has its mark.
_FIRST_WORDS = 2
# A question is heard apart from what is told around it where that has so many words.
_BACKGROUND = 6
# What stands in brackets belongs to no question.
_ASIDE = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[\w'’+-]+")


@dataclass(frozen=True)
class _Piece:
    """A part of a sentence, and whether it asks."""

    text: str
    asks: bool


def halves_of(text: str, *, base: EducationBase) -> tuple[str, ...]:
    """The questions of a message that asks two things or more, each with the subject in it; empty where it asks one."""
    return _halves(_pieces(text, base), base)


def asked_apart(text: str, *, base: EducationBase) -> tuple[str, ...]:
    """What a message asks, each by itself with the subject in it: its two questions, or the one of a story; else nothing."""
    pieces = _pieces(text, base)
    return _halves(pieces, base) or _lone(pieces, base)


def lone_question(text: str, *, base: EducationBase) -> tuple[str, ...]:
    """The one question of a message that tells much beside it, with the subject in it; empty where there is none such."""
    return _lone(_pieces(text, base), base)


def _halves(pieces: list[_Piece], base: EducationBase) -> tuple[str, ...]:
    return _in_full(pieces, base) if sum(piece.asks for piece in pieces) >= _TWO else ()


def _lone(pieces: list[_Piece], base: EducationBase) -> tuple[str, ...]:
    told = sum(len(_WORD.findall(piece.text)) for piece in pieces if not piece.asks)
    return _in_full(pieces, base) if told >= _BACKGROUND and sum(piece.asks for piece in pieces) == 1 else ()


def _pieces(text: str, base: EducationBase) -> list[_Piece]:
    asking = base.asking.halves
    found = []
    for sentence in sentences(_ASIDE.sub(" ", text)):
        marked = sentence.rstrip(" )\"'”").endswith("?")
        parts = [part.strip(" ,;:-–") for part in asking.breaks.split(sentence) if part.strip(" ,;:-–")]
        found += [_Piece(part, _asks(part, marked=marked, last=part is parts[-1], base=base)) for part in parts]
    return found


def _asks(piece: str, *, marked: bool, last: bool, base: EducationBase) -> bool:
    """Whether a piece asks: by its first words, by its mark, or by a word that asks near its beginning; no mere "is that right?"."""
    asking = base.asking.halves
    words = tokens(piece)
    if asking.empty.fullmatch(piece.strip("?!. ")) or not words:
        return False
    if asking.opens.match(piece):
        return marked or not asking.tells.match(piece)
    where = len(words) if marked and last else _FIRST_WORDS
    return bool(asking.anywhere.search(" ".join(words[:where]))) or marked and last


def _in_full(pieces: Sequence[_Piece], base: EducationBase) -> tuple[str, ...]:
    """The first pieces that ask, each with what it is about."""
    asked = [piece.text for piece in pieces if piece.asks][:_MOST_HALVES]
    subject = _subject_of_all(pieces, base)
    illness = _illness(" ".join(piece.text for piece in pieces), base)
    whole = [_as_the_first(each, asked[0], base) for each in asked]
    # Nobody knows what "is it legal" is about where nothing is named.
    known = [each for number, each in enumerate(whole) if not number or subject or not _leans(each, asked[number], base)]
    if len(known) < min(len(asked), _TWO):
        return ()
    return tuple(_with_subject(each, subject, illness, base) for each in known)


def _leans(half: str, said: str, base: EducationBase) -> bool:
    """Whether a later half points back to what the first one names, and names nothing itself."""
    return half == said and bool(base.asking.halves.pointing.search(half)) and not named_in(half, base)


def _as_the_first(half: str, first: str, base: EducationBase) -> str:
    """A half of hardly more than its asking words with what the first one asks: "when do I refer, and how fast"."""
    opened = base.asking.halves.opens.match(first)
    bare = half != first and set(tokens(half)) <= base.asking.halves.bare
    return f"{half.rstrip('?. ')} {first[opened.end() :].strip()}" if bare and opened else half


def _subject_of_all(pieces: Sequence[_Piece], base: EducationBase) -> list[str]:
    """What a message is about: what its first question names, else what stands nearest before or behind it, else its rarest words."""
    at = next(number for number, piece in enumerate(pieces) if piece.asks)
    order = [pieces[at], *reversed(pieces[:at]), *pieces[at + 1 :]]
    named = next((found for piece in order if (found := named_in(piece.text, base))), [])
    before = pieces[at - 1].text if at else ""
    return named or _rarest(pieces[at].text, base) or _rarest(before, base)


def named_in(text: str, base: EducationBase) -> list[str]:
    """The words of a text that name what an entry is about, as they stand there; no illness."""
    known = base.vocabulary.repaired(text)
    stems = {each for name in base.index.named(known).values() for each in name}
    illness = set(_illness(text, base))
    named = [each for each in _WORD.findall(text) if each not in illness and set(map(stem, tokens(each))) & stems]
    return list(dict.fromkeys(named or _by_other_words(text, base)))[:_LONGEST_SUBJECT]


def _by_other_words(text: str, base: EducationBase) -> list[str]:
    """The words of a text that count as the same as what names an entry: "weed" of cannabis."""
    folded = {each: base.vocabulary.lexicon.fold(tokens(each)) for each in _WORD.findall(text)}
    known = base.index.named([word for words in folded.values() for word in words])
    stems = {each for name in known.values() for each in name} - base.vocabulary.light
    return [each for each, words in folded.items() if stems.intersection(words)]


def _illness(text: str, base: EducationBase) -> list[str]:
    """The words of a text that name one of the illnesses, as they stand there."""
    plain = set(base.vocabulary.names.read(base.vocabulary.repaired(text))[1])
    words = ((each, {*tokens(each), *base.vocabulary.repaired(each)}) for each in _WORD.findall(text))
    return list(dict.fromkeys(each for each, known in words if known and not plain.intersection(known)))[:_TWO]


def _rarest(text: str, base: EducationBase) -> list[str]:
    """The words of what stands before a question that are known here and rarest, where it names no subject: "spastic dysarthria"."""
    empty = base.vocabulary.light | base.vocabulary.sets["asking_words"] | base.asking.empty_verbs
    weights = {}
    for word in _WORD.findall(text):
        folded = [each for each in base.vocabulary.lexicon.fold(tokens(word)) if each not in empty and base.index.knows(each)]
        if folded and base.vocabulary.health.intersection(folded):
            weights[word] = base.index.total(folded)
    kept = sorted(weights, key=lambda each: -weights[each])[:_FEW]
    return [each for each in weights if each in kept]


def _with_subject(half: str, subject: Sequence[str], illness: Sequence[str], base: EducationBase) -> str:
    """A half with the subject instead of "it", or behind it where it names none; with the illness where it says none."""
    plain = half.rstrip("?. ")
    own = set(map(stem, tokens(half)))
    missing = [each for each in subject if not own.issuperset(map(stem, tokens(each)))]
    if missing and not named_in(half, base):
        told = " ".join(missing)
        replaced, times = base.asking.halves.pointing.subn(told, plain, count=1)
        plain = replaced if times else f"{plain} {told}"
    said = illness if not _illness(plain, base) else []
    return f"{plain} {' '.join(said)}".strip() if said or plain != half.rstrip("?. ") else half
