"""A sign that was told of the wrong one of two people goes over to the right one, with all that is known of it."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import CONTRADICTION

TED = "My father in law walks as if stuck to the floor and wets himself, for nine months."


def people(*lines: str) -> tuple[dict[str, set[str]], str | None]:
    """What is there of each person after these lines, and the question that is open."""
    talk = Conversation(region="uk")
    for line in lines:
        talk, answer = talk.say(line)
    there = [each for each in answer.triage["findings"] if each["status"] == "present"]
    found = {who: {each["id"] for each in there if each["person"] == who} for who in ("self", "other")}
    return found, (answer.triage["question"] or {}).get("id")


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        ([TED, "yes, numb fingers at night too", "that was me, sorry. he's not numb"], "numbness_tingling"),
        ([TED, "numb little fingers as well", "sorry, those are mine, not his"], "numbness_tingling"),
        (["My mum has slurred speech for two months", "her hands shake too", "No, that's mine. Her hands don't shake"], "tremor"),
    ],
)
def test_sign_of_the_writer_goes_back_to_the_writer(lines: list[str], sign: str) -> None:
    found, asked = people(*lines)
    assert sign in found["self"]
    assert sign not in found["other"]
    assert asked != CONTRADICTION


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (
            ["My calves twitch, both, for three weeks", "my fingers tingle too", "oh sorry, that's my mum, my fingers don't tingle"],
            "numbness_tingling",
        ),
        (["my left hand has been weak for two months", "and I have a tremor", "I meant my dad. I have no tremor"], "tremor"),
    ],
)
def test_sign_of_somebody_else_leaves_the_writer(lines: list[str], sign: str) -> None:
    found, asked = people(*lines)
    assert sign in found["other"]
    assert sign not in found["self"]
    assert asked != CONTRADICTION


@pytest.mark.parametrize(
    "whose", ["One uncle has had paralysis since spring.", "an aunt of mine was paralysed once", "A colleague with tingling has MS now"]
)
def test_sign_of_a_relative_told_beside_an_answer_is_not_the_writers(whose: str) -> None:
    found, _ = people("my left hand has been getting weak for six months", f"none of these. {whose}")
    assert not found["self"] & {"paralysis", "numbness_tingling"}


def test_answer_not_me_moves_nothing() -> None:
    found, _ = people("my left hand has been getting weak for six months", "not me")
    assert "limb_weakness" in found["self"]


def test_sign_of_a_relative_is_read_back_as_theirs() -> None:
    talk, _ = Conversation(region="uk").say("my left hand has been getting weak for six months")
    _, answer = talk.say("None of the above. One uncle has had paralysis since spring.")
    assert "About the other person I understood: being unable to move" in "\n".join(answer.texts)
