"""A limb that was lain on is asked about before it alarms; whatever does not plainly come back alarms, and so does any other danger."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.asleep import load_asleep

ABOUT = load_asleep().question.id
SLEPT_ON = [
    "lay on my arm all night and it's still dead and weak",
    "I fell asleep on the sofa with my arm under me and now I can't lift it",
    "woke up lying on my right arm and it won't move",
    "sat on my leg watching telly, it's gone dead and won't hold me",
    "my arm was under the baby all night, it's gone dead and weak",
    "dozed off with my head on my arm, now the hand is weak and numb",
]
WARNED_AT_ONCE = [
    "slept on my arm, it won't move and my mouth is crooked",
    "slept on my arm, it's dead, and I suddenly can't speak properly",
    "woke up with my left arm limp",
]
LOOKED_FOR_AT_ONCE = [
    "slept on my arm, it's weak and my speech is slurred",
    "I must have slept on my arm, it won't lift since I woke up",
    "I thought I'd slept on my arm, but it has been limp for an hour",
]


def talk(*lines: str) -> tuple[str, str | None, str]:
    """The level, the open question and the words after these messages."""
    conversation, answer = Conversation(region="uk"), None
    for line in lines:
        conversation, answer = conversation.say(line)
    assert answer is not None
    return answer.triage["level"], (answer.triage.get("question") or {}).get("id"), " ".join(answer.texts)


@pytest.mark.parametrize("told", SLEPT_ON)
def test_a_limb_that_was_lain_on_is_asked_whether_it_comes_back(told: str) -> None:
    level, asked, words = talk(told)
    assert (level == "emergency", asked) == (False, ABOUT)
    assert "ten minutes" in words and "999" in words


@pytest.mark.parametrize(
    "answer",
    ["No, it stays weak or numb", "no, still floppy", "not sure", "it's a bit better but still weak", "skip", "yes but it's still numb"],
)
def test_what_does_not_plainly_come_back_alarms(answer: str) -> None:
    assert talk(SLEPT_ON[2], answer)[0] == "emergency"


@pytest.mark.parametrize(
    "answer", ["Yes, it comes back", "yes", "it's back, pins and needles now", "coming back now", "all fine again, it's back to normal"]
)
def test_what_comes_back_does_not(answer: str) -> None:
    assert talk(SLEPT_ON[2], answer)[0] != "emergency"


def test_a_question_between_brings_it_back_once() -> None:
    level, asked, _ = talk(SLEPT_ON[2], "what is an EMG?")
    assert (level == "emergency", asked) == (False, ABOUT)
    assert talk(SLEPT_ON[2], "what is an EMG?", "hello")[0] == "emergency"


def test_a_danger_that_is_told_instead_of_an_answer_warns() -> None:
    assert talk(SLEPT_ON[2], "and my face has dropped")[0] == "emergency"


@pytest.mark.parametrize("told", WARNED_AT_ONCE)
def test_what_stands_beside_a_danger_warns_at_once(told: str) -> None:
    assert talk(told)[0] == "emergency"


@pytest.mark.parametrize("told", LOOKED_FOR_AT_ONCE)
def test_what_is_only_supposed_is_asked_about_as_ever(told: str) -> None:
    level, asked, _ = talk(told)
    assert level == "emergency" or asked not in (None, ABOUT)


@pytest.mark.parametrize(
    "text",
    [
        "I dozed with my leg folded under me and woke with it dead, then pins and needles. It went off after six minutes, is that normal?",
        "sat on my foot, it went numb for five minutes and it is fine now",
    ],
)
def test_a_limb_that_came_back_already_waits_for_nothing(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["level"] in ("routine", "soon")
    assert "limb-asleep-from-pressure" in {each["id"] for each in answer.triage["rules"]}


def test_beside_a_face_it_still_warns() -> None:
    _, answer = Conversation(region="uk").say("sat on my foot and it went numb for five minutes, and now my face droops on one side")
    assert answer.triage["level"] == "emergency"


def test_the_pad_of_the_thumb_is_no_saddle() -> None:
    _, answer = Conversation(region="uk").say("my fingers are numb all day and the pad at the bottom of my thumb has gone flat")
    assert answer.triage["level"] != "emergency"


def test_leg_that_came_back_is_over_and_its_start_is_not_asked_about() -> None:
    talk, _ = Conversation(region="uk").say("I sit on my leg long time, then leg tingling, now ok")
    talk, answer = talk.say("yes")
    leg = next(each for each in answer.triage["findings"] if each["id"] == "numbness_tingling")
    assert (leg["status"], leg["triggers"]) == ("past", ["sitting"])
    assert answer.triage["level"] == "routine"
    assert "numbness_tingling.onset" not in str(answer.triage["question"])


def test_how_long_a_limb_was_sat_on_does_not_matter_once_it_is_over() -> None:
    _, answer = Conversation(region="uk").say("he sat with his foot under his bottom for hours and it went numb. He's right as rain now")
    foot = next(each for each in answer.triage["findings"] if each["id"] == "numbness_tingling")
    assert (foot["status"], foot["triggers"], answer.triage["level"]) == ("past", ["sitting"], "routine")
