"""A wish to die that others see in the writer, who denies it, is asked about once; what is told beside it counts at once."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import load_rulebook

DISOWNED = [
    "my wife thinks I'm suicidal, I'm not",
    "the nurse wrote that I'm suicidal. I am not",
    "mum keeps saying I'm suicidal which I'm not, I'm just tired",
    "my boyfriend says I'm suicidal, I'm really not",
    "everyone is convinced I want to die. Not true.",
]
# What makes it a crisis or an emergency all the same.
NOT_DISOWNED = [
    "my wife thinks I'm suicidal, I'm not, but I took 40 paracetamol",
    "my sister thinks I'm suicidal and I am",
    "my sister thinks I'm not suicidal, but I am",
    "my sister is suicidal, I'm not",
    "my wife thinks I'm suicidal. I'm not sure she's wrong",
    "I said I'm suicidal. I'm not joking",
]


@pytest.mark.parametrize("text", DISOWNED)
def test_what_others_think_and_the_writer_denies_is_asked_about_once(text: str) -> None:
    talk, answer = Conversation(region="uk").say(text)
    assert answer.triage["status"] == "asking"
    assert answer.triage["question"]["id"] == "suicidal_thoughts"
    assert "116 123" in " ".join(answer.texts)
    believed, answer = talk.say("no")
    assert answer.triage["status"] not in ("crisis", "emergency")
    assert believed.said.question_id not in load_rulebook().of_crisis
    _, answer = talk.say("yes")
    assert answer.triage["status"] == "crisis"


@pytest.mark.parametrize("text", NOT_DISOWNED)
def test_danger_beside_or_behind_it_counts_at_once(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] == "emergency"
