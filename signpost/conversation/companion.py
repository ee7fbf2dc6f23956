"""After a warning: the answer to what somebody does or asks while help is needed. The warning itself stays as it is."""

from __future__ import annotations

from dataclasses import replace

from signpost.conversation.asking import told_with
from signpost.conversation.checks import check_seen
from signpost.conversation.read_back import label_of
from signpost.conversation.reply import Reply, inline, remembered
from signpost.conversation.situation import Situation
from signpost.conversation.transcript import DOUBT_SLOT, QUESTION_SLOT, Transcript
from signpost.conversation.turns import WITHDRAWAL
from signpost.decision import Case, assess_emergency, load_rulebook
from signpost.decision.clashes import says_one_of
from signpost.findings import Finding, finding_from
from signpost.region import waiting_for

_SEEN = "utter_companion_was_seen"
_WORSE = "utter_companion_worse"
# By act, the first that was read counts.
_RESPONSES = {
    "was_seen": _SEEN,
    "refuses_help": "utter_companion_refuses_help",
    "cannot_get_there": "utter_companion_cannot_get_there",
    "asks_if_must": "utter_companion_asks_if_must",
    "asks_to_eat": "utter_companion_asks_to_eat",
    "asks_which_hospital": "utter_companion_asks_which_hospital",
    "asks_what_to_say": "utter_companion_asks_what_to_say",
    "has_arrived": "utter_companion_has_arrived",
    "is_leaving": "utter_companion_is_leaving",
}


def says_seen(said: Transcript) -> bool:
    """Whether a danger is told of as one that a clinician has looked at ("seen in hospital, it is Bell's palsy"), and nothing new."""
    seen = load_rulebook().levels.seen
    return companion(said) == _SEEN and said.emergency.response not in seen.never and not says_one_of(said.latest_text, seen.words)


def companion(said: Transcript) -> str | None:
    """The response to the latest message while a warning stands; None when none stands, and in a crisis, which has its own steps.

    A danger that is newly told comes before all else, also while it is asked whether the warning still holds.
    """
    if new_dangers(said):
        return _WORSE
    acts = _RESPONSES.keys() & set(said.latest_reading.get("acts", ()))
    if not acts or said.question_id or not said.emergency.fired or said.emergency.status == "crisis":
        return None
    acts -= set(waiting_for(str(said.emergency.response)).get("not_said", ()))
    return next((response for act, response in _RESPONSES.items() if act in acts), None)


def new_dangers(said: Transcript) -> tuple[Finding, ...]:
    """What the latest message tells as there now, under a warning that stood before it, that is a danger of its own.

    What was known before is no news, nor is what a crisis rests on, which has its own steps.
    """
    if said.question_id not in (None, WITHDRAWAL) or not said.emergency.fired or not _warned_before(said):
        return ()
    known = {(each.id, each.person) for each in said.earlier.findings if each.status == "present"}
    told = [finding_from(each) for each in said.latest.get("findings", ())]
    fresh = [each for each in told if each.status == "present" and (each.id, each.person) not in known]
    return tuple({each.id: each for each in fresh if _is_danger(each, said.case)}.values())


def _warned_before(said: Transcript) -> bool:
    return bool(assess_emergency(said.earlier, load_rulebook()).fired)


def _is_danger(finding: Finding, case: Case) -> bool:
    """Whether a finding is a sign of danger, or an emergency beside nothing but what is known about the person."""
    book = load_rulebook()
    if finding.id in book.of_crisis or finding.id in book.levels.background:
        return False
    facts = tuple(each for each in case.facts(finding.person) if each.id in book.levels.background)
    alone = replace(case, findings=(*facts, finding), aside=None)
    signs = {each["finding"] for each in book.levels.danger_signs}
    return finding.id in signs or bool(assess_emergency(alone, book).fired)


def accompany(now: Situation, response: str) -> Reply:
    """The answer; who was seen is asked whether that was about this, before the warning is taken back."""
    if response == _WORSE:
        return _name_dangers(now)
    if response == _SEEN:
        return check_seen(now)
    stands = "utter_companion_go" if now.assessment.route == "go" else "utter_companion_call"
    return told_with(now, response, stands=[[stands, {}]])


def _name_dangers(now: Situation) -> Reply:
    """What is new by its name, and to call now; a check of the warning is dropped."""
    dangers = new_dangers(now.said)
    labels = inline([["utter_label", {"label": label_of(each.id)}] for each in dangers])
    who = "utter_companion_tell_call_handler" if now.said.help_called else "utter_companion_call"
    told = told_with(now, _WORSE, labels=labels, about=dangers[0].person, stands=[[who, {}]])
    return told + remembered(QUESTION_SLOT, None) + remembered(DOUBT_SLOT, None)
