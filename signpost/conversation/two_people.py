"""What is said where two people have complaints: what is whose, whom the talk goes on with, and that the other one waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signpost.conversation.read_back import read_back
from signpost.conversation.reply import Parts
from signpost.conversation.situation import Situation, situation_after
from signpost.decision import load_rulebook
from signpost.decision.turns import LEADS
from signpost.findings import PERSONS, Finding
from signpost.responses import load_responses

_FIRST = {"self": "utter_two_people_you_first", "other": "utter_two_people_them_first"}
_READ_BACK = {"self": "utter_read_back_of_you", "other": "utter_read_back_of_them"}
_WAITS = {"self": "utter_you_wait", "other": "utter_they_wait"}


def read_back_each(now: Situation, findings: Iterable[Finding]) -> Parts:
    """What was understood, of each by themselves where two people are spoken of, and then whom the talk goes on with."""
    told = list(findings)
    beside = [each for each in told if each.person != now.case.subject and each.id not in load_rulebook().levels.background]
    if now.case.aside is None and not beside:
        return read_back(told)
    if now.case.aside is None:
        # "One uncle had paralysis": beside what is told of the one it is about, with whose it is.
        return [*read_back(each for each in told if each not in beside), *_of_whom(beside, beside[0].person)]
    parts: Parts = []
    for person in PERSONS:
        parts += _of_whom([each for each in told if each.person == person], person)
    return parts + _who_comes_first(now)


def _of_whom(told: Iterable[Finding], person: str) -> Parts:
    return [[_READ_BACK[person] if name == "utter_read_back" else name, values] for name, values in read_back(told)]


def _who_comes_first(now: Situation) -> Parts:
    acts = now.said.latest.get("acts", ())
    return [[_FIRST[person], {}] for act, person in LEADS.items() if act in acts]


def who_waits(now: Situation) -> tuple[Parts, list[list[str]]]:
    """After an outcome: that there is still something to ask about the other of two people, and the button that leads there."""
    aside = now.case.aside
    if aside is None:
        return [], []
    beside = replace(now.case, findings=(), aside=None)
    theirs = situation_after(now.said, replace(aside, findings=now.case.findings, seen=now.case.seen, aside=beside))
    if theirs.question is None or not theirs.case.facts(aside.subject):
        return [], []
    response = _WAITS[aside.subject]
    return [[response, {}]], [[each["title"], each["payload"]] for each in load_responses()[response][0]["buttons"]]
