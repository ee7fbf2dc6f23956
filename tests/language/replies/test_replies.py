"""Short answers to whatever question is open, and what a message does."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("yes", "yes"),
        ("Yeah, quite a lot", "yes"),
        ("yep", "yes"),
        ("I do", "yes"),
        ("nope", "no"),
        ("no", "no"),
        ("No, never", "no"),
        ("not really", "no"),
        ("no I can breathe fine", "no"),
        ("dunno", "unsure"),
        ("I don't know", "unsure"),
        ("not sure", "unsure"),
        ("my hand is weak", None),
        ("no weakness", None),
    ],
)
def test_polarity_is_read(read, text: str, polarity: str | None) -> None:
    assert read(text).reply.polarity == polarity


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("3 months", "duration_days", 90),
        ("3 months", "number", 3),
        ("left", "side", "left"),
        ("the right one", "side", "right"),
        ("right", "side", "right"),
        ("suddenly", "onset", "sudden"),
        ("both legs", "side", "both"),
        ("both legs", "body_part", "leg"),
        ("it gets worse", "course", "progressive"),
        ("progressive", "course", "progressive"),
        ("42", "number", 42),
        ("seven", "number", 7),
        ("Seventy-six.", "number", 76),
        ("eighty-one, dear", "number", 81),
        ("just gone forty", "number", 40),
        ("one of the two", "number", None),
        ("ten past the hour it came", "number", None),
    ],
)
def test_bare_answer_is_a_reply_and_no_finding(read, text: str, attribute: str, value: object) -> None:
    reading = read(text)
    assert getattr(reading.reply, attribute) == value
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("do I have ALS?", "seeks_diagnosis"),
        ("what is MS", "question"),
        ("no, I meant the left", "correction"),
        ("false alarm, sorry", "withdrawal"),
        ("why do you ask?", "wants_reason"),
        ("why?", "wants_reason"),
        ("ask more simply", "wants_plainer"),
        ("sorry, I don't understand the question", "wants_plainer"),
        ("go back please", "go_back"),
        ("skip", "skip"),
        ("start over", "start_over"),
        ("can I have a summary for my doctor", "wants_summary"),
        ("I'm asking for a friend", "for_other"),
        ("thanks a lot", "thanks"),
        ("hello", "greeting"),
        ("bye", "goodbye"),
    ],
)
def test_act_is_recognised(read, text: str, act: str) -> None:
    assert act in read(text).acts


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("sometimes", "partly"),
        ("only when I climb stairs", "partly"),
        ("a bit, yes", "yes"),
        ("not all the time", "partly"),
        ("sure do", "yes"),
        ("no issues with that", "no"),
        ("not right now", "no"),
        ("I wouldn't know", "unsure"),
        ("not 100% sure", "unsure"),
        ("my lungs are fine", "well"),
        ("everything works as usual", "well"),
        ("it's fine except on stairs", None),
        ("it isn't fine", None),
        ("that's fine", None),
        ("fine", None),
        ("I forget names", None),
        ("well, sort of, when the tablets kick in", "partly"),
        ("only if I'm flat", "partly"),
        ("at night", "partly"),
        ("zero", "no"),
        ("yeah nah, I'm right", "no"),
        ("nah yeah, it's crook", "yes"),
        ("know my feet feel normal", "no"),
        ("no comma my legs are fine", "no"),
        ("can't fault it", "no"),
        ("himself is grand in the head", "well"),
        ("my water is in good order", "well"),
        ("yes, all normal", None),
        ("zips, yes. pens ok", None),
        ("I am ok on the flat", None),
        ("yes no, he talks fine", "unsure"),
        ("can't say I haven't", "yes"),
        ("can't say I have", "no"),
        ("only on rollercoasters lol no", None),
        ("hands no, feet yes", None),
        ("how would I know", "unsure"),
    ],
)
def test_hedge_and_all_is_well_are_told_from_plain_answers(read, text: str, polarity: str | None) -> None:
    assert read(text).reply.polarity == polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("I'm speaking into the phone right now, so no", "no"),
        ("It stopped last week and I was glad, so no, not now", "no"),
        ("Had it all through the spring. Not since.", "no"),
        ("There was blood on the pillow this morning, so yes", "yes"),
        ("She has had all her teeth out so it's hard to judge", "unsure"),
        ("We only have a shower and no summer, so I couldn't say", "unsure"),
        ("I was so tired so I went home to bed", None),
        ("They told me twice that it is not that, so I guess the answer is no", "no"),
        ("We went to the shop and there was a queue, no", "no"),
        ("My wife says yes and my brother says no", None),
        ("I asked the nurse, the nurse asked the doctor", None),
    ],
)
def test_story_may_end_with_an_answer_or_draw_one(read, text: str, polarity: str | None) -> None:
    assert read(text).reply.polarity == polarity


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("better", "course", "improving"),
        ("it's a bit worse now", "course", "progressive"),
        ("up and down", "course", "relapsing"),
        ("quite slow", "onset", "gradual"),
        ("so so", "severity", "moderate"),
        ("8 out of 10", "severity", "severe"),
        ("3/10", "severity", "mild"),
        ("about ten minutes", "lasting_minutes", 10),
        ("the second one", "place", 2),
        ("option 3", "place", 3),
        ("the last one", "place", -1),
        ("3", "place", None),
        ("the left one", "place", None),
        ("my better half says no", "course", None),
        ("my hand feels fine", "body_part", None),
        ("It was years, 2 I'd say", "duration_days", 730),
        ("months, maybe six", "duration_days", 180),
        ("it's been, what, two years", "duration_days", 730),
        ("a fortnight come Tuesday", "duration_days", 14),
        ("a sherry at Christmas", "duration_days", None),
    ],
)
def test_bare_answer_tells_how_it_is(read, text: str, attribute: str, value: object) -> None:
    assert getattr(read(text).reply, attribute) == value
