"""An illness of somebody who is only named beside the one it is about is not read back as theirs."""

from __future__ import annotations

from signpost import Conversation


def _first(text: str) -> str:
    _, answer = Conversation(region="uk").say(text)
    return " ".join(answer.texts)


def test_illness_of_a_friend_is_not_read_back() -> None:
    words = _first("My hands are numb since Monday. A friend with myasthenia tells me that jaw fatigue is the first sign.")
    assert "numbness" in words and "myasthenia" not in words


def test_illness_of_whoever_it_is_about_is_read_back() -> None:
    assert "Parkinson" in _first("Mam has Parkinsons and she coughs on everything")


def test_pump_that_beeps_is_asked_about_before_the_list() -> None:
    talk, _ = Conversation(region="uk").say("I have MS. My pump is beeping. My legs are stiff.")
    assert talk.said.question_id == "baclofen_pump_trouble"


def test_whether_to_ring_is_answered_beside_the_question() -> None:
    assert "ring and ask" in _first("Mam has Parkinsons. She coughs on everything. Do I ring someone or not?")


def test_who_fears_for_the_unborn_child_is_sent_to_the_midwife() -> None:
    talk, _ = Conversation(region="uk").say("I am 30 weeks pregnant and my two hands are numb every night for a month")
    _, answer = talk.say("Is it harmful for my baby?")
    assert "midwife" in " ".join(answer.texts)
