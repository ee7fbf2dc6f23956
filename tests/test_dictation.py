"""Marks that are spoken into a phone are marks, and the things of the same name stay what they are."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.dictation import written
from signpost.harmless import harmless


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("both feet tingle comma worse at night full stop", "both feet tingle, worse at night."),
        ("is it serious question mark", "is it serious?"),
        ("no comma my thumbs", "no, my thumbs"),
        ("weak grip new line stiff knees", "weak grip. stiff knees"),
        ("she is still asleep period", "she is still asleep."),
        ("my toes comma numb period what now", "my toes, numb. what now"),
        ("Help exclamation mark", "Help!"),
    ],
)
def test_a_spoken_mark_is_a_mark(spoken: str, meant: str) -> None:
    assert written(spoken) == meant == harmless(spoken)


@pytest.mark.parametrize(
    "told",
    [
        "the bus came to a complete full stop",
        "there is a big question mark over the scan",
        "I forgot the comma key",
        "a new line of treatment",
        "the scan showed a comma shaped bleed",
        "I have missed my period",
        "numb since my last period",
        "it was only for a short period",
        "my arm is weak, and so is my leg.",
    ],
)
def test_the_thing_itself_stays(told: str) -> None:
    assert written(told) == told


def test_what_is_dictated_in_a_talk_is_read_as_it_was_meant() -> None:
    talk, answer = Conversation(region="uk").say("my fingers are numb comma both hands full stop it started in march")
    assert all(each["body_part"] != "leg" for each in answer.triage["findings"])
    talk, answer = talk.say("no comma never had a fever comma it's my fingers full stop")
    assert all(each["status"] == "absent" for each in answer.triage["findings"] if each["id"] == "fever")
    talk, answer = Conversation(region="uk").say("my left hand has been weak for three months")
    talk, answer = talk.say("3 comma 5")
    assert len(talk.said.picked["screen.signs"]) == 2
