"""Simulated people from outside, who know only the finding ids of the contract (see `outsiders.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.decision import Folding, Question, Rulebook, outlook
from signpost.findings import Finding, finding_from
from signpost.knowledge import read_yaml

CONTRACT = frozenset(
    "breathlessness swallowing_difficulty choking speech_slurred facial_weakness limb_weakness muscle_wasting muscle_twitching "
    "muscle_cramps stiffness foot_drop falls dropping_things numbness_tingling pain vision_loss blurred_vision double_vision eye_pain "
    "balance_trouble dizziness fatigue heat_sensitivity bladder_trouble bowel_trouble saddle_numbness headache fever neck_stiffness "
    "confusion seizure loss_of_consciousness memory_change mood_low suicidal_thoughts emotional_lability weight_loss drooping_eyelid "
    "tremor back_pain neck_pain injury diagnosed_als diagnosed_ms family_history_als pregnancy".split()
)


@dataclass(frozen=True)
class Outsider:
    """Somebody who tells an opening and answers from facts; `levels` are the sensible ends, the best first."""

    name: str
    tells: tuple[Finding, ...]
    facts: Mapping[str, Finding]
    levels: tuple[str, ...]

    def reply(self, question: Question) -> dict[str, Any]:
        """The answer to a question, in the shape of the reply that the language room hands over."""
        if question.finding not in CONTRACT:
            return {"polarity": "unsure"}
        fact = self.facts.get(question.finding)
        if question.attribute is None:
            return {"polarity": "yes" if fact is not None and fact.status == "present" else "no"}
        value = getattr(fact, question.attribute) if fact is not None else None
        if isinstance(value, bool):
            return {"polarity": "yes" if value else "no"}
        if not value and value != 0:
            return {"polarity": "unsure"}
        return {question.attribute: list(value) if isinstance(value, tuple) else value}


@dataclass(frozen=True)
class Visit:
    """What one interview came to: the questions with their answers, the level, and the rules that decided it."""

    asked: tuple[tuple[str, Any], ...]
    level: str
    rules: tuple[str, ...]


def outsiders() -> list[Outsider]:
    """Everybody in the file beside this one."""
    found = []
    for each in read_yaml(Path(__file__).with_name("outsiders.yml")).data["people"]:
        tells = tuple(finding_from(fact) for fact in each["tells"])
        facts = {told.id: told for told in tells}
        for fact in each["facts"]:
            known = facts[fact["id"]].as_dict() if fact["id"] in facts else {}
            facts[fact["id"]] = finding_from({**known, **fact})
        found.append(Outsider(each["name"], tells, facts, tuple(each["levels"])))
    return found


def visit(person: Outsider, book: Rulebook) -> Visit:
    """One whole interview."""
    folding = Folding().after({"findings": [each.as_dict() for each in person.tells]})
    asked: list[tuple[str, Any]] = []
    while (question := (now := outlook(folding.case, book)).question) is not None:
        reply = person.reply(question)
        asked.append((question.id, next(iter(reply.values()))))
        folding = folding.after({"question_id": question.id, "reply": reply})
    found = now.assessment
    return Visit(tuple(asked), found.level, tuple(each.rule.id for each in found.fired if each.rule.level == found.level))
