"""Two tellings of one finding of which only the later alarms are asked about first; a danger that was told is never lost."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.decision import load_rulebook
from signpost.dialogue.transcript import transcript, transcript_from
from signpost.findings import Finding
from tests.dialogue.talk import Talk

SLOW = Finding("limb_weakness", side="left", body_part="hand", onset="gradual", said="my left hand got weak bit by bit")
SUDDEN = SLOW.with_(onset="sudden", side=None, said="it went all at once")
ONSET = "limb_weakness.onset"


def told(first: Finding = SLOW, then: Finding = SUDDEN, text: str = "it went all at once", **reading: Any) -> Talk:
    talk = Talk()
    talk.tell(first)
    talk.tell(then, text=text, **reading)
    return talk


def level(talk: Talk) -> str:
    return talk.now.assessment.level


def test_slow_and_then_sudden_is_asked_about_before_it_alarms() -> None:
    talk = told()
    assert level(talk) != "emergency"
    assert talk.said.question_id == ONSET
    assert talk.reply.triage is not None
    assert [each["value"] for each in talk.reply.triage["question"]["options"]] == ["sudden", "gradual"]
    assert "slowly" in talk.text


def test_sudden_after_all_alarms() -> None:
    talk = told()
    talk.tell(text="sudden", intent="give_detail")
    assert level(talk) == "emergency"


def test_slow_after_all_does_not_and_the_complaint_stays() -> None:
    talk = told()
    talk.tell(text="gradual", intent="give_detail")
    assert level(talk) != "emergency"
    assert talk.said.question_id != ONSET
    assert [(each.onset, each.side) for each in talk.said.case.findings if each.id == "limb_weakness"] == [("gradual", "left")]


@pytest.mark.parametrize("answer", ["unsure", "no"])
def test_without_an_answer_the_danger_counts(answer: str) -> None:
    talk = told()
    talk.answer(answer)
    assert level(talk) == "emergency"


def test_skipping_the_question_leaves_the_danger() -> None:
    talk = told()
    talk.tell(text="skip", intent="skip_question", acts=["skip"])
    assert level(talk) == "emergency"


def test_one_question_in_between_brings_it_back_and_two_do_not() -> None:
    talk = told()
    talk.tell(text="what is an EMG?", intent="ask_about_condition", move="action_educate")
    assert (talk.said.question_id, level(talk) == "emergency") == (ONSET, False)
    talk.tell(text="what is an EMG?", intent="ask_about_condition", move="action_educate")
    assert level(talk) == "emergency"


@pytest.mark.parametrize(
    ("then", "text"),
    [
        (SUDDEN.with_(duration_days=0.2), "this morning it went all at once"),
        (SUDDEN.with_(course="progressive"), "all at once it got bad"),
        (SUDDEN, "and now it went all at once"),
        (SUDDEN.with_(body_part="arm"), "my arm went all at once"),
        (Finding("facial_weakness", onset="sudden"), "my face dropped"),
    ],
)
def test_what_is_new_alarms_at_once(then: Finding, text: str) -> None:
    assert level(told(then=then, text=text)) == "emergency"


def test_a_correction_is_taken_at_its_word() -> None:
    assert level(told(text="sorry, I meant all at once", acts=["correction"])) == "emergency"


def test_where_both_readings_are_dangerous_nobody_is_asked() -> None:
    talk = told(then=SUDDEN, text="it went all at once")
    both = Talk()
    both.tell(SLOW)
    both.tell(SUDDEN, Finding("facial_weakness", onset="sudden"), text="my face dropped and the hand went all at once")
    assert (level(talk) == "emergency", level(both)) == (False, "emergency")


def test_being_there_on_waking_does_not_make_a_slow_weakness_a_stroke() -> None:
    talk = told(then=SLOW.with_(onset=None, triggers=("waking",)), text="it is there when I wake")
    assert (level(talk) == "emergency", talk.said.question_id) == (False, ONSET)


def test_the_other_side_is_asked_about_where_both_sides_alarm() -> None:
    left = Finding("limb_weakness", side="left", body_part="leg", onset="gradual", duration_days=3, course="progressive")
    right = Finding("limb_weakness", side="right", body_part="leg")
    talk = told(left, right, "my right leg is weak")
    assert (level(talk) == "emergency", talk.said.question_id) == (False, "limb_weakness.side")
    for side, alarms in (("both", True), ("right", False), ("left", False)):
        again = told(left, right, "my right leg is weak")
        again.tell(text=side, intent="give_detail")
        assert (level(again) == "emergency") is alarms, side
        assert {each.side for each in again.said.case.findings if each.id == "limb_weakness"} == {side}
    assert level(told(left, right, "my right leg is weak too")) == "emergency"


def test_what_is_held_survives_the_way_to_the_action_server() -> None:
    talk = told()
    carried = transcript_from(talk.said.as_dict())
    assert carried.held == talk.said.held
    parsed = {"intent": {"name": "not_sure"}, "reading": {"reply": {"polarity": "unsure"}}}
    event = {"event": "user", "text": "not sure", "parse_data": parsed}
    assert transcript([event], load_rulebook().questions, carried).emergency.fired


def test_what_answers_nothing_of_the_beginning_is_asked_about_while_it_is_asked_for() -> None:
    talk = Talk()
    talk.tell(SLOW.with_(onset=None, course="progressive"))
    assert talk.said.question_id == ONSET
    talk.tell(SLOW.with_(onset=None, triggers=("waking",)), text="it is weak when I wake in the mornings")
    assert (level(talk) == "emergency", talk.said.question_id) == (False, ONSET)
    assert talk.said.held["question"] == ONSET
