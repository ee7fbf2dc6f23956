"""What strangers wrote is read no worse than when it was first looked at."""

from __future__ import annotations

from collections import Counter

from evaluation.first_replies import ASKED, WARNED
from evaluation.strangers import RIGHT, TURNED, denials, talk


def test_talk_that_tells_of_no_sign_warns_of_nothing_and_rarely_opens_an_interview() -> None:
    done = Counter(found for _, found in talk())
    assert done.total() == 300
    # At the first try 61 were asked about something (docs/reading.md).
    assert done[ASKED] <= 55
    assert done[WARNED] == 0


def test_denials_are_not_turned_round() -> None:
    read = Counter(found for _, found in denials())
    assert read.total() == 200
    # At the first try 110 were read right and 13 turned round.
    assert read[RIGHT] >= 123
    assert read[TURNED] <= 6
