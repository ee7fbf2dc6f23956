"""Gives the outcome of an interview, once; after that it says that the advice stands."""

from __future__ import annotations

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.describing import read_back
from actions.situation import Situation
from actions.speaking import Parts, say

OUTCOMES = {"urgent": "utter_outcome_urgent", "soon": "utter_outcome_soon", "routine": "utter_outcome_routine"}


def conclude(dispatcher: CollectingDispatcher, now: Situation, lead: Parts) -> None:
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
    say(dispatcher, now, OUTCOMES[now.assessment.level], about=person, lead=lead, **values)


def confirm_advice(dispatcher: CollectingDispatcher, now: Situation, lead: Parts) -> None:
    """The advice that was given before, in one sentence."""
    given = now.assessment.fired[0]
    say(dispatcher, now, "utter_outcome_stands", do=given.rule.do, lead=lead, about=given.person)
