"""What to do until help is there fits the danger, also where two dangers are told at once."""

from __future__ import annotations

import re
from typing import Any

import pytest

from signpost.decision import assess, load_rulebook
from signpost.decision.case import case_of
from signpost.dialogue.waiting import steps_of
from signpost.findings import Finding
from signpost.region import waiting_for
from signpost.responses import load_responses

BOOK = load_rulebook()


def steps_for(*told: Finding, unsure: tuple[str, ...] = ()) -> str:
    found = assess(case_of(told, unsure), BOOK)
    return " ".join(steps_of(str(found.response), found.fired))


def other(name: str, **more: Any) -> Finding:
    return Finding(name, person="other", **more)


def test_every_emergency_says_what_to_do() -> None:
    assert {str(rule.response) for rule in BOOK.emergencies} <= set(load_responses())
    firsts = {rule.id: next(each for each in rule.examples if each.fires) for rule in BOOK.emergencies}
    assert [name for name, each in firsts.items() if not steps_for(*each.given, unsure=tuple(each.unsure))] == []


def test_every_reply_of_an_emergency_rule_has_steps_with_a_source() -> None:
    for rule in BOOK.emergencies:
        row = waiting_for(str(rule.response))
        assert row["steps"], rule.id
        assert row["sources"], rule.id


NOT_SAT_UP = {
    "a fit that goes on, lips blue": (other("fit_going_on"), other("cyanosis")),
    "a fit of six minutes, lips blue": (other("seizure", episode_minutes=6, duration_days=0.01), other("cyanosis")),
    "passed out, lips blue": (other("loss_of_consciousness", duration_days=0.01), other("cyanosis")),
    "a neck hurt in a fall, legs that do not move, breath hard": (
        Finding("injury", body_part="neck", duration_days=0.01),
        Finding("paralysis", body_part="leg", side="both", duration_days=0.01),
        Finding("numbness_tingling", side="both", body_part="leg", duration_days=0.01),
        Finding("breathlessness", severity="severe"),
    ),
}


@pytest.mark.parametrize("told", NOT_SAT_UP.values(), ids=NOT_SAT_UP)
def test_who_must_not_be_sat_up_is_not_told_so(told: tuple[Finding, ...]) -> None:
    assert "Sit upright" not in steps_for(*told)


@pytest.mark.parametrize("danger", ["utter_emergency_breathing", "utter_emergency_mnd_breathing", "utter_emergency_swallowing"])
@pytest.mark.parametrize("told", [other("fit_going_on"), other("loss_of_consciousness", duration_days=0.01)], ids=lambda each: each.id)
def test_a_danger_told_later_does_not_sit_them_up(danger: str, told: Finding) -> None:
    breath = (other("diagnosed_als"), other("breathlessness", severity="severe"), other("swallowing_difficulty", severity="severe"))
    fired = assess(case_of((told, other("cyanosis"), *breath)), BOOK).fired
    assert danger in {str(each.rule.response) for each in fired}
    steps = " ".join(steps_of(danger, fired))
    assert " side" in steps and "Sit up" not in steps.replace("If short of breath, sit up", "")


NOT_LAID_DOWN = {
    "a cord injury, the head pounds at once": (Finding("spinal_cord_injury"), Finding("headache", severity="severe", onset="sudden")),
    "a cord injury, the worst headache": (Finding("spinal_cord_injury"), Finding("thunderclap_headache", duration_days=0.01)),
    "a blocked catheter, the head pounds": (Finding("catheter_trouble"), Finding("headache", severity="severe", onset="sudden")),
    "a blocked catheter, hard to breathe, flushed": (
        Finding("catheter_trouble"),
        Finding("flushing"),
        Finding("breathlessness", severity="severe"),
    ),
}


@pytest.mark.parametrize("told", NOT_LAID_DOWN.values(), ids=NOT_LAID_DOWN)
def test_pounding_head_after_a_cord_injury_sits_up(told: tuple[Finding, ...]) -> None:
    steps = steps_for(*told)
    assert "Sit up" in steps and "Do not lie down" in steps


ITS_OWN = {
    "swollen tongue, cannot breathe": (
        (Finding("throat_swelling", duration_days=0.01), Finding("breathlessness", severity="severe")),
        "adrenaline pen",
    ),
    "heat, muddled": ((other("overheated"), other("confusion", duration_days=0.1)), "wet the skin"),
    "gone missing, muddled": ((other("gone_missing"), other("confusion", duration_days=0.1)), "clothes to look for"),
    "bleeds and bleeds, faint": ((Finding("heavy_bleeding"), Finding("loss_of_consciousness", duration_days=0.01)), "Press hard"),
    "six weeks old, blue": ((other("age", value=0.12), other("cyanosis")), "child"),
    "MND, hard to wake": ((other("diagnosed_als"), other("loss_of_consciousness", duration_days=0.1)), "breathing machine"),
    "MND, gasps": ((Finding("diagnosed_als"), Finding("breathlessness", severity="severe")), "oxygen needs care"),
    "myasthenia, gasps": ((Finding("diagnosed_myasthenia"), Finding("breathlessness", severity="severe")), "emergency card"),
    "the tube in the neck is blocked, blue": ((other("tracheostomy_trouble"), other("cyanosis")), "suction"),
    "steroids stopped, being sick and weak": (
        (Finding("steroids_stopped"), Finding("vomiting"), Finding("limb_weakness"), Finding("fatigue")),
        "steroid injection",
    ),
    "a fever, muddled": ((other("pressure_sore"), other("confusion", duration_days=0.5)), "which illness, tube or sore"),
    "a burn": ((Finding("burn", severity="severe", duration_days=0.01),), "running water"),
}


@pytest.mark.parametrize(("told", "step"), ITS_OWN.values(), ids=ITS_OWN)
def test_danger_with_help_of_its_own_keeps_it(told: tuple[Finding, ...], step: str) -> None:
    assert step in steps_for(*told)


def test_what_the_reply_says_itself_is_not_said_twice() -> None:
    for rule in BOOK.emergencies:
        row = waiting_for(str(rule.response))
        for sentence in row.get("said", ()):
            assert sentence in load_responses()[str(rule.response)][0]["text"]
            assert sentence not in steps_of(
                str(rule.response), assess(case_of(rule.examples[0].given, rule.examples[0].unsure), BOOK).fired
            )


# Two dangers at once: whose steps come first, what is said of the other, and what must not be said.
TOGETHER = {
    "a fit and a hurt head": (
        (other("fit_going_on"), other("injury", body_part="head", duration_days=0.01)),
        "Note the time",
        "",
        "upright",
    ),
    "a stroke and low sugar": (
        (other("facial_weakness", onset="sudden", duration_days=0.01), other("low_sugar"), other("daytime_sleepiness")),
        "last well",
        "check the sugar",
        "something sugary",
    ),
    "swallowed pills and nobody can wake them": (
        (other("overdose"), other("loss_of_consciousness", duration_days=0.01)),
        "roll {them} onto {your} side",
        "what was taken",
        "Sit up.",
    ),
    "steroids stopped and passed out": (
        (other("steroids_stopped"), other("vomiting"), other("loss_of_consciousness", duration_days=0.01)),
        "roll {them} onto {your} side",
        "emergency injection",
        "Sit upright",
    ),
    "an allergy and choking": (
        (Finding("throat_swelling", duration_days=0.01), Finding("choking_now")),
        "keep coughing",
        "adrenaline pen",
        "Lie flat",
    ),
    "stroke signs and breath that fails": (
        (Finding("facial_weakness", onset="sudden", duration_days=0.01), Finding("breathlessness", severity="severe")),
        "Sit upright",
        "last well",
        "roll {them} onto {your} side when",
    ),
}


@pytest.mark.parametrize(("told", "first", "beside", "never"), TOGETHER.values(), ids=TOGETHER)
def test_two_dangers_have_steps_that_agree(told: tuple[Finding, ...], first: str, beside: str, never: str) -> None:
    steps = steps_for(*told)
    assert first in steps and beside in steps
    assert never not in steps


def test_what_is_said_beside_fits_every_other_danger() -> None:
    for name in BOOK.levels.responses:
        beside = str(waiting_for(name).get("beside", ""))
        assert not re.search(r"\b(sit|lie|upright|flat)\b", beside, re.IGNORECASE), name
