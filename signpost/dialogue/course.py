"""The rules of the talk, as `data/rules/` has them: which actions follow an intent, in any phase or in one. Rasa learns from them too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from signpost.dialogue.situation import PHASE_SLOT
from signpost.knowledge import read_folder
from signpost.places import place

Course = Mapping[tuple[str, "str | None"], tuple[str, ...]]


def actions_after(intent: str, phase: str) -> tuple[str, ...]:
    """What follows an intent in a phase of the talk (`phase.py`): what a rule for this phase says, else the rule for any."""
    return course().get((intent, phase)) or course()[intent, None]


@lru_cache(maxsize=1)
def course() -> Course:
    """The actions by intent and phase, None for any; raises KnowledgeError for a rule that is more than that."""
    found: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for document in read_folder(place("data/rules")):
        for number, rule in enumerate(document.data["rules"]):
            (told, *does), where = rule["steps"], ("rules", number)
            conditions = [slot for each in rule.get("condition", ()) for slot in each.get("slot_was_set", ({},))]
            plain = set(rule) <= {"rule", "condition", "steps"} and set(told) == {"intent"} and does
            if not plain or any(set(each) != {"action"} for each in does) or any(set(each) != {PHASE_SLOT} for each in conditions):
                raise document.error(where, "a rule has one intent and then actions, and perhaps a phase; the library knows no other kind.")
            key = told["intent"], conditions[0][PHASE_SLOT] if conditions else None
            if key in found:
                raise document.error(where, f"the intent {told['intent']!r} has a rule already.")
            found[key] = tuple(each["action"] for each in does)
    return found
