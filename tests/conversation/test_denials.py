"""A sign that is denied for all time is denied, though the sentence repeats it, and whatever plainer name it is denied by."""

from __future__ import annotations

from typing import Any

import pytest

from signpost import Conversation
from signpost.conversation.denials import denied_for_good
from signpost.decision import case_of, load_rulebook
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml

SICK = {"id": "vomiting", "status": "present", "said": "I haven't been sick, a heave like a shove"}
NOT_SICK = {**SICK, "status": "absent"}
KNOWN = case_of([Finding("vomiting"), Finding("confusion")])
SADDLE = case_of([Finding("saddle_numbness")])


def left(*findings: dict[str, Any], acts: tuple[str, ...] = ("puts_right",), case: Any = None) -> list[tuple[str, str]]:
    turn = denied_for_good({"findings": list(findings), "acts": list(acts)}, case or KNOWN)
    return [(each["id"], each["status"]) for each in turn["findings"]]


def test_what_a_denial_only_repeats_is_not_told() -> None:
    assert left(NOT_SICK, SICK) == [("vomiting", "absent")]


def test_danger_that_is_told_beside_its_denial_stands() -> None:
    muddled = {"id": "confusion", "status": "present", "said": "he was not confused and he is confused"}
    assert left({**muddled, "status": "absent"}, muddled) == [("confusion", "absent"), ("confusion", "present")]


def test_nothing_is_put_right_that_was_never_told() -> None:
    assert left(NOT_SICK, SICK, case=SADDLE) == [("vomiting", "absent"), ("vomiting", "present")]


def test_what_another_sentence_tells_stays() -> None:
    assert left(NOT_SICK, {**SICK, "said": "but I was sick twice"}) == [("vomiting", "absent"), ("vomiting", "present")]


@pytest.mark.parametrize("acts", [(), ("puts_right", "says_over")])
def test_what_may_only_be_over_takes_nothing_back(acts: tuple[str, ...]) -> None:
    assert left(NOT_SICK, SICK, acts=acts) == [("vomiting", "absent"), ("vomiting", "present")]


def test_plain_name_covers_what_was_told_and_only_without_a_place() -> None:
    numb = {"id": "numbness_tingling", "status": "absent"}
    assert left(numb, case=SADDLE) == [("numbness_tingling", "absent"), ("saddle_numbness", "absent")]
    assert left({**numb, "body_part": "hand"}, case=SADDLE) == [("numbness_tingling", "absent")]
    assert left(numb) == [("numbness_tingling", "absent")]


def test_every_name_is_a_finding() -> None:
    covers = read_yaml(knowledge_root() / "language" / "denials.yml").data["covers"]
    assert {*covers, *(name for names in covers.values() for name in names)} <= set(load_rulebook().vocabulary.findings)


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (["i feel numb down there since I cycled to work", "It was never really numb, I meant sore from the saddle"], False),
        (["i feel numb down there since I cycled to work", "my hand was never numb"], True),
    ],
)
def test_whole_talk(lines: list[str], level: bool) -> None:
    talk = Conversation(region="uk")
    for line in lines:
        talk, answer = talk.say(line)
    assert (answer.triage["level"] == "emergency") == level


def test_jaw_that_is_not_weak_denies_no_limb() -> None:
    talk, _ = Conversation(region="uk").say("I am 74. New headache at the temple, my jaw aches when I chew and my scalp is sore")
    _, answer = talk.say("Yes. It aches, the longer I chew. It's just not weak")
    assert "limb_weakness" not in {each["id"] for each in answer.triage["findings"]}
    _, answer = talk.say("Yes. It aches. My arms and legs are not weak")
    assert ("limb_weakness", "absent") in {(each["id"], each["status"]) for each in answer.triage["findings"]}


@pytest.mark.parametrize(
    ("answer", "there"),
    [
        ("its NOT drooping!!", False),
        ("it isn't drooping at all", False),
        ("it is not gone", True),
        ("it's not drooping any less", True),
        ("not better", True),
    ],
)
def test_check_is_answered_by_denying_the_word_that_told_the_sign(answer: str, there: bool) -> None:
    talk, _ = Conversation(region="uk").say("my eyelid twitches and someone said droopy")
    talk, asked = talk.say("the lid is not drooping")
    assert asked.triage["question"]["id"] == "drooping_eyelid"
    talk, _ = talk.say(answer)
    found = {each.id: each.status for each in talk.said.case.findings}
    assert (found["drooping_eyelid"] == "present") == there


def test_warned_sign_denied_by_name_is_checked_again_and_not_heard_as_there() -> None:
    talk, _ = Conversation(region="uk").say("my chest feels tight")
    talk, _ = talk.say("no chest pain")
    talk, answer = talk.say("no chest pain I said")
    assert answer.triage["level"] == "emergency"
    assert answer.triage["question"]["id"] == "emergency.withdrawn"
    assert "I heard that too" not in "\n".join(answer.texts)


@pytest.mark.parametrize("said", ["Left calf is NOT getting thinner", "my left calf is not thinner, I said so"])
def test_thin_limb_that_is_denied_twice_is_gone(said: str) -> None:
    talk, answer = Conversation(region="uk").say("I have twitching and my left calf is thinner")
    assert answer.triage["level"] == "soon"
    for _ in range(2):
        talk, answer = talk.say(said)
    assert {each.id: each.status for each in talk.said.case.findings}["muscle_wasting"] == "absent"
    assert answer.triage["level"] != "soon"


def test_face_of_years_before_that_came_back_is_no_urgent_one() -> None:
    talk, answer = Conversation(region="uk").say("half my face drooped")
    assert answer.triage["level"] == "urgent"
    _, answer = talk.say("nah that was 2020. came back fine")
    assert answer.triage["level"] == "routine"


CHECKED = ("my right hand has been weak for a year", "I have no weakness")


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("No it's not. My left calf is smaller though.", "absent"),
        ("nope. I lift as much as ever", "absent"),
        ("no it is there", "present"),
        ("no I do have it", "present"),
        ("no it's still weak", "present"),
    ],
)
def test_what_a_no_says_at_the_check_counts_whatever_follows(answer: str, status: str) -> None:
    talk = Conversation(region="uk")
    for line in CHECKED:
        talk, _ = talk.say(line)
    _, told = talk.say(answer)
    assert {each["status"] for each in told.triage["findings"] if each["id"] == "limb_weakness"} == {status}
