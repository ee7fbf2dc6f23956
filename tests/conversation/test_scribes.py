"""Who only writes for another is not the patient; who gives up on a website gives up nothing else; what is over has steps of its own."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.decision import load_rulebook


def test_age_of_who_types_is_not_the_patients() -> None:
    _, answer = Conversation(region="uk").say("gran says her hands shake. im amy im 11 and im typing for her")
    assert [(each["id"], each["person"]) for each in answer.triage["findings"]] == [("tremor", "other")]


def test_what_is_named_goes_over_and_nothing_else() -> None:
    talk, _ = Conversation(region="uk").say("My calf twitches, and dad chokes on his tea")
    _, answer = talk.say("that's dad choking not me")
    there = {(each["id"], each["person"]) for each in answer.triage["findings"] if each["status"] == "present"}
    assert there == {("muscle_twitching", "self"), ("choking", "other")}


@pytest.mark.parametrize("text", ["I'm giving up on this bot, is there a leaflet", "I give up, where can I read about it"])
def test_who_gives_up_on_a_page_is_not_asked_about_dying(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    assert (answer.triage.get("question") or {}).get("id") not in load_rulebook().of_crisis


@pytest.mark.parametrize("text", ["I give up, nothing is worth it any more, where can I go", "I give up, is there any point in living"])
def test_who_gives_up_on_life_is_asked_or_warned_whatever_else_is_named(text: str) -> None:
    _, answer = Conversation(region="uk").say(text)
    asked = (answer.triage.get("question") or {}).get("id") in load_rulebook().of_crisis
    assert asked or answer.triage["status"] == "crisis"


@pytest.mark.parametrize(
    ("text", "is_over"), [("my housemate says I had a fit last night, I feel ok now", True), ("my son is having a fit right now", False)]
)
def test_first_aid_is_for_a_fit_that_goes_on(text: str, is_over: bool) -> None:
    _, answer = Conversation(region="uk").say(text)
    said = "\n".join(answer.texts)
    assert answer.triage["level"] == "emergency"
    assert ("put something soft" in said) is not is_over


def test_question_behind_a_none_is_answered_and_the_list_is_settled() -> None:
    talk, first = Conversation(region="uk").say("I get headaches most days")
    _, answer = talk.say(f"{len(first.triage['question']['options'])} none of it, thanks. Should I see an optician?")
    assert (answer.triage["question"] or {}).get("id") != first.triage["question"]["id"]
