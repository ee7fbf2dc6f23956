"""Words that tell a danger only beside what is known: a fit that goes on, signs of the one whom a warning stands for."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation


def talked(*lines: str) -> Any:
    """The last answer of a talk."""
    talk, answer = Conversation(region="uk"), None
    for line in lines:
        talk, answer = talk.say(line)
    return answer


def rules_of(answer: Any) -> list[str]:
    """The rules that fired."""
    return [each["id"] if isinstance(each, dict) else str(each) for each in answer.triage.get("reasons") or answer.triage.get("rules")]


@pytest.mark.parametrize(
    "lines",
    [
        ("my girlfriends having one of her fits epilepsy yeah it normally stops after two minutes and it hasnt, what do I do",),
        ("my brother has epilepsy, he had a fit just now", "it stopped for a bit then started again. not answering"),
        ("my daughter has epilepsy, she's had a fit", "it hasn't stopped, 8 minutes now"),
        ("son having one of his absences, usually over in seconds, still going now",),
        ("he has epilepsy and took a seizure", "hes still going nine minutes now its on the oven clock"),
        ("she has a seizure, known epilepsy", "came round a bit, then off again"),
        ("my son has epilepsy, he has a seizure", "going blue round the mouth"),
    ],
)
def test_a_fit_that_goes_on_or_comes_again_is_an_emergency_with_its_own_first_aid(lines: tuple[str, ...]) -> None:
    answer = talked(*lines)
    assert "fit-that-goes-on" in rules_of(answer)
    said = " ".join(answer.texts)
    assert "999" in said and "Note the time" in said
    assert "Sit upright" not in said and "reliever" not in said


@pytest.mark.parametrize(
    "lines",
    [
        ("my son has epilepsy and has fits every month", "they usually stop by themselves after a minute. He started again in March"),
        ("I have epilepsy. I had a seizure last week", "it lasted longer than usual but I am fine"),
        ("what do I do if a fit hasn't stopped after five minutes? my dad has epilepsy",),
        ("my calf has been twitching for months", "it's still going, it never stops"),
    ],
)
def test_an_old_fit_and_other_things_that_go_on_are_no_fit_now(lines: tuple[str, ...]) -> None:
    assert talked(*lines).triage["level"] != "emergency"


@pytest.mark.parametrize("lips", ["lips are a funny colour like grey", "lips have gone grey", "going blue round the mouth"])
def test_grey_lips_in_a_fit_keep_the_first_aid_of_a_fit(lips: str) -> None:
    answer = talked("my girlfriends having one of her fits, epilepsy, it has not stopped", lips)
    said = " ".join(answer.texts)
    assert "Note the time" in said
    assert "Sit upright" not in said and "reliever" not in said


def test_a_sign_that_names_nobody_is_told_of_the_one_who_is_warned_about() -> None:
    warned = "my mum's face has dropped and she cannot speak"
    assert "as they were told" in " ".join(talked(warned, "chest hurts too").texts)
    assert "as you were told" in " ".join(talked(warned, "my chest hurts").texts)
