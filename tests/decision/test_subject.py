"""Whom the questions are about when nothing was told for certain."""

from __future__ import annotations

import pytest

from signpost.decision.case import fold


@pytest.mark.parametrize(
    ("act", "subject"), [("speaks_of_other", "other"), ("for_other", "other"), ("for_self", "self"), ("question", "self")]
)
def test_subject_follows_of_whom_the_message_speaks(act: str, subject: str) -> None:
    assert fold([{"findings": [], "acts": [act]}]).subject == subject


def test_yes_to_what_was_likened_of_a_relative_is_the_relatives() -> None:
    yes = {"findings": [], "question_id": "limb_weakness", "reply": {"polarity": "yes"}}
    case = fold([{"findings": [], "acts": ["speaks_of_other"]}, yes])
    assert [(each.id, each.person) for each in case.findings] == [("limb_weakness", "other")]
