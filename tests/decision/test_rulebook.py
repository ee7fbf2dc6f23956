"""The rule book as it stands: its examples, and what has to hold whatever somebody tells."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.decision import CASES, generated, milliseconds
from benchmarks.interview import interview
from benchmarks.people import people
from evaluation.edges import FOLDER, edges, with_edges, written
from evaluation.mutants import caught, mutants
from signpost.decision import assess, case_of, fold, next_question
from signpost.decision.check import example_fires, problems
from signpost.decision.conditions import atoms
from signpost.decision.rules import Rulebook, load_rulebook
from signpost.findings import Finding
from signpost.heap import undisturbed
from signpost.knowledge import knowledge_root

# Examples are for people; the computed edges beside them are tried in the same way.
BOOK: Rulebook = with_edges(load_rulebook())
EXAMPLES = [(rule, example) for rule in BOOK.active for example in rule.examples]
each_level = pytest.mark.parametrize("level", BOOK.levels.ids)
ASKED = sorted({atom.finding for rule in BOOK.active for atom, _ in atoms(rule.when)})
DANGERS = [(rule, example) for rule, example in EXAMPLES if rule.level == "emergency" and example.fires]


def findings() -> st.SearchStrategy[Finding]:
    """One told finding, with a few attributes."""
    return st.builds(
        Finding,
        st.sampled_from(ASKED),
        st.sampled_from(["present", "present", "absent", "unknown"]),
        onset=st.sampled_from([None, "sudden", "gradual"]),
        course=st.sampled_from([None, "progressive", "stable", "relapsing"]),
        duration_days=st.sampled_from([None, 0.1, 3.0, 20.0, 90.0, 800.0]),
        severity=st.sampled_from([None, "mild", "severe"]),
        body_part=st.sampled_from([None, "hand", "leg", "face"]),
        side=st.sampled_from([None, "left", "both"]),
        at_rest=st.sampled_from([None, True, False]),
    )


def told() -> st.SearchStrategy[list[Finding]]:
    """Up to five findings, each about something else."""
    return st.lists(findings(), min_size=1, max_size=5, unique_by=lambda found: found.id)


def rank(found: list[Finding], unsure: tuple[str, ...] = ()) -> int:
    return BOOK.levels.rank(assess(case_of(found, unsure), BOOK).level)


def test_clinical_content_has_no_mistakes():
    assert [str(each) for each in problems(knowledge_root())] == []


def test_rule_fires_on_its_examples_as_stated():
    assert [(rule.id, each.name) for rule, each in EXAMPLES if example_fires(rule, each, BOOK) is not each.fires] == []


@each_level
def test_every_change_of_a_rule_is_noticed_by_an_example_or_an_edge(level):
    rules = [rule for rule in BOOK.active if rule.level == level]
    assert [(rule.id, each.what) for rule in rules for each in mutants(rule) if caught(each, rule, BOOK) is False] == []


@each_level
def test_edges_are_those_that_the_rules_compute(level):
    assert (FOLDER / f"{level}.yml").read_text(encoding="utf-8") == written(level, load_rulebook())


def test_edges_belong_to_rules_that_exist():
    assert set(edges()) <= {rule.id for rule in BOOK.active}


def test_danger_alone_is_an_emergency():
    assert {rule.id for rule, _ in DANGERS} == {rule.id for rule in BOOK.emergencies}
    assert [(rule.id, each.name) for rule, each in DANGERS if rank([*each.given], each.unsure) != BOOK.levels.rank("emergency")] == []


@given(told(), st.sampled_from(DANGERS))
def test_adding_a_danger_never_lowers_the_level(before, danger):
    """Nor does a second, older or milder telling of the same thing beside it."""
    _, example = danger
    assert rank([*before, *example.given], example.unsure) >= rank(before)


@given(told(), st.sampled_from(ASKED))
def test_not_sure_about_a_finding_never_gives_less_than_no(before, asked):
    turns = [{"findings": [each.as_dict() for each in before if each.id != asked] or [{"id": "fatigue"}]}]
    unsure, no = (
        assess(fold([*turns, {"question_id": asked, "reply": {"polarity": polarity}}]), BOOK).level for polarity in ("unsure", "no")
    )
    assert BOOK.levels.rank(unsure) >= BOOK.levels.rank(no)


@given(told(), st.sampled_from(sorted(BOOK.questions)))
def test_not_sure_how_it_is_never_gives_less_than_no(before, question):
    finding = BOOK.questions[question].finding
    turns = [{"findings": [*(each.as_dict() for each in before if each.id != finding), {"id": finding}]}]
    unsure, no = (
        assess(fold([*turns, {"question_id": question, "reply": {"polarity": polarity}}]), BOOK).level for polarity in ("unsure", "no")
    )
    assert BOOK.levels.rank(unsure) >= BOOK.levels.rank(no)


@given(told(), st.randoms(use_true_random=False))
def test_order_of_telling_does_not_matter(found, chance):
    turns = [{"findings": [each.as_dict()]} for each in found]
    shuffled = chance.sample(turns, len(turns))
    assert assess(fold(turns), BOOK).level == assess(fold(shuffled), BOOK).level == assess(case_of(found), BOOK).level


@given(told(), st.randoms(use_true_random=False))
def test_every_interview_ends_within_the_limit(found, chance):
    turns: list[dict[str, object]] = [{"findings": [each.as_dict() for each in found]}]
    asked: list[str] = []
    while (question := next_question(fold(turns), BOOK)) is not None:
        asked.append(question.id)
        assert len(asked) <= BOOK.levels.interview.questions_at_most
        turns.append(
            {"question_id": question.id, "reply": chance.choice([{}, {"polarity": "yes"}, {"polarity": "no"}, {"polarity": "unsure"}])}
        )
    assert all(asked.count(each) <= 2 for each in asked)


def test_rule_can_be_reached():
    """Some example of each rule makes it one of the rules that fired."""
    assert [rule.id for rule in BOOK.active if not any(is_reached(rule, each) for each in rule.examples if each.fires)] == []


def is_reached(rule, example) -> bool:
    return rule.id in {each.rule.id for each in assess(case_of(example.given, example.unsure), BOOK).fired}


def test_every_question_can_change_something():
    """For each question, some rule judges an example of its own otherwise when just that fact is missing."""
    about = {finding: [pair for pair in EXAMPLES if finding in pair[0].findings] for finding in BOOK.vocabulary.findings}
    questions = BOOK.questions.values()
    assert [each.id for each in questions if not any(changes_something(each, *pair) for pair in about[each.finding])] == []


def changes_something(question, rule, example) -> bool:
    nothing = () if question.attribute == "triggers" else None
    missing = tuple(
        each if each.id != question.finding else each.with_(**{question.attribute: nothing})
        for each in example.given
        if question.attribute or each.id != question.finding
    )
    return missing != example.given and example_fires(rule, replace(example, given=missing), BOOK) is not example.fires


@pytest.mark.parametrize(
    ("disease", "danger"),
    [
        ("diagnosed_als", "breathlessness"),
        ("diagnosed_als", "swallowing_difficulty"),
        ("diagnosed_ms", "fever"),
        ("diagnosed_myasthenia", "breathlessness"),
    ],
)
def test_known_disease_said_to_be_worse_is_asked_for_its_dangers(disease, danger):
    turns: list[dict[str, object]] = [{"findings": [{"id": disease}, {"id": "relapse_concern"}]}]
    asked = []
    while (question := next_question(fold(turns), BOOK)) is not None:
        asked.append(question.id)
        turns.append({"question_id": question.id, "reply": {"polarity": "no"}})
    assert danger in asked
    assert assess(fold(turns), BOOK).level == "soon"


def asked_when_all_is_denied(*found: Finding) -> list[str]:
    turns: list[dict[str, object]] = [{"findings": [each.as_dict() for each in found]}]
    while (question := next_question(fold(turns), BOOK)) is not None:
        turns.append({"question_id": question.id, "reply": {"polarity": "no"}})
    return [str(each["question_id"]) for each in turns[1:]]


@pytest.mark.parametrize("danger", ["overdose", "thunderclap_headache"])
def test_danger_that_is_over_is_asked_for_its_date_first(danger):
    assert asked_when_all_is_denied(Finding(danger, "past"))[0] == f"{danger}.duration_days"


def test_complaint_of_months_is_not_asked_for_what_comes_within_hours():
    weak = Finding("limb_weakness", body_part="hand", side="left", onset="gradual", course="progressive")
    hours = {"dark_urine", "injury"}
    assert hours <= set(asked_when_all_is_denied(weak))
    assert hours.isdisjoint(asked_when_all_is_denied(weak.with_(duration_days=90.0)))


def test_simulated_people_are_asked_few_questions():
    found = [interview(each, BOOK, random.Random(index)) for index, each in enumerate(people(BOOK, 150, seed=5))]
    counts = sorted(len(each.questions) for each in found)
    assert counts[-1] <= BOOK.levels.interview.questions_at_most
    assert counts[len(counts) // 2] <= 7


def test_assessment_grows_no_faster_than_the_rules():
    """Ten thousand generated rules take about ten times as long as a thousand, a hundred times if each were compared with each.

    So many no longer lie in the processor's cache, which alone takes up to five times as long; the collector's time is left out.
    """
    case = case_of(CASES["six complaints"])
    calls = [partial(assess, case, generated(BOOK, count)) for count in (1000, 10000)]
    with undisturbed():
        few, many = (min(milliseconds(call, 3) for _ in range(3)) for call in calls)
    assert many < 80 * few


# Named with a diagnosis, a test or a relative, and left without a rule on purpose: alone they say nothing about how soon
# somebody should be seen. They stand in the read-back, and a person who tells only these gets "I cannot tell".
CONTEXT_ONLY = set(
    "diagnosed_carpal_tunnel diagnosed_fibromyalgia diagnosed_lupus diagnosed_lyme diagnosed_neurological neurological_symptoms".split()
)


def test_every_finding_serves_a_rule_but_for_the_deliberate_exceptions():
    used = {atom.finding for rule in BOOK.active for part in (rule.when, rule.unless) if part for atom, _ in atoms(part)}
    assert set(BOOK.vocabulary.findings) - used == CONTEXT_ONLY | {"male"}


@pytest.mark.parametrize(
    ("found", "fires"),
    [
        ([Finding("limb_weakness", person="other"), Finding("age", value=9.0, person="other")], True),
        ([Finding("limb_weakness", person="other"), Finding("age", value=9.0, person="self")], False),
        ([Finding("limb_weakness", person="other"), Finding("age", value=52.0, person="other")], False),
    ],
)
def test_age_counts_for_the_person_it_belongs_to(found, fires):
    assert ("child-with-nerve-signs" in [each.rule.id for each in assess(case_of(found), BOOK).fired]) is fires


def test_words_of_an_emergency_never_contradict_its_route():
    pairs = random.Random(7).sample([(one, other) for one in DANGERS for other in DANGERS if one[0].route != other[0].route], 150)
    for (one, first), (other, second) in pairs:
        found = assess(case_of([*first.given, *second.given], [*first.unsure, *second.unsure]), BOOK)
        assert found.response in {fired.rule.response for fired in found.fired if fired.rule.route == found.route}, (one.id, other.id)
