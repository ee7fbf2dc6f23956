"""Node by node: this case, this answer, this reply and this next question; without Rasa and without a trained model."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from signpost.decision import load_rulebook
from signpost.decision.screens import SIGNS
from signpost.dialogue.moves import MOVES, summarise
from signpost.dialogue.reply import Reply
from signpost.dialogue.transcript import SETTLED_SLOT
from signpost.dialogue.turns import WITHDRAWAL
from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.responses import load_responses
from tests.conftest import ROOT
from tests.dialogue.talk import Talk

WHY_A_WEAK_HAND = load_rulebook().order.because["limb_weakness"]
WEAK_HAND = Finding(
    "limb_weakness", side="left", body_part="hand", duration_days=90, onset="gradual", course="progressive", said="weak hand"
)
DROPPED_FOOT = Finding("foot_drop", duration_days=2, said="my foot drops")
NO_AIR = Finding("breathlessness", at_rest=True, severity="severe", said="can't breathe")
WISH_TO_DIE = Finding("suicidal_thoughts", said="I want to die")


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_every_move_is_an_action_of_the_domain_and_the_other_way_round() -> None:
    assert set(MOVES) == set(read_yaml(ROOT / "domain.yml").data["actions"])


def test_complaint_is_read_back_and_asked_about(talk: Talk) -> None:
    reply = talk.tell(WEAK_HAND)
    assert reply.responses[-1].startswith(("utter_question_", "utter_screen_"))
    assert reply.open_question is not None
    assert reply.triage is not None
    assert (reply.triage["status"], reply.triage["question"]["id"]) == ("asking", reply.open_question)
    assert reply.sayings[-1].values["lead"][0][0] == "utter_read_back"


def test_interview_ends_in_an_outcome_whatever_is_answered(talk: Talk) -> None:
    for answer in ("no", "unsure"):
        said = Talk()
        reply = said.tell(WEAK_HAND)
        for _ in range(30):
            if reply.open_question is None:
                break
            reply = said.answer(answer)
        assert reply.responses[-1] in ("utter_outcome_soon", "utter_outcome_urgent")
        assert reply.triage is not None
        assert (reply.triage["status"], reply.triage["question"]) == ("assessed", None)


def test_outcome_is_said_once_and_then_stands(talk: Talk) -> None:
    reply = talk.tell(WEAK_HAND)
    while reply.open_question is not None:
        reply = talk.answer("no")
    assert talk.tell(intent="thank", move="action_resume").responses == []
    assert Talk().tell(Finding("anxiety"), intent="express_fear", move="action_resume").responses == []
    assert talk.tell(intent="ask_next_step", move="action_advise").responses[-1] == "utter_outcome_stands"


def test_standing_warning_is_said_again_in_short(talk: Talk) -> None:
    talk.tell(NO_AIR)
    assert talk.tell(intent="greet", move="action_resume").responses == ["utter_emergency_stands"]


@pytest.mark.parametrize(
    ("label", "level"), [("Yes, it is gone", "none"), ("It never was: I put it wrong", "none"), ("No, it is still there", "emergency")]
)
def test_labels_of_the_check_are_understood_when_typed(talk: Talk, label: str, level: str) -> None:
    talk.tell(NO_AIR)
    talk.tell(intent="withdraw_emergency", move="action_withdraw_emergency")
    talk.tell(text=label, intent="seek_diagnosis")
    assert (talk.now.assessment.level == "emergency") is (level == "emergency")


def test_half_a_yes_takes_no_warning_back(talk: Talk) -> None:
    talk.tell(NO_AIR)
    talk.tell(intent="withdraw_emergency", move="action_withdraw_emergency")
    talk.tell(text="mostly", intent="affirm", reply={"polarity": "partly"})
    assert talk.now.assessment.level == "emergency"


def test_false_alarm_without_a_warning_changes_nothing(talk: Talk) -> None:
    assert talk.tell(intent="withdraw_emergency", move="action_withdraw_emergency").responses == ["utter_no_emergency_to_withdraw"]


def test_what_only_resembles_a_finding_is_asked_about_once(talk: Talk) -> None:
    reply = talk.tell(proposals=[{"id": "facial_weakness"}])
    assert (reply.responses[-1], reply.open_question) == ("utter_confirm_proposal", "facial_weakness")
    after = talk.answer("no")
    assert after.open_question != "facial_weakness"


def test_likely_wish_to_die_is_asked_about_gently(talk: Talk) -> None:
    assert talk.tell(proposals=[{"id": "suicidal_thoughts"}]).responses[-1] == "utter_confirm_crisis"


def test_part_of_the_body_alone_is_asked_about(talk: Talk) -> None:
    told = talk.tell(text="my elbow", intent="give_detail", reply={"body_part": "elbow"}).sayings
    assert [(each.response, each.values["part"]) for each in told] == [("utter_part_wanted", "elbow")]


@pytest.mark.parametrize(
    ("act", "response"),
    [("expresses_fear", "utter_fear_heard"), ("expresses_burden", "utter_burden_heard"), ("hit_hard", "utter_blow_heard")],
)
def test_feelings_are_answered_before_questions(talk: Talk, act: str, response: str) -> None:
    reply = talk.tell(WEAK_HAND, acts=[act])
    assert reply.responses[0] == response
    assert reply.open_question is not None


READS = {"acts": ["to_learn"]}


def test_who_wants_to_learn_is_asked_for_a_question_and_for_no_sign(talk: Talk) -> None:
    welcomed = talk.tell(**READS)
    assert (welcomed.responses, welcomed.open_question) == (["utter_learner_welcomed"], None)
    assert talk.tell(intent="affirm").responses == ["utter_question_wanted"]
    assert talk.tell(intent="nlu_fallback", move="action_clarify").responses == ["utter_question_wanted"]


@pytest.mark.parametrize(
    "told",
    [
        {"acts": ["to_learn"], "kind": "weeks"},
        {"acts": ["to_learn"], "findings": (WEAK_HAND,)},
        {"acts": ["to_learn", "start_over"], "findings": (WEAK_HAND,)},
    ],
    ids=["sounds like a complaint", "tells a sign", "tells a sign anew"],
)
def test_who_tells_of_a_body_is_interviewed_whatever_they_want_to_learn(talk: Talk, told: dict[str, Any]) -> None:
    talk.tell(**READS)
    reply = talk.tell(*told.pop("findings", ()), **told)
    assert not {"utter_learner_welcomed", "utter_question_wanted"} & set(reply.responses)
    assert not talk.said.learning


def test_danger_is_asked_about_whatever_somebody_wants_to_learn(talk: Talk) -> None:
    assert talk.tell(proposals=[{"id": "muscle_twitching"}], **READS).responses == ["utter_learner_welcomed"]
    assert talk.tell(proposals=[{"id": "facial_weakness"}], **READS).open_question == "facial_weakness"


def test_feelings_alone_bring_no_question(talk: Talk) -> None:
    assert talk.tell(acts=["expresses_fear"]).responses == ["utter_fear_heard"]


def test_reason_stands_before_the_same_question(talk: Talk) -> None:
    talk.tell(WEAK_HAND)
    asked = talk.until_single()
    reply = talk.tell(intent="ask_why", move="action_explain_question", acts=["wants_reason"])
    assert reply.open_question == asked
    assert reply.sayings[-1].values["lead"][0][0] == "utter_question_reason"


def test_reason_of_a_list_stands_before_the_same_list(talk: Talk) -> None:
    shown = talk.tell(WEAK_HAND).sayings[-1].values["choices"]
    reply = talk.tell(intent="ask_why", move="action_explain_question", acts=["wants_reason"])
    assert reply.open_question == SIGNS
    assert reply.sayings[-1].values["lead"] == [["utter_list_reason", {}], ["utter_question_because", {"because": WHY_A_WEAK_HAND}]]
    assert reply.sayings[-1].values["choices"] == shown


def test_there_is_no_reason_without_a_question(talk: Talk) -> None:
    assert talk.tell(intent="ask_why", move="action_explain_question").responses == ["utter_no_open_question"]


def test_summary_stands_in_every_payload_and_the_question_comes_again(talk: Talk) -> None:
    asked = talk.tell(WEAK_HAND).open_question
    reply = talk.tell(intent="request_summary", move="action_summarise")
    assert reply.responses[0] == "utter_summary"
    assert reply.open_question == asked
    assert all(each.values["triage"]["summary"]["diagnosis"] is False for each in reply.sayings)


def test_summary_names_its_day_and_without_a_sign_there_is_nothing_to_sum_up(talk: Talk) -> None:
    assert talk.tell(intent="request_summary", move="action_summarise").responses == ["utter_nothing_to_summarise"]
    talk.tell(WEAK_HAND)
    assert summarise(talk.now, date(2026, 11, 20)).sayings[0].values["today"] == "2026-11-20"


def test_beginning_anew_repeats_a_warning_that_stood(talk: Talk) -> None:
    talk.tell(NO_AIR)
    assert talk.tell(intent="start_over", move="action_start_over").responses == ["utter_started_over_warned"]
    assert talk.now.case.findings == ()
    assert talk.tell(intent="start_over", move="action_start_over").responses == ["utter_started_over"]


def test_country_is_remembered_and_an_unknown_one_asked_for(talk: Talk) -> None:
    reply = talk.tell(text="I live in Ireland", intent="change_region", move="action_change_region")
    assert (reply.responses, dict(reply.slots)["region"]) == (["utter_region_changed"], "ie")
    assert talk.tell(text="I live on Mars", intent="change_region", move="action_change_region").responses == ["utter_region_unknown"]


def test_somebody_else_is_talked_about_from_now_on(talk: Talk) -> None:
    reply = talk.tell(intent="choose_person", move="action_choose_person", acts=["for_other"])
    assert reply.sayings[0].values["lead"] == [["utter_about_other", {}]]


def test_certainty_is_declined_and_the_question_comes_again(talk: Talk) -> None:
    asked = talk.tell(WEAK_HAND).open_question
    reply = talk.tell(intent="seek_diagnosis", move="action_decline_diagnosis")
    assert reply.responses[0] == "utter_no_diagnosis"
    assert reply.open_question == asked


def test_advice_depends_on_what_was_noticed(talk: Talk) -> None:
    reply = talk.tell(intent="ask_next_step", move="action_advise")
    assert reply.sayings[0].values["lead"] == [["utter_advice_depends", {}]]


def test_warning_is_not_weakened_by_a_wish_for_advice(talk: Talk) -> None:
    talk.tell(NO_AIR)
    reply = talk.tell(intent="ask_next_step", move="action_advise")
    assert reply.sayings[0].values["lead"] == [["utter_do_not_wait", {}]]


def test_who_leaves_under_a_warning_hears_it_again_and_without_a_word_nothing_more(talk: Talk) -> None:
    assert talk.tell(intent="goodbye", move="action_take_leave") == Reply()
    talk.tell(NO_AIR)
    assert talk.tell(intent="goodbye", move="action_take_leave").responses == ["utter_emergency_stands"]


def test_question_about_an_illness_is_answered_and_the_interview_goes_on(talk: Talk) -> None:
    asked = talk.tell(WEAK_HAND).open_question
    reply = talk.tell(text="what is an EMG?", intent="ask_about_condition", move="action_educate")
    assert reply.responses[0] == "utter_education"
    assert reply.open_question == asked


MY_HUSBAND_HAS_ALS = Finding("diagnosed_als", person="other", said="my husband has als")
COUGHS = Finding("choking", person="other", said="coughs when he drinks")
ASKS_BESIDE = "my husband has als and coughs when he drinks. how is a feeding tube put in?"


def test_question_beside_a_sign_is_answered_before_the_interview_goes_on(talk: Talk) -> None:
    reply = talk.tell(MY_HUSBAND_HAS_ALS, COUGHS, text=ASKS_BESIDE)
    assert reply.responses[:2] == ["utter_today_first", "utter_education"]
    assert reply.open_question is not None
    assert reply.triage is not None
    assert reply.triage["status"] == "asking"


@pytest.mark.parametrize("told", [{"kind": "emergency"}, {"text": "my husband has als and coughs when he drinks"}])
def test_nothing_stands_beside_what_may_be_an_emergency_nor_where_nothing_is_asked(talk: Talk, told: dict[str, str]) -> None:
    reply = talk.tell(MY_HUSBAND_HAS_ALS, COUGHS, **{"text": ASKS_BESIDE, **told})
    assert "utter_education" not in reply.responses


def test_no_answer_stands_beside_a_warning(talk: Talk) -> None:
    reply = talk.tell(NO_AIR, text="can't breathe. what does a feeding tube do?")
    assert "utter_education" not in reply.responses


def test_danger_that_a_question_may_tell_of_is_asked_about_after_the_answer(talk: Talk) -> None:
    likely = [{"id": "breathlessness", "person": "other"}]
    reply = talk.tell(MY_HUSBAND_HAS_ALS, text="what is an EMG?", intent="ask_about_condition", move="action_educate", proposals=likely)
    assert reply.responses[0] == "utter_education"
    assert reply.open_question == "breathlessness"


@pytest.mark.parametrize("read", [{"in_general": True, "proposals": [{"id": "breathlessness"}]}, {"proposals": [{"id": "fatigue"}]}])
def test_question_in_general_and_a_mild_sign_leave_nothing_to_ask(talk: Talk, read: dict[str, object]) -> None:
    reply = talk.tell(MY_HUSBAND_HAS_ALS, text="what is an EMG?", intent="ask_about_condition", move="action_educate", **read)
    assert reply.responses == ["utter_education"]


def test_who_knows_the_illness_and_only_asks_is_not_interviewed(talk: Talk) -> None:
    read = {
        "acts": ["question"],
        "kind": "question",
        "questions": [["what is an EMG?", "what is an EMG?", "ask_about_condition", 0.9, "", []]],
    }
    reply = talk.tell(MY_HUSBAND_HAS_ALS, Finding("fatigue", person="other", duration_days=400), text="what is an EMG?", **read)
    assert reply.responses == ["utter_education"] and reply.open_question is None


def test_settled_findings_are_remembered_as_confirmed(talk: Talk) -> None:
    talk.tell(NO_AIR)
    talk.tell(intent="withdraw_emergency", move="action_withdraw_emergency")
    reply = talk.tell(intent="withdraw_emergency", move="action_withdraw_emergency")
    assert [(each["id"], each["status"]) for each in dict(reply.slots)[SETTLED_SLOT]] == [("breathlessness", "absent")]


def test_every_response_of_every_move_is_worded() -> None:
    import ast
    from pathlib import Path

    room = Path(__file__).resolve().parents[2] / "signpost" / "dialogue"
    named = {
        node.value
        for path in room.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("utter_")
    }
    assert named
    assert named - load_responses().keys() == {"utter_", "utter_action"}  # as Rasa names what a retrieval intent says


def test_warning_is_not_lost_by_a_question_that_denies_its_sign() -> None:
    talk = Talk()
    talk.tell(Finding("chest_pain", severity="severe", onset="sudden"))
    assert talk.now.assessment.level == "emergency"
    told = Finding("chest_pain", status="absent")
    talk.tell(told, text="it does not hurt, so what is an EMG?", intent="ask_about_condition", move="action_educate", acts=["question"])
    assert talk.reply.open_question == WITHDRAWAL
    assert talk.reply.triage is not None and talk.reply.triage["level"] == "emergency"
