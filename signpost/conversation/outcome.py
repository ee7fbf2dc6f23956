"""Gives the outcome of an interview, once; after that it says that the advice stands."""

from __future__ import annotations

from typing import Any

from signpost.conversation.asking import told_with
from signpost.conversation.read_back import read_back
from signpost.conversation.reply import Parts, Reply
from signpost.conversation.situation import Situation

OUTCOMES = {"urgent": "utter_outcome_urgent", "soon": "utter_outcome_soon", "routine": "utter_outcome_routine"}


def conclude(now: Situation, lead: Parts) -> Reply:
    """The outcome: what was understood, where to turn and by when, why, and what would change this."""
    deciding = now.assessment.telling
    quoted = list(dict.fromkeys(finding.said for rule in deciding for finding in rule.because if finding.said))
    reasons = [["utter_because", {"said": each}] for each in quoted] or [
        ["utter_noticed", {"noticed": each.rule.noticed}] for each in deciding
    ]
    meanings = [["utter_meaning", {"matters": each}] for each in dict.fromkeys(each.rule.matters for each in deciding)]
    steps = [["utter_step", {"do": each.rule.do}] for each in deciding[:1]]
    person = now.case.subject if any(each.person == now.case.subject for each in deciding) else deciding[0].person
    values: dict[str, Any] = {"understood": read_back(now.case.facts(person)), "reasons": reasons + meanings, "steps": steps}
    return told_with(now, OUTCOMES[now.assessment.level], about=person, lead=lead, **values)


def confirm_advice(now: Situation, lead: Parts) -> Reply:
    """The advice that was given before, in one sentence."""
    given = now.assessment.fired[0]
    return told_with(now, "utter_outcome_stands", do=given.rule.do, lead=lead, about=given.person)
