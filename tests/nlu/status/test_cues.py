"""The cue table: each row acts in its example and not in its counter-example."""

from __future__ import annotations

import pytest

from signpost.knowledge import knowledge_root, read_yaml
from signpost.nlu import Reader

ROWS = read_yaml(knowledge_root() / "language" / "cues.yml").data["rows"]
STATUS = {"negated": "absent", "past": "past", "supposed": "hypothetical"}


@pytest.mark.parametrize("row", [each for each in ROWS if "example" in each], ids=lambda row: row["example"])
def test_row_acts_in_its_example(reader: Reader, row) -> None:
    reading = reader.read(row["example"])
    if row["axis"] == "asked":
        assert not reading.findings
        assert reading.proposals
    elif row.get("normal"):
        # What is not well is trouble; what is only wished or was once so is not known.
        wanted = {"present"} if row["axis"] == "negated" else {"hypothetical"}
        assert {each.status for each in reading.findings} == wanted
    else:
        assert {each.status for each in reading.findings} == {STATUS[row["axis"]]}


@pytest.mark.parametrize("row", [each for each in ROWS if "counter" in each], ids=lambda row: row["counter"])
def test_row_does_not_act_in_its_counter_example(reader: Reader, row) -> None:
    wanted = "absent" if row.get("normal") else "present"
    assert wanted in {each.status for each in reader.read(row["counter"]).findings}
