"""Words that were lost for minutes and came back were lost suddenly; another stroke now is told outright."""

from __future__ import annotations

import pytest

from signpost.language import read


@pytest.mark.parametrize(
    ("say", "onset", "days"),
    [
        ("Yesterday my right arm went dead and I could not find words for ten minutes, then all was normal again.", "sudden", 1),
        ("I could not find words for about ten minutes, then all was normal again.", "sudden", 0.007),
        ("I could not find a word for a second, then all was normal again.", None, None),
    ],
)
def test_words_lost_for_minutes_were_lost_suddenly(say: str, onset: str | None, days: float | None) -> None:
    [lost] = [each for each in read(say, by_rules=True).findings if each.id == "word_finding"]
    assert (lost.status, lost.onset, lost.duration_days) == ("past", onset, days)


@pytest.mark.parametrize(
    ("say", "statuses"),
    [
        ("46 year old man had a stroke on the right side, now another stroke", {"present"}),
        ("he had a stroke last year and I think it is another stroke", {"present"}),
        ("I am scared of having another stroke", set()),
        ("she takes aspirin so she won't be having another stroke", set()),
    ],
)
def test_another_stroke(say: str, statuses: set[str]) -> None:
    assert {each.status for each in read(say).findings if each.id == "stroke_now"} - {"hypothetical", "absent"} == statuses
