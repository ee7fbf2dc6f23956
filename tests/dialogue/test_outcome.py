"""An outcome fits a small screen, and what it leaves out is there for the asking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from signpost.decision import load_rulebook
from signpost.decision.case import case_of
from signpost.dialogue.outcome import conclude, why
from signpost.dialogue.reply import Reply
from signpost.dialogue.situation import Situation, situation_after
from signpost.dialogue.transcript import Transcript
from signpost.findings import Finding
from tests.dialogue.talk import Talk

BOOK = load_rulebook()
OUTCOMES = ("urgent", "soon", "routine")
WORDS_AT_MOST = 90
STORY = "it started one morning when I could not turn the key in the door and since then it has been a bit worse every week I think"


def situations(rule: Any) -> Iterator[Situation]:
    """The situations of a rule's examples in which no other rule warns, told in many words."""
    for example in (each for each in rule.examples if each.fires):
        told = [each.with_(said=STORY) if each.status == "present" else each for each in example.given]
        now = situation_after(Transcript(), case_of(told, example.unsure))
        if now.assessment.level == rule.level:
            yield now


RULES = {rule.id: now for rule in BOOK.active if rule.level in OUTCOMES for now in islice(situations(rule), 1)}


def text_of(reply: Reply, subject: str = "self") -> str:
    talk = Talk()
    talk.reply = reply
    return talk.text


def test_outcome_and_what_it_offers_are_short() -> None:
    for rule, now in RULES.items():
        outcome = text_of(conclude(now, []))
        assert 10 <= len(outcome.split()) <= WORDS_AT_MOST, (rule, outcome)
        assert "{" not in outcome, (rule, outcome)
        assert 5 <= len(text_of(why(now)).split()) <= WORDS_AT_MOST, (rule, text_of(why(now)))


def test_nearly_every_rule_decides_by_itself_somewhere() -> None:
    rules = [rule for rule in BOOK.active if rule.level in OUTCOMES]
    assert len(RULES) > 0.9 * len(rules)


def test_every_outcome_says_when_it_would_be_an_emergency() -> None:
    for rule, now in RULES.items():
        text = text_of(conclude(now, []))
        assert "999" in text or "A&E" in text, rule


def test_person_asks_why() -> None:
    talk = Talk()
    talk.tell(Finding("tremor", duration_days=900, course="stable", said="my hands have shaken for years"))
    while talk.said.question_id:
        talk.answer("no")
    assert talk.reply.responses[-1] in ("utter_outcome_soon", "utter_outcome_routine")
    headline = talk.text.split(".")[0]
    talk.tell(text="Why?", intent="ask_why", move="action_explain_question")
    assert "my hands have shaken for years" in talk.text
    assert headline not in talk.text


@pytest.mark.parametrize("opening", [Finding("muscle_twitching", duration_days=20), Finding("tremor", duration_days=900, course="stable")])
def test_no_outcome_is_said_twice_in_a_row_whatever_is_told_behind_it(opening: Finding) -> None:
    """Another rule may decide behind it, in the very same words."""
    concluded = Talk()
    concluded.tell(opening.with_(said="it has been so for weeks"))
    while concluded.said.question_id:
        concluded.answer("no")
    assert concluded.reply.responses[-1].startswith("utter_outcome_")
    for told in sorted(BOOK.vocabulary.findings)[::3]:
        talk = replace(concluded)
        before = talk.text
        for status in ("absent", "present"):
            talk.tell(Finding(told, status=status, said="it has been so for weeks"))
            assert talk.text != before, told
            before = talk.text
