"""What a question names: a name that nobody here knows is said to be unknown, and the thing asked about is explained before the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.decisive import names_lacking
from signpost.education.entries import Entry
from signpost.education.focus import focus_of, held_by
from signpost.education.heard import Heard
from signpost.education.joining import MOST_OF_TWO
from signpost.education.leading import said_in, with_point
from signpost.education.questions import Asked, is_question
from signpost.education.relatives import is_for_asker
from signpost.education.shown import Answer, show
from signpost.education.words import stem, text_sentences, tokens

# From this likeness in meaning on a question asks the same as one that has an answer, whatever single words it uses. Chosen on questions
# written for it (evaluation/education/read/named.yml); not clinical.
_SAME = 0.95
# One that shares no word with its answer asks the same from this likeness on.
_THE_VERY_SAME = 1.0
# Who gets a fact of this likeness, or of this share of the chance, gets what was asked for. Of 18 answers that were called only the nearest
# five were; so three of these still are, and two of the others.
_ASKED_FOR, _LIKELIEST = 0.89, 0.65
# So does who gets a fact that holds so much of what is asked beside its subject.
_HELD = 0.5
# And who is told so much of all that was asked.
_TOLD = 0.4
# And who names what an entry is about and is so surely heard to ask for it, whatever else is told beside.
_SURELY_HEARD = 0.95
# A name has so many letters at least, and stands in a question of so many words at most: in a story it may be anybody's.
_SHORTEST, _LONGEST = 4, 12
_MOST_OFFERED, _MOST_SOURCES, _ROOT, _TWO = 3, 2, 5, 2
# A fact answers a clause from this likeness to it on; the same facet counts as so much more.
_CLAUSE, _FACET = 0.6, 0.15
# An answer that says at once what a thing is.
_MEANS, _AT_ONCE = frozenset({"is", "are", "means", "short"}), 6


def as_named(found: Answer, read: Sequence[Asked], heard: Heard, before: Context, base: EducationBase) -> Answer:
    """The answer, or that a name in the question is not known here; what a named thing is stands first where that was asked too."""
    if found.certain or found.part != "short":
        return found
    name = unknown_name(read, heard, base)
    if name:
        return _unknown(found, name, before, base)
    if found.entry is None or found.kind != "entry" or found.entry.topic == "self_check":
        return found
    explained = _explained(found, read, heard, base)
    if explained is not found:
        return explained
    lacking = names_lacking(found.text, found.context.point or found.entry.id, read, base)
    if lacking and max(heard.points.values(), default=0.0) < _THE_VERY_SAME:
        return _noted(_without_note(found, base), base.asking.phrases["nothing_on"].format(name=base.asking.phrases["and"].join(lacking)))
    return _without_note(found, base) if _is_asked_for(found, read, heard, base) else _nearest(found, read, heard, base)


def _noted(found: Answer, note: str) -> Answer:
    """The answer with a word before it of what it does not hold."""
    assert found.entry is not None
    return replace(found, entry=replace(found.entry, short=f"{note} {found.entry.short}"), composed=True)


def _is_asked_for(found: Answer, read: Sequence[Asked], heard: Heard, base: EducationBase) -> bool:
    """Whether an answer is so like what is asked, so much likelier than any other, or holds so much of it, that it is no mere neighbour."""
    assert found.entry is not None
    point = found.context.point
    focus = focus_of(read, found.entry.id, base)
    if point and focus and held_by(point, focus, base) >= _HELD:
        return True
    # A whole entry that says no word of what is asked beside its name is no more than near.
    whole = (
        not point
        and held_by(found.entry.id, focus, base) > 0
        and any(found.entry.id in part.named for part in read)
        and heard.entries.get(found.entry.id, 0.0) >= _SURELY_HEARD
    )
    return whole or found.chance >= _LIKELIEST or heard.points.get(found.context.point or found.entry.id, 0.0) >= _ASKED_FOR


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


def _explained(found: Answer, read: Sequence[Asked], heard: Heard, base: EducationBase) -> Answer:
    """The answer, with what a thing is before it where the first clause asks only that: "what is a PEG and when is it put in"."""
    asked, name = _asked_first(read, found, base)
    if asked is None:
        return found
    found = _second_half(found, asked, heard, base)
    entry = found.entry
    assert entry is not None
    gist = asked.gist or text_sentences(asked.short)[0]
    if not set(name).issubset(map(stem, tokens(f"{gist} {asked.title}"))):
        # The entry explains another thing of which the named one is a part.
        return found
    told = text_sentences(found.text)
    begins = tokens(told[0])[:_AT_ONCE]
    if said_in(gist, told[0]) or _MEANS.intersection(begins) and set(name).intersection(map(stem, begins)):
        return found
    rest = " ".join(each for each in told if not said_in(each, gist))
    if len(f"{gist} {rest}".split()) > MOST_OF_TWO:
        return found
    citations = tuple(dict.fromkeys((*asked.citations[:1], *entry.citations)))[:_MOST_SOURCES]
    return replace(found, entry=replace(entry, short=f"{gist} {rest}", citations=citations), composed=True)


def _second_half(found: Answer, asked: Entry, heard: Heard, base: EducationBase) -> Answer:
    """The answer with the fact about the named thing that the last clause asks for, where another was found."""
    if len(heard.parts) < _TWO:
        return found
    clause = dict(zip(heard.points, heard.asked[-1], strict=True))
    kinds = base.asking.facets.asked(base.vocabulary.repaired(heard.parts[-1]))
    likes = {
        name: like + _FACET * bool(kinds & base.points.facets_of(name)) + heard.points[name]
        for name, like in clause.items()
        if name in base.every_point and base.every_point[name].entry == asked.id and like >= _CLAUSE and is_for_asker(name, heard, base)
    }
    best = max(likes, key=lambda each: (likes[each], each), default="")
    if not best or likes[best] <= likes.get(found.context.point or "", 0.0):
        return found
    shown = show(asked, base=base, before=replace(found.context, suggestions=()), score=found.score)
    return replace(with_point(shown, base.every_point[best], base), likely=found.likely)


def _asked_first(read: Sequence[Asked], found: Answer, base: EducationBase) -> tuple[Entry | None, tuple[str, ...]]:
    """The entry of the thing that the first clause asks the meaning of, and its name; None where it asks more, or nothing follows."""
    clauses = [clause for part in read for clause in base.vocabulary.clauses(part.text)]
    if len(clauses) < len(read) + 1 and len(read) == 1:
        return None, ()
    words = base.vocabulary.repaired(clauses[0])
    named = base.index.named(words)
    if not named or not base.vocabulary.sets["meaning_words"].intersection(words):
        return None, ()
    own = found.entry.id if found.entry is not None else ""

    def nearest(each: str) -> tuple[bool, bool, int, str]:
        title = set(map(stem, tokens(base.entries[each].title)))
        return title.issuperset(named[each]), each == own, len(named[each]), each

    best = max(named, key=nearest)
    beside = base.points.subject(best) | base.vocabulary.light | base.vocabulary.sets["asking_words"]
    only = beside.issuperset(base.vocabulary.lexicon.fold(base.vocabulary.names.read(words)[1]))
    return (base.entries[best], named[best]) if only else (None, ())
