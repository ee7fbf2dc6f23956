"""What is carried from the action server to the Rasa server is the assessment itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from signpost.decision import assess, assess_emergency, assessment_from, carried, case_of, load_rulebook
from signpost.findings import Finding

CASES = {
    "several rules": [
        Finding("limb_weakness", side="left", body_part="hand", duration_days=90.0, said="my left hand is weak"),
        Finding("muscle_wasting"),
    ],
    "cannot tell": [Finding("blurred_vision")],
    "two people": [Finding("limb_weakness", duration_days=200.0), Finding("tremor", person="other", duration_days=300.0)],
    "somebody with a team": [
        Finding("diagnosed_ms"),
        Finding("numbness_tingling", duration_days=40.0),
        Finding("limb_weakness", duration_days=40.0),
    ],
    "nothing": [],
}


@pytest.mark.parametrize("told", CASES.values(), ids=CASES)
def test_an_assessment_arrives_as_it_was(told: list[Finding]) -> None:
    book = load_rulebook()
    case = case_of(told)
    found = assess(case, book)
    rows = json.loads(json.dumps(carried(found, case)))
    assert assessment_from(rows, case, book) == found
    assert len(rows) == len(found.fired)
    assert bool(rows) == bool(told)


def test_a_rule_that_this_rule_book_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        assessment_from([{"rule": "no_such_rule", "person": "self", "watch": False, "because": []}], case_of([]), load_rulebook())


def test_emergencies_are_worked_out_once_for_a_case_and_anew_for_another() -> None:
    book = load_rulebook()
    case = case_of([Finding("not_breathing")])
    assert assess_emergency(case, book).level == "emergency"
    assert assess_emergency(case, book) is assess_emergency(case, book)
    other = replace(case, findings=(*case.findings, Finding("diagnosed_als")))
    assert assess_emergency(other, book) is not assess_emergency(case, book)
    assert assess_emergency(case, replace(book, emergencies=(), active=())).fired == ()
