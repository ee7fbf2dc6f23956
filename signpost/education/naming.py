"""What a question names: a name that nobody here knows is said to be unknown, and a medicine that the answer lacks is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.heard import Heard
from signpost.education.questions import Asked, is_question
from signpost.education.shown import Answer
from signpost.education.words import tokens

# From this likeness in meaning on a question asks the same as one that has an answer, whatever single words it uses. Chosen on questions
# written for it (evaluation/education/read/named.yml); not clinical.
_SAME = 0.95
# One that shares no word with its answer asks the same from this likeness on.
_THE_VERY_SAME = 1.0
# Who gets a fact of this likeness gets what was asked for.
_ASKED_FOR = 0.89
# And who is told so much of all that was asked.
_TOLD = 0.4
# A name has so many letters at least, and stands in a question of so many words at most: in a story it may be anybody's.
_SHORTEST, _LONGEST = 4, 12
_MOST_OFFERED, _ROOT = 3, 5


def as_named(found: Answer, read: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    """The answer, or that a name in the question is not known here, or that the answer does not speak of the medicine it names."""
    if found.certain or found.part != "short":
        return found
    name = unknown_name(read, heard, base)
    if name:
        return _unknown(found, name, before, base)
    if found.entry is None or found.kind != "entry" or found.entry.topic == "self_check":
        return found
    lacking = _names_lacking(found.text, found.context.point or found.entry.id, read, base)
    if lacking and max(heard.points.values(), default=0.0) < _THE_VERY_SAME:
        return _noted(_without_note(found, base), base.asking.phrases["nothing_on"].format(name=base.asking.phrases["and"].join(lacking)))
    asked_for = heard.points.get(found.context.point or found.entry.id, 0.0) >= _ASKED_FOR
    return _without_note(found, base) if asked_for else _nearest(found, read, heard, base)


def _noted(found: Answer, note: str) -> Answer:
    """The answer with a word before it of what it does not hold."""
    assert found.entry is not None
    return replace(found, entry=replace(found.entry, short=f"{note} {found.entry.short}"), composed=True)


def _names_lacking(text: str, name: str, parts: Sequence[Asked], base: EducationBase) -> list[str]:
    """How the medicines are called that a question names, where an answer speaks of none, neither in its text nor in its questions."""
    named = {word for part in parts for word in part.folded if word in base.asking.decisive}
    said = base.holding.words(name).union(base.vocabulary.lexicon.fold(tokens(text)))
    return [] if named & said else [base.asking.decisive[each] for each in sorted(named)]


def _without_note(found: Answer, base: EducationBase) -> Answer:
    """The answer without the word that it is only the nearest."""
    assert found.entry is not None
    note = base.asking.phrases["nearest"]
    return replace(found, entry=replace(found.entry, short=found.entry.short.removeprefix(note).lstrip())) if note else found


def unknown_name(read: Sequence[Asked], heard: Heard, base: EducationBase) -> str:
    """The name in a short question that is no word of this room and no ordinary one; empty where there is none or the rest is known."""
    if len(read) != 1 or read[0].certain_name or read[0].self_check or max(heard.points.values(), default=0.0) >= _SAME:
        return ""
    part = read[0]
    if len(part.words) > _LONGEST or not is_question(part.text, part.words, base):
        return ""
    return next((word for word in part.words if _is_name(word, base)), "")


def _is_name(word: str, base: EducationBase) -> bool:
    folded = base.vocabulary.lexicon.fold([word])
    plain = len(word) >= _SHORTEST and word.replace("-", "").isalnum() and not word.isdigit()
    return plain and not base.vocabulary.spelling.knows(word) and not any(map(base.index.knows, folded))


def _unknown(found: Answer, name: str, before: Context, base: EducationBase) -> Answer:
    """That a name is not known, with the nearest subjects to choose from."""
    nearest = [found.entry.id] if found.entry is not None else [each for each, _ in found.suggestions]
    offered = tuple((each, base.entries[each].title) for each in nearest[:_MOST_OFFERED])
    kept = replace(before, suggestions=tuple(each for each, _ in offered), offers_numbers=False)
    kind = "did_you_mean" if offered else "none"
    return Answer(kind, "short", kept, suggestions=offered, disease=found.disease, topic=found.topic, score=found.score, unknown=name)


def _nearest(found: Answer, read: Sequence[Asked], heard: Heard, base: EducationBase) -> Answer:
    """The answer, with a word that it is only the nearest where it says nothing of what is asked about the thing that is named."""
    entry, point = found.entry, found.context.point
    assert entry is not None
    if not any(part.certain_name for part in read) or max(heard.points.values(), default=1.0) >= _THE_VERY_SAME:
        return found
    sets = base.vocabulary.sets
    beside = base.points.subject(entry.id) | base.vocabulary.light | sets["asking_words"] | base.asking.empty_verbs
    focus = {word for part in read for word in part.folded} - beside
    said = set(base.vocabulary.lexicon.fold(tokens(found.text))) | (base.points.words_of(point) if point else base.index.words_of(entry.id))
    roots = {word[:_ROOT] for word in said}
    note = base.asking.phrases["nearest"]
    if not focus or any(word in said or word[:_ROOT] in roots for word in focus) or found.text.startswith(note):
        return found
    return found if _tells(found, read, base) else _noted(found, note)


def _tells(found: Answer, read: Sequence[Asked], base: EducationBase) -> bool:
    """Whether what is told speaks of so much of what is asked, its subject too: of Medicare, and of ALS."""
    asked = {word for part in read for word in part.folded} - base.vocabulary.light - base.vocabulary.sets["asking_words"]
    told = set(base.vocabulary.lexicon.fold(tokens(found.text)))
    return base.index.total(asked & told) >= _TOLD * base.index.total(asked)
