"""The card of an outcome or a warning: short enough for a phone, and it never says nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from signpost.decision import assess, load_rulebook
from signpost.decision.case import case_of
from signpost.decision.rule import Rule
from signpost.findings import Finding
from signpost.region import words_for
from signpost.responses import load_responses
from signpost.say.cards import card_of

BOOK = load_rulebook()
WITH_CARD = ("emergency", "urgent", "soon", "routine")
RULES = [rule for rule in BOOK.active if rule.level in WITH_CARD]
WORDS = words_for("uk", "self")


def fill(name: str, values: Mapping[str, Any]) -> str:
    """A response as the server fills it, for the United Kingdom."""
    text = load_responses()[name][0]["text"]
    for _ in range(2):
        text = re.sub(r"\{(\w+)\}", lambda found: str({**WORDS, **values}.get(found[1], "")), text)
    return text


def words(lines: list[str]) -> int:
    return sum(len(each.split()) for each in lines)


def shown(rule: Rule, later: str | None = None) -> Any:
    """The card of the first example that fires, as it comes or as it stands `later`."""
    example = next(each for each in rule.examples if each.fires)
    assessment = assess(case_of(example.given, example.unsure), BOOK)
    return card_of(assessment, later or str(assessment.response), example.given[0].person, fill)


def test_card_of_each_rule_fits_a_phone() -> None:
    for rule in RULES:
        card = shown(rule)
        assert card is not None, rule.id
        assert 1 <= words([card["headline"]]) <= 12, rule.id
        assert words([card["headline"], *card["do"], *card["call_if"]]) <= 60, rule.id
        assert all(each["text"] for each in card["why"]), rule.id
        assert card["more"] == ["Why?", "What would change this?", "Summary"], rule.id


@pytest.mark.parametrize("later", ["utter_emergency_stands", "utter_emergency_waiting", "utter_crisis_stays"])
def test_card_of_a_warning_that_stands_still_says_what_to_do(later: str) -> None:
    for rule in BOOK.emergencies:
        card = shown(rule, later)
        assert card is not None and card["do"], rule.id
        assert words([card["headline"], *card["do"], *card["call_if"]]) <= 60, rule.id


def test_headline_follows_the_route() -> None:
    assessment = assess(case_of([Finding("breathlessness", at_rest=True, severity="severe")]), BOOK)
    card = card_of(assessment, str(assessment.response), "self", fill)
    assert card is not None
    assert card["headline"] == "Call 999 now"
    assert card["do"]


def test_nothing_assessed_has_no_card() -> None:
    assert card_of(assess(case_of([]), BOOK), "utter_outcome_soon", "self", fill) is None
