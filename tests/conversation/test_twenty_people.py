"""What twenty people met who talked to the bot, by kind: each row is a talk, and what must come at its end."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation
from signpost.conversation.turns import MORE

HAND = "my fingers tingle. my hand has been weak for three months"


def last(*said: str) -> tuple[str, str | None, dict[str, dict[str, Any]]]:
    """The words of the last answer, the question that it leaves open, and the findings by their ids."""
    talk = Conversation(region="uk")
    for each in said:
        talk, answer = talk.say(each)
    found = {each["id"]: each for each in answer.triage.get("findings", ())}
    return "\n".join(answer.texts), (answer.triage.get("question") or {}).get("id"), found


@pytest.mark.parametrize(
    ("said", "says", "never"),
    [
        (["numb feet for a year"], "this is about you", None),
        (["xqzt vbnm wrtp", "nobody helps me"], "tick all that fit", None),
        (["my feet have been numb for a year"], "tick all that fit", "this is about you"),
        (["my foot he is not going up, since two month"], "is any of this true as well", "of them"),
        (["weak", "ok"], "please tell me", None),
        (["weak", "no", "ok"], "a list to pick from", "didn't take in"),
        (["I'm fine really, my wife made me do this"], "good to hear", "tick all"),
        (["My wife has MND and she can't clear her phlegm"], "short of breath", "seeing double"),
        (["my left hand has been weak for two months"], "numbness", "dizzy"),
        (["I am rather unsteady on my feet", "Slowly, my dear. Over a couple of years."], "tick all", "could not read"),
        (["my hand is numb", "slowly slowly"], "how long ago", "don't wait for my questions"),
        (["I am rather unsteady on my feet", "Could you say that more simply?"], "is not the same as a sudden start", "checked answer"),
        (["I have MND. Something has changed since last week."], "what has changed", "appointment"),
        (["I took 30 paracetamol", "ok, I told my mum, she's calling 999"], "stay with the phone", "if you have not yet"),
    ],
)
def test_answer_says_what_fits_and_not_what_embarrasses(said: list[str], says: str, never: str | None) -> None:
    words = last(*said)[0].lower()
    assert says in words
    assert never is None or never not in words


@pytest.mark.parametrize("same", ["When the rest began", "same time", "at the same time as the weakness"])
def test_one_date_holds_for_what_came_with_it(same: str) -> None:
    _, asked, _ = last(HAND)
    assert asked == "numbness_tingling.duration_days"
    _, asked, found = last(HAND, same)
    assert found["numbness_tingling"]["duration_days"] == found["limb_weakness"]["duration_days"]
    assert asked != "numbness_tingling.duration_days"


def test_date_of_a_known_illness_is_the_date_of_nothing_else() -> None:
    _, asked, found = last("I've had MS for 12 years and my foot is numb", "same time")
    assert asked is not None
    assert "duration_days" not in found["numbness_tingling"]


@pytest.mark.parametrize(
    ("opening", "never"),
    [
        ("my hand has been weak for weeks, my blood pressure tablets were changed in spring", "high_blood_pressure"),
        ("I've had MS for 12 years and since Tuesday my right eye is foggy, that's new", "heat_sensitivity"),
    ],
)
def test_what_words_merely_resemble_is_not_asked_beside_a_complaint_unless_it_matters(opening: str, never: str) -> None:
    assert last(opening)[1] != never


@pytest.mark.parametrize("company", ["my wife is here", "my mum is downstairs", "she's coming over"])
def test_company_is_heard_in_words_of_ones_own(company: str) -> None:
    assert last("I want to die", "no", "no", company)[1] == "screen.safe"


@pytest.mark.parametrize("safety", ["I can't say I feel safe", "I don't know if I am safe", "I'm not safe"])
def test_doubt_about_being_safe_closes_no_crisis(safety: str) -> None:
    words, _, _ = last("I want to die", "no", "no", "my wife is here", safety)
    assert "glad to hear" not in words


def test_who_says_only_ok_and_idk_is_led_through_the_lists_to_a_person() -> None:
    said = ["weak", "ok", "idk", "ok", "idk", "ok", "idk", "idk", "ok"]
    words = [last(*said[: count + 1])[0] for count in range(len(said))]
    assert all(one != other for one, other in zip(words, words[1:], strict=False))
    assert any("a person" in each.lower() for each in words)


def test_someone_who_cares_for_somebody_ill_is_offered_help_too() -> None:
    talk = Conversation(region="uk")
    talk, answer = talk.say("my husband has MS and his hands have been numb for ten years")
    for _ in range(12):
        asked = (answer.triage.get("question") or {}).get("id")
        if asked is None:
            break
        talk, answer = talk.say("No, that is all" if asked == MORE else "I don't know")
    assert "When caring becomes too much" in [each["title"] for one in answer.messages for each in one.get("buttons", ())]


def test_letter_that_discusses_an_illness_diagnoses_nobody() -> None:
    letter = "I have arranged an EMG of the left hand, which is weak. I have not yet discussed motor neurone disease with him."
    assert "diagnosed_als" not in last(letter)[2]


def test_pain_told_after_a_question_about_a_pain_is_that_one() -> None:
    opening = "my right eye is foggy"
    _, asked, _ = last(opening, "not sure")
    assert asked == "eye_pain"
    assert "eye_pain" in last(opening, "not sure", "it hurts when I move it")[2]
