"""Denials that stand apart from the sign, signs of long ago, advice for later, and what is only asked about."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def statuses(reader: Reader, text: str, finding: str) -> set[str]:
    return {each.status for each in reader.read(text, by_rules=True).findings if each.id == finding}


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("nope to the tingling", "numbness_tingling", "absent"),
        ("I've yet to have a seizure", "seizure", "absent"),
        ("couldn't say I have any dizziness", "dizziness", "absent"),
        ("can't say I choke", "choking", "absent"),
        ("dizzy? touch wood, no", "dizziness", "absent"),
        ("nobody has said I slur", "speech_slurred", "absent"),
        ("vertigo doesn't ring a bell", "vertigo", "absent"),
        ("got through it without so much as a headache", "headache", "absent"),
        ("never had a headache in my life", "headache", "absent"),
        ("never had a headache in my life like this", "thunderclap_headache", "present"),
        ("I can't say I'm not breathless", "breathlessness", "present"),
        ("the tremor is no more", "tremor", "past"),
        ("they told me to ring if my face droops", "facial_weakness", "hypothetical"),
        ("come back if you can't pee, the nurse said", "bladder_trouble", "hypothetical"),
        ("my face droops, should I ring", "facial_weakness", "present"),
        ("my father no can walk since yesterday", "cannot_walk", "present"),
    ],
)
def test_status(reader: Reader, text: str, finding: str, status: str) -> None:
    assert statuses(reader, text, finding) == {status}


@pytest.mark.parametrize(("text", "there"), [("do you think I'm having a stroke", set()), ("I think I'm having a stroke", {"present"})])
def test_whoever_asks_whether_it_is_a_stroke_is_asked(reader: Reader, text: str, there: set[str]) -> None:
    reading = reader.read(text, by_rules=True)
    assert {each.status for each in reading.findings if each.id == "stroke_now"} == there
    assert bool(there) != ("stroke_now" in {each.id for each in reading.proposals})


@pytest.mark.parametrize(
    ("text", "onset"),
    [("I keep losing words mid sentence", None), ("I lose my words mid sentence", None), ("mid sentence my arm went weak", "sudden")],
)
def test_a_habit_that_breaks_off_mid_sentence_is_not_sudden(reader: Reader, text: str, onset: str | None) -> None:
    assert {each.onset for each in reader.read(text, by_rules=True).findings} == {onset}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("I had vertigo ten years ago and it is back since this morning", "vertigo"),
        ("double vision three years ago, now it is back since yesterday", "double_vision"),
    ],
)
def test_what_is_back_began_when_it_came_back(reader: Reader, text: str, finding: str) -> None:
    found = [each for each in reader.read(text).findings if each.id == finding]
    assert [(each.status, (each.duration_days or 99) < 2) for each in found] == [("present", True)]


@pytest.mark.parametrize(
    "text",
    ["my arm was weak last year and it is back to strength since May", "my face drooped in 2019 and it all came back, I am fine today"],
)
def test_strength_that_is_back_is_nothing_that_came_again(reader: Reader, text: str) -> None:
    assert [each.id for each in reader.read(text).findings if each.status == "present" and (each.duration_days or 0) < 300] == []
