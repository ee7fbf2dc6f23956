"""Whole interviews in which every choice is answered with an option, as a button or an outside interviewer sends it."""

from __future__ import annotations

import random

import pytest

from evaluation.trained import Talk, text_of, triage_of
from signpost.decision.screens import NONE
from tests.library.test_tapping import AREAS, DANGERS, UNREAD

pytestmark = pytest.mark.model

OPENINGS = (
    "I have a headache",
    "my feet are numb",
    "my speech gets slurred in the evening",
    "I feel dizzy",
    "my calves twitch",
    "my hand shakes",
    "I fell down the stairs and my leg hurts",
    "my mum passed out",
)
LOST = ("didn't understand", "didn't get that", "could not read that", "outside what I know", "start again", "Source:")


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("seed", range(3))
def test_option_is_taken_and_never_asked_for_again(talk: Talk, opening: str, seed: int) -> None:
    chance = random.Random(f"{opening}{seed}")
    answers = talk.say(opening)
    for _ in range(30):
        question = triage_of(answers).get("question")
        if question is None:
            break
        options = [each if isinstance(each, str) else each["value"] for each in question["options"]]
        said = "10" if question["kind"] == "number" else chance.choice(options or ["yes", "no"])
        answers = talk.say(said)
        assert not any(words in text_of(answers) for words in LOST), (question["id"], said, text_of(answers))
    assert triage_of(answers).get("question") is None
    assert not any("value" in each for each in triage_of(answers).get("findings", []) if each["id"] != "age")
    assert len(talk.put) == len(set(talk.put)), talk.put


# A way by numbers through the server: seven dangers and the first description of each of thirteen areas.
NUMBERED = [[each] for each in DANGERS[:7]] + [[NONE, area] for area in AREAS]


@pytest.mark.parametrize("picked", NUMBERED, ids="-".join)
def test_numbers_alone_lead_through_the_lists_of_somebody_whose_language_is_not_read(talk: Talk, picked: list[str]) -> None:
    answers = talk.say(UNREAD[0])
    for value in picked:
        answers = talk.say(str([each["value"] for each in triage_of(answers)["question"]["options"]].index(value) + 1))
    if picked[0] != NONE:
        assert triage_of(answers)["level"] == "emergency"
        return
    assert triage_of(answers)["question"]["id"] == f"screen.{picked[1]}"
    answers = talk.say("1")
    assert triage_of(answers)["status"] in ("asking", "assessed", "emergency")
    assert any(each["status"] == "present" for each in triage_of(answers)["findings"])
