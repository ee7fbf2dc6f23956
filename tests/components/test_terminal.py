"""In `rasa shell` every option is text, and its number or its label is taken as what it stands for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from signpost.components import terminal
from signpost.components.terminal import as_text, meant_by
from signpost.dialogue.transcript import CHOSEN, transcript
from signpost.pipeline.text_guard import TextGuard

YES_NO = {"text": "Is it so?", "buttons": [{"title": "Yes", "payload": "yes"}, {"title": "No", "payload": "no"}], "custom": {}}


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Nothing was offered yet."""
    terminal._offered.clear()
    yield
    terminal._offered.clear()


def test_options_are_numbered_on_through_a_turn() -> None:
    assert as_text(YES_NO, listed=False) == {"text": "Is it so?\n\n1. Yes\n2. No"}
    assert as_text(YES_NO, listed=False)["text"].endswith("3. Yes\n4. No")
    assert meant_by("4") == "no"


@pytest.mark.parametrize("typed, meant", [("1", "yes"), (" 2. ", "no"), ("2)", "no"), ("YES!", "yes"), ("3", None), ("two weeks", None)])
def test_number_or_label_is_what_it_stands_for(typed: str, meant: str | None) -> None:
    as_text(YES_NO, listed=False)
    assert meant_by(typed) == meant


def test_only_the_message_after_an_offer_takes_it() -> None:
    as_text(YES_NO, listed=False)
    assert meant_by("my hand is weak") is None
    assert meant_by("1") is None


def test_numbers_belong_to_the_lines_of_a_list() -> None:
    as_text(YES_NO, listed=False)
    listed = {
        "text": "Which?\n1. A headache",
        "buttons": [{"title": "A headache", "payload": "h"}, {"title": "Not sure", "payload": "not sure"}],
    }
    assert as_text(listed, listed=True) == {"text": "Which?\n1. A headache\n\n[Not sure]"}
    assert meant_by("1") is None


def test_one_option_beside_an_open_question_has_no_number() -> None:
    assert as_text({"text": "How many?", "buttons": YES_NO["buttons"][:1]}, listed=False) == {"text": "How many?\n\n[Yes]"}
    assert meant_by("1") is None


def test_chosen_option_is_read_and_stands_in_the_conversation() -> None:
    as_text(YES_NO, listed=False)
    message = Message({TEXT: "2"})
    TextGuard().process([message])
    assert message.get(TEXT) == "no"
    event = {"event": "user", "text": "2", "parse_data": {CHOSEN: message.get(CHOSEN), "intent": {"name": "deny"}, "reading": {}}}
    assert transcript([event], {}).latest_text == "no"
