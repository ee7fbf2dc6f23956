"""Where "I don't know" counts as danger: the rule says why, and what has to be known for it, or speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from signpost.decision.conditions import YES, Atom, Condition, Facts, atoms, evaluate
from signpost.decision.reading import read_condition
from signpost.decision.vocabulary import Vocabulary
from signpost.knowledge import Document, Place


@dataclass(frozen=True)
class NotSure:
    """Why a rule takes "not sure" for danger, what it needs beside it to do so, and what makes the danger too unlikely."""

    because: str
    only_with: Condition | None = None
    unless: Condition | None = None

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What it looks at, as far as it looks at anything."""
        return tuple(each for each in (self.only_with, self.unless) if each is not None)

    def counts(self, facts: Facts) -> bool:
        """Whether not knowing counts as danger beside these facts."""
        if self.only_with is not None and evaluate(self.only_with, facts) is not YES:
            return False
        return self.unless is None or evaluate(self.unless, facts) is not YES


def unassumed(condition: Condition) -> Condition:
    """The same condition, in which what was asked in vain stays unknown."""
    if isinstance(condition, Atom):
        return replace(condition, fires_when_unknown=False)
    return replace(condition, parts=tuple(unassumed(part) for part in condition.parts))


def read_not_sure(data: Mapping[str, Any], when: Condition, document: Document, place: Place, vocabulary: Vocabulary) -> NotSure | None:
    """What a rule says of not knowing; raises KnowledgeError when it says nothing though it has to, or the other way round."""
    about = {atom.finding for atom, _ in atoms(when)}
    assumes = any(atom.fires_when_unknown for atom, _ in atoms(when))
    stated, here = data.get("not_sure"), (*place, "not_sure")
    if stated is None:
        if assumes and data["status"] != "retired":
            raise document.error(place, "a rule with when_unknown says under not_sure why not knowing counts as danger.", "not_sure")
        return None
    if not assumes:
        raise document.error(here, "not_sure is for a rule that has when_unknown: fires.", "when_unknown")
    found = {key: read_condition(stated[key], document, (*here, key), vocabulary) for key in ("only_with", "unless") if key in stated}
    if any(negative for each in found.values() for _, negative in atoms(each)):
        raise document.error(here, "not_sure says what is there: write a limit or a status in place of none.")
    own = next((atom.finding for atom, _ in atoms(found["unless"]) if atom.finding in about), None) if "unless" in found else None
    if own is not None:
        # An older instance of the complaint would hide a new one.
        raise document.error((*here, "unless"), f"{own} is what the rule is about: what excuses it stands in the rule's own unless.")
    return NotSure(stated["because"], **found)
