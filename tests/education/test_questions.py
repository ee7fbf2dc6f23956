"""Which messages belong here, and which are somebody's symptoms or small talk."""

from __future__ import annotations

import pytest

from signpost.education import Context, EducationBase, answer, looks_like_question, question_score


@pytest.mark.parametrize(
    "text",
    [
        "is breathing affected in MND?",
        "ALS or MS, how do they differ?",
        "do I have ALS?",
        "what is riluzole for",
        "als treatment",
        "optic neuritis",
        "will my EMG hurt?",
        "my dad has MND, how can we help him eat?",
        "does MND affect swallowing? I cough at every sip",
        "I was wondering whether MS runs in families",
        "myasthenia gravis",
        "why do they test my reflexes",
        "do i need another doctors opinion",
        "blood tests for muscle disease",
    ],
)
def test_education_question_is_recognised(base: EducationBase, text: str) -> None:
    assert looks_like_question(text, base=base)


@pytest.mark.parametrize(
    "text",
    [
        "my hand is weak",
        "I have MS and my leg is numb",
        "why is my eye twitching?",
        "my legs tingle at night",
        "twitching",
        "numbness in both feet",
        "since monday I slur my words",
        "yes",
        "three months",
        "what time is it",
        "thank you",
        "I was diagnosed with ALS last year",
        "My arm has been heavy since breakfast and my words come out wrong. What could be causing this?",
        "I am frightened of ALS. For weeks my calf has been jumping and yesterday I tripped twice on the stairs at work. "
        "My wife says my voice is hoarse as well. Why is that happening to me?",
        "Fell off my bike on Friday, now a bad headache and I keep being sick?",
        "numb little finger elbow",
        "which gas goes into my car",
        "balance treatment wanted. my father sways on the stairs, please help",
    ],
)
def test_symptoms_and_small_talk_are_left_to_others(base: EducationBase, text: str) -> None:
    assert not looks_like_question(text, base=base)


def test_follow_up_looks_like_a_question_only_after_an_answer(base: EducationBase) -> None:
    assert question_score("tell me more", base=base) < 0.5
    assert looks_like_question("tell me more", base=base, context=Context("als/overview", "als", "overview"))


def test_bare_name_lends_its_disease_to_the_sentence_that_asks(base: EducationBase) -> None:
    found = answer("is a cooling vest worth it? ms", base=base)
    assert found.entry is not None and found.entry.id == "ms/heat"


@pytest.mark.parametrize("text", ["do they take reservations at mcdonalds", "boris becker won again"])
def test_name_of_a_test_or_illness_is_none_elsewhere(base: EducationBase, text: str) -> None:
    assert not looks_like_question(text, base=base)
