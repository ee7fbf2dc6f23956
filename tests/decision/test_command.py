"""`python -m signpost.decision`: JSON lines in, outcomes out."""

from __future__ import annotations

import io
import json

import pytest

from signpost.decision import assess, case_from
from signpost.decision.__main__ import answer, main

HAND = {"id": "limb_weakness", "side": "left", "body_part": "hand", "course": "progressive", "duration_days": 90, "person": "self"}


def test_answer_holds_level_rules_and_question(small):
    found = answer({"findings": [HAND]}, small)
    assert found["level"] == "soon"
    assert [each["id"] for each in found["rules"]] == ["weaker"]
    assert found["question"]["id"] == "breathlessness"
    assert found["questions_left"] >= 1


def test_answer_folds_turns(small):
    turns = [{"findings": [HAND]}, {"question_id": "breathlessness", "reply": {"polarity": "no"}}]
    found = answer({"turns": turns}, small)
    assert (found["status"], found["question"], found["questions_left"]) == ("assessed", None, 0)


def test_command_answers_line_by_line(monkeypatch, capsys):
    lines = [
        json.dumps({"findings": [HAND]}),
        "",
        "not json",
        json.dumps({"findings": [{"id": "x", "colour": "red"}]}),
        json.dumps({"findings": []}),
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert main() == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each.get("level") for each in found] == ["soon", None, None, "none"]
    assert "unknown finding key 'colour'" in found[2]["error"]


@pytest.mark.parametrize(
    ("findings", "levels"),
    [
        ([HAND], {"soon"}),
        ([HAND, {"id": "breathlessness", "triggers": ["lying_flat"]}], {"emergency"}),
        ([HAND, {"id": "swallowing_difficulty"}], {"urgent", "emergency"}),
        ([{"id": "facial_weakness", "onset": "sudden", "duration_days": 0.01}], {"emergency"}),
        ([{"id": "saddle_numbness"}, {"id": "back_pain"}], {"emergency"}),
        (
            [{"id": "limb_weakness", "status": "past", "onset": "sudden", "side": "left", "body_part": "arm", "duration_days": 0.02}],
            {"emergency"},
        ),
        ([{"id": "muscle_twitching", "duration_days": 3}, {"id": "limb_weakness", "status": "absent"}], {"routine"}),
        ([{"id": "fatigue"}, {"id": "dizziness"}], {"routine"}),
        ([{"id": "family_history_als"}], {"routine"}),
        ([{"id": "family_history_ms"}], {"information"}),
        ([{"id": "family_history_ms"}, {"id": "heat_sensitivity"}], {"routine", "soon"}),
        ([{"id": "suicidal_thoughts"}, {"id": "suicide_plan"}], {"emergency"}),
        ([{"id": "blurred_vision", "side": "left", "duration_days": 3}, {"id": "eye_pain", "triggers": ["eye_movement"]}], {"urgent"}),
        ([{"id": "muscle_twitching", "status": "hypothetical"}], {"none", "information"}),
        ([], {"none"}),
    ],
    ids=lambda value: "+".join(each["id"] for each in value) if isinstance(value, list) else "",
)
def test_told_things_lead_to_the_level_of_the_notes(book, findings, levels):
    assert assess(case_from({"findings": findings}), book).level in levels


def test_information_alone_has_its_own_status(book):
    assert assess(case_from({"findings": [{"id": "family_history_ms"}]}), book).status == "information"


def test_weak_hand_with_every_answer_unknown_ends_at_soon(book):
    turns = [{"findings": [HAND, {"id": "numbness_tingling", "status": "absent"}]}]
    asked = []
    while (found := answer({"turns": turns}, book))["question"]:
        asked.append(found["question"]["id"])
        turns.append({"question_id": asked[-1], "reply": {"polarity": "unsure"}})
    assert found["level"] == "soon"
    assert {"breathlessness", "swallowing_difficulty"} <= set(asked)
    assert len(asked) <= 10


def test_weakness_alone_is_asked_how_long_or_how_it_began(book):
    found = answer({"findings": [{"id": "limb_weakness"}]}, book)
    assert found["question"]["id"] in ("limb_weakness.onset", "limb_weakness.duration_days")
