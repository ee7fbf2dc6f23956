"""Every line of every list that the rule book can show is the same line by its value, its label, its number and the title of its button."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import Option, load_rulebook
from signpost.decision.lists import _narrowed
from signpost.decision.screens import DANGER, NONE, SIGNS, Screen
from signpost.dialogue.list_answers import as_picked
from signpost.nlu import read

BOOK = load_rulebook()
UNREAD = "coś jest nie tak z moim ciałem"
# Of signs so many are shown at once, so the list is walked through in pieces, as it is put.
SIGNS_SHOWN = BOOK.screens[SIGNS].shown_at_most


def as_shown() -> list[Screen]:
    """Every list as it may be put: that of dangers whole and without what is rare, and that of signs in its pieces."""
    danger, signs = BOOK.screens[DANGER], BOOK.screens[SIGNS]
    values = [each.value for each in signs.question.options if each.value != NONE]
    pieces = [_narrowed(signs, set(values[at : at + SIGNS_SHOWN])) for at in range(0, len(values), SIGNS_SHOWN)]
    others = [each for name, each in BOOK.screens.items() if name != SIGNS]
    return [*others, _narrowed(danger, set(danger.denies) - danger.rare), *pieces]


LINES = [
    pytest.param(screen, option, place, id=f"{screen.question.id} {number} {option.value}")
    for number, screen in enumerate(as_shown())
    for place, option in enumerate(screen.question.options, 1)
]
SEVERAL = [each for each in as_shown() if each.question.kind == "any_of"]


def picked(screen: Screen, text: str) -> tuple[tuple[str, ...], list[dict[str, object]]]:
    """What a message ticks of a list, and what that tells."""
    _, reading, values = as_picked(screen, "self", text, "tell_symptoms", read(text, by_rules=True).as_dict())
    return values, list(reading["findings"])


@pytest.mark.parametrize(("screen", "option", "place"), LINES)
def test_a_line_is_the_same_by_value_label_number_and_title(screen: Screen, option: Option, place: int) -> None:
    expected = [each.as_dict() for each in screen.told((option.value,), "self")]
    for text in (option.value, option.label, str(place), f"{option.label}.", option.label.upper(), option.label.replace("'", "\u2019")):
        assert picked(screen, text.replace("\u2019", "'")) == ((option.value,), expected), text


@pytest.mark.parametrize("between", ["; ", ", ", " and ", "\n"])
@pytest.mark.parametrize("screen", SEVERAL, ids=[f"{at} {each.question.id}" for at, each in enumerate(SEVERAL)])
def test_two_lines_are_two_whatever_parts_them(screen: Screen, between: str) -> None:
    options = [each for each in screen.question.options if each.value != NONE]
    for place, (one, other) in enumerate(zip(options, options[1:], strict=False), 1):
        for text in (f"{one.label}{between}{other.label}", f"{other.value}{between}{one.value}", f"{place}{between}{place + 1}"):
            assert picked(screen, text)[0] == (one.value, other.value), text


@pytest.mark.parametrize("screen", SEVERAL, ids=[f"{at} {each.question.id}" for at, each in enumerate(SEVERAL)])
def test_a_form_answers_each_line_that_it_names(screen: Screen) -> None:
    one, other, *rest = (each for each in screen.question.options if each.value != NONE)
    values, findings = picked(screen, f"2: no / {one.value}: yes")
    assert values == (one.value,)
    told = {str(each["id"]): each["status"] for each in findings}
    assert all(told[name] == "absent" for name in screen.denies[other.value] if name not in {each.id for each in screen.tells[one.value]})
    # A line without an answer is not denied.
    answered = {*screen.denies[one.value], *screen.denies[other.value]}
    assert not told.keys() & (
        {name for each in rest for name in screen.denies[each.value]} - answered - {each.id for each in screen.tells[one.value]}
    )


@pytest.mark.parametrize("option", [each for each in BOOK.screens[DANGER].question.options if each.value not in BOOK.screens[DANGER].rare])
def test_each_danger_leads_to_the_same_by_value_label_and_number(option: Option) -> None:
    talk, answer = Conversation(region="uk").say(UNREAD)
    shown = [each["value"] for each in answer.triage["question"]["options"]]
    answers = [talk.say(text)[1] for text in (option.value, option.label, str(shown.index(option.value) + 1))]
    assert [each.triage for each in answers] == [answers[0].triage] * 3
    assert (answers[0].triage["level"] == "emergency") == (option.value != NONE)


@pytest.mark.parametrize("text", ["None of these", "none of them", "none", "no to all", "11"])
def test_none_of_the_dangers_is_none_in_any_words(text: str) -> None:
    talk, _ = Conversation(region="uk").say(UNREAD)
    assert talk.say(text)[0].said.picked[DANGER] == (NONE,)


@pytest.mark.parametrize("text", ["Not sure", "not sure", "I don't know"])
def test_not_sure_of_the_dangers_denies_and_ticks_nothing(text: str) -> None:
    talk, _ = Conversation(region="uk").say(UNREAD)
    talk, answer = talk.say(text)
    assert DANGER not in talk.said.picked
    assert not answer.triage["findings"]
