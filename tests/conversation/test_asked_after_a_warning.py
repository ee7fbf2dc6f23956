"""What is asked after a warning gets a short true answer of its own that keeps the advice, from the rule's own words where it asks why."""

from __future__ import annotations

import pytest

from signpost import Conversation

WARNED = {
    "stroke": "my husbands face has dropped on one side and his arm is weak since an hour",
    "tia": "last night my arm went weak and my mouth drooped for ten minutes, it is all gone now",
    "breath": "i have mnd and i am short of breath sitting still since this morning",
}
# Written before any of it was tried; none stands in the lists word for word.
ASKED = [
    ("stroke", "what's the reason for such urgency", "short of blood"),
    ("tia", "why cant it wait if its gone", "can be a warning"),
    ("stroke", "what would go wrong if we gave it a few hours", "Nobody can tell beforehand"),
    ("tia", "and if i ignore it?", "Nobody can tell beforehand"),
    ("stroke", "is he going to be disabled", "Nobody can say that from here"),
    ("breath", "will this pass", "Nobody can say that from here"),
    ("breath", "shall i take more of my mestinon", "change no dose"),
    ("tia", "so it's not an emergency then?", "until somebody has looked"),
    ("tia", "would the surgery be enough", "can't look as fast"),
    ("stroke", "my neighbour could run him over there, or could she take him on monday", "please don't wait"),
    ("tia", "i can't call an ambulance for a bit of numbness", "It is not too small"),
    ("tia", "i have not rung anybody", "please call now"),
    ("stroke", "he will speak again won't he", "Nobody can say that from here"),
    ("stroke", "surely the GP is enough for this", "can't look as fast"),
    ("stroke", "ok called 999. whats wrong with him?", "can't tell from here what it is"),
]


def after(opening: str, *lines: str) -> tuple[dict[str, object], str]:
    """The payload and the words of the last answer."""
    talk, _ = Conversation(region="uk").say(opening)
    payload, words = {}, ""
    for line in lines:
        talk, answer = talk.say(line)
        payload, words = answer.triage, " ".join(answer.texts)
    return payload, words


@pytest.mark.parametrize(("warned", "asked", "answer"), ASKED, ids=[each[1] for each in ASKED])
def test_question_after_a_warning_is_answered_and_the_warning_stays(warned: str, asked: str, answer: str) -> None:
    payload, words = after(WARNED[warned], asked)
    assert payload["level"] == "emergency"
    assert answer in words and "999" in words


@pytest.mark.parametrize("told", ["I can't ring an ambulance for a headache", "i have not rung anybody, should i have called 999?"])
def test_who_has_not_called_is_not_told_to_stay_with_the_phone(told: str) -> None:
    assert "Stay with the phone" not in after(WARNED["tia"], told)[1]


def test_seen_in_own_words_ends_the_warning_and_seen_earlier_does_not() -> None:
    check = "they examined him, it is bell's palsy"
    seen, words = after(WARNED["stroke"], check, "Yes, just now. the doctor looked at him, they gave him steroids for the droop")
    assert seen["level"] != "emergency" and "told there" in words
    assert after(WARNED["stroke"], check, "no, they examined him in june")[0]["level"] == "emergency"
    assert after(WARNED["stroke"], check, "yes they examined him, but it is back and he can't speak now")[0]["level"] == "emergency"


def test_who_leaves_once_help_is_there_is_not_warned_again() -> None:
    payload, words = after(WARNED["stroke"], "they are here thanks", "bye")
    assert payload["level"] == "emergency" and "All the best" in words and "Call 999" not in words
    assert "call 999" in after(WARNED["stroke"], "bye")[1]


def test_the_same_is_answered_where_it_is_not_for_this_minute() -> None:
    gas = "i do balloons every day and now my legs are numb and i cant walk straight"
    for asked, answer in {
        "what happens if i dont go": "be seen today",
        "does it go away if i stop": "Stop the gas now",
        "why now": "vitamin B12",
    }.items():
        payload, words = after(gas, asked)
        assert payload["level"] == "urgent" and answer in words
