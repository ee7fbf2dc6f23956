"""What a message means only after an answer: "more", "yes", "the second"; and "why?", "and in MS?" as a whole question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import ILLNESSES, Entry
from signpost.education.offering import told_fact
from signpost.education.shown import Answer, nothing, show, suggest
from signpost.education.words import stem, tokens

_PARTS = {"more": "more", "simpler": "simpler", "shorter": "gist", "sources": "sources"}
_CHOICES = ("first", "second", "third")
_LONGEST_CHOICE, _LONGEST_FOLLOW_UP = 5, 12
# As the texts write the illnesses.
_WRITTEN = {"als": "ALS", "ms": "MS"}
_OVERVIEW = "overview"


def follow_up(words: list[str], before: Context, base: EducationBase) -> Answer | None:
    """What an act asks for ("more", "yes", "the second"), or None where the message is none."""
    acts = base.vocabulary.act(words)
    for act in acts:
        done = _act(act, before, base)
        if done is not None:
            return done
    return nothing(before, None) if acts else None


def chosen(words: list[str], before: Context, base: EducationBase) -> Entry | None:
    """The one of the offered entries that a short message names by its disease or by words of its title ("the MS one")."""
    offered = [base.entries[each] for each in before.suggestions if each in base.entries]
    said = words[base.vocabulary.begins_with(words, "follow_openers") :]
    if not offered or not 0 < len(said) <= _LONGEST_CHOICE or said[0] in base.vocabulary.sets["openers"]:
        return None
    diseases, rest = base.vocabulary.names.read(said)
    asked = {stem(word) for word in rest} - base.vocabulary.sets["choice_words"]
    if len(diseases) != 1 and not asked:
        return None
    titled = [entry for entry in offered if asked <= set(map(stem, tokens(entry.title)))]
    fitting = [entry for entry in titled if not diseases or entry.disease in diseases]
    return fitting[0] if len(fitting) == 1 else None


def whole_question(question: str, words: Sequence[str], before: Context, base: EducationBase) -> tuple[str, frozenset[str]]:
    """The question as it stands by itself, and the illnesses that it is about, by what the latest answer was about.

    "How long?" after riluzole is asked about riluzole, after what MS is about MS; "and in MS?" after the causes of ALS asks for the same
    of MS. A question of some length, and one that names what it is about, stands by itself.
    """
    vocabulary, old = base.vocabulary, base.entries.get(before.entry or "")
    named, rest = vocabulary.names.read(words[vocabulary.begins_with(words, "follow_openers") :])
    about = [base.entries[each] for each, name in base.named(words).items() if not vocabulary.sets["symptoms"].issuperset(name)]
    # Who names a medicine of one illness asks about that illness.
    named = named or frozenset(each.disease for each in about) & ILLNESSES
    known = named or ({"both": ILLNESSES}.get(before.disease or "") or frozenset({before.disease} if before.disease else ()))
    if old is None or len(words) > _LONGEST_FOLLOW_UP:
        return question, known
    if named and not about and vocabulary.sets["choice_words"].issuperset(rest):
        return _of_the_other(old, named), named
    if named or about:
        return question, known
    return f"{question.rstrip('?. ')} {_subject(old)}", known


def _subject(entry: Entry) -> str:
    """What an entry is about, in a word or two: a whole illness, or the thing that it names."""
    of_the_illness = entry.main or entry.topic == _OVERVIEW or not entry.keywords
    if entry.disease in _WRITTEN and of_the_illness:
        return _WRITTEN[entry.disease]
    return entry.title


def _of_the_other(entry: Entry, illnesses: frozenset[str]) -> str:
    """The title of an entry asked of other illnesses."""
    name = " and ".join(_WRITTEN[each] for each in sorted(illnesses & ILLNESSES))
    title = " ".join(word for word in entry.title.split() if word.strip("?,:") not in _WRITTEN.values())
    return f"{title} {name}".strip()


def _act(act: str, before: Context, base: EducationBase) -> Answer | None:
    entry = base.entries.get(before.entry or "")
    offered = [base.entries[each] for each in before.suggestions if each in base.entries]
    places = [*(each for each in before.beside if each in base.every_point), *(each.id for each in offered)]
    if act in _CHOICES and len(places) > _CHOICES.index(act):
        return _offered(places[_CHOICES.index(act)], before, base)
    if act == "yes" and len(offered) > 1:
        return suggest(offered, before.disease, before, 0.5)
    if act == "yes" and offered:
        return show(offered[0], base=base, before=before)
    if act == "no" and (offered or before.offers_numbers):
        kept = replace(before, suggestions=(), offers_numbers=False)
        return Answer("none", "declined", kept, disease=before.disease, topic=before.topic)
    if entry is None:
        return None
    if act == "numbers" and entry.numbers or act == "yes" and before.offers_numbers:
        return show(entry, base=base, before=before, part="numbers")
    return _part(_PARTS[act], entry, before, base) if act in _PARTS else None


def _offered(name: str, before: Context, base: EducationBase) -> Answer:
    """What a button leads to: a fact, or an entry."""
    return told_fact(name, before, base) if name in base.every_point else show(base.entries[name], base=base, before=before)


def _part(part: str, entry: Entry, before: Context, base: EducationBase) -> Answer:
    """Another part of the entry; after a single fact "more" begins with the entry's short text, which was not shown yet."""
    shown = show(entry, base=base, before=before, part=part)
    point = base.every_point.get(before.point or "")
    if point is None:
        return shown
    if part == "more":
        return replace(shown, entry=replace(entry, more=f"{entry.short} {entry.more}"), composed=True)
    if part == "sources" and point.citations:
        return replace(shown, entry=replace(entry, citations=point.citations), composed=True)
    return shown


def picks_one(text: str, *, base: EducationBase) -> bool:
    """Whether a message is nothing but the place of something that was offered: "2", "the second"."""
    return not {*_CHOICES}.isdisjoint(base.vocabulary.act(tokens(text)))
