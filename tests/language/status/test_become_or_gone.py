"""What has "gone heavy" is there; what "has gone", or was once, is over; what somebody is only sure of nobody has diagnosed."""

from __future__ import annotations

import pytest

from signpost import language


def status_of(text: str, finding: str) -> set[str]:
    return {each.status for each in language.read(text).findings if each.id == finding}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("pain in my chest and my arm has gone heavy", "chest_pain"),
        ("tightness round my chest and my left arm has gone heavy", "chest_pain"),
        ("my chest hurts and my arm has gone a bit heavy", "chest_pain"),
        ("tingling in my feet and my hands have gone cold", "numbness_tingling"),
        ("my face feels numb and my lips have gone thick", "numbness_tingling"),
    ],
)
def test_what_something_has_become_ends_nothing_before_it(text: str, finding: str) -> None:
    assert status_of(text, finding) == {"present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("the chest pain has gone now", "chest_pain"),
        ("the headache is gone thank god", "headache"),
        ("chest pain yesterday, has gone", "chest_pain"),
        ("double vision is gone since Tuesday", "double_vision"),
        ("my face dropped once and now my eye twitches", "facial_weakness"),
    ],
)
def test_what_has_gone_or_was_once_is_over(text: str, finding: str) -> None:
    assert status_of(text, finding) == {"past"}


@pytest.mark.parametrize("text", ["I'm twitching and I'm pretty sure it's ALS", "I am certain that I have ALS", "I'm positive it is ALS"])
def test_who_is_only_sure_of_an_illness_was_told_by_nobody(text: str) -> None:
    assert status_of(text, "diagnosed_als") <= {"hypothetical"}


def test_bladder_that_was_like_that_for_years_is_stable() -> None:
    [found] = [each for each in language.read("Bladder's a bit urgent but it's been like that for years").findings]
    assert (found.course, found.duration_days) == ("stable", 730.0)
