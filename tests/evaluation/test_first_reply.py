"""What counts as recognised and as asked about."""

from __future__ import annotations

import pytest

from evaluation.emergencies import ASKED, MISSED, RECOGNISED, first_reply


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I can't breathe, my lips are blue", RECOGNISED),
        ("my legs have gone weak and I can't feel between my legs when I wipe", RECOGNISED),
        ("my arm is weak", ASKED),
        ("what a lovely day for a walk", MISSED),
    ],
)
def test_first_reply_recognises_asks_or_does_neither(text: str, what: str) -> None:
    assert first_reply(text) == what
