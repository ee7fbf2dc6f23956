"""A question about a known illness is answered without an interview where the sign in it belongs to the illness and is no news."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml

AS_EXPECTED = [
    "he can't climb stairs with his MND, what can we do until the lift is in",
    "I've had MS for 12 years and my legs are always stiff, is baclofen or stretching better",
    "mum with ALS drools, are there patches for that",
    "my husband has ALS and cannot lift his arms, how do I get a jumper on him",
    "my hands have been numb for years with MS, would gloves help?",
    "what do we do when his voice goes, ALS",
    "why does grandad talk funny now hes got mnd",
    "why does my dads voice sound funny with als",
    "mummy cant feel the hot tap, is that because of her MS",
    "why does mum wobble when she walks (she has ms)",
    "why does ms make my wife so tired",
]
# The same with something new, or with danger: the interview or the warning comes.
WITH_NEWS = [
    "my wife giggles since the ALS, what is that called, and she can't get her breath tonight",
    "I've had MS for 12 years, legs always stiff, is baclofen better, and since yesterday I can't pee and I'm numb down below",
    "mum with ALS drools, are there patches for that? she is choking on it right now",
    "my husband has ALS, how do I get a jumper on him, he took all his morphine at once",
    "my MS patient tires after ten minutes, how do I pace her, today her left arm and leg went dead",
    "I've MS and since Sunday I can't feel my feet, can I wait for the nurse",
    "he has MND and can't hold a cup, which cups are good, and he chokes on every meal since last week",
    "why does grandad talk funny now, it started an hour ago, he has mnd",
    "his face droops on the left since this morning, is that because of his MS",
    "why does ms make my wife so tired since Monday, she is hard to wake",
    # The illness of somebody else says nothing of one's own hand.
    "my hand has been weak for months, is it my dad's MND",
]


@pytest.mark.parametrize("message", AS_EXPECTED)
def test_what_belongs_to_the_illness_is_answered_and_not_asked_back(message: str) -> None:
    _, answer = Conversation().say(message)
    assert answer.triage["status"] == "information"
    assert answer.triage["question"] is None
    assert answer.texts[-1].startswith("Is something new")


@pytest.mark.parametrize("message", WITH_NEWS)
def test_news_or_danger_beside_the_question_is_taken_up(message: str) -> None:
    _, answer = Conversation().say(message)
    assert answer.triage["question"] is not None or answer.triage["level"] in ("emergency", "urgent")


def test_what_is_told_after_the_offer_begins_the_interview() -> None:
    talk, _ = Conversation().say(AS_EXPECTED[3])
    _, answer = talk.say("yes, since Monday he chokes on his food")
    assert answer.triage["status"] != "information"


def test_signs_that_belong_to_an_illness_are_findings() -> None:
    signs = read_yaml(knowledge_root() / "language" / "expected.yml").data["signs"]
    known = load_rulebook().vocabulary.findings
    assert [each for illness, names in signs.items() for each in (illness, *names) if each not in known] == []
    # Whatever is told of these is asked about.
    listed = {each for names in signs.values() for each in names}
    assert listed.isdisjoint(["breathlessness", "swallowing_difficulty", "choking", "vision_loss", "weight_loss"])
