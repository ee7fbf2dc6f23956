"""Wordings of people who were played against the program and misheard."""

from __future__ import annotations

import pytest

from signpost.language import read


def there(text: str) -> set[str]:
    return {each.id for each in read(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("half my face fell off, doc said palsy", "facial_weakness"),
        ("when i sit is like the chair is not there", "saddle_numbness"),
        ("This morning he asked me where his mother was", "confusion"),
    ],
)
def test_picture_is_heard(text: str, finding: str) -> None:
    assert finding in there(text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("half my face fell off, doc said palsy", "injury"),
        ("nobody hit my head", "injury"),
        ("that was 2020. came back fine", "back_pain"),
        ("nothing so dull as a fever", "fever"),
        ("fed up of reading forums", "mood_low"),
    ],
)
def test_words_in_another_sense_are_no_sign(text: str, finding: str) -> None:
    assert finding not in there(text)


@pytest.mark.parametrize("text", ["The letters are all written, one to Orla", "half in love with easeful Death"])
def test_farewell_is_asked_about(text: str) -> None:
    assert "suicidal_thoughts" in {each.id for each in read(text).proposals}
