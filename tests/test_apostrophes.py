"""Every sign that stands for an apostrophe is one before anything reads it, and every letter keeps its place."""

from __future__ import annotations

import io
import json

import pytest

from signpost import Conversation
from signpost.apostrophes import APOSTROPHES, with_plain_apostrophes
from signpost.harmless import harmless
from signpost.nlu.__main__ import run

SIGNS = [pytest.param(sign, id=f"U+{ord(sign):04X}") for sign in APOSTROPHES]
CANNOT = "my hand won{}t close since this morning"
PLAIN = CANNOT.format("'")


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_is_an_apostrophe_wherever_text_enters(sign: str) -> None:
    sent = CANNOT.format(sign)
    assert with_plain_apostrophes(sent) == harmless(sent) == PLAIN
    assert len(with_plain_apostrophes(f"{sign} {sent}")) == len(sent) + 2


@pytest.mark.parametrize("sign", SIGNS)
def test_a_hand_that_cannot_close_since_today_is_an_emergency_with_each(sign: str) -> None:
    assert Conversation(region="uk").say(CANNOT.format(sign))[1].triage["level"] == "emergency"


def test_the_command_that_reads_texts_reads_each_alike() -> None:
    out = io.StringIO()
    assert run(io.StringIO("".join(json.dumps({"text": CANNOT.format(sign)}) + "\n" for sign in ("'", *APOSTROPHES))), out) == 0
    first, *others = (json.loads(line) for line in out.getvalue().splitlines())
    assert first["findings"] and all(other == first for other in others)
