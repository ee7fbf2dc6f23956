"""What the learned reader hears only faintly is asked about plainly or in a list, and never held up as somebody's words."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.likened import faint_so_far
from signpost.decision.screens import DANGER
from signpost.language import read

PLAINLY = {
    "typing is now mostly typos cos my left ring and pinky dont lift off the keys. plus the hand looks bony": "blurred_vision",
    "I've had relapsing MS for ten years, since Monday the right leg is weaker and I think I have a bladder infection": None,
    "mum's shin shiny, sore, twice the other one": "eye_pain",
}


@pytest.mark.parametrize("text", PLAINLY)
def test_faint_guess_is_put_as_a_plain_question(text: str) -> None:
    talk, answer = Conversation(region="uk").say(text)
    words = " ".join(answer.texts)
    assert "It sounds like" not in words and "Did I hear" not in words
    assert PLAINLY[text] in (None, talk.said.question_id)


def test_faint_guess_of_a_wish_to_die_stands_in_the_list_for_danger() -> None:
    text = "Chilblains. I'd written my will."
    assert "suicidal_thoughts" in read(text).faint
    talk, answer = Conversation(region="uk").say(text)
    assert talk.said.question_id == DANGER and "ending one's life" in " ".join(answer.texts)


def test_plain_guess_of_a_wish_to_die_is_asked_about_by_itself() -> None:
    text = "everybody would be better off without me around"
    reading = read(text)
    assert "suicidal_thoughts" not in reading.faint
    talk, _ = Conversation(region="uk").say(text)
    assert talk.said.question_id != DANGER


def test_what_is_told_more_plainly_later_is_faint_no_more() -> None:
    plain = {"proposals": [{"id": "confusion"}], "faint": []}
    assert faint_so_far(("confusion", "seizure"), plain) == ("seizure",)
    assert faint_so_far((), {"proposals": [{"id": "confusion"}], "faint": ["confusion"]}) == ("confusion",)
