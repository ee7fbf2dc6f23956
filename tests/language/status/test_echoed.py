"""A few words of a question come back with a question mark, and what stands behind them answers: "Choking? Nay, never."."""

from __future__ import annotations

import pytest

from signpost.conversation.unasked import only_echoes


@pytest.mark.parametrize(
    ("text", "echoes"),
    [
        ("Choking? Nay, never.", True),
        ("Seconds? Naw, it crept up", True),
        ("What is an EMG? No", False),
        ("MS? I hope not", False),
        ("Choking?", False),
        ("No", False),
    ],
)
def test_an_echo_is_no_question(text: str, echoes: bool) -> None:
    assert only_echoes(text) is echoes
