"""Status and person: each row of the cue table acts in its example and not in its counter-example, also on words never seen."""

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


@pytest.mark.parametrize(
    ("text", "concept", "status"),
    [
        ("She denies blorfing or wheezing.", "blorfing", "absent"),
        ("I still get the blorf every night", "blorf", "present"),
        ("I used to have the blorf", "blorf", "past"),
        ("call us if you get the blorf", "blorf", "hypothetical"),
        ("no fever, blorf, or rash", "blorf", "absent"),
        ("Past medical history: gout, blorf, migraine.", "blorf", "past"),
    ],
)
def test_concept_status_reads_words_it_has_never_seen(reader, text: str, concept: str, status: str) -> None:
    assert reader.concept_status(text, concept) == status


def test_concept_status_is_none_when_the_concept_is_not_there(reader) -> None:
    assert reader.concept_status("my hand is weak", "blorf") is None


@pytest.mark.parametrize("text", ["everything is fine apart from my speech", "all normal except my balance", "fine besides my vision"])
def test_what_is_set_apart_is_not_what_is_well(read, text: str) -> None:
    assert not [each for each in read(text).findings if each.status == "absent"]
