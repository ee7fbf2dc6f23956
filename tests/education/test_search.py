"""The search finds what is likest in meaning, and the check tells, offers or declines by how sure it is."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from scripts.points import arrays, named, points_key, searched
from signpost.education import Answer, EducationBase, answer, by_meaning
from signpost.education.context import Context
from signpost.education.fitting import fits
from signpost.education.search import SAYS, Answers, Near, load_answers
from signpost.encoder import version
from training.notation import ROOT, TALKS, stories

# A search takes some 10 ms on an idle machine; a busy one may take several times as long.
SLOWEST_MS = 50
ASKED = "how would one get hold of the paperwork"


@pytest.fixture
def sure(base: EducationBase) -> float:
    """So much likeness and lead that anything is told."""
    return 2 * base.sureness.check.least


def found(base: EducationBase, *near: tuple[str, float], question: str = ASKED, **before: str) -> Answer:
    """The answer to a question for which these are found."""
    rows = tuple(Near(name, like, 0) for name, like in near)
    return answer(question, base=base, context=Context(**before), search=lambda _: rows)


def fact_of(base: EducationBase, entry: str, **wanted: object) -> str:
    every = base.every_point.values()
    return next(each.id for each in every if each.entry == entry and all(getattr(each, key) == value for key, value in wanted.items()))


def test_vectors_are_not_older_than_the_questions_and_the_net() -> None:
    assert load_answers().key == points_key(version(), searched()), "questions, answers or the encoder have changed: run 'make points'"


def test_title_is_likest_to_its_own_entry(base: EducationBase) -> None:
    firsts = {entry.id: by_meaning(entry.title)[0].name for entry in list(base.entries.values())[::9]}
    assert [each for each, name in firsts.items() if base.entry_of(name) is not base.entries[each]] == []


def test_search_is_quick(base: EducationBase) -> None:
    times = []
    for entry in list(base.entries.values())[::5]:
        began = time.process_time()
        by_meaning(f"{entry.title}, please")
        times.append(1000 * (time.process_time() - began))
    assert sorted(times)[len(times) // 2] < SLOWEST_MS


ONE, OTHER = np.eye(384, dtype=np.float32)[:2]


def kept(folder: Path, asks: dict, told: dict | None = None, says: dict | None = None) -> Answers:
    """Answers with these vectors; a text that is not given is like nothing."""
    nothing = dict.fromkeys(asks, np.zeros(384, dtype=np.float32))
    np.savez(folder / "answers.npz", **arrays(asks, told or dict.fromkeys(asks, ()), nothing | (says or {}), "key"))
    return Answers(folder)


def test_likest_question_counts_and_what_is_told_to_be_answered_so(tmp_path: Path) -> None:
    answers = kept(tmp_path, {"a": [OTHER, ONE], "b": [OTHER], "c": [OTHER]}, {"a": [OTHER], "b": [], "c": [ONE]})
    found = {each.name: each for each in answers.near(answers.like(ONE))}
    assert (found["a"].ask, round(found["a"].like, 2)) == (1, 1.0), "the likest of its questions"
    assert (round(found["c"].like, 2), found["b"].like) == (1.0, 0.0), "its messages count as much"
    found = {each.name: round(each.like, 2) for each in answers.near(answers.like(OTHER))}
    assert found["b"] == 2.0, "without messages its questions count twice"
    answers = kept(tmp_path, {"a": [OTHER], "b": [OTHER]}, says={"a": ONE})
    assert [(each.name, round(each.like, 2)) for each in answers.near(answers.like(ONE))] == [("a", SAYS), ("b", 0.0)], "its text counts"


def test_what_was_said_before_tells_the_entry_and_counts_with_the_message(tmp_path: Path) -> None:
    answers = kept(tmp_path, {"a": [ONE], "a#1": [ONE], "a#2": [OTHER], "b": [OTHER]})
    one, other, nothing = (answers.like(each) for each in (ONE, OTHER, 0 * ONE))
    assert answers.near(other, after=nothing, before=one)[0].name == "a#2"
    assert answers.near(nothing, after=other, before=nothing)[0].name in ("a#2", "b")


def test_what_is_surely_asked_for_is_told(base: EducationBase, sure: float) -> None:
    shown = found(base, ("both/trials", sure), ("both/work", sure - 0.5))
    assert shown.entry is not None and shown.entry.id == "both/trials"


def test_two_that_are_as_likely_are_offered_likeliest_first(base: EducationBase) -> None:
    least = base.sureness.check.offered
    shown = found(base, ("both/trials", least + 0.02), ("both/work", least + 0.01), ("both/money", least - 1))
    assert [each for each, _ in shown.suggestions] == ["both/trials", "both/work"]


def test_what_is_hardly_like_anything_is_not_answered(base: EducationBase) -> None:
    assert found(base, ("both/trials", base.sureness.check.offered - 0.01)).kind == "none"
    assert found(base, ("als/no-such-entry", 2.0)).kind == "none"
    assert found(base).kind == "none"


def test_what_may_do_harm_has_to_be_surer(base: EducationBase) -> None:
    check = base.sureness.check
    assert check.told_sensitive > check.told
    for entry in base.entries.values():
        assert entry.topic != "pregnancy" or entry.topic in base.sureness.sensitive
    like = next(like for like in np.arange(check.least, 2, 0.005) if check.chance([Near("both/work", like)], base.entry_of) >= check.told)
    assert found(base, ("both/work", like)).kind == "entry"
    assert found(base, ("als/breathing-signs", like), question=f"{ASKED} with ALS").kind == "did_you_mean"


def test_every_sensitive_name_is_a_topic_or_an_entry(base: EducationBase) -> None:
    assert set(base.sureness.sensitive) <= {entry.topic for entry in base.entries.values()} | set(base.entries)


def test_disease_that_is_spoken_of_decides(base: EducationBase, sure: float) -> None:
    near = (("als/diet", sure), ("ms/diet", sure - 0.1))
    for question, before in ((f"{ASKED} with MS", {}), (ASKED, {"disease": "ms"})):
        shown = found(base, *near, ("both/work", 0.0), question=question, **before)
        assert shown.entry is not None and shown.entry.id == "ms/diet"


def test_nobody_is_told_of_the_other_disease_or_medicine(base: EducationBase) -> None:
    one, other = "ms/ocrelizumab", "ms/natalizumab"
    assert base.sureness.medicines <= set(base.entries)
    assert [fits(each, ["how"], frozenset(), base, [one]) for each in (one, other, "ms/treatment")] == [True, False, True]
    assert fits(other, ["how"], frozenset(), base, [one, other]) and fits(other, ["how"], frozenset(), base, ["both/emg"])
    assert not fits("als/diet", ["ms"], frozenset({"ms"}), base)
    assert fits("als/diet", ["als", "or", "ms"], frozenset({"als", "ms"}), base)
    assert fits("both/work", ["ms"], frozenset({"ms"}), base)


def test_likeliest_fact_of_an_entry_is_told_first(base: EducationBase, sure: float) -> None:
    fact = fact_of(base, "als/overview", regions=frozenset(), only_with=())
    near = base.sureness.fact_first / 2
    shown = found(base, ("als/overview", sure), (fact, sure - near), question="What about ALS then, as a whole")
    assert shown.context.point == fact and shown.text.startswith(base.every_point[fact].says)
    shown = found(base, ("als/overview", sure), (fact, sure - 4 * near), question="What about ALS then, as a whole")
    assert shown.entry is not None and shown.context.point is None


def test_fact_that_is_as_likely_is_told_behind_it(base: EducationBase, sure: float) -> None:
    facts = [each for each in base.every_point.values() if each.entry == "als/overview" and not each.regions and not each.only_with]
    one, other = next((one, each) for one in facts for each in facts if one is not each and one.basis == each.basis)
    for apart, told in ((base.sureness.as_likely / 2, True), (2 * base.sureness.as_likely, False)):
        shown = found(base, (one.id, sure), (other.id, sure - apart), question="What about ALS then, as a whole")
        assert shown.text.startswith(one.says) and (other.says in shown.text) is told


def test_what_is_hardly_like_a_question_is_offered_where_an_illness_is_known(base: EducationBase) -> None:
    like = (base.sureness.check.offered_of_known + base.sureness.check.offered) / 2
    assert found(base, ("als/diet", like), disease="als").kind == "did_you_mean"
    assert found(base, ("als/diet", like)).kind == "none"


def test_fact_of_another_country_says_so(base: EducationBase, sure: float) -> None:
    fact = fact_of(base, "both/helplines", regions=frozenset({"ca"}))
    note = "That holds for Canada; in India it may be different."
    assert note in found(base, (fact, sure), question="who can help with MS? I am writing from Chennai").text
    assert note not in found(base, (fact, sure), question="who can help with MS? I am writing from Ontario").text
    assert note not in found(base, (fact, sure), question="who can help with MS?").text


@pytest.mark.parametrize(
    ("question", "before", "searched_for"),
    [
        ("how long?", {"entry": "ms/relapse", "disease": "ms"}, "how long MS"),
        ("is it rare", {"entry": "ms/overview", "disease": "ms"}, "is it rare MS"),
        ("and in MS?", {"entry": "als/genetics", "disease": "als"}, None),
        ("what is an EMG", {"entry": "ms/overview", "disease": "ms"}, "what is an EMG"),
    ],
)
def test_follow_up_is_searched_as_a_whole_question(base: EducationBase, question: str, before: dict, searched_for: str | None) -> None:
    asked: list[str] = []
    answer(question, base=base, context=Context(**before), search=lambda text: asked.append(text) or ())
    assert asked[0].endswith("MS") and "ALS" not in asked[0] if searched_for is None else asked == [searched_for]


def test_stories_that_the_encoder_learns_from_name_facts() -> None:
    files = (path for folder in ("stories", TALKS) for path in (ROOT / folder).glob("*.txt"))
    told = {each.answer for path in files for each in stories(path)}
    assert told and told - named().keys() == set()
