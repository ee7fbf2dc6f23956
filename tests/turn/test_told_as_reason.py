"""What a question tells only to say why it is asked, or of a day to come, is no sign; what is there now is."""

from __future__ import annotations

import pytest

from signpost import Conversation


def triage(message: str) -> dict[str, object]:
    _, answer = Conversation().say(message)
    return dict(answer.triage)


@pytest.mark.parametrize(
    "message",
    [
        "my voice is nearly gone now, which app lets me record it for later, MND",
        "speech slurred already, is it worth seeing the voice bank people mnd",
        "where do we start with a will and power of attorney, my speech is going",
        "they scanned me for a bump on the head and found MS spots, is that RIS",
        "would mum know us once she cant speak, MND",
        "worn out isnt the word, tired isnt the word, how do people with MS cope",
        "should i be worried or panic about a JC index of 0.9",
        "self catheter with MS at 30, tell me it becomes easy",
        "does he still feel it when i touch his hand, ALS, he cant move at all",
        "is it normal that my partner with MS falls asleep at 7 every night",
    ],
)
def test_why_it_is_asked_opens_no_interview(message: str) -> None:
    assert (triage(message)["level"], triage(message)["status"]) == ("information", "information")


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("my speech went suddenly this morning, is it too late to bank my voice", {"emergency"}),
        ("my speech is going, started yesterday, where do i make a will", {"urgent", "emergency"}),
        ("dads speech has gone and his face has dropped, do we need the lpa now", {"urgent", "emergency"}),
        ("my speech is going and i keep choking, which voice bank is best", {"urgent", "emergency"}),
        ("after a bump on the head i feel sick and sleepy, they scanned me for it yesterday", {"emergency"}),
        ("will he be ok when he cant breathe", {"emergency"}),
        ("my wife with MS cant move her legs since last night, is it normal", {"emergency"}),
        ("catheter not draining since last night and belly is huge, tell me it gets easier", {"emergency"}),
        ("should i panic, i cant breathe lying down with MND", {"urgent", "emergency"}),
        ("the ice bucket challenge made me cry, i cant go on", {"emergency"}),
        ("gout flare up and my foot has gone numb and floppy", {"soon", "urgent", "emergency"}),
    ],
)
def test_danger_beside_it_stays(message: str, levels: set[str]) -> None:
    assert triage(message)["level"] in levels


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("best tablets for my gout flare up?", "outside what I know"),
        ("any tips for my arthritis attack", "outside what I know"),
        ("what is the best food for my cat", "a vet does"),
        ("how do i fix my boiler", "advice service"),
        ("are you actually a doctor or a bot", "computer program"),
        ("how do i know you arent making this up", "name their sources"),
        ("what did the ice bucket challenge money go on", "ALS Association"),
        ("whats a carers assessment and who do i ring", "adult social care"),
        ("can we buy an oxygen cylinder for my brothers ALS breathlessness online?", "without the breathing team"),
    ],
)
def test_what_is_no_sign_is_answered_for_what_it_is(message: str, says: str) -> None:
    _, answer = Conversation().say(message)
    assert says in " ".join(answer.texts)
    assert "vet" not in " ".join(answer.texts).split() or "cat" in message


def test_who_is_not_believed_is_not_told_what_the_bot_is() -> None:
    assert triage("they think im making this up but my leg is numb")["status"] == "asking"
