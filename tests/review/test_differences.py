"""What changed since a review, in words."""

from __future__ import annotations

import copy

import pytest

from review.differences import differences, lines
from signpost.reviews import KINDS, RULES


def test_changed_limit_sentence_and_example_are_shown_and_nothing_else(catalogue):
    before = catalogue.items[RULES]["new-foot-drop-with-pain"].data
    after = copy.deepcopy(dict(before))
    after["when"]["all"][0]["duration_days"]["below"] = 14
    after["do"] = "Be seen today."
    found = differences(before, after, catalogue.wording)
    assert [kind for kind, _ in found] == ["gone", "new", "gone", "new"]
    limit = "Fires when: – a foot that drops, drags or trips you is there now; began less than 14 days ago"
    assert limit in [line.partition(" (")[0] for _, line in found]
    assert ("new", "What to do: Be seen today.") in found


def test_same_text_shows_nothing(catalogue):
    for kind in KINDS:
        for item in catalogue.items[kind].values():
            assert differences(item.data, copy.deepcopy(dict(item.data)), catalogue.wording) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_is_said_without_marks_of_code(catalogue, kind):
    for item in catalogue.items[kind].values():
        found = "\n".join(lines(item.data, catalogue.wording)) + "\n"
        assert found and not any(mark in found for mark in ("{", "}", "['", ": None\n", ": True\n"))


def test_any_change_of_what_is_judged_shows(catalogue):
    """Each key taken away alone leaves a line that is gone."""
    for kind in KINDS:
        for item in list(catalogue.items[kind].values())[::10]:
            for key in item.data:
                rest = {name: value for name, value in item.data.items() if name != key}
                gone = differences(item.data, rest, catalogue.wording)
                assert gone or key in ("off", "keywords"), (item.id, key)
