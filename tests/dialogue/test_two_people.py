"""Two people in one talk: each has a case and a level of their own, and an emergency of either is warned about."""

from __future__ import annotations

import pytest

from signpost.decision import case_from
from signpost.findings import Finding
from tests.dialogue.talk import Talk

EYELID = Finding("muscle_twitching", body_part="eyelid", duration_days=7, said="my eyelid twitches")
SPEECH = Finding("speech_slurred", person="other", onset="gradual", duration_days=60, said="my dad's speech is slurred")
FACE = Finding("facial_weakness", person="other", onset="sudden", said="his face dropped")
OWN = ["speaks_of_self"]


def level(talk: Talk) -> str:
    return talk.now.assessment.level


def test_the_one_who_needs_help_sooner_comes_first_and_is_named() -> None:
    talk = Talk()
    talk.tell(EYELID, SPEECH, acts=OWN)
    assert (talk.said.case.subject, level(talk)) == ("other", "soon")
    assert "the other person first" in talk.text
    assert "About you, I understood: muscle twitching" in talk.text
    talk.tell(intent="choose_person", move="action_choose_person", acts=["for_self"])
    assert (talk.said.case.subject, level(talk)) == ("self", "routine")


def test_who_is_asked_about_stays_first_when_somebody_else_is_told_of() -> None:
    talk = Talk()
    talk.tell(EYELID, acts=OWN)
    talk.tell(SPEECH, text="my dad slurs")
    assert (talk.said.case.subject, level(talk)) == ("self", "routine")
    assert "you first" in talk.text
    talk.tell(intent="choose_person", move="action_choose_person", acts=["for_other"])
    assert (talk.said.case.subject, level(talk)) == ("other", "soon")


def test_what_is_told_of_the_one_who_waits_leaves_them_waiting() -> None:
    talk = Talk()
    talk.tell(EYELID, SPEECH, acts=OWN)
    talk.tell(Finding("fatigue", said="I am tired"), text="I am tired", acts=OWN)
    assert talk.said.case.aside is not None
    assert (talk.said.case.subject, level(talk)) == ("other", "soon")


@pytest.mark.parametrize("order", [(EYELID, FACE), (FACE, EYELID)])
def test_an_emergency_of_either_warns_whoever_is_talked_about(order: tuple[Finding, Finding]) -> None:
    talk = Talk()
    for each in order:
        talk.tell(each, acts=OWN if each.person == "self" else [])
    assert level(talk) == "emergency"
    talk.tell(intent="choose_person", move="action_choose_person", acts=["for_self"])
    assert level(talk) == "emergency"


def test_signs_of_two_people_make_no_emergency_together() -> None:
    talk = Talk()
    talk.tell(Finding("back_pain", duration_days=30), Finding("bladder_trouble", person="other", duration_days=900), acts=OWN)
    assert level(talk) != "emergency"


def test_after_the_outcome_of_one_the_other_is_offered() -> None:
    talk = Talk()
    talk.tell(EYELID, SPEECH, acts=OWN)
    for _ in range(30):
        if talk.said.question_id is None:
            break
        talk.answer("unsure")
    assert talk.now.assessment.status == "assessed"
    assert ["Now about me", "now about me"] in talk.reply.sayings[-1].values["options"]


def test_what_a_check_settles_turns_the_talk_to_nobody() -> None:
    talk = Talk()
    talk.tell(EYELID, SPEECH, acts=OWN)
    turned = talk.said.folding.after({"findings": [EYELID.with_(status="past").as_dict()], "acts": ["correction", "settled"]}).case
    assert turned.aside is not None
    assert case_from(turned.as_dict()) == turned


def test_an_illness_of_a_relative_is_no_second_person() -> None:
    talk = Talk()
    talk.tell(EYELID, Finding("diagnosed_ms", person="other"), acts=OWN)
    assert talk.said.case.aside is None


THUMB = Finding("muscle_twitching", body_part="thumb", duration_days=240, course="stable", said="my thumb twitches")


@pytest.mark.parametrize(
    "danger",
    [
        Finding("speech_slurred", person="other", said="her speech is thick now"),
        Finding("limb_weakness", person="other", side="left", body_part="arm", said="her arm is weak"),
        Finding("confusion", person="other", said="he is all confused"),
    ],
    ids=lambda each: each.id,
)
def test_a_danger_of_somebody_else_comes_before_the_open_question(danger: Finding) -> None:
    talk = Talk()
    talk.tell(THUMB, acts=OWN)
    assert talk.said.question_id is not None
    talk.tell(danger, text=danger.said)
    assert talk.said.case.subject == "other"
    assert "the other person first" in talk.text or level(talk) == "emergency"


def test_what_can_wait_of_somebody_else_does_not() -> None:
    talk = Talk()
    talk.tell(THUMB, acts=OWN)
    talk.tell(Finding("tremor", person="other", duration_days=900, said="dad shakes"), text="dad shakes")
    assert talk.said.case.subject == "self"
