"""The reader as a whole: any text, any length, other languages, spelling, and the command line."""

from __future__ import annotations

import io
import json
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.apostrophes import with_plain_apostrophes
from signpost.findings import finding_from
from signpost.nlu.__main__ import run

PIECES = "no not my left hand is weak and , . ? can't breathe for 3 months my dad he gone now if or numb \n".split(" ")
SECONDS_FOR_2000_WORDS = 5


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_reader_never_raises(reader, text: str) -> None:
    reading = reader.read(text)
    json.dumps(reading.as_dict())
    assert reading.text == with_plain_apostrophes(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_spans_lie_inside_the_text(reader, words: list[str]) -> None:
    text = " ".join(words)
    doc = reader.doc(text)
    for span in doc.spans["findings"]:
        assert 0 <= span.start_char < span.end_char <= len(text)
        assert span._.finding.said in text
        assert finding_from(span._.finding.as_dict()) == span._.finding


def test_document_is_as_long_as_the_message(reader) -> None:
    text = "My hand\u2019s weak \u2013 it\u00a0can\u2019t grip\u2026"
    assert len(reader.doc(text).text) == len(text)


def test_long_message_is_read_at_both_ends(reader) -> None:
    text = "my left hand is weak. " + "it rained all day. " * 3000 + "I can't breathe."
    assert {"limb_weakness", "breathlessness"} <= {finding.id for finding in reader.read(text).findings}


def test_reading_time_grows_no_faster_than_the_text(reader) -> None:
    sentence = "My left hand has been getting weaker for three months but there is no numbness or pain. "
    reader.read(sentence)
    started = time.process_time()
    reader.read(sentence * 120)
    assert time.process_time() - started < SECONDS_FOR_2000_WORDS


def test_findings_are_open_to_a_spacy_user(reader) -> None:
    doc = reader.nlp("my left hand is weak")
    assert [span.label_ for span in doc.spans["findings"]] == ["limb_weakness"]
    assert doc._.reading.findings[0] == doc.spans["findings"][0]._.finding


def test_command_line_answers_every_line() -> None:
    lines = ['{"text": "my hand is weak"}', '{"text": "no rash", "concept": "rash"}', "nonsense", "[1]"]
    out = io.StringIO()
    assert run(io.StringIO("\n".join(lines)), out) == 0
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert answers[0]["findings"][0]["id"] == "limb_weakness"
    assert answers[1]["concept_status"] == "absent"
    assert "error" in answers[2] and "error" in answers[3]
