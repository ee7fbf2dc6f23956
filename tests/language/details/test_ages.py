"""An age is read wherever it stands, also as the very last words."""

from __future__ import annotations

import pytest

from evaluation.rules_alone import read


@pytest.mark.parametrize("text", ["it hurts, 26 yo", "26 yo", "red looks pink, two days. 26 yo", "numb since May, 31 y/o"])
def test_age_at_the_very_end_reads_no_further_than_the_message(text: str) -> None:
    assert [each.value for each in read(text).findings if each.id == "age"]
