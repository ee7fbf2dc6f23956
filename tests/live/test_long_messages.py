"""Whatever is sent, an answer comes in time."""

from __future__ import annotations

import time

import pytest

from evaluation.trained import Talk, text_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text", ["A" * 100_000, "blimp " * 15_000, "my hand is weak\n" * 5_000], ids=["one word", "many words", "many lines"]
)
def test_very_long_message_is_answered_soon(talk: Talk, text: str) -> None:
    # Of processor time: what else the machine does is none of it.
    began = time.process_time()
    assert text_of(talk.say(text))
    assert time.process_time() - began < 20
