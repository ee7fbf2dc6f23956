"""What the pages of the rules show: every rule once, under its complaint, in words."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from review.complaints import complaints_of
from review.rulebook_page import chapters, mark_of, page_name, read_changes, summary
from signpost.decision.rule import Source
from signpost.decision.rules import load_rulebook
from signpost.knowledge import knowledge_root


@pytest.fixture(scope="module")
def pages() -> list[dict[str, Any]]:
    return chapters(load_rulebook())


def rules_of(pages: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {rule["id"]: rule for page in pages for rule in page["rules"]}


def texts(shown: Any) -> list[str]:
    """Every piece of text in what a page shows."""
    if isinstance(shown, dict):
        return [text for each in shown.values() for text in texts(each)]
    return [text for each in shown for text in texts(each)] if isinstance(shown, (list, tuple)) else [str(shown)]


def test_every_rule_stands_on_one_page(pages):
    book = load_rulebook()
    where = Counter(rule["id"] for page in pages for rule in page["rules"])
    assert where == Counter([*(rule.id for rule in book.rules), "cannot-tell"])
    assert len({page["name"] for page in pages}) == len(pages)


def test_rule_stands_under_its_first_complaint_and_is_named_under_the_others(pages):
    book = load_rulebook()
    for page in pages:
        assert {complaints_of(book.rule(rule["id"]), book)[0] for rule in page["rules"] if rule["id"] != "cannot-tell"} <= {
            page["name"].replace("-", "_")
        }
        assert all(rule["page"] != page["name"] for rule in page["also"])
    two = next(rule for rule in book.active if len(complaints_of(rule, book)) > 1)
    first, second = complaints_of(two, book)[:2]
    also = {page["name"]: {rule["id"] for rule in page["also"]} for page in pages}
    assert two.id not in also.get(page_name(first), set()) and two.id in also.get(page_name(second), {two.id})


def test_rules_stand_by_level_the_most_urgent_first(pages):
    ranks = load_rulebook().levels.ranks
    for page in pages:
        levels = [ranks.get(group["name"], -1) for group in page["groups"]]
        assert levels == sorted(levels, reverse=True)
        assert sum(len(group["rules"]) for group in page["groups"]) == len(page["rules"])


def test_retired_rule_leads_nowhere_and_is_kept(pages):
    rules = rules_of(pages)
    for rule in load_rulebook().rules:
        assert rules[rule.id]["group"] == (rule.level if rule.active else "retired")
    assert any(rule["group"] == "retired" for rule in rules.values())
    assert not [rule for page in pages for rule in page["also"] if rule["group"] == "retired"]


def test_rule_that_says_it_more_precisely_is_named_with_its_page(pages):
    rules = rules_of(pages)
    named = [each for rule in rules.values() for each in rule["weaker_than"]]
    assert named and all(each["page"] == rules[each["id"]]["page"] for each in named)


def test_summary_counts_what_nobody_has_reviewed():
    book = load_rulebook()
    found = summary(book)
    assert found["count"] == len(book.active) + 1 == sum(found["states"].values()) == found["states"]["draft"]
    assert 0 < found["unverified"] < found["own"] < found["count"]


@pytest.mark.parametrize(("evidence", "mark"), [("A", ""), ("B", ""), ("M", "unverified"), ("U", "unverified"), ("design", "own_choice")])
def test_source_is_marked_for_how_it_was_seen(evidence, mark):
    assert mark_of(Source("x", "y", "2026-11-20", evidence)) == mark


def test_pages_leave_no_placeholder_open(pages):
    assert not [text for text in texts(pages) if "{" in text]


def test_conditions_are_said_in_words(small):
    rule = rules_of(chapters(small))["sudden-weakness"]
    said = " ".join(texts(rule["when"]))
    assert "is there now start: sudden began less than 7 days ago" in said
    assert "or nobody can say, after being asked" in said


def test_rule_without_a_known_complaint_stands_under_general(small):
    assert {page["name"] for page in chapters(small)} == {"general"}


def test_changes_are_read_as_they_stand():
    changes = read_changes(knowledge_root())
    assert changes and all(each["what"] and each["on"] for each in changes)
