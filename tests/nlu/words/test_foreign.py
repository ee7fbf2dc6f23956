"""Which language a message is in: nothing but a few sentences is read in another one, and English full of slips stays English."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.knowledge import read_yaml
from signpost.nlu import read

SENTENCES = read_yaml(Path(__file__).with_name("foreign.yml")).data


@pytest.mark.parametrize(("language", "text"), [(name, each) for name, texts in SENTENCES["other"].items() for each in texts])
def test_other_language_is_known_and_nothing_is_guessed_from_it(language: str, text: str) -> None:
    assert (read(text).language, read(text).findings, read(text).proposals) == (language, (), ())
    assert [each.id for each in read("me quiero morir, no puedo con esto de las piernas").findings] == ["suicidal_thoughts"]


@pytest.mark.parametrize("text", SENTENCES["english"])
def test_english_full_of_slips_is_english(text: str) -> None:
    assert read(text).language == "en"
