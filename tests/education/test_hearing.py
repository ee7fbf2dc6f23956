"""What the learned reader heard in a question, beside what words find."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, answer
from signpost.education.context import Context

NOTHING_KNOWN = "how would one get hold of the zzyzx near Cape Town"
DIET_ALONE = {"als/diet": 0.95}


def test_words_alone_find_nothing_in_it(base: EducationBase) -> None:
    assert answer(NOTHING_KNOWN, base=base).kind == "none"


def test_what_is_surely_heard_is_shown(base: EducationBase) -> None:
    found = answer(NOTHING_KNOWN, base=base, heard={"both/trials": 0.95})
    assert found.entry is not None
    assert found.entry.id == "both/trials"


def test_what_is_perhaps_heard_is_offered_likeliest_first(base: EducationBase) -> None:
    found = answer(NOTHING_KNOWN, base=base, heard={"both/work": 0.2, "both/trials": 0.5, "both/money": 0.05})
    assert [each for each, _ in found.suggestions] == ["both/trials", "both/work"]


@pytest.mark.parametrize(
    "heard", [{"both/trials": 0.2}, {"-": 0.99}, {"als/no-such-entry": 0.99}, {"other/stroke": 0.99}, {"both/about-answers": 0.99}]
)
def test_what_is_hardly_heard_or_belongs_to_nothing_here_changes_nothing(base: EducationBase, heard: dict[str, float]) -> None:
    assert answer(NOTHING_KNOWN, base=base, heard=heard).kind == "none"


def test_where_nobody_says_which_disease_both_are_offered(base: EducationBase) -> None:
    found = answer(NOTHING_KNOWN, base=base, heard=DIET_ALONE)
    assert {each for each, _ in found.suggestions} == {"als/diet", "ms/diet"}


def test_disease_that_is_spoken_of_decides(base: EducationBase) -> None:
    for question, context in ((f"{NOTHING_KNOWN} with MS", None), (NOTHING_KNOWN, Context(disease="ms"))):
        found = answer(question, base=base, context=context, heard=DIET_ALONE)
        shown = [found.entry.id] if found.entry else [each for each, _ in found.suggestions]
        assert shown[0] == "ms/diet"


def test_what_words_found_for_certain_stays(base: EducationBase) -> None:
    found = answer("What is ALS?", base=base, heard={"both/trials": 0.99})
    assert found.entry is not None
    assert found.entry.id == "als/overview"
