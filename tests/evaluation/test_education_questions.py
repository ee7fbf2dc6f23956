"""The question set of the education room and the way it is counted."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from signpost.education import load_base

FOLDER = Path(__file__).resolve().parents[2] / "evaluation" / "education"


def _measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("education_measure", FOLDER / "measure.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


measure = _measure()
QUESTIONS = measure.read_questions()


def test_question_set_is_large_enough() -> None:
    inside = [each for each in QUESTIONS if each.entries]
    outside = [each for each in QUESTIONS if not each.entries and not each.personal]
    personal = [each for each in QUESTIONS if each.personal]
    assert len(inside) >= 400 and len(outside) >= 60 and len(personal) >= 40


def test_question_set_holds_about_a_third_back() -> None:
    held_out = [each for each in QUESTIONS if each.part == "untouched"]
    assert len(held_out) / len(QUESTIONS) > 0.3


def test_question_set_repeats_no_question() -> None:
    asked = [(each.ask.lower(), each.after) for each in QUESTIONS]
    assert len(asked) == len(set(asked))


def test_question_set_expects_only_entries_that_exist() -> None:
    entries = load_base().entries
    assert not {entry for each in QUESTIONS for entry in each.entries} - set(entries)


def test_question_set_asks_about_every_disease() -> None:
    asked = {entry.partition("/")[0] for each in QUESTIONS for entry in each.entries}
    assert asked == {"als", "ms", "both", "other"}


def test_report_counts_the_parts_apart() -> None:
    asked = measure.Asked("tuned", "ms", "what is ms", ("ms/overview",), None, False, 1)
    held = measure.Asked("untouched", "ms", "ms?", ("ms/overview",), None, False, 1)
    outcomes = [measure.Outcome(asked, "right", "ms/overview"), measure.Outcome(held, "wrong", "ms/relapse")]
    tuned, untouched = (measure.report(part, outcomes) for part in measure.PARTS)
    assert (tuned["right"].split()[0], tuned["wrong"].split()[0]) == ("1", "0")
    assert (untouched["right"].split()[0], untouched["wrong"].split()[0]) == ("0", "1")
