"""The rules of the talk, as `data/rules/` has them: which actions follow an intent. Rasa learns from the same files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from signpost.knowledge import read_folder
from signpost.places import place


@lru_cache(maxsize=1)
def course() -> Mapping[str, tuple[str, ...]]:
    """The actions after each intent, in their order; raises KnowledgeError for a rule that is more than an intent and actions."""
    found: dict[str, tuple[str, ...]] = {}
    for document in read_folder(place("data/rules")):
        for number, rule in enumerate(document.data["rules"]):
            (told, *does), where = rule["steps"], ("rules", number)
            if set(rule) != {"rule", "steps"} or set(told) != {"intent"} or not does or any(set(each) != {"action"} for each in does):
                raise document.error(where, "a rule has one intent and then actions; the library knows no other kind.")
            if told["intent"] in found:
                raise document.error(where, f"the intent {told['intent']!r} has a rule already.")
            found[told["intent"]] = tuple(each["action"] for each in does)
    return found
