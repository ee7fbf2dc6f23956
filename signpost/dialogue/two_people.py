"""What is said where several people have complaints: what is whose, whom the talk goes on with, and that the others wait."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from signpost.decision import Case, load_rulebook
from signpost.decision.people import with_waiting
from signpost.decision.turns import LEADS
from signpost.dialogue.read_back import read_back
from signpost.dialogue.reply import Parts
from signpost.dialogue.several import named
from signpost.dialogue.situation import Situation, situation_after
from signpost.dialogue.turns import options_of
from signpost.findings import PERSONS, Finding

# For oneself, for the one other person there is, and for one of several.
_FIRST = ("utter_two_people_you_first", "utter_two_people_them_first", "utter_two_people_relative_first")
_READ_BACK = ("utter_read_back_of_you", "utter_read_back_of_them", "utter_read_back_of_relative")
_WAITS = ("utter_you_wait", "utter_they_wait", "utter_relative_waits")
_ABOUT = ("utter_about_you", "utter_about_other", "utter_about_relative")
_MEANT = ("utter_whom", "utter_whom", "utter_whom_relative")


def read_back_each(now: Situation, findings: Iterable[Finding]) -> Parts:
    """What was understood, of each by themselves where two people are spoken of, and then whom the talk goes on with."""
    # "A friend with myasthenia says …": the illness of somebody who is only named beside is nobody's here.
    facts, subject = load_rulebook().levels.background, now.case.subject
    told = [each for each in findings if now.case.aside is not None or each.person == subject or each.id not in facts]
    beside = [each for each in told if each.person != subject]
    if now.case.aside is None and not beside:
        return read_back(told)
    # "One uncle had paralysis": beside what is told of the one it is about, with whose it is.
    parts: Parts = read_back(each for each in told if each not in beside) if now.case.aside is None else []
    left = told if now.case.aside else beside
    for person in PERSONS:
        # What is nobody's ("that's my aunt, not me") is denied once.
        parts += [each for each in _of_whom(now.case, [each for each in left if each.person == person], person) if each not in parts]
    return parts + [_said(_FIRST, now.case, person) for act, person in LEADS.items() if act in now.said.latest.get("acts", ())]


def turned_to(case: Case) -> Parts:
    """Words for whoever the talk is about from now on."""
    return [_said(_ABOUT, case, case.subject)]


def meant(case: Case, person: str) -> tuple[str, dict[str, str]]:
    """The response for who asks whom it is about, and its words."""
    return tuple(_said(_MEANT, case, person))


def for_whom(case: Case, person: str) -> Parts:
    """Words that say whom an outcome is about, where several others are spoken of."""
    words = named(case, person) if len(case.others) > 1 and person != PERSONS[0] else {}
    return [["utter_for_relative", words]] if words else []


def _said(responses: tuple[str, str, str], case: Case, person: str) -> list[Any]:
    """The response of the three that fits this person, with the words for them."""
    if person == PERSONS[0]:
        return [responses[0], {}]
    words = named(case, person) if len(case.others) > 1 else {}
    return [responses[2 if words else 1], words]


def _of_whom(case: Case, told: Iterable[Finding], person: str) -> Parts:
    response, words = _said(_READ_BACK, case, person)
    return [[response, {**values, **words}] if name == "utter_read_back" else [name, values] for name, values in read_back(told)]


def who_waits(now: Situation) -> tuple[Parts, list[list[str]]]:
    """After an outcome: that there is still something to ask about another one of them, and the button that leads there."""
    for waiting in now.case.waiting:
        theirs = situation_after(now.said, with_waiting(now.case, waiting.subject))
        if theirs.question is not None and any(each.status != "absent" for each in theirs.case.facts(waiting.subject)):
            response, words = _said(_WAITS, now.case, waiting.subject)
            return [[response, words]], [[each.label.format(**words), each.value.format(**words)] for each in options_of(response)]
    return [], []
