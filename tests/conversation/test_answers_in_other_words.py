"""Answers in other words than the buttons: what asks nothing is an answer, a date of a deed dates no sign, and "mum here" is nobody new."""

from __future__ import annotations

import pytest

from signpost.conversation.keyboard import told_by_another
from signpost.conversation.last_words import heard_in
from signpost.conversation.of_before import over_by_now
from signpost.decision import case_of
from signpost.findings import Finding

WEAK_HAND = Finding("limb_weakness", body_part="hand", duration_days=90, onset="gradual")


# The whole, the last thought, and what follows of the two.
HEARD = [
    ("none", "no", "likely no"),
    (None, "yes", None),
    ("likely yes", "yes", "likely yes"),
    ("likely no", "no", "no"),
    ("likely yes", "no", "likely yes"),
    ("yes", "no", "yes"),
    ("none", "none", "none"),
]


@pytest.mark.parametrize(("whole", "last", "found"), HEARD)
def test_last_thought_never_outvotes_the_whole(whole: str | None, last: str, found: str | None) -> None:
    text = "we went to my sister's for the week, and my own breath was easy"
    assert heard_in(lambda asked, said, about: whole if said == text else last, "breathlessness", text) == found


FAINT = {"id": "loss_of_consciousness", "status": "present", "person": "self", "duration_days": 0.3}


def test_faint_of_somebody_who_is_fine_now_is_past_and_one_that_cannot_be_woken_is_not() -> None:
    assert over_by_now({"acts": ["gone"], "findings": [FAINT]})["findings"] == [{**FAINT, "status": "past"}]
    for turn in ({"acts": [], "findings": [FAINT]}, {"acts": ["gone"], "findings": [{**FAINT, "severity": "severe"}]}):
        assert over_by_now(turn) == turn


HERS = {"id": "confusion", "status": "absent", "person": "other"}


def test_who_takes_the_keyboard_tells_of_the_one_who_wrote() -> None:
    turn = {"acts": ["takes_over", "for_other"], "findings": [HERS], "relatives": [["other", "mother"]]}
    told = told_by_another(turn, case_of([WEAK_HAND]))
    assert (told["findings"], told["acts"], told["relatives"]) == ([{**HERS, "person": "self"}], [], [])


def test_relative_who_is_named_is_somebody_else() -> None:
    turn = {"acts": [], "findings": [{**HERS, "id": "limb_weakness"}], "relatives": [["other", "mother"]]}
    assert told_by_another(turn, case_of([WEAK_HAND])) == turn
