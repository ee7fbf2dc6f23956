"""Names of helpers, lessons, opinions and an old fear of needles tell of nobody's body; what is told beside them stays."""

from __future__ import annotations

import pytest

from signpost.turn.of_helpers import plain_names


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the speech lady says no toast", "the therapist says no toast"),
        ("the falls clinic rang", "the clinic rang"),
        ("I keep mixing it up with baclofen", "I keep   baclofen"),
    ],
)
def test_helpers_and_lessons_get_plain_names(text: str, plain: str) -> None:
    assert plain_names(text).split() == plain.split()
