"""The learned second opinion: the same weights every time, what sets entries apart decides, and the file is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.education import learning
from signpost.education.base import base_of, examples
from signpost.education.entries import read_entries
from signpost.education.learning import key_of, learn, stride_for
from signpost.education.opinion import Example, Opinion, features
from signpost.knowledge import knowledge_root


def _example(text: str, entry_id: str) -> Example:
    words = text.split()
    return features(words, words, {"ms"}), entry_id


EXAMPLES = [
    _example(*each) for each in (("how treat", "treatment"), ("what treat", "treatment"), ("how start", "early"), ("what start", "early"))
]


@pytest.fixture
def opinion(tmp_path: Path) -> Opinion:
    return Opinion(learn(EXAMPLES, tmp_path / "opinion.npz"))


def test_opinion_prefers_the_entry_whose_words_set_it_apart(opinion: Opinion) -> None:
    likeness = opinion.likeness(features(["treat"], ["can", "treat"], {"ms"}))
    assert likeness["treatment"] > likeness["early"]


def test_loading_the_answers_learns_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # Learned at the start it once made the first answer wait for twenty seconds.
    def learned(*_: object) -> None:
        raise AssertionError("learned at the start")

    monkeypatch.setattr(learning, "_weights", learned)
    assert base_of(read_entries(knowledge_root()), knowledge_root()).index.learned_from == Opinion().key


def test_opinion_is_the_same_every_time(opinion: Opinion, tmp_path: Path) -> None:
    asked = features(["start"], ["start"], {"ms"})
    again = Opinion(learn(EXAMPLES, tmp_path / "again.npz"))
    assert opinion.likeness(asked) == again.likeness(asked)


def test_opinion_says_nothing_about_unknown_words(opinion: Opinion) -> None:
    assert opinion.likeness({"f:volcano"}) == opinion.likeness(())


def test_opinion_tells_what_it_was_learned_from(opinion: Opinion) -> None:
    assert opinion.key == key_of(EXAMPLES) != key_of(EXAMPLES[:3])


def test_opinion_of_the_project_is_up_to_date() -> None:
    assert Opinion().key == key_of(examples(knowledge_root())), "run `python -m signpost.education learn`"


@pytest.mark.parametrize("count", [1, 2, 3, 1543, 3086, 10438, 10801])
def test_every_example_is_met_once_a_round_and_neighbours_far_apart(count: int) -> None:
    order = [step * stride_for(count) % count for step in range(count)]
    assert sorted(order) == list(range(count))
    near = sum(abs(one - other) < count // 20 for one, other in zip(order, order[2:], strict=False))
    assert near == 0
