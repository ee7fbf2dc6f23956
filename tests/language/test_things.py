"""Frames about other things than body parts: sight, a headache, the oxygen, what was drunk."""

from __future__ import annotations

import pytest

from signpost.language import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("the sight in my good eye just switched off", "vision_loss"),
        ("a grey veil slid over my right eye", "vision_loss"),
        ("the road signs all look misty to me", "blurred_vision"),
        ("this headache hit me at full force", "thunderclap_headache"),
        ("her oxygen has fallen to 83", "breathlessness"),
        ("he got hold of some drain cleaner and took a swig", "overdose"),
        ("the thermometer reads 39.4", "fever"),
    ],
)
def test_thing_and_deficit_make_a_finding_without_body_part(reader: Reader, text: str, finding: str) -> None:
    assert finding in {each.id for each in reader.read(text).findings if each.status == "present"}


@pytest.mark.parametrize("text", ["the switch is off", "we hit full force on the project", "I had a swig of tea", "the app shut down"])
def test_deficit_of_a_thing_alone_says_nothing(reader: Reader, text: str) -> None:
    assert not reader.read(text).findings
    assert not reader.read(text).proposals
