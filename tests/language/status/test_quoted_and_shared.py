"""What was dreamt, asked or written somewhere, what one has and the other has not, and denials in Scots."""

from __future__ import annotations

import pytest

from signpost.language import Reader


def statuses(reader: Reader, text: str, finding: str) -> set[str]:
    return {each.status for each in reader.read(text, by_rules=True).findings if each.id == finding}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("last night I dreamt my legs were paralysed", "paralysis"),
        ("the consultant wanted to know if my speech was slurred", "speech_slurred"),
        ("the poster at work says face drooping, call 999", "facial_weakness"),
        ("supposing my breathing got worse at night, what then?", "breathlessness"),
        ("the headaches stopped when I changed my glasses", "headache"),
        ("nae fever, just tired", "fever"),
        ("he disnae slur his words", "speech_slurred"),
        ("I've not had so much as a headache", "headache"),
    ],
)
def test_it_is_not_there(reader: Reader, text: str, finding: str) -> None:
    assert "present" not in statuses(reader, text, finding)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("we both had a fever on Monday, his has gone but mine hasn't", "fever"),
        ("my twin's double vision cleared up, mine never did", "double_vision"),
        ("nae feelin in my left arm since this mornin", "numbness_tingling"),
        ("spiders on the wall that my wife says aren't there, I am seeing spiders", "confusion"),
        ("if I lift my arm it drops straight down again", "limb_weakness"),
        ("the poster says face drooping. My husband's face has dropped on the left.", "facial_weakness"),
        ("I dreamt I couldn't move my arm and when I woke up I really couldn't move it", "paralysis"),
    ],
)
def test_danger_beside_it_stays(reader: Reader, text: str, finding: str) -> None:
    assert "present" in statuses(reader, text, finding)
