"""Exceptions of negation that are written as rows: each does what its example says, and a wrong row is named with its line."""

from __future__ import annotations

import json

import pytest

from signpost.knowledge import KnowledgeError, knowledge_root, read_yaml
from signpost.language.status.cue_rows import cue_rows

PLACE = ("negation", "taken_back")
CONTEXT = read_yaml(knowledge_root() / "language" / "context.yml")
ROWS = CONTEXT.data["negation"]["taken_back"]


def _statuses(reader, text):
    return {found.status for found in reader.read(text).findings}


@pytest.mark.parametrize("row", ROWS, ids=[row["example"] for row in ROWS])
def test_a_row_takes_the_denial_of_its_example_back(reader, row):
    assert "absent" not in _statuses(reader, row["example"])
    assert "present" in _statuses(reader, row["example"])


@pytest.mark.parametrize("row", cue_rows(CONTEXT, ROWS, PLACE), ids=[row["example"] for row in ROWS])
def test_a_row_without_its_words_would_not_hold(monkeypatch, reader, row):
    """Every row is needed: with the others alone its example is read as denied."""
    others = [each for each in cue_rows(CONTEXT, ROWS, PLACE) if each != row]
    monkeypatch.setattr("signpost.language.status.exceptions.Amends.taken_back", _holding(others))
    assert "present" not in _statuses(reader, row.example)


def _holding(rows):
    return lambda amends, cue, mention: any(row.holds(cue, mention, amends._marks) for row in rows)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"example": "x", "within": 5, "behnd": ["until"]}, "Did you mean 'behind'"),
        ({"example": "x", "within": 5}, "one of denied_by, denied_at, between, behind"),
        ({"within": 5, "behind": ["until"]}, "has an example"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path, row, says):
    path = tmp_path / "context.yml"
    path.write_text(f"negation:\n  taken_back:\n    - {json.dumps(row)}\n")
    with pytest.raises(KnowledgeError, match=says) as error:
        cue_rows(read_yaml(path), [row], PLACE)
    assert error.value.line == 3
