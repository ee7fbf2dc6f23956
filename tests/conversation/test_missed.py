"""The answer to the last question: a bare name is something one has or takes, a bare onset is told of the complaints."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import MORE
from signpost.turn.intents import Listener

WEAK = ("my left hand has been weak", "gradually, over two months")


@pytest.fixture(scope="module")
def last() -> Conversation:
    """A talk whose last question is open."""
    talk = Conversation(region="uk")
    for line in WEAK:
        talk, answer = talk.say(line)
    for _ in range(12):
        if talk.said.question_id == MORE:
            return talk
        talk, answer = talk.say("no")
    raise AssertionError(answer.texts)


def present(talk: Conversation, text: str) -> set[str]:
    _, answer = talk.say(text)
    return {each["id"] for each in answer.triage["findings"] if each["status"] == "present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("lithium", "takes_lithium"),
        ("epilim", "takes_valproate"),
        ("underactive thyroid", "thyroid_disease"),
        ("keytruda", "immunotherapy"),
        ("cancer", "diagnosed_cancer"),
        ("no, just my lithium", "takes_lithium"),
        ("gallbladder out, warfarin", "blood_thinner"),
        ("metformin", "diagnosed_diabetes"),
        ("no baclofen since friday", "baclofen_stopped"),
        ("my baclofen ran out", "baclofen_stopped"),
        ("hydrocortisone ran out", "steroids_stopped"),
    ],
)
def test_bare_name_is_had_or_taken(last: Conversation, text: str, finding: str) -> None:
    assert finding in present(last, text)


@pytest.mark.parametrize("text", ["no lithium", "what is lithium", "lithium?", "could be the lithium"])
def test_what_denies_or_asks_tells_of_none(last: Conversation, text: str) -> None:
    assert "takes_lithium" not in present(last, text)


def test_medicine_that_no_rule_knows_is_no_question(last: Conversation) -> None:
    _, answer = last.say("just paracetamol")
    assert answer.triage["status"] == "assessed"
    assert "pharmacist" not in " ".join(answer.texts)


def test_bare_name_elsewhere_tells_nothing() -> None:
    assert not Listener().hear("lithium").reading["findings"]
    talk, _ = Conversation(region="uk").say(WEAK[0])
    assert "takes_lithium" not in present(talk, "lithium")


@pytest.mark.parametrize(
    ("text", "level"),
    [("today was like a switch", "emergency"), ("it came on in a second actually", "urgent"), ("it happened in one go", "urgent")],
)
def test_bare_onset_is_of_the_complaint(last: Conversation, text: str, level: str) -> None:
    for talk in (last, last.say("no")[0]):
        _, answer = talk.say(text)
        assert [each["onset"] for each in answer.triage["findings"] if each["id"] == "limb_weakness"] == ["sudden"]
        assert answer.triage["level"] == level


def test_part_that_is_named_alone_is_asked_about(last: Conversation) -> None:
    _, answer = last.say("and now my face")
    assert answer.triage["status"] == "asking"
    assert "face" in " ".join(answer.texts).lower()
