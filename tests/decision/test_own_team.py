"""Who has a known illness is sent to the team that knows them, and to no neurologist for the first time."""

from __future__ import annotations

import pytest

from signpost.decision import assess, case_of, load_rulebook
from signpost.findings import Finding

WEAK = Finding("limb_weakness", body_part="hand", onset="gradual", duration_days=60, course="progressive")
SENSES = Finding("numbness_tingling", status="absent")


def advice(*findings: Finding) -> str:
    found = assess(case_of(findings), load_rulebook())
    return " ".join(each.rule.do for each in found.telling)


def test_words_of_a_first_visit_are_for_who_has_no_team() -> None:
    assert "neurologist" in advice(WEAK, SENSES)


@pytest.mark.parametrize("illness", sorted(load_rulebook().levels.own_team.illnesses))
def test_no_rule_sends_who_has_a_team_to_be_referred(illness: str) -> None:
    team = load_rulebook().levels.own_team
    words = dict(team.words)
    assert "neurologist" not in " ".join(words.values())
    told = advice(Finding(illness), WEAK, SENSES)
    assert "sent to a neurologist" not in told


def test_an_illness_of_somebody_else_changes_no_advice() -> None:
    assert advice(Finding("diagnosed_ms", person="other"), WEAK, SENSES).count("neurologist") >= 1


def test_every_rule_that_sends_to_a_neurologist_has_words_for_who_has_a_team() -> None:
    book = load_rulebook()
    team = book.levels.own_team
    first = [each for each in book.active if "sent to a neurologist" in each.do or "referral to a neurologist" in each.do]
    assert first
    for rule in first:
        do = rule.do
        for said, own in team.words:
            do = do.replace(said, own)
        assert "sent to a neurologist" not in do, rule.id
        assert "referral to a neurologist" not in do, rule.id
