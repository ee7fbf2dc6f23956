"""A glass that was pressed on a rash tells whether it is one that cannot wait, in whatever words."""

from __future__ import annotations

import pytest

from signpost import Conversation

RASH = "rash_nonblanching"


@pytest.mark.parametrize(
    "text",
    [
        "used a tumbler on them and they stayed put... on her tummy, put a tumbler on it and nothing changes",
        "tried it with a pint glass, still red",
        "the blotches won't vanish under a glass",
        "rolled a clear glass over the dots and I could see them",
        "pushed a drinking glass on her leg, it didn't go white",
        "glass test positive",
        "spots that don't fade when you press",
    ],
)
def test_what_stays_under_a_glass_is_there(find, text: str) -> None:
    assert find(text, RASH).status == "present"


@pytest.mark.parametrize(
    "text",
    [
        "tried the tumbler test, they disappear",
        "they vanish under a glass",
        "I pressed a glass on it and it went pale",
        "the rash goes white when I push a tumbler on it",
        "glass test was negative",
        "the dots fade when pressed",
    ],
)
def test_what_fades_under_a_glass_is_not(find, text: str) -> None:
    assert find(text, RASH).status == "absent"


@pytest.mark.parametrize(
    "text",
    [
        "I had a glass of wine and the tingling faded",
        "I hold a glass to my mouth and it shakes, it doesn't go away",
        "what is the glass test",
        "my toes don't move when I press on them",
        "I cut my foot on a glass and it still hurts",
    ],
)
def test_no_test_was_made(read, text: str) -> None:
    assert all(each.status == "hypothetical" for each in read(text).findings if each.id == RASH)


def test_the_rash_is_whose_the_fever_is_and_warns_at_once() -> None:
    _, answer = Conversation(region="uk").say(
        "my cousin has a temperature and a sore head and dots all over. pressed a tumbler on, they don't go"
    )
    assert answer.triage["level"] == "emergency"
    assert {each["person"] for each in answer.triage["findings"] if each["id"] == RASH} == {"other"}
