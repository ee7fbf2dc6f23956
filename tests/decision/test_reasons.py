"""Which of the rules that fired are told: the fitting ones, each adding something, and never a vague one beside a precise one."""

from __future__ import annotations

import pytest
import yaml

from evaluation.edges import with_edges
from signpost.decision import assess, case_of, load_rulebook
from signpost.decision.check import example_fires, problems
from signpost.dialogue.asking import reasons
from signpost.dialogue.situation import situation_after
from signpost.dialogue.transcript import Transcript
from signpost.findings import Finding

BOOK = with_edges(load_rulebook())
WEAKER = [(rule, BOOK.rule(name)) for rule in BOOK.active for name in rule.weaker_than]
WEAK = Finding("limb_weakness", side="left", body_part="arm", onset="sudden", duration_days=0.1)


def ids(fired) -> list[str]:
    return [each.rule.id for each in fired]


def test_vague_rule_is_left_out_beside_the_precise_one():
    assert ids(assess(case_of([WEAK]), BOOK).telling) == ["stroke-limb"]


def test_vague_rule_is_told_when_the_start_is_not_known():
    case = case_of([WEAK.with_(onset=None, duration_days=None)], ("limb_weakness.onset", "limb_weakness.duration_days"))
    assert ids(assess(case, BOOK).telling) == ["stroke-start-not-known-limb"]


@pytest.mark.parametrize(("weak", "precise"), WEAKER, ids=lambda rule: rule.id)
def test_leaving_a_rule_out_changes_neither_level_nor_reply(weak, precise):
    examples = [each for rule in (weak, precise) for each in rule.examples if example_fires(weak, each, BOOK)]
    for each in examples:
        found = assess(case_of(each.given, each.unsure), BOOK)
        assert BOOK.levels.rank(found.level) >= BOOK.levels.rank(weak.level)
        assert not {weak.id, precise.id} <= set(ids(found.fired))


def test_each_reason_told_adds_a_finding():
    found = assess(case_of([Finding("seizure", first_ever=True, duration_days=0.1), Finding("fever")]), BOOK)
    assert "new-seizure" in ids(found.fired) and ids(found.telling) == ["seizure-with-danger"]


def test_at_most_three_reasons_are_told():
    many = [Finding(name) for name in ("cyanosis", "choking_now", "cannot_swallow_saliva", "suicide_plan", "overdose")]
    found = assess(case_of(many), BOOK)
    assert len(found.fired) > 3 and len(found.telling) == 3


def test_nothing_is_told_without_a_level():
    assert assess(case_of([]), BOOK).telling == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"weaker_than": ["nothing-like-it"]}, "unknown rule 'nothing-like-it' in weaker_than"),
        ({"weaker_than": ["weaker"]}, "less serious"),
        ({"weaker_than": ["sudden-weakness"]}, "leave each other out"),
    ],
)
def test_wrong_precise_rule_is_reported(small_root, change, says):
    path = small_root / "rules" / "small.yml"
    data = yaml.safe_load(path.read_text())
    rule = next(each for each in data["rules"] if each["id"] == "sudden-weakness")
    rule.update(change)
    path.write_text(yaml.safe_dump(data, sort_keys=False, default_flow_style=None))
    assert any(says in str(each) for each in problems(small_root))


def test_why_a_question_is_asked_names_the_rule_that_it_serves():
    now = situation_after(Transcript(), case_of([Finding("speech_slurred")]))
    wish = now.outlook.wish
    assert wish is not None and wish.question.finding in wish.rule.findings
    told = reasons(now, wish.question, wish)
    assert told[0][1] == {"help": wish.question.help}
    assert told[1] == ["utter_question_because", {"because": BOOK.order.because["speech_slurred"]}]
    assert told[-1] == ["utter_question_rule", {"label": wish.rule.title}]


def test_why_another_question_is_asked_names_no_rule():
    now = situation_after(Transcript(), case_of([Finding("speech_slurred")]))
    other = BOOK.questions["fever"]
    assert [each[0] for each in reasons(now, other, now.outlook.wish)] == ["utter_question_reason"]
