"""What happens to a thing is nobody's sign; the same words of somebody, in or beside a thing, are."""

from __future__ import annotations

import pytest

from signpost.language import Reader

OF_THINGS = [
    ("our router choked again", "choking"),
    ("the whole economy collapsed", "loss_of_consciousness"),
    ("the snow paralysed the motorway", "paralysis"),
    ("the radio was garbled all night", "speech_slurred"),
    ("he collapsed the tent", "loss_of_consciousness"),
    ("my brother says the website is confused", "confusion"),
    ("I can't stand broccoli", "cannot_walk"),
]
OF_SOMEBODY = [
    ("in the car he passed out", "loss_of_consciousness"),
    ("in the van my dad blacked out", "loss_of_consciousness"),
    ("my dad in the garden collapsed", "loss_of_consciousness"),
    ("outside the shop she collapsed", "loss_of_consciousness"),
    ("she collapsed, the phone is ringing", "loss_of_consciousness"),
    ("the line was bad but his speech is garbled", "speech_slurred"),
    ("I can't stand because my legs are jelly", "cannot_walk"),
    ("I can't stand today", "cannot_walk"),
]


def there(reader: Reader, text: str) -> set[str]:
    return {each.id for each in reader.read(text, by_rules=True).findings if each.status == "present"}


@pytest.mark.parametrize(("text", "finding"), OF_THINGS)
def test_what_happens_to_a_thing_is_nobodys_sign(reader: Reader, text: str, finding: str) -> None:
    assert finding not in there(reader, text)


@pytest.mark.parametrize(("text", "finding"), OF_SOMEBODY)
def test_somebody_beside_a_thing_is_heard(reader: Reader, text: str, finding: str) -> None:
    assert finding in there(reader, text)
