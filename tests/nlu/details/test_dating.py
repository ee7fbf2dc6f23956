"""Which time of a message is that of a sign: by what the reader model hears of it, and by where it stands."""

from __future__ import annotations

import pytest

from signpost.knowledge import knowledge_root
from signpost.nlu import Reader
from signpost.nlu.details.dating import load_dating
from signpost.nlu.reader import default_reader
from signpost.nlu.words.marks import marks_of
from tests.nlu.conftest import TODAY

AWAY = "The hospital is five hours away and my hand is weak"
TWO = "Headaches for ten years and a numb hand since yesterday"


@pytest.mark.parametrize(
    ("text", "word", "ages", "days"),
    [
        (TWO, "headaches", {"years": 0.9, "": 0.1}, 3650),
        (TWO, "numb", {"days": 0.9, "": 0.1}, 1),
        (TWO, "numb", {"years": 0.9, "": 0.1}, 3650),
        (AWAY, "weak", {"": 0.97, "months": 0.03}, None),
        (AWAY, "weak", {"months": 0.95, "": 0.05}, None),
        ("My hand is weak, not two weeks", "weak", {"weeks": 0.9, "": 0.1}, None),
        # Where the model heard nothing the place tells.
        ("My hand has been weak for two weeks", "weak", {}, 14),
        ("My hand is weak. It began two weeks ago.", "weak", {}, 14),
        ("Two weeks ago we moved house. It rained. It is cold here. My hand is weak.", "weak", {}, None),
    ],
)
def test_time_is_weighed_by_its_range_and_its_place(
    reader: Reader, text: str, word: str, ages: dict[str, float], days: float | None
) -> None:
    doc = reader.doc(text, TODAY, by_rules=True)
    heard = dict.fromkeys(("", "hours", "days", "weeks", "months", "years"), 0.0) | ages if ages else {}
    assert load_dating(knowledge_root()).days(marks_of(doc), next(each.i for each in doc if each.text.lower() == word), heard) == days


@pytest.mark.parametrize(
    ("text", "finding", "days", "said"),
    [
        ("I've had MS for 8 years, my bladder leaks", "bladder_trouble", None, "my bladder leaks"),
        ("I've had MS for 8 years, my bladder leaks", "diagnosed_ms", 2920, "I've had MS for 8 years"),
        ("out of lamotrigine four days, bitten tongue", "bitten_tongue", None, "bitten tongue"),
        ("thyroid since 2009, and my eyelid droops", "drooping_eyelid", None, "and my eyelid droops"),
        ("heart attack ten years ago, crushing chest pain down my left arm", "chest_pain", None, "crushing chest pain down my left arm"),
    ],
)
def test_sign_takes_its_own_time_and_words(text: str, finding: str, days: float | None, said: str) -> None:
    found = next(each for each in default_reader().read(text, TODAY).findings if each.id == finding)
    assert (found.status, found.duration_days, found.said in (said, text)) == ("present", days, True)
