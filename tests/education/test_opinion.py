"""The learned second opinion: the same weights every time, and what sets entries apart decides."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from signpost.education import EducationBase, answer, load_base, opinion
from signpost.education.opinion import Opinion, features, stride_for
from signpost.kept import kept


@pytest.fixture(autouse=True)
def _keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these small examples teach must not take the place of what the entries taught."""
    monkeypatch.setattr(opinion, "kept", lambda name, key, make: make())


@pytest.fixture(scope="module")
def base() -> EducationBase:
    return load_base()


def _example(text: str, entry_id: str) -> tuple[frozenset[str], str]:
    words = text.split()
    return features(words, words, {"ms"}), entry_id


EXAMPLES = [
    _example(*each) for each in (("how treat", "treatment"), ("what treat", "treatment"), ("how start", "early"), ("what start", "early"))
]


def test_opinion_prefers_the_entry_whose_words_set_it_apart() -> None:
    likeness = Opinion("examples", lambda: EXAMPLES).likeness(features(["treat"], ["can", "treat"], {"ms"}))
    assert likeness["treatment"] > likeness["early"]


def test_opinion_is_the_same_every_time() -> None:
    asked = features(["start"], ["start"], {"ms"})
    assert Opinion("examples", lambda: EXAMPLES).likeness(asked) == Opinion("examples", lambda: EXAMPLES).likeness(asked)


def test_opinion_says_nothing_about_unknown_words() -> None:
    assert Opinion("examples", lambda: EXAMPLES).likeness({"f:volcano"}) == Opinion("examples", lambda: EXAMPLES).likeness(())


def test_opinion_learned_before_is_read_from_the_file_while_its_examples_are_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(opinion, "kept", partial(kept, folder=tmp_path))
    learned = [0]

    def examples() -> list[tuple[frozenset[str], str]]:
        learned[0] += 1
        return EXAMPLES

    asked = features(["treat"], ["treat"], {"ms"})
    first, again = Opinion("one", examples).likeness(asked), Opinion("one", examples).likeness(asked)
    assert (first, learned[0]) == (again, 1)
    Opinion("other", examples)
    assert learned[0] == 2


@pytest.mark.parametrize("asked", ["what are the symptoms", "how is it treated"])
def test_question_that_names_no_disease_is_never_answered_for_one_of_two(base: EducationBase, asked: str) -> None:
    assert answer(asked, base=base).kind != "entry"


@pytest.mark.parametrize("asked, entry_id", [("how is ms found", "ms/diagnosis"), ("how is als found", "als/diagnosis")])
def test_question_of_small_words_is_read_by_the_second_opinion(base: EducationBase, asked: str, entry_id: str) -> None:
    found = answer(asked, base=base)
    assert found.entry is not None and found.entry.id == entry_id


def test_clause_that_asks_decides_when_the_rest_only_says_who_is_ill(base: EducationBase) -> None:
    found = answer("my uncle was just told he has als, what treatment is there", base=base)
    assert found.entry is not None and found.entry.id == "als/treatment"


@pytest.mark.parametrize("count", [1, 2, 3, 1543, 3086, 10438, 10801])
def test_every_example_is_met_once_a_round_and_neighbours_far_apart(count: int) -> None:
    order = [step * stride_for(count) % count for step in range(count)]
    assert sorted(order) == list(range(count))
    near = sum(abs(one - other) < count // 20 for one, other in zip(order, order[2:], strict=False))
    assert near == 0
