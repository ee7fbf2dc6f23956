"""Each question asks one thing that people also tell unasked.

Who answers "no" to a list says nothing about each of its items: whoever looked for one word in it has missed the others, and a
client that answers by finding id (CONTRACT) can't answer for an id that stands for several. Emergencies come soon by the order
of the questions, not by asking for many things in one.
"""

from __future__ import annotations

from signpost.decision import load_rulebook
from tests.vocabulary import written

MOST_WORDS = 32


def _told() -> set[str]:
    entries = [document.data for document in written()]
    return {entry["id"] for entry in entries if entry.get("phrases") or entry.get("frames")}


def test_question_asks_for_a_finding_that_can_be_told() -> None:
    asked = {question.finding for question in load_rulebook().questions.values() if question.finding != "age"}
    assert asked - _told() == set()


def test_question_is_short() -> None:
    long = {question.id: question.ask for question in load_rulebook().questions.values() if len(question.ask.split()) > MOST_WORDS}
    assert long == {}
