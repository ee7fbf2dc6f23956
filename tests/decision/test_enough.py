"""Where knowledge is enough (level information): only for what is known to be harmless, and never beside anything else."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.conversation.outcome import conclude
from signpost.conversation.situation import situation_after
from signpost.conversation.transcript import Transcript
from signpost.decision import assess, case_of, load_rulebook
from signpost.findings import finding_from

BOOK = load_rulebook()
RULES = [rule for rule in BOOK.active if rule.enough is not None]

Told = list[dict[str, Any]]
KINDS: dict[str, Told] = {
    "lid": [
        {"id": "muscle_twitching", "body_part": "eyelid", "duration_days": 5, "triggers": ["caffeine"]},
        {"id": "drooping_eyelid", "status": "absent"},
    ],
    "limb asleep": [
        {"id": "numbness_tingling", "status": "past", "body_part": "arm", "triggers": ["waking"], "episode_minutes": 4},
        {"id": "limb_weakness", "status": "absent"},
    ],
    "ice cream": [
        {"id": "headache", "status": "past", "triggers": ["cold"], "episode_minutes": 0.5},
        {"id": "thunderclap_headache", "status": "absent"},
        {"id": "neck_stiffness", "status": "absent"},
    ],
    "jerk": [
        {"id": "involuntary_movements", "triggers": ["night"], "episode_minutes": 0.05, "course": "stable"},
        {"id": "loss_of_consciousness", "status": "absent"},
    ],
    "tick": [
        {"id": "tick_bite", "duration_days": 1},
        {"id": "bullseye_rash", "status": "absent"},
        {"id": "fever", "status": "absent"},
    ],
    "sore": [
        {"id": "pain", "body_part": "thigh", "side": "both", "triggers": ["exercise"], "severity": "moderate", "duration_days": 1},
        {"id": "dark_urine", "status": "absent"},
    ],
    "specks": [{"id": "floaters", "course": "stable", "duration_days": 3000}, {"id": "sight_curtain", "status": "absent"}],
    "jab": [
        {"id": "recent_vaccination", "duration_days": 2},
        {"id": "pain", "body_part": "arm", "severity": "mild"},
        {"id": "limb_weakness", "status": "absent"},
    ],
    "worry": [{"id": "anxiety", "severity": "mild"}, {"id": "neurological_symptoms", "status": "absent"}],
}
# What was told in the same breath, and the least that it comes to.
BESIDE: dict[str, tuple[Told, str]] = {
    "a second sign": ([{"id": "tinnitus"}], "routine"),
    "an old sign": ([{"id": "vision_loss", "status": "past", "duration_days": 3000}], "routine"),
    "a pregnancy": ([{"id": "pregnancy"}], "routine"),
    "a blood thinner": ([{"id": "blood_thinner"}], "routine"),
    "nobody to tell": ([{"id": "cannot_say"}], "routine"),
    "eighty": ([{"id": "age", "value": 80}], "routine"),
    "four": ([{"id": "age", "value": 4}], "routine"),
    "a face that droops": ([{"id": "facial_weakness", "side": "left", "duration_days": 0.1}], "urgent"),
    "words that slur": ([{"id": "speech_slurred", "onset": "sudden", "duration_days": 0.1}], "emergency"),
    "no wish to live": ([{"id": "suicidal_thoughts", "duration_days": 1}], "urgent"),
    "numb between the legs": ([{"id": "saddle_numbness", "duration_days": 1}], "emergency"),
}


def end_of(told: Told) -> Any:
    return assess(case_of([finding_from(each) for each in told]), BOOK)


@pytest.mark.parametrize("kind", KINDS)
def test_what_everybody_has_at_times_needs_knowledge_alone(kind: str) -> None:
    told = KINDS[kind]
    found = end_of(told)
    assert (found.level, found.status) == ("information", "assessed"), [each.rule.id for each in found.fired]
    assert all(each.level == "information" for each in found.fired)
    said = conclude(situation_after(Transcript(), case_of([finding_from(each) for each in told])), []).responses
    assert "utter_outcome_information" in said


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_not_denied_is_not_taken_for_no(kind: str) -> None:
    told = [each for each in KINDS[kind] if each.get("status") != "absent"]
    assert end_of(told).level == "routine"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("beside", BESIDE)
def test_whatever_is_told_beside_it_takes_that_back(kind: str, beside: str) -> None:
    more, least = BESIDE[beside]
    denied = {each["id"] for each in more}
    told = [each for each in KINDS[kind] if each["id"] not in denied]
    found = end_of([*told, *more])
    assert BOOK.levels.rank(found.level) >= BOOK.levels.rank(least), [each.rule.id for each in found.fired]


def test_an_age_between_changes_nothing() -> None:
    assert end_of([*KINDS["lid"], {"id": "age", "value": 40}]).level == "information"


def test_a_relative_with_ms_alone_is_judged_no_more_than_before() -> None:
    found = end_of([{"id": "family_history_ms"}])
    assert (found.level, found.status) == ("information", "information")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_of_which_knowledge_is_enough_may_be_watched_too(rule: Any) -> None:
    # Its advice begins at home, and it never rests on a sign of danger.
    assert rule.watch is not None
    assert rule.findings.isdisjoint({each["finding"] for each in BOOK.levels.danger_signs if "with" not in each})
