"""What was there and is denied of now is over; what comes and goes, or was at another place, is not."""

from __future__ import annotations

import pytest

from signpost.language import read


def status_of(text: str, finding: str) -> set[str]:
    return {each.status for each in read(text, by_rules=True).findings if each.id == finding}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I was short of breath yesterday, my breathing is fine now", "breathlessness"),
        ("I was short of breath yesterday, and can breathe normally now", "breathlessness"),
        ("My speech was slurred this morning, my speech is normal again", "speech_slurred"),
    ],
)
def test_what_is_denied_of_now_is_over(text: str, finding: str) -> None:
    assert status_of(text, finding) == {"past", "absent"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("my left hand was numb yesterday, my right hand is not numb now", "numbness_tingling"),
        ("my hand has been weak since yesterday, now no numbness", "limb_weakness"),
        ("I have been short of breath lying flat since yesterday, sitting up my breathing is fine now", "breathlessness"),
        ("my breathing was fine yesterday, I am short of breath now", "breathlessness"),
    ],
)
def test_what_is_not_denied_of_now_stays(text: str, finding: str) -> None:
    assert "present" in status_of(text, finding)
