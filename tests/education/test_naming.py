"""A named thing is answered for itself: unknown names are said to be unknown, longer names win, and what a thing is comes first."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.education import EducationBase, answer


@pytest.mark.parametrize(
    ("question", "name"), [("what is the lenzumestrocel trial", "lenzumestrocel"), ("what is the miroca gene therapy", "miroca")]
)
def test_unknown_name_is_said_to_be_unknown(question: str, name: str) -> None:
    _, found = Conversation().say(question)
    assert f'"{name}"' in found.texts[0]
    assert not found.triage.get("education")


def test_known_name_beside_a_typo_is_answered() -> None:
    _, found = Conversation().say("what is riluzol for")
    assert found.triage["education"]["entry"] == "als/riluzole"


def test_longer_name_stands_for_its_thing_in_a_comparison(base: EducationBase) -> None:
    text = answer("whats the difference between relapsing remitting and secondary progressive", base=base).text
    assert "In relapsing-remitting MS" in text
    assert "Secondary progressive MS means" in text


def test_what_a_thing_is_stands_before_what_is_asked_beside() -> None:
    _, found = Conversation().say("what's tofersen and who can get it")
    assert found.texts[0].startswith("Tofersen is")
    assert "SOD1" in found.texts[0]


def test_answer_beside_the_question_about_a_named_thing_says_so() -> None:
    _, found = Conversation().say("does riluzole turn your hair grey")
    assert found.texts[0].startswith("I have no exact answer to that")


@pytest.mark.parametrize("text", ["can i stop baclofen suddenly", "is it ok to stop baclofen all at once"])
def test_who_asks_to_stop_a_medicine_is_told_what_is_known_of_it(text: str) -> None:
    _, found = Conversation().say(text)
    assert "fits" in " ".join(found.texts)
