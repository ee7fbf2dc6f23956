"""The rules of the talk are read from the same files as Rasa reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.dialogue import course as module
from signpost.dialogue.course import course
from signpost.dialogue.moves import MOVES
from signpost.knowledge import KnowledgeError, read_yaml
from signpost.places import place
from signpost.responses import load_responses

THANKS = "{rule: one, steps: [{intent: thank}, {action: utter_thank}]}"


def test_every_intent_has_actions_that_exist() -> None:
    assert set(course()) == set(read_yaml(place("domain.yml")).data["intents"])
    assert {action for actions in course().values() for action in actions} <= MOVES.keys() | load_responses().keys()


@pytest.mark.parametrize(
    "rule, line, says",
    [
        ("{rule: one, steps: [{intent: greet}, {slot_was_set: [{region: uk}]}]}", 2, "one intent and then actions"),
        ("{rule: one, condition: [], steps: [{intent: greet}, {action: utter_greet}]}", 2, "one intent and then actions"),
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
