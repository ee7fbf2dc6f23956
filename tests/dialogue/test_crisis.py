"""A crisis is asked about plainly and never closed too soon."""

from __future__ import annotations

import pytest

from signpost.dialogue.crisis import COMPANY, SAFE
from signpost.dialogue.first import emergency_now
from signpost.findings import Finding
from tests.dialogue.talk import Talk

WISH = Finding("suicidal_thoughts", said="I want to die")


@pytest.fixture
def talk() -> Talk:
    """A talk in which somebody has just told that they want to die; the first words are the policy's."""
    talk = Talk()
    talk.tell(WISH)
    return talk


def pick(talk: Talk, value: str) -> None:
    talk.tell(text=value, intent="nlu_fallback")


def go_through(talk: Talk, *, company: str = "with_me", safe: str = "safe") -> None:
    talk.answer("no")
    talk.answer("no")
    pick(talk, company)
    pick(talk, safe)


def test_plan_means_company_and_safety_are_asked_in_this_order(talk: Talk) -> None:
    assert talk.reply.open_question == "suicide_plan"
    assert talk.answer("no").open_question == "means_at_hand"
    assert talk.answer("no").open_question == COMPANY
    pick(talk, "with_me")
    assert talk.reply.open_question == SAFE


def test_crisis_of_a_carer_is_theirs_whatever_the_one_they_care_for_needs() -> None:
    talk = Talk()
    talk.tell(Finding("breathlessness", person="other", triggers=("lying_flat",)), Finding("limb_weakness", person="other"))
    talk.tell(WISH)
    talk.answer("no")
    assert {each.person for each in talk.now.assessment.fired} == {"other", "self"}
    assert talk.reply.open_question == "means_at_hand"
    assert talk.reply.sayings[-1].values["about"] == "self"


def test_each_step_carries_the_crisis_and_its_question(talk: Talk) -> None:
    for _ in range(2):
        assert talk.reply.triage is not None
        assert (talk.reply.triage["status"], talk.reply.triage["level"]) == ("crisis", "emergency")
        assert talk.reply.triage["question"]["id"] == talk.reply.open_question
        talk.answer("no")


def test_crisis_ends_when_all_was_asked_and_somebody_is_there(talk: Talk) -> None:
    go_through(talk)
    assert talk.reply.responses == ["utter_crisis_eased"]
    assert talk.now.assessment.status != "crisis"


@pytest.mark.parametrize(("company", "safe"), [("nobody", "safe"), ("with_me", "not_safe")])
def test_crisis_goes_on_without_company_or_safety(talk: Talk, company: str, safe: str) -> None:
    go_through(talk, company=company, safe=safe)
    assert talk.reply.responses == ["utter_crisis_stays"]
    assert talk.now.assessment.status == "crisis"


@pytest.mark.parametrize(
    "finding",
    [Finding("suicide_plan", status="absent", said="not tonight"), Finding("suicidal_thoughts", status="absent", said="forget it")],
    ids=["not tonight", "forget it"],
)
def test_not_tonight_closes_nothing(talk: Talk, finding: Finding) -> None:
    reply = talk.tell(finding, text=finding.said, intent="deny", reply={"polarity": "no"})
    assert "utter_crisis_eased" not in reply.responses
    assert talk.now.assessment.status == "crisis"
    assert reply.open_question is not None


@pytest.mark.parametrize(
    ("intent", "move"),
    [
        ("goodbye", "action_take_leave"),
        ("withdraw_emergency", "action_withdraw_emergency"),
        ("ask_next_step", "action_advise"),
        ("greet", "action_resume"),
    ],
)
def test_nothing_said_in_passing_closes_a_crisis(talk: Talk, intent: str, move: str) -> None:
    reply = talk.tell(intent=intent, move=move)
    assert talk.now.assessment.status == "crisis"
    assert "utter_crisis_eased" not in reply.responses


def test_plan_that_was_told_keeps_the_crisis_open(talk: Talk) -> None:
    talk.answer("yes")
    talk.answer("no")
    pick(talk, "with_me")
    pick(talk, "safe")
    assert talk.now.assessment.status == "crisis"


def test_helper_of_somebody_in_a_crisis_is_asked_about_them() -> None:
    talk = Talk()
    reply = talk.tell(WISH.with_(person="other"), acts=["for_other"])
    assert reply.sayings[-1].values["about"] == "other"
    talk.answer("unsure")
    talk.answer("no")
    assert talk.reply.open_question == COMPANY


@pytest.mark.parametrize(("finding", "response"), [("overdose", "utter_confirm_overdose"), ("self_harm", "utter_confirm_self_harm")])
def test_what_may_have_been_done_is_asked_about_in_the_middle_of_a_crisis(talk: Talk, finding: str, response: str) -> None:
    reply = talk.tell(text="words", intent="nlu_fallback", proposals=[{"id": finding}])
    assert (reply.responses, reply.open_question) == ([response], finding)


def test_what_may_have_been_swallowed_is_asked_about_before_the_interview_goes_on() -> None:
    talk = Talk()
    talk.tell(Finding("muscle_twitching"))
    reply = talk.tell(text="i took a few", intent="affirm", reply={"polarity": "yes"}, proposals=[{"id": "overdose"}])
    assert reply.responses[-1] == "utter_confirm_overdose"


def _misheard() -> Talk:
    talk = Talk()
    talk.tell(Finding("suicidal_thoughts", person="other"))
    talk.tell(text="nobody wants to kill herself, the bridge was traffic", intent="deny", acts=["never_said"])
    return talk


def test_a_crisis_that_was_misheard_is_asked_about_once_and_settled() -> None:
    talk = _misheard()
    assert talk.reply.responses == ["utter_check_misheard"]
    assert talk.now.assessment.status == "crisis"
    talk.answer("no")
    assert talk.now.assessment.level != "emergency"


@pytest.mark.parametrize("intent", ["withdraw_emergency", "affirm", "goodbye", "nlu_fallback"])
def test_nothing_but_a_plain_no_settles_it(intent: str) -> None:
    talk = _misheard()
    move = "action_withdraw_emergency" if intent == "withdraw_emergency" else "action_triage"
    talk.tell(text="only joking", intent=intent, move=move)
    assert talk.now.assessment.status == "crisis"


def test_a_crisis_that_was_confirmed_is_not_misheard() -> None:
    talk = Talk()
    talk.tell(Finding("suicidal_thoughts"))
    talk.tell(Finding("suicide_plan"), text="yes", intent="affirm", reply={"polarity": "yes"})
    talk.tell(text="you misunderstood", intent="nlu_fallback", acts=["never_said"])
    assert "utter_check_misheard" not in talk.reply.responses
    assert talk.now.assessment.status == "crisis"


def test_a_false_alarm_about_the_body_closes_no_crisis_beside_it() -> None:
    talk = Talk()
    talk.tell(Finding("suicidal_thoughts"))
    talk.tell(Finding("cyanosis"))
    for _ in range(2):
        talk.tell(text="forget it", intent="withdraw_emergency", move="action_withdraw_emergency")
    assert talk.now.assessment.status == "crisis"


def test_a_danger_of_the_body_is_named_beside_a_crisis_and_stays_said() -> None:
    talk = Talk()
    talk.tell(Finding("suicide_plan"))
    talk.tell(Finding("loss_of_consciousness", person="other"))
    assert talk.reply.responses[0] == "utter_companion_worse" or emergency_now(talk.said) is not None
    assert talk.now.assessment.status == "crisis"


def test_a_time_told_after_the_question_counts_no_tablets() -> None:
    talk = Talk()
    talk.tell(Finding("headache"), text="i took something", proposals=[{"id": "overdose"}])
    assert talk.said.question_id == "overdose"
    talk.tell(
        text="over about 20 minutes, as ever", intent="give_detail", reply={"number": 20.0, "lasting_minutes": 20, "duration_days": 0.014}
    )
    assert talk.now.assessment.level != "emergency"
    counted = Talk()
    counted.tell(Finding("headache"), text="i took something", proposals=[{"id": "overdose"}])
    counted.tell(text="about 20", intent="give_detail", reply={"number": 20.0})
    assert counted.now.assessment.level == "emergency"
