"""Whether a message is about somebody or nobody."""

from __future__ import annotations

from signpost.education.base import EducationBase
from signpost.education.words import tokens


def speaks_of_somebody(text: str, *, base: EducationBase) -> bool:
    """Whether a message speaks of its writer or of somebody of theirs; one about people whom everybody knows does not."""
    words, sets = tokens(text), base.vocabulary.sets
    kin = bool(sets["kin"].intersection(words))
    of_fame = any(base.entries[each].topic == "people" for each in base.named(words))
    if of_fame and not kin and not sets["first_person"].intersection(words):
        return False
    return kin or bool((sets["personal"] | sets["somebody"]).intersection(words))
