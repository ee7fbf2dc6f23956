"""A blow to the head told by its place, a relative's name for somebody else, colds, new headaches, noises in the ears and bad nights."""

from __future__ import annotations

import pytest

from signpost.language import Reader

HEARD = [
    ("dad banged the side of his head on the door", "injury", {"present"}),
    ("hit the back of her head on the radiator", "injury", {"present"}),
    ("she called me by her sister's name and does not know the day", "confusion", {"present"}),
    ("a cold, no cough", "weak_cough", set()),
    ("he has hardly any cough left", "weak_cough", {"present"}),
    ("I've got motor neurone and a sniffle", "diagnosed_als", {"present"}),
    ("I have MND and a bit of a cold", "recent_infection", {"present"}),
    ("never had headaches, now there is one every day", "thunderclap_headache", set()),
    ("I have never had a headache like this", "thunderclap_headache", {"present"}),
    ("found a blister that I did not feel", "foot_sore", {"present"}),
    ("my handwriting has shrunk", "small_handwriting", {"present"}),
    ("a whooshing in time with my pulse in the left ear", "tinnitus", {"present"}),
    ("I can hear my heartbeat in my ears when it is quiet", "tinnitus", {"present"}),
    ("dad has MND and his nights have been bad for weeks", "sleep_trouble", {"present"}),
    ("she keeps waking up in the night", "sleep_trouble", {"present"}),
    ("our nights out have been bad for my purse", "sleep_trouble", set()),
]


@pytest.mark.parametrize(("text", "finding", "expected"), HEARD, ids=[text for text, *_ in HEARD])
def test_what_is_told_is_heard(reader: Reader, text: str, finding: str, expected: set[str]) -> None:
    assert {each.status for each in reader.read(text).findings if each.id == finding} == expected
