"""A warning whose signs are told as old, as ever, planned or somebody else's is taken back after one check, and never without it."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.conversation.turns import WITHDRAWAL

FACE, SADDLE, AIR = "The left half of my face suddenly droops", "I am numb between the legs", "I can't get air"
ASKED = {
    "utter_companion_told_old": [
        (FACE, "that's from seven years ago"),
        (FACE, "same as it's ever been"),
        (FACE, "it was in 2014"),
        (FACE, "it only does that after each fit, five minutes"),
        ("my speech is suddenly slurred", "sorry, that was in 2014, when I had my stroke"),
        (SADDLE, "had that since the operation twelve years ago"),
        ("she can't swallow her own spit", "she never could, she was born like that"),
        ("sudden double vision and I'm staggering", "that is how it always is when I'm hot, no different"),
    ],
    "utter_companion_told_planned": [
        ("I need the ventilator all the time and can't breathe without it", "as planned, the ventilator works well"),
    ],
    "utter_companion_told_others": [(FACE, "no that was mum's, last year")],
}
STANDS = [
    (FACE, "old one, but worse since this morning"),
    (FACE, "that's from last night"),
    (FACE, "it is old, and today my arm went too"),
    ("my left arm is suddenly weak", "same as ever, only today I can't lift it at all"),
    ("my words are suddenly slurred", "not my first, I had one in 2015"),
    ("my son is having a fit that won't stop", "he's had fits since he was two"),
    ("crushing chest pain into my arm", "my dad had that years ago too"),
    ("I am numb between the legs and can't pee", "my back pain is from ten years ago"),
    (FACE, "Mum died seven years ago"),
    (FACE, "my husband passed away in 2015"),
    ("crushing chest pain", "we divorced ten years ago so nobody's here"),
    (SADDLE, "I retired two years ago"),
    (SADDLE, "my last tetanus jab was three years ago"),
    (AIR, "always been like that"),
    ("I took thirty tablets an hour ago", "it's old, forget it"),
    ("I want to die, I have a plan", "same as ever"),
]


def after(*lines: str) -> tuple[Conversation, dict]:
    talk, triage = Conversation(region="uk"), {}
    for line in lines:
        talk, answer = talk.say(line)
        triage = dict(answer.triage)
    return talk, triage


@pytest.mark.parametrize(("check", "warned", "told"), [(check, *each) for check, cases in ASKED.items() for each in cases])
def test_it_is_asked_about_before_the_warning_is_taken_back(check: str, warned: str, told: str) -> None:
    assert after(warned)[1]["level"] == "emergency"
    talk, triage = after(warned, told)
    assert talk.said.doubt["response"] == check
    assert (triage["level"], triage["question"]["id"]) == ("emergency", WITHDRAWAL)
    assert after(warned, told, "yes")[1]["level"] != "emergency"
    assert after(warned, told, "no")[1]["level"] == "emergency"
    assert after(warned, told, "yes, but it is worse today")[1]["level"] == "emergency"


@pytest.mark.parametrize(("warned", "told"), STANDS)
def test_what_leaves_danger_possible_takes_nothing_back(warned: str, told: str) -> None:
    talk, triage = after(warned, told)
    assert triage["level"] == "emergency"
    assert talk.said.question_id != WITHDRAWAL


def test_the_complaint_stays_with_its_own_time() -> None:
    talk, _ = after(FACE, "that's from seven years ago", "Yes, old and no worse")
    face = [each for each in talk.said.case.findings if each.id == "facial_weakness"]
    assert [(each.status, each.course, round((each.duration_days or 0) / 365)) for each in face] == [("present", "stable", 7)]


def test_what_was_then_and_is_over_is_past() -> None:
    talk, triage = after(FACE, "that's from seven years ago", "It is over")
    assert [each.status for each in talk.said.case.findings if each.id == "facial_weakness"] == ["past"]
    assert triage["level"] != "emergency"


@pytest.mark.parametrize("told", ["It is months old, and no worse", "months old and no worse"])
def test_the_check_whether_it_is_gone_offers_that_it_is_old(told: str) -> None:
    assert after(FACE, "false alarm", told)[1]["level"] != "emergency"


def test_as_ever_in_answer_to_whether_it_is_gone_is_asked_about() -> None:
    talk, triage = after(FACE, "false alarm", "it is as always")
    assert (talk.said.doubt["response"], triage["level"]) == ("utter_companion_told_old", "emergency")
    assert after(FACE, "false alarm", "it is as always", "yes")[1]["level"] != "emergency"


def test_it_warns_again_when_it_is_told_as_new() -> None:
    told = (FACE, "that's from seven years ago", "yes", "now the right side of my face droops suddenly")
    assert after(*told)[1]["level"] == "emergency"


def test_since_when_it_is_so_is_heard_in_place_of_a_tick() -> None:
    talk, _ = after("I can't move my legs", "I know, it has been like this since my accident in 1998")
    dated = {each.id: each.duration_days for each in talk.said.case.findings if each.status == "present"}
    assert (dated["limb_weakness"] or 0) > 365


SEEN = [
    "I am in hospital, they scanned me, it's fine",
    "ambulance came and went, they left me at home",
    "the paramedics checked me over and said I could stay",
]
PHONED = [
    "the doctor on the phone said wait till Monday",
    "rang 111, the nurse said to see the GP tomorrow",
    "my GP had me on video and isn't worried",
]


@pytest.mark.parametrize("told", SEEN)
def test_who_was_looked_at_is_asked_whether_it_was_about_this(told: str) -> None:
    talk, triage = after(FACE, told)
    assert (talk.said.doubt["response"], triage["level"]) == ("utter_companion_was_seen", "emergency")
    assert after(FACE, told, "yes")[1]["level"] != "emergency"


@pytest.mark.parametrize("told", PHONED)
def test_who_was_only_advised_from_afar_is_still_warned(told: str) -> None:
    talk, answer = after(FACE)[0].say(told)
    assert "nobody has examined" in " ".join(answer.texts)
    assert "999" in " ".join(answer.texts)
    assert answer.triage["level"] == "emergency"
    assert not talk.said.help_called


def test_who_was_looked_at_and_is_worse_is_warned() -> None:
    talk, triage = after(FACE, "they examined me but now it's worse again")
    assert (triage["level"], talk.said.question_id) == ("emergency", None)


@pytest.mark.parametrize(
    ("warned", "earlier"),
    [
        ("now I suddenly can't get any air again", "as a child I used to get short of breath at night, that stopped long ago"),
        ("I can't get any air, it began today", "I used to be short of breath as a kid, that stopped long ago"),
    ],
)
def test_warning_that_stands_beside_an_old_spell_stands_in_the_next_turn_too(warned: str, earlier: str) -> None:
    talk, _ = Conversation(region="uk").say(warned)
    talk, answer = talk.say(earlier)
    assert answer.triage["level"] == "emergency"
    talk, answer = talk.say("hm")
    assert answer.triage["level"] == "emergency"
