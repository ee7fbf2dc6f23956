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
        # A symptom comes before what else is said, a question that names one is heard, and a story that asks nothing is none.
        ("my arm is weak, hello", "tell_symptoms"),
        ("my dog bit my hand and now my hand is numb", "tell_symptoms"),
        ("I've called an ambulance, I can't breathe", "tell_symptoms"),
        *((text, "ask_about_condition") for text in ("is it common to be breathless lying flat in als", "tongue twitching als")),
        *((text, "ask_about_condition") for text in ("does als make you breathless?", "twitching als")),
        ("my dad with mnd has been coughing since the meal and choked on water twice today", "tell_symptoms"),
        ("my dad with mnd chokes on water at every meal", "tell_symptoms"),
        ("my dad with mnd chokes on water, i want to know about feeding tubes", "ask_about_condition"),
        *((text, "tell_symptoms") for text in ("cant breath lying flat", "breathless lying flat", "cant breathe", "cant swallow")),
        *((text, "ask_about_condition") for text in ("is there a cure yet", "is it hereditary", "does stress make it worse")),
    ],
)
def test_reader_knows_what_a_message_does(text: str, intent: str) -> None:
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


@pytest.mark.parametrize(
    ("text", "likely"), [("a bit urgent to pee lately", "ask_about_condition"), ("what's the point of life, anyways", "out_of_scope")]
)
def test_complaint_or_danger_that_is_like_something_else_is_told(text: str, likely: str) -> None:
    assert intent_of(text, likely) == "tell_symptoms"
