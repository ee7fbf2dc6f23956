"""How a conversation's events become the turns of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from signpost.decision.questions import Option
from signpost.dialogue.transcript import DOUBT_SLOT, EDUCATION_SLOT, QUESTION_SLOT, REGION_SLOT, SETTLED_SLOT, Transcript, transcript
from signpost.dialogue.turns import WITHDRAWAL

WEAK = {"id": "limb_weakness", "status": "present", "side": "left"}


def said(intent: str, text: str = "", **reading: Any) -> dict[str, Any]:
    """A message of the person."""
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}, "reading": reading}}


def asked(question: str | None) -> dict[str, Any]:
    """A question that the bot leaves open."""
    return {"event": "slot", "name": QUESTION_SLOT, "value": question}


def test_transcript_reads_an_answer_against_the_open_question() -> None:
    case = transcript([asked("breathlessness"), said("deny", reply={"polarity": "no"})], {}).case
    assert [(each.id, each.status) for each in case.findings] == [("breathlessness", "absent")]


@pytest.mark.parametrize("intent", ["greet", "thank", "nlu_fallback", "insult", "choose_person", "express_fear"])
def test_transcript_takes_talk_for_no_answer(intent: str) -> None:
    told = transcript([asked("breathlessness"), said(intent, reply={"polarity": "no"})], {})
    assert told.latest["question_id"] is None


@pytest.mark.parametrize("intent", ["ask_about_condition", "seek_diagnosis", "ask_why", "ask_identity"])
def test_transcript_takes_what_was_answered_before_a_question(intent: str) -> None:
    told = transcript([asked("breathlessness"), said(intent, reply={"polarity": "no"})], {})
    assert [(each.id, each.status) for each in told.case.findings] == [("breathlessness", "absent")]
    assert transcript([asked("breathlessness"), said(intent)], {}).latest["question_id"] is None


def test_transcript_keeps_answers_to_checks_out_of_the_case() -> None:
    assert transcript([asked(WITHDRAWAL), said("affirm", reply={"polarity": "yes"})], {}).case.findings == ()


def test_transcript_takes_a_correction_for_no_answer_to_another_question() -> None:
    correction = said("deny", acts=["correction"], reply={"polarity": "no", "side": "right"})
    case = transcript([said("tell_symptoms", findings=[WEAK]), asked("breathlessness"), correction], {}).case
    assert [(each.id, each.side) for each in case.findings] == [("limb_weakness", "right")]


def test_transcript_counts_a_question_as_asked_in_vain_after_two_unreadable_messages() -> None:
    first = transcript([asked("breathlessness"), said("nlu_fallback")], {})
    assert first.latest["question_id"] is None
    assert transcript([said("nlu_fallback")], {}, first).latest["question_id"] == "breathlessness"


def test_transcript_keeps_what_a_check_settled() -> None:
    over = {"event": "slot", "name": SETTLED_SLOT, "value": [{**WEAK, "status": "past"}]}
    case = transcript([said("tell_symptoms", findings=[WEAK]), over], {}).case
    assert [(each.id, each.status) for each in case.findings] == [("limb_weakness", "past")]


def test_transcript_goes_on_from_an_earlier_one() -> None:
    events = [said("tell_symptoms", findings=[WEAK]), asked("breathlessness"), said("deny", reply={"polarity": "no"})]
    assert transcript(events[1:], {}, transcript(events[:1], {})) == transcript(events, {})


def test_transcript_begins_anew_after_a_restart() -> None:
    assert transcript([said("tell_symptoms", findings=[WEAK]), {"event": "restart"}], {}) == Transcript(
        latest_intent="tell_symptoms", latest_reading={"findings": [WEAK]}
    )


def test_transcript_forgets_proposals_of_small_talk() -> None:
    reading = {"proposals": [{"id": "limb_weakness", "status": "present"}]}
    assert transcript([said("insult", **reading)], {}).proposals == ()
    told = transcript([said("tell_symptoms", **reading), said("tell_symptoms", **reading)], {})
    assert told.proposals == ("limb_weakness",)
    assert transcript([said("start_over")], {}, told).proposals == ()


def test_transcript_takes_ok_for_no_answer() -> None:
    told = said("affirm", reply={"polarity": "yes"}, acts=["acknowledges"])
    assert transcript([asked("breathlessness"), told], {}).case.findings == ()


def test_transcript_keeps_the_place_that_was_told_last() -> None:
    first = transcript([said("tell_symptoms", "I'm in Canada and my hand is weak")], {})
    assert first.region == "ca"
    assert transcript([said("thank", "thanks")], {}, first).region == "ca"
    assert transcript([{"event": "slot", "name": REGION_SLOT, "value": "ie"}], {}, first).region == "ie"


def test_transcript_keeps_what_a_check_is_about_until_it_is_settled() -> None:
    doubt = {"event": "slot", "name": DOUBT_SLOT, "value": {"findings": [WEAK]}}
    assert transcript([doubt], {}).doubtful == (WEAK,)
    assert transcript([doubt, {**doubt, "value": None}], {}).doubtful == ()


def test_transcript_knows_of_help_that_was_called_until_all_begins_anew() -> None:
    called = transcript([said("confirm_help_called"), said("thank")], {})
    assert called.help_called
    assert not transcript([said("start_over")], {}, called).help_called


@dataclass(frozen=True)
class Place:
    id: str = "injury.body_part"
    finding: str = "injury"
    attribute: str = "body_part"
    kind: str = "choice"
    options: tuple[Option, ...] = (Option("head", "Head"), Option("back", "Back, or in the middle"), Option("stress", "Stress"))


INJURED = {"id": "injury", "status": "present"}


@pytest.mark.parametrize(
    ("intent", "text", "reading", "part"),
    [
        ("go_back", "back", {"acts": ["go_back"]}, "back"),
        ("go_back", "Back", {"acts": ["go_back"]}, "back"),
        ("nlu_fallback", "the second one", {"reply": {"place": 2}}, "back"),
        ("tell_symptoms", "stress", {"findings": [{"id": "anxiety", "status": "present"}]}, "stress"),
        ("out_of_scope", "HEAD.", {}, "head"),
        ("nlu_fallback", "I think back, or in the middle", {}, "back"),
    ],
)
def test_transcript_takes_an_option_for_nothing_but_an_answer(intent: str, text: str, reading: dict[str, Any], part: str) -> None:
    questions: Any = {"injury.body_part": Place()}
    told = transcript([said("tell_symptoms", findings=[INJURED]), asked("injury.body_part"), said(intent, text, **reading)], questions)
    assert told.chose and told.latest_intent == "give_detail"
    assert [(each.id, each.body_part) for each in told.case.findings] == [("injury", part)]


@pytest.mark.parametrize("text", ["Head, but it is fine now", "head. I am so tired", "head but no blood"])
def test_transcript_takes_an_option_and_what_is_told_after_it(text: str) -> None:
    questions: Any = {"injury.body_part": Place()}
    more = said("tell_symptoms", text, findings=[{"id": "fatigue", "status": "present"}])
    told = transcript([said("tell_symptoms", findings=[INJURED]), asked("injury.body_part"), more], questions)
    assert [(each.id, each.body_part) for each in told.case.findings] == [("injury", "head"), ("fatigue", None)]


def test_transcript_takes_no_option_from_a_correction_or_a_question() -> None:
    questions: Any = {"injury.body_part": Place()}
    corrected = said("deny", "head, no, the back", acts=["correction"])
    assert not transcript([asked("injury.body_part"), corrected], questions).chose
    assert not transcript([asked("injury.body_part"), said("ask_why", "Head, why do you ask?")], questions).chose


@pytest.mark.parametrize("led_up", ["not", "it isn't", "I don\u2019t think", "it wasnt", "never", "it is none of these, nor"])
def test_transcript_takes_no_option_that_is_denied(led_up: str) -> None:
    questions: Any = {"injury.body_part": Place()}
    denied = said("give_detail", f"{led_up} back, or in the middle")
    assert not transcript([said("tell_symptoms", findings=[INJURED]), asked("injury.body_part"), denied], questions).chose


def test_transcript_takes_gone_for_how_it_changed_when_that_is_asked() -> None:
    gone = said("withdraw_emergency", acts=["gone"], reply={"course": "improving"})
    asking = [said("tell_symptoms", findings=[WEAK]), asked("limb_weakness.course"), gone]
    assert [each.course for each in transcript(asking, {}).case.findings] == ["improving"]
    assert transcript([*asking[:1], asked("limb_weakness.onset"), gone], {}).latest["question_id"] is None


def test_transcript_takes_thanks_for_well_being_as_an_answer() -> None:
    told = transcript([asked("breathlessness"), said("thank", reply={"polarity": "well"})], {})
    assert [(each.id, each.status) for each in told.case.findings] == [("breathlessness", "absent")]


@pytest.mark.parametrize(
    "intent, offered, kept",
    [
        ("ask_about_condition", ["ms/symptoms", "als/symptoms"], []),
        ("ask_about_condition", [], ["diagnosed_ms"]),
        ("tell_symptoms", ["ms/symptoms", "als/symptoms"], ["diagnosed_ms"]),
    ],
    ids=["chosen", "nothing offered", "told"],
)
def test_illness_named_to_choose_an_answer_is_nobodys_diagnosis(intent: str, offered: list[str], kept: list[str]) -> None:
    question = {"event": "slot", "name": EDUCATION_SLOT, "value": {"suggestions": offered, "turn": 1}}
    named = said(intent, "multiple sclerosis", findings=[{"id": "diagnosed_ms", "status": "present"}])
    told = transcript([said("ask_about_condition"), question, named], {})
    assert [each.id for each in told.case.findings] == kept
    assert not told.choosing
