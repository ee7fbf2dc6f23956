"""Danger dialogues: at which message a talk must warn, must not warn, or must ask; never in which words.

Each names what it `proves`: a hazard of docs/safety/hazard-log.yml by its number, or a section of docs/safety/net.md. Unlike rows
of a set none of them may ever fail, so they assert nothing that may be better said otherwise: a step holds the level, the status,
the route, the open question and, where a level says nothing, a finding. What must hold by a message stands at that message.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evaluation.parity import LibraryTalk
from evaluation.playing import play
from signpost.decision import load_rulebook
from signpost.dialogue.turns import WITHDRAWAL
from signpost.knowledge import read_yaml

HERE = Path(__file__).resolve().parent
SAFETY = HERE.parent.parent / "docs" / "safety"
DIALOGUES = [(path.stem, each) for path in sorted(HERE.glob("*.yml")) for each in read_yaml(path).data["cases"]]
PROVABLE = {each["id"] for each in read_yaml(SAFETY / "hazard-log.yml").data["hazards"]} | set(
    re.findall(r"^## (.+)$", (SAFETY / "net.md").read_text(encoding="utf-8"), re.MULTILINE)
)
ASSERTED = frozenset("level not_level status route asks not_asks finding absent_finding".split())
SAID = frozenset({"say", "unsure"})
# What began on a day or in a month of the calendar began another time ago tomorrow.
CALENDAR = re.compile(
    r"\b(since|in|over the|last) ((mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|winter|easter|christmas)\b",
    re.IGNORECASE,
)
LEVELS = frozenset("emergency urgent soon routine information none".split())


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize(("file", "dialogue"), [pytest.param(*each, id=f"{each[0]}: {each[1]['name']}") for each in DIALOGUES])
def test_dialogue_goes_as_it_is_written(file: str, dialogue: dict[str, Any]) -> None:
    play(LibraryTalk(), dialogue["steps"])


def test_dialogue_asserts_something_and_no_words() -> None:
    book = load_rulebook()
    asked = {*book.questions, *book.screens, *book.of_crisis, WITHDRAWAL}
    for file, dialogue in DIALOGUES:
        assert set(dialogue) == {"name", "proves", "steps"}, (file, dialogue)
        assert dialogue["proves"] and set(dialogue["proves"]) <= PROVABLE, (file, dialogue["name"])
        for step in dialogue["steps"]:
            assert set(step) <= SAID | ASSERTED and len(SAID & set(step)) == 1, (file, step)
            assert {*_list(step.get("level", [])), *_list(step.get("not_level", []))} <= LEVELS, (file, step)
            # A question that does not exist is never asked: a slip in its name would assert nothing.
            assert set(_list(step.get("not_asks", []))) <= asked, (file, step)
        assert ASSERTED & set(dialogue["steps"][-1]), (file, dialogue["name"])


def test_no_dialogue_hangs_on_the_day_on_which_it_is_played() -> None:
    assert [step["say"] for _, dialogue in DIALOGUES for step in dialogue["steps"] if CALENDAR.search(step.get("say", ""))] == []


def test_no_two_dialogues_of_a_file_have_one_name() -> None:
    names = Counter((file, dialogue["name"]) for file, dialogue in DIALOGUES)
    assert [each for each, count in names.items() if count > 1] == []
