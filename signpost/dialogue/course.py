"""The rules of the talk (`data/rules/`), which Rasa learns from too: the actions that follow an intent, always or where slots say so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from signpost.dialogue.situation import RULE_SLOTS
from signpost.knowledge import read_folder
from signpost.places import place

# The slots that a rule is conditioned on, each with its value; none for a rule that always holds.
Condition = frozenset[tuple[str, str]]
Course = Mapping[tuple[str, Condition], tuple[str, ...]]


def actions_after(intent: str, slots: Mapping[str, str | None]) -> tuple[str, ...]:
    """What follows an intent while the slots are these (`situation.rule_slots`): by the rule with most conditions, all of which hold.

    Of two with as many the one for the phase counts, as with Rasa, where it has the longer key.
    """
    fitting = {each: actions for (told, each), actions in course().items() if told == intent and each <= slots.items()}
    return fitting[max(fitting, key=lambda each: (len(each), RULE_SLOTS[0] in dict(each)))]


@lru_cache(maxsize=1)
def course() -> Course:
    """The actions by intent and condition; raises KnowledgeError for a rule that is more than that."""
    found: dict[tuple[str, Condition], tuple[str, ...]] = {}
    for document in read_folder(place("data/rules")):
        for number, rule in enumerate(document.data["rules"]):
            (told, *does), where = rule["steps"], ("rules", number)
            asked = [slot for each in rule.get("condition", ()) for slot in each.get("slot_was_set", ({},))]
            plain = set(rule) <= {"rule", "condition", "steps"} and set(told) == {"intent"} and does
            known = all(each and each.keys() <= set(RULE_SLOTS) for each in asked)
            if not plain or not known or any(set(each) != {"action"} for each in does):
                slots = ", ".join(RULE_SLOTS)
                raise document.error(
                    where, f"a rule has one intent and then actions, and conditions on {slots}; the library knows no other kind."
                )
            key = told["intent"], frozenset(pair for each in asked for pair in each.items())
            if key in found:
                raise document.error(where, f"the intent {told['intent']!r} has a rule already.")
            found[key] = tuple(each["action"] for each in does)
    return found
