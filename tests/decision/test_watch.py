"""What may be watched at home is said so only while it is known, and only where nothing else asks for a visit."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.decision import assess, case_of, load_rulebook
from signpost.dialogue.outcome import conclude
from signpost.dialogue.situation import situation_after
from signpost.dialogue.transcript import Transcript
from signpost.findings import finding_from

BOOK = load_rulebook()
WATCHED = [rule for rule in BOOK.active if rule.watch is not None]

Told = list[dict[str, Any]]
LID: Told = [{"id": "muscle_twitching", "body_part": "eyelid", "duration_days": 9}]
ARM: Told = [{"id": "numbness_tingling", "status": "past", "body_part": "arm", "triggers": ["waking"], "episode_minutes": 4}]
ICE: Told = [{"id": "headache", "status": "past", "onset": "sudden", "triggers": ["cold", "food_drink"], "episode_minutes": 0.5}]
ELBOW: Told = [
    {"id": "injury", "body_part": "elbow", "severity": "mild", "duration_days": 0.5},
    {"id": "numbness_tingling", "status": "past", "body_part": "finger", "side": "right", "episode_minutes": 1, "duration_days": 0.5},
]


def end_of(told: Told) -> Any:
    return assess(case_of([finding_from(each) for each in told]), BOOK)


@pytest.mark.parametrize("told", [LID, ARM, ICE, ELBOW], ids=["lid", "arm", "ice cream", "elbow"])
def test_what_is_short_and_plain_is_watched_at_home(told: Told) -> None:
    found = end_of(told)
    assert (found.level, found.watched) == ("routine", True), [each.rule.id for each in found.fired]
    assert "utter_outcome_watch" in conclude(situation_after(Transcript(), case_of([finding_from(each) for each in told])), []).responses


def test_what_is_not_known_is_not_watched() -> None:
    assert not end_of([{"id": "muscle_twitching", "body_part": "eyelid"}]).watched
    assert not end_of([{"id": "back_pain"}]).watched


@pytest.mark.parametrize(
    "other",
    [
        {"id": "tremor", "side": "both", "at_rest": False},
        {"id": "vision_loss", "status": "past", "duration_days": 3000},
        {"id": "muscle_twitching", "body_part": "calf", "duration_days": 40},
    ],
    ids=lambda each: each["id"],
)
@pytest.mark.parametrize("told", [LID, ARM, ICE, ELBOW], ids=["lid", "arm", "ice cream", "elbow"])
def test_anything_beside_it_that_needs_a_visit_takes_that_back(told: Told, other: dict[str, Any]) -> None:
    found = end_of([*told, other])
    assert not found.watched
    assert not found.fired[0].watch


def test_a_second_sign_of_the_same_kind_is_not_watched_with_the_first() -> None:
    # Both stand in one rule, and only one of them is short.
    found = end_of([*LID, {"id": "muscle_twitching", "body_part": "eyelid", "side": "left", "duration_days": 90}])
    assert found.level == "routine"
    assert not found.watched


@pytest.mark.parametrize("rule", WATCHED, ids=lambda rule: rule.id)
def test_rule_that_is_watched_says_when_to_book_and_rests_on_a_source(rule: Any) -> None:
    assert rule.level == "routine"
    assert not rule.do.startswith(("Book", "See", "Ask"))
    assert any(word in rule.do for word in ("appointment", "dentist", "Be seen"))
    assert any(source.verified for source in rule.sources)
