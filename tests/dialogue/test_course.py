"""The rules of the talk are read from the same files as Rasa reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.dialogue import course as module
from signpost.dialogue.course import actions_after, course
from signpost.dialogue.moves import MOVES
from signpost.dialogue.situation import RULE_SLOTS
from signpost.knowledge import KnowledgeError, read_yaml
from signpost.places import place
from signpost.region import regions
from signpost.responses import load_responses

THANKS = "{rule: one, steps: [{intent: thank}, {action: utter_thank}]}"


def test_every_intent_has_actions_that_exist() -> None:
    domain = read_yaml(place("domain.yml")).data
    assert {intent for intent, condition in course() if not condition} == set(domain["intents"])
    assert all(value in domain["slots"][slot]["values"] for _, condition in course() for slot, value in condition)
    assert {action for actions in course().values() for action in actions} <= MOVES.keys() | load_responses().keys()


def test_rule_with_a_condition_comes_before_the_one_for_any() -> None:
    assert actions_after("greet", {"phase": "crisis"}) == ("utter_crisis_stays",)
    assert actions_after("greet", {"phase": "warned"}) == actions_after("greet", {}) == ("utter_greet", "action_resume")
    assert actions_after("express_fear", {"about": "other"})[0] == "utter_fear_for_another"
    # Of two that hold the one for the phase counts.
    assert actions_after("express_fear", {"phase": "crisis", "about": "other"}) == ("utter_crisis_stays",)


def test_slots_of_rules_are_categorical_with_every_value_that_the_case_may_have() -> None:
    slots = read_yaml(place("domain.yml")).data["slots"]
    assert all(slots[each]["type"] == "categorical" for each in RULE_SLOTS)
    assert set(slots["region"]["values"]) == set(regions())


@pytest.mark.parametrize(
    "rule, line, says",
    [
        ("{rule: one, steps: [{intent: greet}, {slot_was_set: [{region: uk}]}]}", 2, "one intent and then actions"),
        ("{rule: one, condition: [{active_loop: x}], steps: [{intent: greet}, {action: utter_greet}]}", 2, "one intent and then actions"),
        (
            "{rule: one, condition: [{slot_was_set: [{mood: low}]}], steps: [{intent: greet}, {action: utter_greet}]}",
            2,
            "conditions on phase",
        ),
        ("{rule: one, steps: [{intent: greet}]}", 2, "one intent and then actions"),
        (f"{THANKS}\n  - {THANKS}", 3, "rule already"),
    ],
)
def test_rule_of_another_kind_is_named_with_its_line(
    rule: str, line: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules.yml").write_text(f"rules:\n  - {rule}\n")
    monkeypatch.setattr(module, "place", lambda name: tmp_path)
    with pytest.raises(KnowledgeError, match=rf"rules\.yml:{line}: .*{says}"):
        course.__wrapped__()
