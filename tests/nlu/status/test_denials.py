"""Denials that take each other back, that only answer, or that are amended behind: what they leave of the finding."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("text", ["everything is fine apart from my speech", "all normal except my balance", "fine besides my vision"])
def test_what_is_set_apart_is_not_what_is_well(read, text: str) -> None:
    assert not [each for each in read(text).findings if each.status == "absent"]
