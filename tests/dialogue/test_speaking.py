"""Which variant of a response is said, and that the sentences ask for nothing that only a Rasa server knows."""

from __future__ import annotations

import pytest

from signpost import Conversation
from signpost.responses import load_responses
from signpost.say.of_animals import names_an_animal
from signpost.say.speaking import fitting_variants
from signpost.wording import quoted

ABOUT_OTHER = [{"type": "slot", "name": "about", "value": "other"}]


@pytest.mark.parametrize(
    "known, channel, texts",
    [
        ({"about": "self"}, "rest", ["plain"]),
        ({"about": "Other"}, "rest", ["for them"]),
        ({"about": "self"}, "sms", ["short"]),
        ({"about": "other"}, "sms", ["short"]),
    ],
)
def test_variant_fits_the_person_and_the_channel(known: dict[str, str], channel: str, texts: list[str]) -> None:
    variants = [{"text": "plain"}, {"text": "for them", "condition": ABOUT_OTHER}, {"text": "short", "channel": "sms"}]
    assert [each["text"] for each in fitting_variants(variants, known, channel)] == texts


def test_sentences_depend_on_nothing_that_the_library_does_not_know() -> None:
    variants = [variant for each in load_responses().values() for variant in each]
    assert {each["name"] for variant in variants for each in variant.get("condition", ())} == {"about", "animal", "asking"}
    assert not [variant for variant in variants if "channel" in variant]


def test_what_was_said_is_quoted_once_and_without_a_full_stop_before_a_semicolon() -> None:
    said = ["My head hurts.; I feel sick", "She cannot swallow, she spits.", "She cannot swallow, she spits", "I feel sick"]
    assert quoted(said) == "My head hurts; I feel sick; She cannot swallow, she spits"


def test_warning_tells_the_strongest_other_danger_of_the_same_person() -> None:
    others = ("I also have crushing chest pain.", "My dad has crushing chest pain now.")
    mine, his = (" ".join(Conversation(region="uk").say(f"My right arm went weak an hour ago. {each}")[1].texts) for each in others)
    assert "arm went weak" in mine and "crushing chest pain" in mine
    assert "arm went weak" in his and "chest pain" not in his


def test_animal_is_known_by_its_name() -> None:
    assert [names_an_animal(each) for each in ("my dog is limping", "Cats get MS?", "my category is wrong")] == [True, True, False]
