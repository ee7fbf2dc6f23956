"""What is asked while a warning stands has an answer of its own: no article, not the same stock line, and the warning stays."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.companion import companion
from signpost.language import read

STROKE = "my husbands face has dropped on one side and his arm is weak since an hour"
ALLERGY = "my lips and tongue are swelling and my throat is tight since i ate nuts"
FIT = "my son is having a fit for ten minutes, it will not stop"
# An outsider's people asked the first of each kind; the others were written before any was tried.
ASKED = {
    "asks_what_it_is": [
        "is it just flu",
        "So is it MND yes or no?",
        "couldn't it be a migraine",
        "maybe he only slept badly?",
        "bet it is a trapped nerve",
    ],
    "asks_if_bad": ["one of his eyes has a bigger black bit. Is that bad?", "is it dangerous"],
    "asks_if_dying": ["is he going to die", "will he be alright"],
    "asks_to_fetch": ["should i wake my housmate", "shall I get the neighbour out of bed", "do I tell my mother"],
    "asks_to_take": [
        "I already took two extra. Can I not just take another?",
        "Should she have the prednisolone meanwhile?",
        "is it ok if he has his insulin",
        "would an aspirin help",
        "what dose of prednisolone is given?",
    ],
    "asks_for_own_doctor": [
        "Can I no just see the GP Monday",
        "may I call my MS nurse?",
        "i have appointment already on 28th",
        "I'd rather ring our own doctor",
    ],
    "blames_self": ["should I have noticed it sooner", "is it my fault", "I feel so stupid, I thought he was joking"],
    "worries_what_is_left": ["who will do my shift", "Should we cancel the wedding?", "who feeds the cows then"],
    "asks_what_to_watch": ["what should I look for in the night", "how will I know if it gets worse"],
    "asks_about_later": ["so whats he do about the van an the scaffold", "when can he drive"],
    "asks_what_to_do": ["what do i do", "do I hold him down"],
}


@pytest.mark.parametrize(("act", "text"), [(act, text) for act, texts in ASKED.items() for text in texts])
def test_question_is_heard_and_the_warning_stays(act: str, text: str) -> None:
    talk, _ = Conversation().say(STROKE)
    _, answer = talk.say(text)
    assert answer.triage["level"] == "emergency"
    heard = companion(talk.said) if act not in read(text).as_dict()["acts"] else f"utter_companion_{act}"
    assert heard == f"utter_companion_{act}"
    assert not any(each.startswith(("Source:", "I don't have a checked answer")) for each in answer.texts)
