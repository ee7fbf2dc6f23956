"""A message that as a whole asks about a known illness is answered; news, and every danger in certain words, stays a sign."""

from __future__ import annotations

import pytest

from signpost import Conversation

ANSWERED = [
    "I'm a carer and our resident with MND dribbles and his jaw cramps at night. How do I record that he refuses the thickener?",
    "essay on MND. My tutor says never tire them because weakness gets worse faster. What would you prescribe for exercise?",
    "my dad's ipad talks with his own voice now that he cannot talk anymore. how do they get a voice into it",
    "Mum has secondary progressive MS, bladder like always, no relapse for decades. Is it safe to stop the injections at her age?",
    "one of our staff has MS and was off with relapses, all with letters. our policy says a warning at ten days. can we do that?",
]
TAKEN_UP = [
    "I'm a care assistant, our resident with MND has been short of breath since this morning. How do I record it?",
    "I have MS. Is it normal that since Thursday my left leg has been weak?",
    "my tutor wants an essay on MND, and my own hand has been getting weaker for three months. what causes it?",
    "Does MND start in one hand? My grip has been getting weaker for three months and the hand looks thinner.",
    "My mother has MS and both my hands go numb. Could it be inherited?",
]


def _first(text: str) -> tuple[str, str]:
    _, answer = Conversation(region="uk").say(text)
    return str(answer.triage["level"]), str(answer.triage["status"])


@pytest.mark.parametrize("text", ANSWERED)
def test_question_of_a_known_illness_opens_no_interview(text: str) -> None:
    assert _first(text)[1] == "information"


@pytest.mark.parametrize("text", TAKEN_UP)
def test_sign_told_as_news_beside_a_question_is_taken_up(text: str) -> None:
    assert _first(text)[1] in ("asking", "assessed", "emergency")


def test_signs_left_aside_are_offered_to_be_looked_at_in_one_line() -> None:
    _, answer = Conversation(region="uk").say(ANSWERED[0])
    assert sum("new, or worse" in each for each in answer.texts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "how do you live with someone like that without hating them, it is the MND that changed him",
        "leaflets on ocrelizumab for my MS. we want to start trying for a baby next summer, which of these go together with that?",
        "I got told bad luck by the NDIS at 67 with MND. So what's left for the likes of me, and who lends gear?",
        "council says the grant for the wet room is means tested and a 9 month list, he has MND. where do we go from here?",
    ],
)
def test_question_how_to_live_with_it_is_no_wish_to_die(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert answer.triage["status"] == "information"


@pytest.mark.parametrize(
    "text",
    [
        "how do I live with MND. I can't go on, what's left for me",
        "I count up my tablets at night. it would be a lot less bother for everyone. how do I fill in the PIP form for MS?",
        "trying for a baby failed and I want to die. does MS matter?",
    ],
)
def test_wish_to_die_beside_such_words_comes_first(text: str) -> None:
    assert _first(text)[1] == "crisis"
