"""Names of helpers, lessons, opinions and an old fear of needles tell of nobody's body; what is told beside them stays."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.turn.of_helpers import plain_names


def findings(text: str) -> dict[str, str]:
    talk, _ = Conversation(region="uk").say(text)
    return {each.id: each.status for each in talk.said.case.findings}


def asked(text: str) -> str:
    _, answer = Conversation(region="uk").say(text)
    return str((answer.triage.get("question") or {}).get("id"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the speech lady says no toast", "the therapist says no toast"),
        ("the falls clinic rang", "the clinic rang"),
        ("I keep mixing it up with baclofen", "I keep   baclofen"),
    ],
)
def test_helpers_and_lessons_get_plain_names(text: str, plain: str) -> None:
    assert plain_names(text).split() == plain.split()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("the speech lady gave him thickener last month, what else could he have instead", "speech_slurred"),
        ("my dysphagia lecture is tomorrow, what is the swallow reflex in als", "swallowing_difficulty"),
        ("pharmacology viva on friday, what is baclofen for and i keep mixing it up with dantrolene", "confusion"),
        ("my osteopath says that half of ALS is only Lyme, which test parts them", "tick_bite"),
        ("i cant stand needles, passed out at a jab in the queue. which ms drugs are tablets", "loss_of_consciousness"),
    ],
)
def test_name_of_a_sign_is_no_sign(text: str, sign: str) -> None:
    assert findings(text).get(sign) != "present"
    assert not asked(text).startswith(sign)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("the speech therapist came, and his speech is more slurred since yesterday", "speech_slurred"),
        ("i fainted twice today and i hate needles, do i need a blood test", "loss_of_consciousness"),
        ("after my dysphagia lecture i could not swallow my own tea, what is this", "swallowing_difficulty"),
    ],
)
def test_what_is_told_beside_a_name_is_there(text: str, sign: str) -> None:
    assert findings(text).get(sign) == "present"
