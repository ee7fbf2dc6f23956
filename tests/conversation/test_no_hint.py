"""What is dead, in a panic or within reach without anybody wishing to die is asked about as nothing of the kind."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import load_rulebook

NO_HINT = [
    "lay on my arm all night and it's still dead",
    "slept on my hand funny and it's dead as a doornail",
    "my foot died on me on the bus, been sitting on it",
    "bladder's been dead since the MS relapse in 2019",
    "numb bum, dead bladder, crutches, MS. off to Tenerife in Feb",
    "phone's dead and so is my elbow from leaning on it",
    "dead legs by teatime, every day, that's MS for you",
    "my battery dies at three in the afternoon",
    "I'm on Aubagio and 2 days late. panicking",
    "panicking because my scan results come on Monday",
    "panic mode on, my eyelid won't stop jumping",
    "my husband panics every time I drop a cup",
    "my daughter has epilepsy and her rescue syringe is always within reach",
    "her buccal midazolam sits by the bed, within arm's reach",
    "the urine bottle is within reach of the bed",
    "i think im dying my whole body is twitching",
    "my eyelid jumps and my calves jump, I'm convinced I am going to die",
    "she thinks she's dying, her legs shake so",
    "cough assist is to hand day and night, he has MND",
    "my wife is due next week",
]
HINTS = [
    "I'd rather be dead than have this arm",
    "dead arm, dead leg, I wish I was dead too",
    "panicking and I just want it all to be over tonight",
    "I think I'm dying inside and I want it over",
    "I'm scared I am going to die, I want to kill myself tonight",
    "my tablets are within reach and I think of taking them all",
    "my bladder is dead and I don't want to live like this",
    "so scared of the results, if it is ALS I will kill myself",
]


def asked(text: str) -> tuple[str, str | None]:
    _, answer = Conversation(region="uk").say(text)
    return answer.triage["status"], (answer.triage.get("question") or {}).get("id")


@pytest.mark.parametrize("text", NO_HINT)
def test_nobody_is_asked_about_dying(text: str) -> None:
    status, question = asked(text)
    assert status != "crisis"
    assert question not in load_rulebook().of_crisis


@pytest.mark.parametrize("text", HINTS)
def test_a_wish_to_die_beside_it_is_heard(text: str) -> None:
    status, question = asked(text)
    assert status == "crisis" or question in load_rulebook().of_crisis


NO_OVERDOSE = [
    "just the headache, paracetamol not touching it",
    "back pain, ibuprofen does nothing for it",
    "took two co-codamol like it says on the box and they haven't shifted it",
]
OVERDOSE = [
    "paracetamol isn't touching it so I've taken sixteen since breakfast",
    "nothing touches the pain so I keep taking more and more tablets",
    "painkillers do nothing, I took the whole packet",
]


@pytest.mark.parametrize("text", NO_OVERDOSE)
def test_nobody_whose_tablets_do_not_help_is_asked_what_they_took(text: str) -> None:
    assert asked(text)[1] != "overdose"


@pytest.mark.parametrize("text", OVERDOSE)
def test_tablets_that_do_not_help_and_are_taken_more_of_are_asked_about(text: str) -> None:
    status, question = asked(text)
    assert status in ("emergency", "crisis") or question in load_rulebook().of_crisis
