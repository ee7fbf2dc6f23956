"""Stories that tell a sudden onset without the word, and stories that only sound so."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def onsets(reader: Reader, text: str, finding: str) -> set[str | None]:
    return {each.onset for each in reader.read(text, by_rules=True).findings if each.id == finding and each.status == "present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("halfway through paying the milkman my gran's words turned to nonsense", "speech_lost"),
        ("in the middle of shaving my right arm went weak", "limb_weakness"),
        ("one minute she was knitting, the next she couldn't tell me her own name", "confusion"),
        ("I was painting the fence when my left arm went weak", "limb_weakness"),
        ("he was reading the paper and then he couldn't say a word", "speech_lost"),
        ("her mouth has slid, she was fine at breakfast", "facial_weakness"),
    ],
)
def test_story_tells_that_it_came_suddenly(reader: Reader, text: str, finding: str) -> None:
    assert onsets(reader, text, finding) == {"sudden"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("my arm goes numb in the middle of the night", "numbness_tingling"),
        ("it is numb in the middle of my thigh", "numbness_tingling"),
        ("I was running and my legs went weak", "limb_weakness"),
        ("I was wondering about my weak hand", "limb_weakness"),
        ("I always lose the word halfway through a sentence", "word_finding"),
        ("for months I was walking and my leg gave way", "limb_weakness"),
    ],
)
def test_habit_effort_and_place_tell_no_onset(reader: Reader, text: str, finding: str) -> None:
    assert onsets(reader, text, finding) == {None}


@pytest.mark.parametrize(
    "text", ["my right arm is weak since ten", "my right arm is weak since my shower", "my right arm is weak since the news"]
)
def test_hours_of_today_date_a_sign(reader: Reader, text: str) -> None:
    assert {each.duration_days for each in reader.read(text, by_rules=True).findings if each.id == "limb_weakness"} == {0.25}


def test_age_is_no_time_of_the_day(reader: Reader) -> None:
    found = reader.read("my right arm is weak since ten years", by_rules=True).findings
    assert all(each.duration_days is not None and each.duration_days > 1 for each in found)


@pytest.mark.parametrize("text", ["my throat's closing", "the throat is closing"])
def test_shortened_verb_tells_the_same_onset(reader: Reader, text: str) -> None:
    assert onsets(reader, text, "throat_swelling") == {"sudden"}
