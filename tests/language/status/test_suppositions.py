"""What is only supposed, feared or over, told apart from what happens whenever somebody does a thing."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("if I overdo it I get cramps in my legs", "muscle_cramps"),
        ("if I use it my hand gets weak", "limb_weakness"),
        ("why do I have double vision", "double_vision"),
        ("how can I get rid of dizziness?", "dizziness"),
        ("if it weren't for my headaches I would go back to work", "headache"),
        ("my mum thinks I imagine the twitching", "muscle_twitching"),
        ("I had double vision last year and now I have it again", "double_vision"),
        ("the headaches should have gone by now", "headache"),
        ("h/o dizziness for 2 weeks", "dizziness"),
        ("it used to be just twitching now my legs are weak too", "muscle_twitching"),
        ("cant breathe no more", "breathlessness"),
        ("my face never stopped being numb", "numbness_tingling"),
    ],
)
def test_what_keeps_happening_is_present(find, text: str, finding: str) -> None:
    assert find(text, finding).status == "present"


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("if it was ALS I'd have double vision", "double_vision", "hypothetical"),
        ("I'd know if I had tremor", "tremor", "hypothetical"),
        ("I'd notice if my hand was weak", "limb_weakness", "hypothetical"),
        ("how do I know if my hand is weak?", "limb_weakness", "hypothetical"),
        ("I'm afraid my leg will be stiff one day", "stiffness", "hypothetical"),
        ("the blurred vision is gone", "blurred_vision", "past"),
        ("my hand was weak but now it's fine", "limb_weakness", "past"),
        ("my hand was weak for a day, then fine", "limb_weakness", "past"),
        ("I had weakness in my left arm in 2015", "limb_weakness", "past"),
        ("my speech was slurred last year", "speech_slurred", "past"),
        ("suppose I get double vision", "double_vision", "hypothetical"),
        ("the nurse warned me about dizziness", "dizziness", "hypothetical"),
        ("dizziness lasted an hour and then I was fine", "dizziness", "past"),
        ("that dizziness sorted itself out", "dizziness", "past"),
        ("any new drug for MS?", "medicine_change", "hypothetical"),
        ("numbness never came back", "numbness_tingling", "past"),
        ("it's been a year since I had dizziness", "dizziness", "past"),
        ("when I was pregnant I had double vision", "double_vision", "past"),
        ("I couldn't walk yesterday but now I can", "cannot_walk", "past"),
    ],
)
def test_what_is_supposed_or_over_is_not_present(find, text: str, finding: str, status: str) -> None:
    assert find(text, finding).status == status


def test_trouble_that_is_gone_is_no_loss(read) -> None:
    assert [each.id for each in read("the blurred vision is gone").findings if each.status == "present"] == []


@pytest.mark.parametrize(
    "text", ["can I take 10 mg of diazepam for twitches", "is it ok if I take 20 tablets", "is there a pill I can take, 30 mg of anything"]
)
def test_asking_whether_to_take_something_is_not_having_taken_it(reader, text: str) -> None:
    assert not [each for each in reader.read(text).findings if each.id == "overdose" and each.status == "present"]


@pytest.mark.parametrize("text", ["can I take more? I've taken 30 already", "I can take no more so I took 30 tablets"])
def test_what_was_taken_counts_whatever_is_asked_beside_it(reader, text: str) -> None:
    assert [each.status for each in reader.read(text).findings if each.id == "overdose"] == ["present"]
