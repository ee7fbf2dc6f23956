"""Three values: yes, no, and not known yet."""

from __future__ import annotations

import pytest

from signpost.decision.conditions import (
    NO,
    UNKNOWN,
    YES,
    Atom,
    Condition,
    Group,
    Range,
    Stance,
    evaluate,
    facts_of,
    open_questions,
    witnesses,
)
from signpost.findings import Finding

WEAK = Atom("limb_weakness")
NUMB = Atom("numbness_tingling")
PRESENT, ABSENT = Finding("limb_weakness"), Finding("limb_weakness", "absent")
NUMB_PRESENT, NUMB_ABSENT = Finding("numbness_tingling"), Finding("numbness_tingling", "absent")


def words(*values: str) -> frozenset[str]:
    return frozenset(values)


@pytest.mark.parametrize(
    ("status", "expected"), [("present", YES), ("absent", NO), ("past", NO), ("unknown", UNKNOWN), ("hypothetical", UNKNOWN)]
)
def test_atom_reads_the_status(status, expected):
    assert evaluate(WEAK, facts_of([Finding("limb_weakness", status)])) is expected


def test_atom_about_something_never_told_is_unknown():
    assert evaluate(WEAK, facts_of([])) is UNKNOWN


@pytest.mark.parametrize("status", ["present", "past"])
def test_atom_with_several_statuses_takes_each(status):
    assert evaluate(Atom("limb_weakness", words("present", "past")), facts_of([Finding("limb_weakness", status)])) is YES


@pytest.mark.parametrize(
    ("name", "wanted", "value", "expected"),
    [
        ("onset", words("sudden"), "sudden", YES),
        ("onset", words("sudden"), "gradual", NO),
        ("onset", words("sudden"), None, UNKNOWN),
        ("at_rest", True, False, NO),
        ("at_rest", False, False, YES),
        ("at_rest", True, None, UNKNOWN),
        ("duration_days", Range(2, 28), 2, YES),
        ("duration_days", Range(2, 28), 1.9, NO),
        ("duration_days", Range(2, 28), 28, NO),
        ("duration_days", Range(below=28), 27.9, YES),
        ("duration_days", Range(2), None, UNKNOWN),
        ("triggers", words("heat", "stress"), ("heat",), YES),
        ("triggers", words("heat"), ("stress",), UNKNOWN),
        ("body_part", words("hand", "arm"), "leg", NO),
        ("side", words("both"), "left", NO),
    ],
)
def test_atom_compares_an_attribute(name, wanted, value, expected):
    found = PRESENT.with_(**{name: value if value is not None else (() if name == "triggers" else None)})
    assert evaluate(Atom("limb_weakness", tests=((name, wanted),)), facts_of([found])) is expected


def test_atom_needs_one_instance_that_has_everything():
    atom = Atom("limb_weakness", tests=(("onset", words("sudden")), ("body_part", words("leg"))))
    apart = [PRESENT.with_(onset="sudden", body_part="hand"), PRESENT.with_(onset="gradual", body_part="leg")]
    assert evaluate(atom, facts_of(apart)) is NO
    assert evaluate(atom, facts_of([*apart, PRESENT.with_(onset="sudden", body_part="leg")])) is YES


def test_left_and_right_told_apart_are_both_sides():
    atom = Atom("limb_weakness", tests=(("side", words("both")),))
    assert evaluate(atom, facts_of([PRESENT.with_(side="left", body_part="leg"), PRESENT.with_(side="right", body_part="leg")])) is YES
    assert evaluate(atom, facts_of([PRESENT.with_(side="left", body_part="leg"), PRESENT.with_(side="right", body_part="arm")])) is NO


@pytest.mark.parametrize(("side", "expected"), [("left", YES), ("both", NO), (None, UNKNOWN)])
def test_one_sided_follows_from_the_side(side, expected):
    assert evaluate(Atom("limb_weakness", tests=(("one_sided", True),)), facts_of([PRESENT.with_(side=side)])) is expected


def test_denial_of_one_place_says_nothing_about_another():
    denied = facts_of([ABSENT.with_(body_part="leg")])
    assert evaluate(WEAK, denied) is UNKNOWN
    assert evaluate(Atom("limb_weakness", tests=(("body_part", words("leg")),)), denied) is NO


def test_trigger_is_denied_by_an_answer_that_does_not_name_it():
    atom = Atom("breathlessness", tests=(("triggers", words("lying_flat")),))
    told = [Finding("breathlessness", triggers=("exercise",))]
    assert evaluate(atom, facts_of(told)) is UNKNOWN
    assert evaluate(atom, facts_of(told, answered=["breathlessness.triggers"])) is NO
    assert evaluate(atom, facts_of(told, answered=["breathlessness.triggers.lying_flat"])) is NO


ALL = Group("all", (WEAK, NUMB), 2)
ANY = Group("any", (WEAK, NUMB), 1)
NONE = Group("none", (WEAK, NUMB), 2, negative=True)


@pytest.mark.parametrize(
    ("given", "of_all", "of_any", "of_none"),
    [
        ([], UNKNOWN, UNKNOWN, UNKNOWN),
        ([PRESENT], UNKNOWN, YES, NO),
        ([ABSENT], NO, UNKNOWN, UNKNOWN),
        ([PRESENT, NUMB_PRESENT], YES, YES, NO),
        ([PRESENT, NUMB_ABSENT], NO, YES, NO),
        ([ABSENT, NUMB_ABSENT], NO, NO, YES),
    ],
)
def test_groups_join_three_values(given, of_all, of_any, of_none):
    facts = facts_of(given)
    assert [evaluate(each, facts) for each in (ALL, ANY, NONE)] == [of_all, of_any, of_none]


def test_at_least_counts_what_is_and_what_could_be():
    third = Atom("stiffness")
    group: Condition = Group("at_least", (WEAK, NUMB, third), 2)
    assert evaluate(group, facts_of([PRESENT])) is UNKNOWN
    assert evaluate(group, facts_of([PRESENT, NUMB_PRESENT])) is YES
    assert evaluate(group, facts_of([ABSENT, NUMB_ABSENT])) is NO


def test_asked_in_vain_fires_only_where_the_atom_says_so():
    sudden = (("onset", words("sudden")),)
    facts = facts_of([PRESENT], settled=["limb_weakness.onset"])
    assert evaluate(Atom("limb_weakness", tests=sudden), facts, Stance.CAUTIOUS) is UNKNOWN
    assert evaluate(Atom("limb_weakness", tests=sudden, fires_when_unknown=True), facts, Stance.SAFER) is YES
    assert evaluate(Atom("limb_weakness", tests=sudden, fires_when_unknown=True), facts) is UNKNOWN


def test_attribute_asked_in_vain_needs_the_finding_to_be_there():
    atom = Atom("limb_weakness", tests=(("onset", words("sudden")),), fires_when_unknown=True)
    facts = facts_of([Finding("limb_weakness", "unknown")], settled=["limb_weakness", "limb_weakness.onset"])
    assert evaluate(atom, facts, Stance.SAFER) is UNKNOWN


def test_atom_waits_until_every_missing_attribute_was_asked():
    atom = Atom("limb_weakness", tests=(("onset", words("sudden")), ("duration_days", Range(below=7))), fires_when_unknown=True)
    assert evaluate(atom, facts_of([PRESENT], settled=["limb_weakness.onset"]), Stance.SAFER) is UNKNOWN
    both = ["limb_weakness.onset", "limb_weakness.duration_days"]
    assert evaluate(atom, facts_of([PRESENT], settled=both), Stance.SAFER) is YES
    assert evaluate(atom, facts_of([PRESENT.with_(duration_days=90.0)], settled=both), Stance.SAFER) is NO


def test_cautious_stance_takes_what_nobody_knows_for_denied():
    facts = facts_of([PRESENT], settled=["numbness_tingling"])
    without = Group("none", (NUMB,), 1, negative=True)
    assert evaluate(without, facts, Stance.SAFER) is UNKNOWN
    assert evaluate(without, facts, Stance.CAUTIOUS) is YES
    assert evaluate(Atom("numbness_tingling", words("absent")), facts, Stance.CAUTIOUS) is YES


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ("limb_weakness",)),
        ([PRESENT], ("limb_weakness.onset", "limb_weakness.side")),
        ([PRESENT.with_(onset="sudden")], ("limb_weakness.side",)),
    ],
)
def test_unknown_atom_names_the_questions_it_waits_for(given, expected):
    atom = Atom("limb_weakness", tests=(("onset", words("sudden")), ("side", words("left"))))
    assert open_questions(atom, facts_of(given)) == expected


def test_witnesses_are_the_instances_that_made_it_true():
    leg, hand = PRESENT.with_(body_part="leg"), PRESENT.with_(body_part="hand")
    atom = Atom("limb_weakness", tests=(("body_part", words("hand")),))
    assert witnesses(Group("all", (atom,), 1), facts_of([leg, hand])) == (hand,)
