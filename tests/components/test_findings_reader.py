"""What a message does: certain words decide, likely words do harmless things only."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from evaluation.intents import guessing
from signpost.components.reader import READING_KEY, FindingsReader
from signpost.language.likely.heard import Guess

READER = FindingsReader()


def intent_of(text: str, likely: str = "unclear", confidence: float = 0.9) -> str:
    """The intent of a text that the learned reader takes for something."""
    with guessing(Guess(likely, confidence)):
        return str(READER.process([Message({"text": text})])[0].get("intent")["name"])


@pytest.mark.parametrize(
    "likely", ["start_over", "go_back", "withdraw_emergency", "request_summary", "confirm_help_called", "choose_person"]
)
def test_reader_believes_no_likeness_where_the_case_would_change(likely: str) -> None:
    assert intent_of("let us begin dancing", likely) in ("unclear", "out_of_scope")


@pytest.mark.parametrize("likely", ["greet", "thank", "out_of_scope", "ask_privacy", "insult"])
def test_reader_believes_a_likeness_to_small_talk(likely: str) -> None:
    assert intent_of("let us begin dancing", likely) == likely
    assert intent_of("let us begin dancing", likely, 0.4) in ("unclear", "out_of_scope")


@pytest.mark.parametrize(
    "text, intent",
    [
        ("start again", "start_over"),
        ("go back", "go_back"),
        ("false alarm", "withdraw_emergency"),
        ("I've called an ambulance", "confirm_help_called"),
        ("what should I do?", "ask_next_step"),
        ("who can I call?", "ask_number"),
        ("say that again", "ask_why"),
        ("are you chatgpt", "ask_identity"),
        ("ur kinda dumb", "insult"),
        ("I feel so alone with this", "tell_symptoms"),
        ("ok", "affirm"),
        ("my dog is limping", "out_of_scope"),
        ("can i take ibuprofen with ms", "ask_medicine_advice"),
        ("should i stop riluzole", "ask_medicine_advice"),
        ("can i drink alcohol with ms", "ask_about_condition"),
        ("qwrtz plmk vbnx", "unclear"),
    ],
)
def test_reader_knows_what_certain_words_do(text: str, intent: str) -> None:
    assert intent_of(text) == intent


@pytest.mark.parametrize(
    "text", ["my arm is weak, what should I do?", "my dog bit my hand and now my hand is numb", "I've called an ambulance, I can't breathe"]
)
def test_reader_puts_a_symptom_before_what_else_is_said(text: str) -> None:
    assert intent_of(text) == "tell_symptoms"


@pytest.mark.parametrize("text", ["cant breath lying flat", "breathless lying flat", "cant breathe", "cant swallow"])
def test_reader_takes_a_bare_symptom_for_no_question(text: str) -> None:
    assert intent_of(text) == "tell_symptoms"


@pytest.mark.parametrize(
    "text", ["is it common to be breathless lying flat in als", "trouble swallowing als", "does als make you breathless?"]
)
def test_reader_still_hears_a_question_that_names_a_symptom(text: str) -> None:
    assert intent_of(text) == "ask_about_condition"


def test_reader_takes_words_that_ask_nothing_for_no_question_by_likeness() -> None:
    assert intent_of("let us begin dancing", "ask_about_condition") in ("unclear", "out_of_scope")
    assert intent_of("how would one go about that", "ask_about_condition") == "ask_about_condition"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("my dad with mnd has been coughing since the meal and choked on water twice today", "tell_symptoms"),
        ("my dad with mnd chokes on water at every meal, what is a feeding tube", "ask_about_condition"),
        ("my dad with mnd chokes on water, i want to know about feeding tubes", "ask_about_condition"),
        ("twitching als", "ask_about_condition"),
    ],
)
def test_reader_takes_a_story_that_asks_nothing_for_no_question(text: str, intent: str) -> None:
    assert intent_of(text) == intent


@pytest.mark.parametrize(
    "text",
    [
        "the cramps start again at night",
        "it has been bad from the beginning",
        "should I restart riluzole",
        "should I go back to the doctor",
        "I skip meals because swallowing is hard",
        "I forget everything lately",
        "I have a letter for my doctor and my hand is numb",
    ],
)
def test_reader_takes_a_story_for_no_wish_about_the_talk(text: str) -> None:
    assert intent_of(text) not in ("start_over", "go_back", "not_sure", "request_summary")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("let's start over", "start_over"),
        ("this is all wrong, start again", "start_over"),
        ("i'd like to start over", "start_over"),
        ("sorry go back", "go_back"),
        ("can we go back a question", "go_back"),
        ("ok skip this one", "not_sure"),
    ],
)
def test_reader_knows_a_wish_about_the_talk_in_other_words(text: str, intent: str) -> None:
    assert intent_of(text) == intent


def test_reader_asks_about_danger_that_looks_like_small_talk() -> None:
    assert intent_of("what's the point of life, anyways", "out_of_scope") == "tell_symptoms"


def test_reader_leaves_a_part_of_the_body_to_a_question_about_it() -> None:
    assert intent_of("since some time now my left hand goes brrp and zorp", "out_of_scope") in ("give_detail", "tell_symptoms")
    assert intent_of("is there an easy way to turn one foot into inches?", "out_of_scope") in ("out_of_scope", "ask_about_condition")


def test_reader_takes_another_language_for_no_small_talk() -> None:
    assert intent_of("ich verstehe das alles leider nicht und möchte mit jemandem sprechen", "out_of_scope") == "unclear"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("No. What is an EMG?", {"polarity": "no"}),
        ("yeah, what's an EMG by the way?", {"polarity": "yes"}),
        ("bit by bit. what is riluzole?", {"onset": "gradual"}),
        ("what is progressive MS?", {}),
        ("ok, what is an EMG?", {}),
        ("not sure, what is an EMG?", {}),
    ],
)
def test_reader_keeps_of_a_question_what_was_answered_before_it(text: str, reply: dict[str, str]) -> None:
    message = READER.process([Message({"text": text})])[0]
    assert message.get(READING_KEY)["reply"] == reply


@pytest.mark.parametrize("text", ["is there a cure yet", "is it hereditary", "can I still work", "does stress make it worse"])
def test_question_that_names_no_illness_finds_its_answer(text: str) -> None:
    assert intent_of(text) == "ask_about_condition"
    assert intent_of(text, "out_of_scope") == "ask_about_condition"


def test_time_that_is_told_is_no_question_about_what_was_done_then() -> None:
    assert intent_of("Since Saturday, lifting a boiler.") == "give_detail"


def test_complaint_that_is_like_a_topic_of_the_answers_is_a_complaint() -> None:
    assert intent_of("a bit urgent to pee lately", "ask_about_condition") == "tell_symptoms"
