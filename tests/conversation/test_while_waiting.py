"""What is asked while a warning stands has an answer of its own: no article, not the same stock line, and the warning stays."""

from __future__ import annotations

import re

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


# What is said after a warning, and how its answer begins or what stands in it.
WARNED = {
    "stroke": STROKE,
    "fit": FIT,
    "allergy": ALLERGY,
    "cauda": "numb between my legs and cant pee since this morning",
    "breath": "my mum has MND and she is really struggling to breathe tonight",
    "pills": "ive taken 30 paracetamol an hour ago",
    "gas": "the carbon monoxide alarm went off and we all have headaches and feel sick",
}
SHORT = [
    ("stroke", "can it be left until the surgery opens", r"^no\b"),
    ("pills", "i feel perfectly ok so is it ok to leave it", r"^no\b.*later"),
    ("stroke", "it went off again, does he still need to go", r"^yes\b"),
    ("breath", "her sats are 95 now", r"^no\b.*waste gas"),
    ("stroke", "his blood pressure is normal", r"^no\b"),
    ("fit", "what is upright? he is on the floor", r"^not upright.*side"),
    ("breath", "should she lie down", r"^upright"),
    ("fit", "still shaking", r"urgent.*hard things"),
    ("stroke", "he has nodded off in the chair", r"^try to wake them"),
    ("stroke", "the ambulance says two hours", r"again at once"),
    ("stroke", "they said nobody is available to come", r"again"),
    ("stroke", "they hung up on me", r"^call 999 again"),
    ("stroke", "can my brother drive us", r"^only if"),
    ("cauda", "can my wife drive me", r"^yes\b"),
    ("stroke", "do I put the dog away", r"^yes\b"),
    ("cauda", "i'll have a shower first", r"^no\b"),
    ("gas", "can i pop inside for my phone", r"^no, stay outside"),
    ("pills", "should i make myself sick", r"^no\b"),
    ("allergy", "we do not have an epipen", r"^then don't look for one"),
    ("stroke", "can he have a sip of water", r"^no\b"),
    ("stroke", "what about his evening tablets", r"^no\b"),
    ("breath", "can she use her inhaler", r"^an inhaler .*: yes\b"),
    ("stroke", "i don't want the neighbours to see", r"neighbour|looks on"),
    ("stroke", "is that stroke?", r"can't tell"),
    ("cauda", "I'm deaf and can't ring", r"18000"),
    ("cauda", "is a&e even open at this time", r"^yes\b"),
    ("pills", "will my mum find out", r"can't tell anybody"),
    ("stroke", "what colour is the ambulance paperwork", r"ask (it|that)"),
]
_warned: dict[str, Conversation] = {}


@pytest.mark.parametrize(("warning", "text", "said"), SHORT)
def test_answer_comes_first_and_is_its_own(warning: str, text: str, said: str) -> None:
    if warning not in _warned:
        _warned[warning] = Conversation(region="uk").say(WARNED[warning])[0]
    _, answer = _warned[warning].say(text)
    assert answer.triage["level"] == "emergency"
    told = [each for each in answer.texts if not each.startswith(("I heard that too", "I've noted", "Good to know"))]
    assert re.search(said, "\n".join(told), re.IGNORECASE | re.DOTALL)
    assert "may not have the right answer" not in "\n".join(told)


_STROKE = "my dad's face is drooping on one side since an hour ago and his arm is weak"
_SADDLE = "my back hurts and I am numb between the legs and cannot pee since this morning"


@pytest.mark.parametrize(
    ("warned", "said", "words"),
    [
        (_SADDLE, "Right you are love. I'll ring our lass to take me", "right thing"),
        (_STROKE, "I'll ring our lass to take him", "call 999 first"),
        (_STROKE, "ok will do", "right thing"),
        (_STROKE, "right you are, I'll ring the GP in the morning", "999"),
        (_SADDLE, "what is mean saddle?", "between the legs"),
        (_STROKE, "what happens at a&e?", "They ask what happened"),
        (_STROKE, "should we go private?", "private clinic"),
        (_STROKE, "do you have to tell my parents", "can't tell anybody"),
        (_STROKE, "can I have a pint tonight", "nothing to eat or drink"),
        (_STROKE, "will they believe me?", "seriously"),
        (_STROKE, "I wouldn't be bothering the ambulance with that", "999"),
    ],
)
def test_what_people_say_after_a_warning_is_met_and_the_warning_stands(warned: str, said: str, words: str) -> None:
    talk, _ = Conversation(region="uk").say(warned)
    talk, answer = talk.say(said)
    told = " ".join(answer.texts)
    assert words in told
    assert "can't help with that" not in told
    assert answer.triage["level"] == "emergency"


def test_agreeing_to_something_later_is_no_agreement() -> None:
    talk, _ = Conversation(region="uk").say(_STROKE)
    _, answer = talk.say("ok I will do that after work")
    assert "right thing" not in " ".join(answer.texts)


def test_asking_what_happens_there_is_no_arrival() -> None:
    talk, _ = Conversation(region="uk").say(_STROKE)
    talk, _ = talk.say("what happens at a&e?")
    assert not talk.said.help_there
    talk, _ = talk.say("we are at a&e now")
    assert talk.said.help_there


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("we are in Ibadan, is 999 correct here?", "112"),
        ("we are in Chicago", "911"),
        ("we're in Harare", "where you are"),
        ("I live in Cork", "112"),
    ],
)
def test_the_place_that_is_told_wins_over_that_of_the_page(told: str, number: str) -> None:
    talk, _ = Conversation(region="uk").say(_STROKE)
    _, answer = talk.say(told)
    text = " ".join(answer.texts)
    assert number in text
    assert "call 999" not in text.lower()


def test_a_journey_that_is_over_leaves_the_numbers() -> None:
    _, answer = Conversation(region="uk").say("came back from Spain last week. " + _STROKE)
    assert "999" in " ".join(answer.texts)
