"""What was taken is heard in plain words, by whomever, and asking about a dose is no such thing."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.language import read

TAKEN = [
    "gave myself insulin twice by mistake",
    "I took a few too many of the tablets",
    "I took the lot",
    "I've taken thirty paracetamol",
    "I swallowed all of them",
    "I drank bleach",
    "I drank the drain cleaner",
    "I injected all my insulin on purpose",
    "I turned the gas on and shut the window",
    "a bottle of vodka and all my sleeping pills are in me",
    "my little one found the tablets and ate some",
    "my son swallowed a button battery",
    "did you hear me? ive taken about 20 tablets",
    "swallowed my baclofen, was that too much?",
    "did he take too much? my dad had his oramorph",
    "I lost count of my amitriptyline, have I taken too many",
    "I took all my metformin?",
    "I've injected all my insulin, is that bad?",
]
NOT_TAKEN = [
    "I inject insulin twice a day",
    "injecting insulin twice daily",
    "how many paracetamol may I take a day?",
    "should I take baclofen before bed?",
    "I take two tablets every morning as prescribed",
    "is bleach safe near a feeding tube?",
    "the cooker runs on gas",
    "my insulin is in the fridge",
    "did I take on too much at work",
    "have I taken up too much of your time",
]


@pytest.mark.parametrize("text", TAKEN)
def test_what_was_taken_is_heard(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    asked = (answer.triage.get("question") or {}).get("id")
    assert answer.triage["level"] == "emergency" or asked in ("overdose", "self_harm", "suicidal_thoughts", "carbon_monoxide"), asked
    assert "999" in " ".join(answer.texts)


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_was_not_taken_is_not(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] != "emergency"
    assert (answer.triage.get("question") or {}).get("id") not in ("overdose", "self_harm")


@pytest.mark.parametrize(
    "text",
    [
        "some nights I think it would be simpler if I took the lot",
        "what if I just swallowed them all",
        "I keep thinking about taking all his morphine",
        "I could just take the whole bottle and be done",
    ],
)
def test_what_is_only_thought_of_is_a_plan_and_nothing_swallowed(text: str) -> None:
    present = {each.id for each in read(text).findings if each.status == "present"}
    assert present & {"suicide_plan", "suicidal_thoughts"}
    assert "overdose" not in present
