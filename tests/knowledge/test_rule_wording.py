"""What the rules and the questions say to a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import textstat

from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_folder
from signpost.region import regions, words_for

RULES: dict[str, Mapping[str, Any]] = {rule.id: rule.stated for rule in load_rulebook().rules}
QUESTIONS: dict[str, dict[str, Any]] = {
    question["id"]: question for document in read_folder(knowledge_root() / "questions") for question in document.data.get("questions", ())
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


def said(rule: Mapping[str, Any]) -> str:
    return " ".join(rule[part] for part in ("noticed", "matters", "do", "pattern") if part in rule)


def filled(rule: Mapping[str, Any], person: str) -> str:
    words = words_for("uk", person)
    return PLACEHOLDER.sub(lambda match: words[match[1]], said(rule))


def test_rule_text_is_easy_to_read() -> None:
    assert [name for name, rule in RULES.items() if textstat.flesch_kincaid_grade(filled(rule, "self")) > HARDEST] == []


def test_rule_text_names_no_diagnosis_and_gives_no_false_comfort() -> None:
    texts = {name: said(rule) for name, rule in RULES.items()}
    assert [name for name, text in texts.items() if NO_DIAGNOSIS.search(text)] == []
    assert [(name, phrase) for name, text in texts.items() for phrase in FALSE_COMFORT if phrase in text.lower()] == []


def test_rule_text_about_somebody_else_says_them_where_it_must() -> None:
    assert [name for name, rule in RULES.items() if re.search(r"\bthey[.,;:!?]", filled(rule, "other"))] == []


def test_rule_text_fills_only_words_that_every_region_has() -> None:
    everywhere = set.intersection(*(set(words_for(region, "other")) for region in regions()))
    assert [name for name, rule in RULES.items() if not everywhere.issuperset(PLACEHOLDER.findall(said(rule)))] == []


def test_soon_rule_names_a_specialist_and_a_safety_net() -> None:
    todo = {name: rule["do"] for name, rule in RULES.items() if rule["level"] == "soon"}
    assert [name for name, text in todo.items() if name not in NOT_NEUROLOGY and "neurologist" not in text] == []
    net = ("today", "{emergency_number}", "{emergency_department}")
    assert [name for name, text in todo.items() if not any(word in text for word in net)] == []


def test_rule_says_by_when() -> None:
    dated = [(name, rule["do"]) for name, rule in RULES.items() if rule["level"] in ("urgent", "soon")]
    assert [name for name, text in dated if not re.search(r"today|this week|two weeks|few days|days|day", text)] == []


def test_question_speaks_of_the_right_person() -> None:
    assert [name for name, each in QUESTIONS.items() if not each["ask"].rstrip().endswith(("?", "."))] == []
    yours = re.compile(r"\byou(r|rs|rself)?\b", re.IGNORECASE)
    assert [name for name, each in QUESTIONS.items() if yours.search(each["ask_other"])] == []


def test_onset_question_separates_sudden_from_suddenly_noticed() -> None:
    onsets = {
        name: {option["value"]: option["label"] for option in each["options"]}
        for name, each in QUESTIONS.items()
        if name.endswith(".onset")
    }
    assert [name for name, labels in onsets.items() if set(labels) != {"sudden", "gradual"} or "noticed" not in labels["gradual"]] == []
