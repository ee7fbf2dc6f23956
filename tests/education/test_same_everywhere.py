"""The same words are as like on every machine, in whatever order their weights are summed."""

from __future__ import annotations

import random

import pytest

from signpost.education import EducationBase
from signpost.education.deciding import DIRECT_POINT
from signpost.education.points import NOT_NAMED
from signpost.education.questions import points_near, read_question


@pytest.fixture(scope="module")
def orders(base: EducationBase) -> list[list[str]]:
    """Nine words in twenty orders."""
    shuffled = random.Random(1)
    words = shuffled.sample(sorted({word for entry in base.entries for word in base.index.words_of(entry)}), 9)
    return [shuffled.sample(words, len(words)) for _ in range(20)]


def test_weights_are_summed_to_the_same_in_every_order(base: EducationBase, orders: list[list[str]]) -> None:
    assert len({base.index.total(order) for order in orders}) == 1


def test_likeness_is_the_same_in_every_order(base: EducationBase, orders: list[list[str]]) -> None:
    weighed = ({word: base.index.weight(word) for word in order} for order in orders)
    found = {tuple(like for _, _, like in base.index._phrases.nearest(words, orders[0], literal=0.2)) for words in weighed}
    assert len(found) == 1


def test_question_in_the_words_of_a_point_reaches_it_without_a_disease(base: EducationBase) -> None:
    """Exactly as like as is needed: a digit less, and the point would be missed."""
    [part] = read_question("can food in the wrong pipe give you pneumonia", base=base)
    assert points_near(part, base)[0].like == NOT_NAMED == DIRECT_POINT
