"""What the past tense tells behind an opening of long ago is of then, up to where the story turns to now."""

from __future__ import annotations

import pytest

from signpost import Conversation, language

THEN = {
    "2014 my left hand went numb suddenly and I couldn't talk for 20 minutes, migraine they said; now my calf twitches": "speech_lost",
    "when I was 20 half my face went numb and I couldn't talk for ten minutes. These days my calf twitches": "speech_lost",
    "as a student I woke up blind in one eye for a day, now it's my foot that drags": "vision_loss",
    "I was 19, couldn't speak for half an hour, never found out why. now I get pins and needles in my hand": "speech_lost",
    "2016: sudden weakness of the right leg, slowly got better. this year I am tired": "limb_weakness",
    "1998, lost the sight in my left eye for three weeks, they called it optic neuritis. lately i trip a lot": "vision_loss",
}
NOW = {
    "2019 diagnosed with MS, my leg is numb and I can't see": "vision_loss",
    "in 2019 I had a stroke and I can't speak": "speech_lost",
    "2014 I had a stroke and my face drooped, and now it is drooping again": "facial_weakness",
    "I was 50 and my arm is weak": "limb_weakness",
    "2000 steps and my legs go weak": "limb_weakness",
    "ten years ago I had a bad back. I couldn't lift my arm this morning": "limb_weakness",
}


@pytest.mark.parametrize(("text", "sign"), THEN.items(), ids=THEN)
def test_it_is_of_then_and_warns_of_nothing(text: str, sign: str) -> None:
    (found,) = [each for each in language.read(text, by_rules=True).findings if each.id == sign]
    assert found.duration_days is not None and found.duration_days > 700
    assert Conversation(region="uk").say(text)[1].triage["level"] != "emergency"


@pytest.mark.parametrize(("text", "sign"), NOW.items(), ids=NOW)
def test_what_is_told_of_now_stays(text: str, sign: str) -> None:
    found = [each for each in language.read(text, by_rules=True).findings if each.id == sign]
    assert [each for each in found if each.status == "present" and (each.duration_days or 0) < 700]


def test_what_may_be_back_keeps_its_own_time() -> None:
    (found,) = language.read("as a student I had fits, had one this morning", by_rules=True).findings
    assert (found.id, found.duration_days) == ("seizure", 0.25)


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("My whole left side went numb and I couldn't talk. That was 2011 mind.", {"numbness_tingling", "speech_lost"}),
        ("My face drooped. I couldn't speak. That was when I was 20. Now my hand tingles", {"facial_weakness", "speech_lost"}),
        ("I went blind in one eye; that was in 2013, back when we lived in town. These days my hand tingles", {"vision_loss"}),
        ("My legs went numb for two days, that was years ago", {"numbness_tingling"}),
        ("Numb. Yeah, the whole left. No, that's the 2011 one.", {"numbness_tingling"}),
    ],
)
def test_what_a_later_thought_puts_long_ago_is_over(text: str, over: set[str]) -> None:
    told = {each.id: each for each in language.read(text, by_rules=True).findings}
    assert {name for name, each in told.items() if each.status == "past"} >= over
    assert all((told[name].duration_days or 0) > 365 for name in over)
    assert all(each.status == "present" for name, each in told.items() if name == "numbness_tingling" and name not in over)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("My arm went weak and I couldn't speak. I had a TIA before. That was in 2015.", "limb_weakness"),
        ("My face drooped and I couldn't speak. That was this morning", "facial_weakness"),
        ("My arm went weak an hour ago. That was years ago, the feet", "limb_weakness"),
        ("my speech slurred, that was in 2011 and it is back", "speech_slurred"),
        ("I was numb all down the left. That was back in 2014 and again today", "numbness_tingling"),
        ("My arm is weak. That was 2011, the leg", "limb_weakness"),
        ("I get tingling in my hands, that is old, from 2019", "numbness_tingling"),
    ],
)
def test_what_is_of_now_or_came_back_is_there(text: str, there: str) -> None:
    told = {each.id: each.status for each in language.read(text, by_rules=True).findings}
    assert told[there] == "present"
