"""Whole presentations end at a sensible level, whether what was not told is denied or not known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evaluation.presentations import FOLDER, ends_of, presentations
from signpost.decision import load_rulebook

BOOK = load_rulebook()
FILES = {path: list(presentations(path)) for path in sorted(FOLDER.glob("*.yml"))}
EVERYBODY = [each for everybody in FILES.values() for each in everybody]
KINDS = [each for each in EVERYBODY if each.kind]
EACH_KIND = 4


def test_there_are_enough_and_nobody_twice() -> None:
    assert len(EVERYBODY) >= 400
    assert len({each.name for each in EVERYBODY}) == len(EVERYBODY)


def test_every_kind_has_the_case_that_failed_and_three_more() -> None:
    assert set(Counter(each.kind for each in KINDS).values()) == {EACH_KIND}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_presentation_ends_at_a_sensible_level(path: Path) -> None:
    # Every fourth of them; `python -m evaluation.presentations` plays all.
    ends = [(person, answer, end) for person in FILES[path][::4] for answer, end in ends_of(person, BOOK).items()]
    assert [(person.name, answer, end) for person, answer, end in ends if end.level not in person.levels] == []
    assert max(len(end.asked) for *_, end in ends) <= BOOK.levels.interview.questions_at_most


def test_what_others_call_a_trigger_is_named_as_the_rules_name_it(tmp_path: Path) -> None:
    file = tmp_path / "others.yml"
    file.write_text("cases: [{name: jerks, tells: [{id: involuntary_movements, triggers: [sleep, stress]}], levels: [routine]}]")
    (person,) = presentations(file)
    assert person.tells[0].triggers == ("night", "waking", "stress")
