"""The lines of a list to tick fit the complaint: for every complaint, which of them never come."""

from __future__ import annotations

import pytest

from signpost.decision import load_rulebook, outlook
from signpost.decision.case import Case
from signpost.decision.screens import SIGNS
from signpost.findings import Finding

BOOK = load_rulebook()
COMPLAINTS = [each for each in BOOK.order.first if each not in BOOK.order.illnesses]
TIMES = ({}, {"duration_days": 90.0}, {"duration_days": 90.0, "onset": "gradual"}, {"duration_days": 14.0, "course": "progressive"})

# The complaints beside which alone a line comes; beside all others it never does.
ONLY_WITH = {
    "bowel_trouble": "limb_weakness walking_difficulty trunk_band back_pain sciatica bladder_trouble numbness_tingling foot_drop pain",
    "saddle_numbness": "limb_weakness walking_difficulty back_pain sciatica bladder_trouble bowel_trouble numbness_tingling pain",
    "sexual_dysfunction": "limb_weakness walking_difficulty back_pain sciatica bladder_trouble bowel_trouble numbness_tingling pain",
    "sciatica": "limb_weakness back_pain bladder_trouble bowel_trouble numbness_tingling foot_drop walking_difficulty pain",
    "choking": "muscle_wasting muscle_twitching limb_weakness double_vision drooping_eyelid speech_slurred swallowing_difficulty dry_mouth",
    "cannot_swallow_saliva": "drooping_eyelid double_vision swallowing_difficulty choking speech_slurred dry_mouth",
    "weak_cough": "double_vision drooping_eyelid swallowing_difficulty choking speech_slurred breathlessness limb_weakness muscle_wasting",
    "chest_infection": "muscle_wasting confusion limb_weakness breathlessness choking swallowing_difficulty fatigue",
    "jaw_pain": "headache vision_loss blurred_vision double_vision stiffness pain fatigue",
    "scalp_tenderness": "headache vision_loss blurred_vision double_vision pain fatigue",
    "tick_bite": "facial_weakness numbness_tingling headache neck_pain pain",
    "dark_urine": "muscle_cramps limb_weakness pain",
}
# At one place alone still less comes.
NEVER_AT = {
    (
        "tremor",
        "hand",
    ): "bowel_trouble bladder_trouble saddle_numbness sexual_dysfunction choking chest_infection weak_cough sciatica tick_bite",
    (
        "muscle_twitching",
        "eyelid",
    ): "choking chewing_difficulty weak_cough chest_infection stiffness balance_trouble bladder_trouble bowel_trouble falls",
    (
        "limb_weakness",
        "hand",
    ): "chest_infection choking bowel_trouble sciatica back_pain rash sexual_dysfunction urinary_symptoms light_sensitivity",
    ("numbness_tingling", "hand"): "chest_infection choking bowel_trouble sciatica back_pain rash sexual_dysfunction jaw_pain",
    ("muscle_twitching", "calf"): "headache jaw_pain scalp_tenderness unequal_pupils throat_swelling rash_nonblanching hearing_loss",
}


def lines_of(complaint: str, part: str | None = None) -> set[str]:
    """All lines of lists that come for a complaint alone, whenever it began."""
    cases = (Case((Finding(complaint, body_part=part, **each),)) for each in TIMES)
    return {line for case in cases for line in outlook(case, BOOK).together}


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_lines_that_belong_to_other_complaints_never_come(complaint: str) -> None:
    unfit = {line for line, with_ in ONLY_WITH.items() if complaint not in with_.split()} - set(BOOK.order.first[complaint])
    assert lines_of(complaint).isdisjoint(unfit | BOOK.order.never[complaint])


@pytest.mark.parametrize(("complaint", "part"), NEVER_AT)
def test_a_sign_at_one_place_is_not_asked_about_others(complaint: str, part: str) -> None:
    assert lines_of(complaint, part).isdisjoint(NEVER_AT[complaint, part].split())


def test_every_named_line_stands_in_the_list() -> None:
    listed = set(BOOK.screens[SIGNS].denies)
    assert listed >= set(ONLY_WITH)
    assert all(listed >= set(each.split()) for each in NEVER_AT.values())
    assert set(COMPLAINTS) >= {each for with_ in ONLY_WITH.values() for each in with_.split()}


def test_a_shaking_hand_beside_slow_walking_is_not_asked_about_the_bowel() -> None:
    told = (Finding("tremor", body_part="hand", duration_days=365.0), Finding("walking_difficulty"))
    assert "bowel_trouble" not in outlook(Case(told), BOOK).together


def test_trouble_with_walking_alone_is_still_asked_about_bladder_and_bowel() -> None:
    assert {"bladder_trouble", "bowel_trouble"} <= lines_of("walking_difficulty")
