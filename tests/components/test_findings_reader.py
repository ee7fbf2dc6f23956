"""What a message does: certain words decide, likely words do harmless things only."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from rasa.shared.nlu.training_data.message import Message

from evaluation.intents import guessing
from signpost.nlu.likely.heard import Guess
from signpost.pipeline.reader import READING_KEY, FindingsReader

READER = FindingsReader()


def intent_of(text: str, likely: str | None = None, confidence: float = 0.9) -> str:
    """The intent of a text; where that is given, when the classifier takes it for something with a confidence."""
    with guessing(Guess(likely, confidence)) if likely else nullcontext():
        return str(READER.process([Message({"text": text})])[0].get("intent")["name"])


@pytest.mark.parametrize("likely", ["start_over", "withdraw_emergency"])
def test_likeness_alone_has_to_be_surest_where_the_case_would_change(likely: str) -> None:
    assert intent_of("let us begin dancing", likely, 0.8) in ("nlu_fallback", "out_of_scope")
    assert intent_of("let us begin dancing", likely, 0.95) == likely


def test_help_is_on_its_way_only_where_certain_words_say_so() -> None:
    assert intent_of("let us begin dancing", "confirm_help_called", 1.0) in ("nlu_fallback", "out_of_scope")


@pytest.mark.parametrize("likely", ["greet", "thank", "out_of_scope", "ask_privacy", "insult"])
def test_reader_believes_a_likeness_to_small_talk(likely: str) -> None:
    assert intent_of("let us begin dancing", likely) == likely
    assert intent_of("let us begin dancing", likely, 0.3) in ("nlu_fallback", "out_of_scope")


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
        ("ok", "affirm"),
        ("my dog is limping", "out_of_scope"),
        ("can i take ibuprofen with ms", "ask_medicine_advice"),
        ("should i stop riluzole", "ask_medicine_advice"),
        ("what are the types of ms", "ask_about_condition"),
    ],
)
def test_reader_knows_what_certain_words_do(text: str, intent: str) -> None:
    assert intent_of(text) == intent


@pytest.mark.parametrize(
    "text", ["my arm is weak, hello", "my dog bit my hand and now my hand is numb", "I've called an ambulance, I can't breathe"]
)
def test_reader_puts_a_symptom_before_what_else_is_said(text: str) -> None:
    assert intent_of(text) == "tell_symptoms"


@pytest.mark.parametrize(
    "text", ["is it common to be breathless lying flat in als", "tongue twitching als", "does als make you breathless?"]
)
def test_reader_still_hears_a_question_that_names_a_symptom(text: str) -> None:
    assert intent_of(text) == "ask_about_condition"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("my dad with mnd has been coughing since the meal and choked on water twice today", "tell_symptoms"),
        ("my dad with mnd chokes on water at every meal", "tell_symptoms"),
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


@pytest.mark.parametrize("text", ["cant breath lying flat", "breathless lying flat", "cant breathe", "cant swallow"])
def test_reader_takes_a_bare_symptom_for_no_question(text: str) -> None:
    assert intent_of(text) == "tell_symptoms"


def test_reader_asks_about_danger_that_looks_like_small_talk() -> None:
    assert intent_of("what's the point of life, anyways", "out_of_scope") == "tell_symptoms"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("No. What is an EMG?", {"polarity": "no"}),
        ("yeah, what's an EMG by the way?", {"polarity": "yes"}),
        ("bit by bit. what is riluzole?", {"onset": "gradual", "leads": "onset"}),
        ("what is progressive MS?", {}),
        ("ok, what is an EMG?", {}),
        ("not sure, what is an EMG?", {}),
    ],
)
def test_reader_keeps_of_a_question_what_was_answered_before_it(text: str, reply: dict[str, str]) -> None:
    message = READER.process([Message({"text": text})])[0]
    assert message.get(READING_KEY)["reply"] == reply


@pytest.mark.parametrize("text", ["is there a cure yet", "is it hereditary", "does stress make it worse"])
def test_question_that_names_no_illness_finds_its_answer(text: str) -> None:
    assert intent_of(text) == "ask_about_condition"


def test_complaint_that_is_like_a_topic_of_the_answers_is_a_complaint() -> None:
    assert intent_of("a bit urgent to pee lately", "ask_about_condition") == "tell_symptoms"
