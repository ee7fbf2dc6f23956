"""The rules of the talk are read from the same files as Rasa reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.dialogue import course as module
from signpost.dialogue.course import actions_after, course
from signpost.dialogue.moves import MOVES
from signpost.dialogue.situation import PHASE_SLOT
from signpost.knowledge import KnowledgeError, read_yaml
from signpost.places import place
from signpost.responses import load_responses

THANKS = "{rule: one, steps: [{intent: thank}, {action: utter_thank}]}"


def test_every_intent_has_actions_that_exist() -> None:
    assert {intent for intent, phase in course() if phase is None} == set(read_yaml(place("domain.yml")).data["intents"])
    assert {phase for _, phase in course()} <= {None, *read_yaml(place("domain.yml")).data["slots"][PHASE_SLOT]["values"]}
    assert {action for actions in course().values() for action in actions} <= MOVES.keys() | load_responses().keys()


def test_rule_for_a_phase_comes_before_the_one_for_any() -> None:
    assert actions_after("greet", "crisis") == ("utter_crisis_stays",)
    assert actions_after("greet", "warned") == actions_after("greet", "open") == ("utter_greet", "action_resume")


@pytest.mark.parametrize(
    "rule, line, says",
    [
        ("{rule: one, steps: [{intent: greet}, {slot_was_set: [{region: uk}]}]}", 2, "one intent and then actions"),
        ("{rule: one, condition: [{active_loop: x}], steps: [{intent: greet}, {action: utter_greet}]}", 2, "one intent and then actions"),
        ("{rule: one, condition: [{slot_was_set: [{region: uk}]}], steps: [{intent: greet}, {action: utter_greet}]}", 2, "perhaps a phase"),
        ("{rule: one, steps: [{intent: greet}]}", 2, "one intent and then actions"),
        (
            f"{THANKS}\n  - {THANKS}",
            3,
            "rule already",
        ),
    ],
)
def test_rule_of_another_kind_is_named_with_its_line(
    rule: str, line: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules.yml").write_text(f"rules:\n  - {rule}\n")
    monkeypatch.setattr(module, "place", lambda name: tmp_path)
    with pytest.raises(KnowledgeError, match=rf"rules\.yml:{line}: .*{says}"):
        course.__wrapped__()
