"""A time alone answers what was asked, and a thought that was not given tells of no wish: the learned reader hears nothing in them."""

from __future__ import annotations

import pytest

from signpost.language import read


@pytest.mark.parametrize(
    "text", ["last night", "yesterday evening", "since monday", "two days ago", "thought nothing of it", "I thought nothing of it"]
)
def test_nothing_is_heard_in_a_time_or_in_no_thought(text: str) -> None:
    assert not read(text).proposals


@pytest.mark.parametrize("text", ["i took them last night", "i want to do it tonight, there is nothing left of it"])
def test_danger_beside_a_time_is_heard(text: str) -> None:
    reading = read(text)
    assert reading.proposals or reading.findings
