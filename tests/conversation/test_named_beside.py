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
