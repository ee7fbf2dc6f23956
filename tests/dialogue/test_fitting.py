"""What words merely resemble is asked about only where it fits what is talked about; a sign of the body always does."""

from __future__ import annotations

import pytest

from signpost.decision import case_of, load_rulebook
from signpost.dialogue.fitting import fits, is_implied
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml

NOTHING = case_of([])
ROWS = read_yaml(knowledge_root() / "language" / "fitting.yml").data["fitting"]


def test_every_finding_of_the_list_is_known_and_none_is_a_sign_of_danger_or_of_a_crisis() -> None:
    book = load_rulebook()
    named = {name for row in ROWS for name in (*row["findings"], *row["known"])}
    assert named <= set(book.vocabulary.findings)
    listed = {name for row in ROWS for name in row["findings"]}
    assert listed.isdisjoint({each["finding"] for each in book.levels.danger_signs} | book.of_crisis | set(book.levels.looked_for))


@pytest.mark.parametrize(
    ("finding", "said", "fit"),
    [
        ("ventilator_failure", "Arm a bit dead this morning", False),
        ("ventilator_failure", "it has gone off in the night and dad is gasping, the Bi-PAP I mean", True),
        ("ventilator_failure", "mask off, machine dead", True),
        ("ventilator_trouble", "the nippy keeps alarming", True),
        ("feeding_tube_trouble", "my tummy is leaking stuff", False),
        ("feeding_tube_trouble", "stuff leaks round the peg", True),
        ("spinal_needle", "headache since I stood up at work", False),
        ("spinal_needle", "headache since they did the epidural", True),
        ("facial_weakness", "my wossname hangs", True),
        ("overdose", "had a few too many", True),
    ],
)
def test_thing_that_nobody_named_does_not_fit(finding: str, said: str, fit: bool) -> None:
    assert fits({"id": finding, "said": said}, NOTHING) == fit


def test_thing_that_was_told_before_fits() -> None:
    assert fits({"id": "ventilator_failure", "said": "it has stopped"}, case_of([Finding("home_ventilation", person="other")]))


def test_a_foot_that_drops_is_not_asked_whether_it_is_weak() -> None:
    foot = case_of([Finding("foot_drop", body_part="foot")])
    assert is_implied("limb_weakness", foot)
    assert not is_implied("limb_weakness", NOTHING)
    assert not is_implied("breathlessness", foot)
