"""Whether a message is about another illness, about nothing of the body, or about nobody."""

from __future__ import annotations

from collections.abc import Sequence

from signpost.education.base import EducationBase
from signpost.education.words import tokens


def is_elsewhere(text: str, *, base: EducationBase) -> bool:
    """Whether a message speaks of another illness, an animal or a thing, and of neither disease."""
    return leads_elsewhere(text, base=base) and not base.vocabulary.names.read(tokens(text))[0]


def leads_elsewhere(text: str, *, base: EducationBase) -> bool:
    """Whether a text speaks of something else in every clause that names what is known here: "steroids, and why do I clean the oven"."""
    away, signs = base.vocabulary.sets["elsewhere"], base.vocabulary.sets["symptoms"]
    if not away.intersection(tokens(text)):
        return False
    clauses = [each for each in map(tokens, base.vocabulary.clauses(text)) if not away.intersection(each)]
    known = [each for each in clauses if not base.vocabulary.holds(each, "other_illnesses")]
    return not any(not signs.issuperset(name) for each in known for name in base.named(each).values())


def names_another(words: Sequence[str], base: EducationBase) -> bool:
    """Whether words name another illness and neither of the two."""
    return base.vocabulary.holds(words, "other_illnesses") and not base.vocabulary.names.read(words)[0]


def speaks_of_somebody(text: str, *, base: EducationBase) -> bool:
    """Whether a message speaks of its writer or of somebody of theirs; one about people whom everybody knows does not."""
    words, sets = tokens(text), base.vocabulary.sets
    kin = bool(sets["kin"].intersection(words))
    of_fame = any(base.entries[each].topic == "people" for each in base.named(words))
    if of_fame and not kin and not sets["first_person"].intersection(words):
        return False
    return kin or bool((sets["personal"] | sets["somebody"]).intersection(words))
