"""Answers are checked as Rasa does it, their schema once."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from signpost.components.bounded_actions import check_schemas_once

SOUND = {"events": [{"event": "slot", "name": "open_question", "value": None}], "responses": [{"response": "utter_label"}]}
REFUSED = ({"events": [{"event": "slot"}]}, {"events": "none"}, {"events": [], "responses": [1]})


@pytest.fixture(autouse=True)
def replaced(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    plain = getattr(jsonschema.validate, "_validate", jsonschema.validate)
    monkeypatch.setattr(jsonschema, "validate", plain)
    check_schemas_once()
    yield


def test_answer_is_refused_with_the_same_error_at_every_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    action = RemoteAction("action_triage", None)
    schema = action.action_response_format_spec()
    for _ in range(3):
        assert action._validate_action_result(SOUND)
        for answer in REFUSED:
            with pytest.raises(jsonschema.ValidationError) as told:
                action._validate_action_result(answer)
            expected = jsonschema.exceptions.best_match(jsonschema.Draft7Validator(schema).iter_errors(answer))
            assert told.value.message.startswith(expected.message)


def test_schema_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[object] = []
    check = jsonschema.Draft7Validator.check_schema
    monkeypatch.setattr(jsonschema.Draft7Validator, "check_schema", lambda schema: (checked.append(schema), check(schema)))
    action = RemoteAction("action_triage", None)
    for _ in range(3):
        action._validate_action_result(SOUND)
    assert len(checked) == 1


def test_wrong_schema_is_refused_every_time() -> None:
    for _ in range(2):
        with pytest.raises(jsonschema.SchemaError):
            jsonschema.validate(SOUND, {"type": "nothing"})


def test_replacing_it_twice_changes_nothing() -> None:
    once = jsonschema.validate
    check_schemas_once()
    assert jsonschema.validate is once
