"""What the learned reader heard in a question, beside what words find."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, Heard, answer
from signpost.education.context import Context

NOTHING_KNOWN = "how would one get hold of the zzyzx near Cape Town"
# The same with no name that nobody knows, of which it would be said first that it is unknown.
NOTHING_NAMED = "how would one get hold of the paperwork near Cape Town"
DIET_ALONE = Heard({"als/diet": 0.95})


def test_what_is_surely_heard_is_shown(base: EducationBase) -> None:
    found = answer(NOTHING_NAMED, base=base, heard=Heard({"both/trials": 0.95}))
    assert found.entry is not None
    assert found.entry.id == "both/trials"


def test_what_is_perhaps_heard_is_offered_likeliest_first(base: EducationBase) -> None:
    found = answer(NOTHING_KNOWN, base=base, heard=Heard({"both/work": 0.2, "both/trials": 0.5, "both/money": 0.05}))
    assert [each for each, _ in found.suggestions] == ["both/trials", "both/work"]


@pytest.mark.parametrize(
    "heard", [{"both/trials": 0.2}, {"-": 0.99}, {"als/no-such-entry": 0.99}, {"other/stroke": 0.99}, {"both/about-answers": 0.99}]
)
def test_what_is_hardly_heard_or_belongs_to_nothing_here_changes_nothing(base: EducationBase, heard: dict[str, float]) -> None:
    assert answer(NOTHING_KNOWN, base=base, heard=Heard(heard)).kind == "none"


def test_where_nobody_says_which_disease_both_are_offered(base: EducationBase) -> None:
    found = answer(NOTHING_KNOWN, base=base, heard=DIET_ALONE)
    assert {each for each, _ in found.suggestions} == {"als/diet", "ms/diet"}


def test_disease_that_is_spoken_of_decides(base: EducationBase) -> None:
    for question, context in ((f"{NOTHING_KNOWN} with MS", None), (NOTHING_KNOWN, Context(disease="ms"))):
        found = answer(question, base=base, context=context, heard=DIET_ALONE)
        shown = [found.entry.id] if found.entry else [each for each, _ in found.suggestions]
        assert shown[0] == "ms/diet"


def test_what_words_found_for_certain_stays(base: EducationBase) -> None:
    found = answer("What is ALS?", base=base, heard=Heard({"both/trials": 0.99}))
    assert found.entry is not None
    assert found.entry.id == "als/overview"


def _point(base: EducationBase, entry: str, ask: str) -> str:
    return next(each.id for each in base.points.of_entry[entry] if ask in each.asks)


def test_point_of_the_same_meaning_answers_what_no_words_find(base: EducationBase) -> None:
    point = _point(base, "als/overview", "is als a muscle disease")
    found = answer(NOTHING_KNOWN, base=base, heard=Heard({"als/overview": 0.3}, {point: 1.05}))
    assert found.context.point == point
    assert found.text.startswith(base.every_point[point].says)


def test_point_that_is_only_somewhat_alike_answers_nothing(base: EducationBase) -> None:
    point = _point(base, "als/overview", "is als a muscle disease")
    assert answer(NOTHING_KNOWN, base=base, heard=Heard({"als/overview": 0.05}, {point: 0.8})).kind == "none"


def test_point_about_the_other_disease_answers_nothing(base: EducationBase) -> None:
    point = _point(base, "als/overview", "is als a muscle disease")
    found = answer(f"{NOTHING_KNOWN} with MS", base=base, heard=Heard({"als/overview": 0.05}, {point: 1.1}))
    assert found.context.point is None


def test_fact_gives_way_to_the_entry_that_answers_as_a_whole(base: EducationBase) -> None:
    point = _point(base, "als/overview", "is als a muscle disease")
    question = "What is ALS?"
    assert answer(question, base=base, heard=Heard({"als/overview": 0.9}, {point: 1.0})).context.point == point
    assert answer(question, base=base, heard=Heard({"als/overview": 0.9}, {point: 1.0, "als/overview": 1.1})).context.point is None


def test_whole_entry_of_the_same_meaning_is_shown(base: EducationBase) -> None:
    found = answer(NOTHING_KNOWN, base=base, heard=Heard({"both/trials": 0.2}, {"both/trials": 0.97}))
    assert found.entry is not None
    assert found.entry.id == "both/trials"


def test_point_that_no_longer_exists_changes_nothing(base: EducationBase) -> None:
    assert answer(NOTHING_KNOWN, base=base, heard=Heard({"-": 0.9}, {"als/overview#0000000000": 1.1})).kind == "none"


def _told_by_country(base: EducationBase) -> dict[str, str]:
    """Points that tell the same of one country each, by that country."""
    found = [each for each in base.every_point.values() if len(each.regions) == 1 and each.entry == "both/helplines"]
    return {next(iter(each.regions)): each.id for each in found}


def test_what_holds_where_somebody_asks_from_comes_first(base: EducationBase) -> None:
    told = _told_by_country(base)
    heard = Heard({"both/helplines": 0.9}, {told["ca"]: 1.0, told["nz"]: 1.01})
    for place, region in (("Auckland", "nz"), ("Ontario", "ca")):
        found = answer(f"who can help with MS? I am writing from {place}", base=base, heard=heard)
        assert found.context.point == told[region], place


def test_fact_of_another_country_says_so(base: EducationBase) -> None:
    told = _told_by_country(base)
    heard = Heard({"both/helplines": 0.9}, {told["ca"]: 1.1})
    note = "That holds for Canada; in India it may be different."
    assert note in answer("who can help with MS? I am writing from Chennai", base=base, heard=heard).text
    assert note not in answer("who can help with MS? I am writing from Ontario", base=base, heard=heard).text
    assert note not in answer("who can help with MS?", base=base, heard=heard).text
