"""Whom the questions are about when nothing was told for certain."""

from __future__ import annotations

import pytest

from signpost.decision import assess, load_rulebook
from signpost.decision.case import case_from, fold


@pytest.mark.parametrize(
    ("act", "subject"), [("speaks_of_other", "other"), ("for_other", "other"), ("for_self", "self"), ("question", "self")]
)
def test_subject_follows_of_whom_the_message_speaks(act: str, subject: str) -> None:
    assert fold([{"findings": [], "acts": [act]}]).subject == subject


def test_yes_to_what_was_likened_of_a_relative_is_the_relatives() -> None:
    yes = {"findings": [], "question_id": "limb_weakness", "reply": {"polarity": "yes"}}
    case = fold([{"findings": [], "acts": ["speaks_of_other"]}, yes])
    assert [(each.id, each.person) for each in case.findings] == [("limb_weakness", "other")]


def test_turning_to_somebody_else_begins_their_case_and_keeps_only_the_emergencies_of_the_first() -> None:
    book = load_rulebook()
    thumb = {"findings": [{"id": "numbness_tingling", "status": "present", "person": "self", "body_part": "hand", "duration_days": 90}]}
    asked = {"question_id": "limb_weakness", "reply": {"polarity": "unsure"}}
    turned = fold([thumb, asked, {"acts": ["for_other"]}])
    assert (turned.subject, turned.questions, turned.settled) == ("other", 0, frozenset())
    assert assess(turned, book).level == "none"
    back = fold([thumb, asked, {"acts": ["for_other"]}, {"acts": ["for_self"]}])
    assert (back.subject, back.questions, back.settled) == ("self", 1, frozenset({"limb_weakness"}))
    assert assess(back, book).level == "routine"
    assert case_from(turned.as_dict()) == turned


def test_an_emergency_of_the_first_stands_when_the_talk_turns() -> None:
    book = load_rulebook()
    leak = {"findings": [{"id": name, "status": "present", "person": "self"} for name in ("back_pain", "bladder_trouble")]}
    unsure = {"question_id": "bladder_trouble.duration_days", "reply": {"polarity": "unsure"}}
    assert assess(fold([leak, unsure]), book).level == "emergency"
    assert assess(fold([leak, unsure, {"acts": ["for_other"]}]), book).level == "emergency"


def test_what_is_told_of_the_first_after_the_turn_counts_again() -> None:
    weak = {"findings": [{"id": "limb_weakness", "status": "present", "person": "self", "body_part": "arm", "duration_days": 60}]}
    weak["acts"] = ["speaks_of_self"]
    slurred = {"findings": [{"id": "speech_slurred", "status": "present", "person": "other"}]}
    assert fold([weak, {"acts": ["for_other"]}, slurred]).aside is not None
    assert fold([weak, {"acts": ["for_other"]}, slurred, weak]).aside is None


def test_who_tells_of_themselves_in_the_same_breath_is_not_left_aside() -> None:
    weak = {"id": "limb_weakness", "status": "present", "person": "self", "body_part": "arm", "duration_days": 60}
    case = fold([{"findings": [weak], "acts": ["for_other"]}])
    assert case.aside is None
    assert assess(case, load_rulebook()).level == "soon"


@pytest.mark.parametrize(("acts", "person"), [((), "other"), (("speaks_of_self",), "self"), (("for_self", "not_me"), "other")])
def test_what_names_nobody_is_told_of_whom_the_talk_is_about(acts: tuple[str, ...], person: str) -> None:
    opening = {"findings": [{"id": "headache", "person": "other"}]}
    answer = {"findings": [{"id": "balance_trouble"}], "question_id": "blurred_vision", "acts": list(acts)}
    assert [each.person for each in fold([opening, answer]).findings if each.id == "balance_trouble"] == [person]
    assert [each.person for each in fold([opening, {**answer, "question_id": None}]).findings if each.id == "balance_trouble"] == [person]


def test_what_was_told_of_nobody_is_the_relatives_when_that_is_said_next() -> None:
    numb = {"findings": [{"id": "numbness_tingling", "status": "present", "person": "self", "body_part": "foot"}]}
    assert [each.person for each in fold([numb, {"acts": ["for_other"]}]).findings] == ["other"]
    assert [each.person for each in fold([{**numb, "acts": ["speaks_of_self"]}, {"acts": ["for_other"]}]).findings] == ["self"]


def test_a_message_that_tells_nothing_leaves_whom_the_talk_is_about() -> None:
    told = [{"findings": [{"id": "muscle_twitching"}]}, {"acts": ["speaks_of_other"]}, {"acts": ["speaks_of_self", "wants_reason"]}]
    assert fold(told).subject == "other"
