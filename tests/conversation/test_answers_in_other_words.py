"""Answers in other words than the buttons: what asks nothing is an answer, a date of a deed dates no sign, and "mum here" is nobody new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signpost import Conversation
from signpost.conversation.transcript import QUESTION_SLOT, transcript
from signpost.decision import load_rulebook
from signpost.findings import Finding
from signpost.language import read

WEAK_HAND = Finding("limb_weakness", body_part="hand", duration_days=90, onset="gradual")
WEAK_LEG = Finding("limb_weakness", body_part="leg")


def answered(question: str, text: str, told: Finding) -> Conversation:
    """The talk after this answer to this question."""
    parsed = {"intent": {"name": "tell_symptoms"}, "reading": {"findings": [told.as_dict()]}}
    events = [{"event": "user", "text": "words", "parse_data": parsed}, {"event": "slot", "name": QUESTION_SLOT, "value": question}]
    talk, _ = replace(Conversation(region="uk"), said=transcript(events, load_rulebook().questions)).say(text)
    return talk


SIGNS = {
    ("leg_out_of_line", "no legs are equal"): "absent",
    ("saddle_numbness", "Feeling there is normal"): "absent",
    ("bladder_trouble", "Plumbing behaves itself, ta"): "absent",
    ("injury", "I box at the club so it would be no wonder, but no bangs this year"): "absent",
    ("family_history_als", "I have read of it in the paper and it scared me, but none of my own people"): "absent",
}


@pytest.mark.parametrize(("question", "text"), SIGNS, ids=[text for _, text in SIGNS])
def test_answer_about_a_sign_counts_and_no_other_sign_goes_with_it(question: str, text: str) -> None:
    known = Finding("numbness_tingling", body_part="finger") if question == "saddle_numbness" else WEAK_HAND
    talk = answered(question, text, known)
    there = {each.id: each.status for each in talk.said.case.facts("self")}
    assert there[question] == SIGNS[question, text]
    assert there[known.id] == "present"


DATES = {
    ("limb_weakness.duration_days", "weak, but I cycled to work on Friday"): None,
    ("limb_weakness.duration_days", "played five-a-side on Sunday as usual"): None,
    ("limb_weakness.duration_days", "since I ran a race, three days ago"): 3.0,
    ("limb_weakness.onset", "within a few minutes of getting warm"): None,
    ("limb_weakness.onset", "within minutes"): "sudden",
}


@pytest.mark.parametrize(("question", "text"), DATES, ids=[text for _, text in DATES])
def test_what_was_done_or_brings_it_on_dates_nothing(question: str, text: str) -> None:
    leg = next(each for each in answered(question, text, WEAK_LEG).said.case.facts("self") if each.id == "limb_weakness")
    assert getattr(leg, question.partition(".")[2]) == DATES[question, text]


def test_time_that_is_nearer_the_truth_is_a_correction() -> None:
    assert "correction" in read("well, more like five weeks").acts
    assert "correction" not in read("five weeks, more like a tingle").acts


def test_number_of_an_answer_may_end_in_a_kiss() -> None:
    talk = answered("limb_weakness.onset", "2 xx", WEAK_LEG)
    assert [each.onset for each in talk.said.case.facts("self")] == ["gradual"]


@pytest.mark.parametrize("text", ["Jam on both sides, always", "The lighthouse is in view from my bed", "Six to the dozen"])
def test_words_that_ask_nothing_get_no_article_and_no_country(text: str) -> None:
    talk = answered("double_vision", text, WEAK_HAND)
    assert talk.said.latest_intent not in ("ask_about_condition", "seek_diagnosis", "change_region")


def test_question_gets_its_answer_at_any_question() -> None:
    assert answered("double_vision", "what is an EMG?", WEAK_HAND).said.latest_intent == "ask_about_condition"




# Danger in the same breath as each of these still warns.
DANGER = [
    "I fainted this morning, fine now, but my speech is slurred since an hour",
    "weak but I ran on Saturday, and since an hour my face droops on one side",
    "mum here, she suddenly can't move her left arm and her face droops",
    "within minutes of getting hot, and today my face suddenly droops",
]


@pytest.mark.parametrize("text", DANGER)
def test_danger_told_beside_it_warns(text: str) -> None:
    talk, _ = Conversation(region="uk").say("my calf twitches for six weeks, strength is normal")
    _, answer = talk.say(text)
    assert answer.triage["level"] == "emergency"
