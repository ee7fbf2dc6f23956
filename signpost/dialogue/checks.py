"""Asks once before what was said is taken back: an emergency that is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from signpost.decision import Case, FiredRule, Question, load_rulebook, payload
from signpost.decision.questions import Option
from signpost.dialogue.old import days_told, signs_of
from signpost.dialogue.payloads import triage_of
from signpost.dialogue.read_back import names_of, since
from signpost.dialogue.reply import Reply, remembered, said
from signpost.dialogue.situation import Situation
from signpost.dialogue.transcript import DOUBT_SLOT, QUESTION_SLOT
from signpost.dialogue.turns import WITHDRAWAL
from signpost.findings import Finding
from signpost.responses import load_responses

# Its buttons answer the check: it is over, it never was, it is still there.
_CHECK = "utter_check_withdrawal"
# The checks with a question of their own: whether a doctor looked, whether it came on slowly, whether a crisis was heard wrongly.
SEEN_CHECK, SLOW_CHECK, MISHEARD_CHECK = "utter_companion_was_seen", "utter_companion_began_slowly", "utter_check_misheard"
CHECKS = frozenset({SEEN_CHECK, SLOW_CHECK, MISHEARD_CHECK})
# The same of signs that led to no warning.
GONE_CHECK = "utter_check_gone"


def behind_emergency(warned: Situation) -> list[Finding]:
    """The findings that the emergency rules which fired rest on; beside a danger of the body none of a crisis, which has its own end."""
    fired = [each for each in warned.assessment.fired if each.rule.level == "emergency"]
    found = {(finding.id, finding.person): finding for rule in fired for finding in rule.because}.values()
    return [each for each in found if each.id not in load_rulebook().of_crisis] or list(found)


def check_withdrawal(warned: Situation, now: Case) -> Reply:
    """Asks whether what led to a warning never was, is over, or is still there; in a crisis, whether the person is safe.

    That is what the case `now` no longer holds of it, or all of it when a false alarm was named without a sign.
    Until that is answered the warning stands, and the payload says so.
    """
    behind = behind_emergency(warned)
    return _check_warning(_doubted(warned, [each for each in behind if each not in now.findings] or behind))


def _doubted(warned: Situation, findings: Iterable[Finding], response: str = _CHECK) -> dict[str, Any]:
    """What a check of a warning is about: its findings, and the payload that stands meanwhile, with the buttons of a response."""
    triage = payload(warned.case, warned.assessment, None, load_rulebook())
    triage["question"] = {"id": WITHDRAWAL, "kind": "choice", "options": _options_of(response)}
    return {"findings": [each.as_dict() for each in findings], "triage": triage}


def _options_of(response: str) -> list[dict[str, str]]:
    """The buttons of a response as options of a question."""
    return [{"value": each["payload"], "label": each["title"]} for each in load_responses()[response][0]["buttons"]]


def _check_warning(doubt: Mapping[str, Any]) -> Reply:
    triage = doubt["triage"]
    labels = names_of(each["id"] for each in doubt["findings"])
    response = doubt.get("response") or ("utter_check_safety" if triage["status"] == "crisis" else _CHECK)
    began = {"time": [since(doubt["days"])]} if "days" in doubt else {}
    asked = said(response, labels=labels, triage=triage, **began)
    return asked + remembered(QUESTION_SLOT, WITHDRAWAL) + remembered(DOUBT_SLOT, doubt)


def sudden_behind(fired: Iterable[FiredRule]) -> list[Finding]:
    """What rules of emergencies rest on because it came suddenly."""
    found = [finding for each in fired if each.rule.level == "emergency" for finding in each.because if finding.onset == "sudden"]
    return list({(each.id, each.person): each for each in found}.values())


def check_old(warned: Situation, response: str, days: float | None = None) -> Reply:
    """Asks whether what led to a warning is old and no worse, planned, or somebody else's; only then it is taken back.

    `days` is how long ago it began, where that was put right just now.
    """
    days = days or days_told(warned.said) or load_rulebook().levels.old.days
    return _check_warning({**_doubted(warned, signs_of(warned.assessment), response), "response": response, "days": days})


def check_by(warned: Situation, response: str) -> Reply:
    """Asks the question of its own that one of `CHECKS` has; the warning stands until that is answered."""
    if response == SEEN_CHECK:
        doubted = behind_emergency(warned)
    elif response == SLOW_CHECK:
        doubted = sudden_behind(warned.assessment.fired)
    else:
        of_crisis = load_rulebook().of_crisis
        doubted = [each for each in warned.case.findings if each.id in of_crisis and each.status == "present"]
    return _check_warning({**_doubted(warned, doubted, response), "response": response})


def check_gone(now: Situation, told: Iterable[Finding]) -> Reply:
    """Asks whether signs that led to no warning are gone; the interview waits meanwhile."""
    question = Question(
        WITHDRAWAL, "choice", "", "", options=tuple(Option(each["value"], each["label"]) for each in _options_of(GONE_CHECK))
    )
    return _check_warning({"findings": [each.as_dict() for each in told], "triage": triage_of(now, question), "response": GONE_CHECK})


def check_again(now: Situation) -> Reply:
    """Puts the check that is open once more, after something came between; nothing when none is open."""
    if not now.said.doubtful:
        return Reply()
    return _check_warning(now.said.doubt)
