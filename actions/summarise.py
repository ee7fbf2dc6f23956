"""Sums up what was told, for the person to show to a doctor."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import never_silent
from actions.situation import Situation, situation_of
from actions.speaking import OUTCOMES, say_next
from signpost.decision import load_rulebook, payload
from signpost.findings import Finding

_HEADINGS = {"present": "utter_summary_present", "past": "utter_summary_past", "absent": "utter_summary_absent", "unknown": "utter_summary_unknown"}


class ActionSummarise(Action):
    """Runs after "summary"."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_summarise"

    @never_silent
    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """The summary, then the open question again when there is one."""
        now = situation_of(tracker)
        if not now.case.findings:
            dispatcher.utter_message(response="utter_nothing_to_summarise")
            return []
        triage = payload(now.case, now.assessment, now.question, load_rulebook())
        parts = [part for status in _HEADINGS for part in _section(now, status)]
        levels = [["utter_summary_level", {"do": each.rule.do}] for each in now.assessment.fired[:1]] if now.assessment.level in OUTCOMES else []
        dispatcher.utter_message(
            response="utter_summary", parts=[*parts, *levels], version=triage["rulebook"], json_message={"triage": {**triage, "summary": True}}
        )
        return say_next(dispatcher, now) if now.said.question_id else []


def _section(now: Situation, status: str) -> list[list[Any]]:
    found = [each for each in now.case.facts(now.case.subject) if each.status == status]
    if not found:
        return []
    return [[_HEADINGS[status], {}], *map(_line, found)]


def _line(finding: Finding) -> list[Any]:
    where = " ".join(each for each in (finding.side, (finding.body_part or "").replace("_", " ")) if each)
    stated = [each for each in (where, finding.onset, finding.course, finding.severity) if each]
    details: list[list[Any]] = [["utter_summary_detail", {"detail": each}] for each in stated]
    if finding.duration_days is not None:
        details.append(["utter_summary_days", {"days": f"{finding.duration_days:g}"}])
    if finding.said:
        details.append(["utter_summary_said", {"said": finding.said}])
    label = load_rulebook().vocabulary.findings[finding.id]
    return ["utter_summary_line", {"label": label, "details": {"inline": details}}] if details else ["utter_summary_bare_line", {"label": label}]
