"""What a client sends becomes harmless and loses no words that matter."""

from __future__ import annotations

import pytest

from signpost.harmless import harmless


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/affirm I am choking", "affirm I am choking"),
        ("  //restart", "restart"),
        ("/ /affirm I am choking", "affirm I am choking"),
        ("\x00/\x07 //\u2028/restart", "restart"),
        ("my hand\x00 is\x07 weak", "my hand  is  weak"),
        ("", ""),
        ("/", ""),
    ],
    ids=["command", "two slashes", "slashes apart", "hidden slashes", "control characters", "empty", "slash alone"],
)
def test_harmless_keeps_words_and_drops_the_rest(text: str, expected: str) -> None:
    assert harmless(text, longest=6000) == expected


def test_harmless_keeps_both_ends_of_a_long_text() -> None:
    text = "my hand is weak " + "and so on " * 10_000 + "I cannot breathe"
    short = harmless(text, longest=6000)
    assert len(short) < 6100
    assert short.startswith("my hand is weak")
    assert short.endswith("I cannot breathe")
