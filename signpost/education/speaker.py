"""Who asks: a child gets no offer of figures, and a word about whom to talk to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.shown import Answer
from signpost.education.words import text_sentences, tokens

# An answer with a word about whom to talk to is no longer.
_MOST_WORDS = 100


def speaks_as_a_child(words: Sequence[str], base: EducationBase) -> bool:
    """Whether the words of a question are a child's: "is daddy going to die", and nobody's who asks for their own children."""
    return base.asking.child.among(words) and not base.asking.grown_up.among(words)


def said_to_the_asker(found: Answer, question: str, base: EducationBase) -> Answer:
    """The answer as it is said to the one who asks."""
    entry = found.entry
    if entry is None or found.kind != "entry" or found.part != "short" or not speaks_as_a_child(tokens(question), base):
        return found
    offer = text_sentences(base.entries[entry.id].short)[-1] if found.offers_numbers else ""
    told = " ".join(each for each in text_sentences(entry.short) if each != offer)
    closing = base.asking.phrases["child"]
    # What was written for children tells them whom to talk to.
    fits = entry.id not in base.asking.for_children and len(f"{told} {closing}".split()) <= _MOST_WORDS
    text = f"{told} {closing}" if fits else told
    context = replace(found.context, offers_numbers=False)
    return replace(found, entry=replace(entry, short=text), context=context, offers_numbers=False, composed=True)
