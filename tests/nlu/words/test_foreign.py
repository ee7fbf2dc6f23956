"""Which language a message is in: nothing but a few sentences is read in another one, and English full of slips stays English."""

from __future__ import annotations

import pytest

from signpost.nlu import read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("si, estuve mala hace tres semanas, y me puse una vacuna, y cuando bajo la cabeza me da una corriente", "es"),
        ("no no por dios, que yo no me quiero morir, es que me sube un hormigueo por las piernas", "es"),
        ("ich habe seit drei tagen ein kribbeln in den beinen und es wird immer schlimmer", "de"),
        ("bonjour, ma jambe est lourde depuis une semaine et le docteur ne sait pas pourquoi", "fr"),
    ],
)
def test_other_language_is_known_and_nothing_is_guessed_from_it(text: str, language: str) -> None:
    reading = read(text)
    assert (reading.language, reading.findings, reading.proposals) == (language, (), ())


def test_sentence_that_must_be_understood_in_any_language_is() -> None:
    assert [each.id for each in read("me quiero morir, no puedo con esto de las piernas").findings] == ["suicidal_thoughts"]


@pytest.mark.parametrize(
    "text",
    [
        "hands gone weak 7 mnths. cant do buttns. muscels jumpin. one finger typin so be patient",
        "ma wee boy cannae staun up oan his ain an his legs are awfy shoogly the noo",
        "sir wife age 34 hving fever 3 dys gv dolo 650 bt nt ok pls advise wch doctr",
        "I can't sto twiching",
    ],
)
def test_english_full_of_slips_is_english(text: str) -> None:
    assert read(text).language == "en"
