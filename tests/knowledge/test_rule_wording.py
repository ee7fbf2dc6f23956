"""What the rules and the questions say to a person."""

from __future__ import annotations

import re
from typing import Any

import pytest
import textstat

from signpost.knowledge import knowledge_root, read_folder
from signpost.region import regions, words_for

ROOT = knowledge_root()
RULES: dict[str, dict[str, Any]] = {rule["id"]: rule for document in read_folder(ROOT / "rules") for rule in document.data["rules"]}
QUESTIONS: dict[str, dict[str, Any]] = {
    question["id"]: question for document in read_folder(ROOT / "questions") for question in document.data.get("questions", ())
}
PLACEHOLDER = re.compile(r"\{(\w+)\}")
HARDEST = 8.0
# Soon rules that lead to another help than a neurologist.
NOT_NEUROLOGY = {
    "feet-or-walking-with-vitamin-risk",
    "sore-on-a-numb-foot",
    "severe-pain",
    "low-mood-lasting",
    "low-mood-severe",
    "held-breath-as-before",
    "chest-pain-any",
    "blackout-some-time-ago",
    "headache-with-noise-in-the-ears",
    "numbness-growing-after-cancer",
    "sore-scalp-or-jaw",
    "cough-wheeze-or-racing-heart",
    "dark-urine-alone",
    "skin-pressed-red",
    "unwell-after-a-change-of-medicine",
    "short-flashes-in-the-sight",
    "breath-that-was-short-for-a-while",
    "ring-rash-or-bitten-tongue",
    "aura-on-the-combined-pill",
}
NO_DIAGNOSIS = re.compile(r"\byou (probably |likely )?have (ALS|MND|MS|a tumou?r|a stroke|Parkinson)", re.IGNORECASE)
FALSE_COMFORT = (
    "nothing is wrong",
    "nothing to worry",
    "do not worry",
    "don't worry",
    "you are fine",
    "rules out",
    "just anxiety",
    "only anxiety",
)


def said(rule: dict[str, Any]) -> str:
    return " ".join(rule[part] for part in ("noticed", "matters", "do", "pattern") if part in rule)


@pytest.mark.parametrize("name", RULES)
def test_rule_text_is_easy_to_read(name: str) -> None:
    words = words_for("uk", "self")
    assert textstat.flesch_kincaid_grade(PLACEHOLDER.sub(lambda match: words[match[1]], said(RULES[name]))) <= HARDEST


@pytest.mark.parametrize("name", RULES)
def test_rule_text_names_no_diagnosis_and_gives_no_false_comfort(name: str) -> None:
    text = said(RULES[name])
    assert not NO_DIAGNOSIS.search(text)
    assert not [phrase for phrase in FALSE_COMFORT if phrase in text.lower()]


@pytest.mark.parametrize("name", RULES)
def test_rule_text_about_somebody_else_says_them_where_it_must(name: str) -> None:
    words = words_for("uk", "other")
    text = PLACEHOLDER.sub(lambda match: words[match[1]], said(RULES[name]))
    assert not re.search(r"\bthey[.,;:!?]", text), text


@pytest.mark.parametrize("name", RULES)
def test_rule_text_fills_only_words_that_every_region_has(name: str) -> None:
    for region in regions():
        assert set(PLACEHOLDER.findall(said(RULES[name]))) <= set(words_for(region, "other"))


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule["level"] == "soon"])
def test_soon_rule_names_a_specialist_and_a_safety_net(name: str) -> None:
    todo = RULES[name]["do"]
    assert name in NOT_NEUROLOGY or "neurologist" in todo
    assert any(word in todo for word in ("today", "{emergency_number}", "{emergency_department}"))


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule["level"] in ("urgent", "soon")])
def test_rule_says_by_when(name: str) -> None:
    assert re.search(r"today|this week|two weeks|few days|days|day", RULES[name]["do"])


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_speaks_of_the_right_person(name: str) -> None:
    question = QUESTIONS[name]
    assert question["ask"].rstrip().endswith(("?", "."))
    assert not re.search(r"\byou(r|rs|rself)?\b", question["ask_other"], re.IGNORECASE)


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name.endswith(".onset")])
def test_onset_question_separates_sudden_from_suddenly_noticed(name: str) -> None:
    labels = {option["value"]: option["label"] for option in QUESTIONS[name]["options"]}
    assert set(labels) == {"sudden", "gradual"}
    assert "noticed" in labels["gradual"]
