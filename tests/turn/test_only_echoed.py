"""A danger that is only repeated with a question mark and denied is no report; what leaves it open is asked about or counts."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.turn.intents import Listener

DENIED = [
    "an overdose?? what? no. i'm on the mini pill",
    "overdose? I didn't overdose",
    "an allergic reaction?? I never said that",
    "a fit?? nobody had a fit",
    "seizure? never had one in my life",
]
OPEN = {
    "suicidal? what, no! I'm just worn out": "suicidal_thoughts",
    "suicidal? no, not yet": "suicidal_thoughts",
    "an overdose?? no, only thirty tablets": "overdose",
}
TOLD = [
    "an overdose?? yes. I took 30",
    "overdose? maybe, I had eight",
    "an overdose? I took what was left",
    "a fit?? no. he is shaking all over and won't wake",
    "choking? no, he just can't breathe",
    "a stroke? no but his arm won't move since an hour",
]


@pytest.mark.parametrize("text", DENIED)
def test_denied_echo_warns_of_nothing(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] in ("none", "information")


@pytest.mark.parametrize(("text", "asked"), OPEN.items(), ids=list(OPEN))
def test_life_or_tablets_are_asked_about_once(text: str, asked: str) -> None:
    talk, answer = Conversation(region="uk").say(text)
    assert answer.triage["question"]["id"] == asked
    assert talk.say("no")[1].triage["level"] != "emergency"


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_beside_the_echo_warns(text: str) -> None:
    assert Conversation(region="uk").say(text)[1].triage["level"] == "emergency"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pregnant?? he is 76 and a man. no to all", "pregnancy"),
        ("Numb? No dear, I can feel the pen perfectly well", "numbness_tingling"),
        ("Double vision? Nope, sight is as ever", "double_vision"),
    ],
)
def test_one_word_of_a_list_that_is_repeated_and_denied_is_not_there(text: str, name: str) -> None:
    found = {each["id"]: each["status"] for each in Listener().hear(text).reading["findings"]}
    assert found.get(name) == "absent"


@pytest.mark.parametrize("text", ["Numb? a bit in the mornings", "Falls? Two last week"])
def test_what_the_answer_affirms_is_not_denied_by_its_echo(text: str) -> None:
    assert all(each["status"] != "absent" for each in Listener().hear(text).reading["findings"])
