"""Whether a question is about another illness, or about nothing of the body: then no answer here fits, however like one sounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import ILLNESSES
from signpost.education.heard import Heard
from signpost.education.questions import Asked, has_health_word
from signpost.education.shown import ELSEWHERE, Answer, nothing
from signpost.education.words import stem, tokens

# What stands for somebody of one's own, once words are folded.
_KIN = "kin"
# The topic of people whom everybody knows.
_FAMED = "people"
# A question that names neither illness and nothing known here, and is less like in meaning to every question that has an answer, has
# none; one that is as like as `_SAME` asks the same, whatever it names. Chosen on rows of evaluation/education/ that are not held out;
# not clinical.
_UNLIKE, _UNLIKE_IN_HEALTH, _SAME = 0.85, 0.75, 1.0
# Small talk that was surely heard has no answer unless it is as like as this.
_SURELY_TALK, _LIKE = 0.95, 0.9
# From the first chance on an everyday request was heard, which has no answer unless it asks for the very same; from the second one on
# whatever words of it have another sense here ("how many calories has gum?").
_EVERYDAY, _SURELY_EVERYDAY = 0.6, 0.95
# From this chance on an entry is surely asked for, from the lower one on where hardly anything sounds like small talk.
_SURELY_ASKED, _RATHER_ASKED, _PERHAPS_ASKED, _HARDLY_TALK = 0.9, 0.75, 0.5, 0.2


def is_elsewhere(text: str, *, base: EducationBase) -> bool:
    """Whether a message speaks of another illness, an animal or a thing, and of neither disease."""
    words = base.vocabulary.repaired(text)
    return leads_elsewhere(text, base=base) and not base.vocabulary.names.read(words)[0]


def leads_elsewhere(text: str, *, base: EducationBase) -> bool:
    """Whether a text speaks of something else in every clause that names what is known here: "steroids, and why do I clean the oven"."""
    away, signs = base.vocabulary.sets["elsewhere"], base.vocabulary.sets["symptoms"]
    if not away.intersection(base.vocabulary.repaired(text)):
        return False
    clauses = [each for each in map(base.vocabulary.repaired, base.vocabulary.clauses(text)) if not away.intersection(each)]
    known = [each for each in clauses if not base.vocabulary.holds(each, "other_illnesses")]
    return not any(not signs.issuperset(name) for each in known for name in base.index.named(each).values())


def says_nothing(text: str, *, base: EducationBase) -> bool:
    """Whether a message asks for nothing that anybody could tell: no letters in it are a word, or it asks what the point is of nothing
    that it names.
    """
    words = tokens(text)
    if len(words) > 1 and not base.vocabulary.knows_any(words):
        return True
    vocabulary, known = base.vocabulary, base.vocabulary.repaired(text)
    rest = known[vocabulary.begins_with(known, "despairing") :]
    return len(rest) < len(known) and vocabulary.sets["despairing_of"].issuperset(rest)


def chooses_numbers(text: str, *, base: EducationBase) -> bool:
    """Whether a message chooses the country of the numbers, and names no illness: "use the numbers for India"."""
    words = base.vocabulary.repaired(text)
    return bool(base.vocabulary.begins_with(words, "chooses_numbers")) and not base.vocabulary.names.read(words)[0]


def of_another(read: Sequence[Asked], before: Context, heard: Heard, base: EducationBase) -> Answer | None:
    """An honest nothing for a question about another illness or subject; None where it may be about what is known here."""
    surely_else = heard.elsewhere >= _SURELY_EVERYDAY
    named = any(part.own_diseases or part.self_check or part.certain_name and not surely_else for part in read)
    surest = max(surest_subject(heard.entries, base), _surest_side(heard.entries, base))
    # Where the learned reader took part, and finds nothing that is like it in meaning nor an entry that may be asked for, nothing is.
    took_part = heard.asked or heard.entries and (surest < _PERHAPS_ASKED or heard.elsewhere >= _EVERYDAY)
    if before.disease or before.entry or named or not took_part:
        return None
    like = max(heard.points.values(), default=0.0)
    signs = any(_names_a_sign(part.words, base) for part in read)
    if like < _SAME and not signs and any(base.vocabulary.holds(part.words, "other_illnesses") for part in read):
        return replace(nothing(before, None), part=ELSEWHERE)
    in_health = any(has_health_word(part, base) for part in read)
    # What is surely heard as asking for one of the entries does, however unlike its words are: "can I fly on Friday?"
    surely = surest >= (_RATHER_ASKED if heard.talk < _HARDLY_TALK else _SURELY_ASKED)
    everyday = heard.elsewhere >= _EVERYDAY and like < _SAME and (surely_else or not surely)
    talk = heard.talk >= _SURELY_TALK and like < _LIKE and not in_health or everyday
    unlike = not surely and like < (_UNLIKE_IN_HEALTH if in_health else _UNLIKE)
    if not (talk or unlike) or not surely_else and any(part.by_words and part.exact for part in read):
        return None
    return nothing(before, None) if in_health and not surely_else else replace(nothing(before, None), part=ELSEWHERE)


def surest_subject(heard: Mapping[str, float], base: EducationBase) -> float:
    """The chance of the subject that is likeliest asked for; who names neither illness may mean the same of both."""
    entries = [base.entries[name] for name in heard if name in base.entries]
    return max((heard[each.id] + sum(heard.get(twin.id, 0.0) for twin in base.index.twins(each)) for each in entries), default=0.0)


def _surest_side(heard: Mapping[str, float], base: EducationBase) -> float:
    """The chance of the side of one illness, such as its last phase, that is likeliest asked for, however many entries share it."""
    sides: dict[tuple[str, str], float] = {}
    for name, chance in heard.items():
        if name in base.entries and base.entries[name].disease in ILLNESSES:
            side = (base.entries[name].disease, base.entries[name].topic)
            sides[side] = sides.get(side, 0.0) + chance
    return max(sides.values(), default=0.0)


def asks_of_other_illness(text: str, *, base: EducationBase, of_anybody: bool = False) -> bool:
    """Whether a question of nobody, or of anybody, names another illness than those known here, and no sign.

    "It" may be what was spoken of before.
    """
    words = base.vocabulary.repaired(text)
    if (base.vocabulary.sets["pointing_words"] | base.vocabulary.sets["points_back"]).intersection(words):
        return False
    named = base.vocabulary.holds(words, "other_illnesses") and not base.vocabulary.names.read(words)[0]
    return named and not _names_a_sign(words, base) and (of_anybody or not speaks_of_somebody(text, base=base))


def speaks_of_somebody(text: str, *, base: EducationBase) -> bool:
    """Whether a message speaks of its writer or of somebody of theirs."""
    words = base.vocabulary.repaired(text)
    kin = _KIN in base.vocabulary.lexicon.fold(words)
    # "Did Stephen Hawking have ALS, and how did he live so long?" is about nobody of one's own.
    of_fame = any(base.entries[each].topic == _FAMED for each in base.index.named(words))
    if of_fame and not kin and not base.vocabulary.sets["first_person"].intersection(words):
        return False
    of_somebody = base.vocabulary.sets["personal"] | base.vocabulary.sets["somebody"]
    return kin or bool(of_somebody.intersection(words))


def _names_a_sign(words: Sequence[str], base: EducationBase) -> bool:
    signs = base.vocabulary.sets["symptoms"] - base.vocabulary.lexicon.small
    return bool(signs.intersection(map(stem, words)))
