"""What is told in one sentence and asked about in another is told; what has a time is not left out because the net hears nothing."""

from __future__ import annotations

import pytest

from signpost.language import Reader
from signpost.language.likely.encoder import load_learned


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(learned=load_learned())


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("My wife with ALS wakes up with a headache every day lately. Is that the riluzole?", "morning_headache", "present"),
        ("My wife with ALS wakes up with a headache every day lately. Is that the riluzole?", "diagnosed_als", "present"),
        ("Woke up this morning with both legs numb up to my waist. Is that a relapse?", "numbness_tingling", "present"),
        ("does riluzole give you a headache in the morning?", "morning_headache", None),
        ("muscle twitches in my calves for three weeks, no weakness, been reading till 3am", "limb_weakness", "hypothetical"),
        ("I had no weakness until yesterday", "limb_weakness", "present"),
        ("How long do I roast a chicken and at what temperature", "fever", None),
        ("I'm roasting, 39 on the thermometer", "fever", "present"),
    ],
)
def test_status_of_what_is_told_beside_a_question(reader: Reader, text: str, finding: str, status: str | None) -> None:
    found = {each.id: each.status for each in reader.read(text).findings}
    assert (found.get(finding) if status else found.get(finding) == "present") == (status or False)
