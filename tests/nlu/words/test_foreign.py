"""Which language a message is in: nothing but a few sentences is read in another one, and English full of slips stays English."""

from __future__ import annotations

import pytest

from signpost.nlu import read

OTHER = {
    "si, estuve mala hace tres semanas, y me puse una vacuna, y cuando bajo la cabeza me da una corriente": "es",
    "no no por dios, que yo no me quiero morir, es que me sube un hormigueo por las piernas": "es",
    "ich habe seit drei tagen ein kribbeln in den beinen und es wird immer schlimmer": "de",
}
ENGLISH = [
    "hands gone weak 7 mnths. cant do buttns. muscels jumpin. one finger typin so be patient",
]


@pytest.mark.parametrize("text", OTHER)
def test_other_language_is_known_and_nothing_is_guessed_from_it(text: str) -> None:
    assert (read(text).language, read(text).findings, read(text).proposals) == (OTHER[text], (), ())
    assert [each.id for each in read("me quiero morir, no puedo con esto de las piernas").findings] == ["suicidal_thoughts"]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_full_of_slips_is_english(text: str) -> None:
    assert read(text).language == "en"
