"""The reader as a whole: any text, any length, other languages, spelling, and the command line."""

from __future__ import annotations

import io
import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from signpost.findings import finding_from
from signpost.language.__main__ import run

PIECES = "no not my left hand is weak and , . ? can't breathe for 3 months my dad he gone now if or numb \n".split(" ")
SECONDS_FOR_2000_WORDS = 5


@given(st.text(max_size=300))
def test_reader_never_raises(reader, text: str) -> None:
    reading = reader.read(text)
    json.dumps(reading.as_dict())
    assert reading.text == text


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=60,
    )
)
@example("no no my left numb ?".split(" "))
def test_spans_lie_inside_the_text(reader, words: list[str]) -> None:
    """What is quoted as said stands in the message, character for character, at the place that the span names."""
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


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("twiching in my calf", "muscle_twitching"),
        ("my speach is slured", "speech_slurred"),
        ("week arm", "limb_weakness"),
        ("my hand is week", "limb_weakness"),
        ("nubness in my feet", "numbness_tingling"),
        ("cant breath properly", "breathlessness"),
        ("trouble swollowing", "swallowing_difficulty"),
    ],
)
def test_misspelt_words_are_repaired(find, text: str, finding: str) -> None:
    assert find(text, finding).status == "present"


@pytest.mark.parametrize("text", ["my nan is having a stroke", "think my nan's having a stroke"])
def test_shortened_verb_stands_for_the_whole_one(find, text: str) -> None:
    assert find(text, "stroke_now").status == "present"


@pytest.mark.parametrize("text", ["I had a weak coffee last week", "three weeks in your arms", "next week, armed with cake"])
def test_real_words_are_left_alone(find, text: str) -> None:
    assert find(text, "limb_weakness") is None


@pytest.mark.parametrize(
    ("text", "language", "finding"),
    [
        ("no puedo respirar", "es", "breathlessness"),
        ("no puedo tragar la saliva", "es", "cannot_swallow_saliva"),
        ("je n'arrive pas \u00e0 respirer", "fr", "breathlessness"),
        ("Ich bekomme keine Luft", "de", "breathlessness"),
        ("\u043d\u0435 \u043c\u043e\u0433\u0443 \u0434\u044b\u0448\u0430\u0442\u044c", "ru", "breathlessness"),
        ("\u6211\u4e0d\u80fd\u547c\u5438", "zh", "breathlessness"),
        ("dor no peito", "pt", "chest_pain"),
        ("me duele la cabeza y no puedo mover la pierna", "es", "limb_weakness"),
        ("j'ai mal au dos et je ne sens plus mes jambes", "fr", "limb_weakness"),
    ],
)
def test_emergency_sentence_is_understood_in_other_languages(read, text: str, language: str, finding: str) -> None:
    reading = read(text)
    assert reading.language == language
    assert finding in {each.id for each in reading.findings}


@pytest.mark.parametrize("text", ["hi", "no", "twiching tounge", "BFS?", "als mnd ms", "cant breath", "ok ta", "gp", "C5/C6 disc"])
def test_short_english_messages_are_never_foreign(read, text: str) -> None:
    assert read(text).language == "en"


def test_likely_finding_is_proposed_and_not_counted(read) -> None:
    reading = read("everything feels limp and weak")
    assert reading.proposals
    assert "limb_weakness" not in {finding.id for finding in reading.findings if finding.status == "present"}


def test_what_was_not_understood_is_named(read) -> None:
    assert read("my elbow does something odd whenever it rains").unread


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
