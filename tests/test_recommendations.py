"""Every row of the table of recommendations names rules that exist and an example that fires them at its level."""

from __future__ import annotations

import pytest

from scripts.recommendations import guidelines
from scripts.safety import pages
from scripts.safety_case import DOCS, SAFETY
from signpost.decision import assess, case_of, load_rulebook
from signpost.knowledge import knowledge_root, read_folder, read_yaml

BOOK = load_rulebook()
RULES = {rule.id: rule for rule in BOOK.active}
SOURCES = {source["id"] for document in read_folder(knowledge_root() / "sources") for source in document.data["sources"]}
GUIDELINES = guidelines()
ROWS = [(each["name"], row) for each in GUIDELINES for row in each["rows"]]
MET = [(name, row) for name, row in ROWS if "rules" in row]
KEYS = {"at", "says", "level", "rules", "example", "stricter", "gap"}
FEWEST_ROWS = 100


def test_the_guidelines_are_sources_of_the_project() -> None:
    assert {each["source"] for each in GUIDELINES} <= SOURCES
    assert len(ROWS) >= FEWEST_ROWS


def test_row_is_met_by_rules_or_names_its_gap() -> None:
    for name, row in ROWS:
        assert set(row) <= KEYS, (name, row)
        assert ("rules" in row) == ("example" in row) == ("level" in row), (name, row)
        assert "rules" in row or row["gap"].strip(), (name, row)


def test_named_example_fires_a_rule_of_the_row_at_its_level() -> None:
    for name, row in MET:
        assert set(row["rules"]) <= set(RULES), (name, row)
        rules = [RULES[each] for each in row["rules"]]
        shown = [(rule, each) for rule in rules for each in rule.examples if each.fires and each.name == row["example"]]
        assert shown, f"{name}: no rule of the row has a firing example named {row['example']!r}"
        rule, example = shown[0]
        fired = assess(case_of(example.given, example.unsure), BOOK)
        assert rule.level == row["level"], (name, row)
        assert BOOK.levels.rank(fired.level) >= BOOK.levels.rank(row["level"]), (name, row)


def test_every_rule_of_today_is_named_in_the_table_or_the_hazard_log() -> None:
    hazards = read_yaml(SAFETY / "hazard-log.yml").data["hazards"]
    in_log = {rule for hazard in hazards for rule in hazard.get("rules", ())}
    assert in_log <= set(RULES)
    in_table = {rule for _, row in MET for rule in row["rules"]}
    today = {rule.id for rule in BOOK.active if BOOK.levels.rank(rule.level) >= BOOK.levels.rank("urgent")}
    assert sorted(today - in_table - in_log) == []


@pytest.mark.parametrize("name", ["recommendations.md", "safety-case.md"])
def test_page_is_current(name: str) -> None:
    assert (SAFETY / name).read_text() == pages()[name], "run: make safety"


HEADINGS = (
    "## 1. Introduction",
    "## 2. System definition and intended use",
    "## 3. Clinical risk management",
    "## 4. Clinical risk analysis: the hazard log",
    "## 5. Clinical risk control: what is done, and the test that shows it",
    "## 6. Published recommendations",
    "## 7. Clinical risk evaluation and test results",
    "## 8. Summary safety statement",
    "## 9. Approval",
)


def test_safety_case_has_the_headings_and_says_that_nobody_reviewed_it() -> None:
    text = pages()["safety-case.md"]
    places = [text.index(heading) for heading in HEADINGS]
    assert places == sorted(places)
    assert "No clinician and no clinical safety officer has reviewed this document" in text
    assert (DOCS / "safety" / "safety-case.md").exists()
