"""Fills responses inside the Rasa server: the region's numbers, pronouns, and for emergencies the reasons and the payload.

A response may have several variants: the first is said first, then the others in their order, and when all were said the
last two take turns, so that nobody runs into the same wall twice. A variant may have Rasa's conditions on slots and on
`about` (`self`, `other`: whom the response is about) and `asking` (`yes`, `no`: whether a question is open; `warned`
when a warning stands instead).

How placeholders are filled: `signpost/wording.py`.
`triage` is the contract's payload. `options`, pairs of title and payload, become buttons before the response's own.
"""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Text

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from signpost.components.cards import card_of
from signpost.components.live_tracker import times_said, transcript_of
from signpost.components.tracker_case import emergency_stands
from signpost.decision import Assessment, assess, load_rulebook, payload
from signpost.region import waiting_for, words_for
from signpost.wording import fill

# `rasa shell` prints whatever a message holds; in a terminal the text alone is wanted.
TERMINAL = "cmdline"
_WEB = "socketio"
_EMERGENCIES = ("utter_emergency_", "utter_crisis_")
_WITH_CARD = ("utter_outcome_", *_EMERGENCIES)


class RegionalResponses(TemplatedNaturalLanguageGenerator):
    """Rasa's responses, with every placeholder filled for this person and place.

    `model`, when it is known, stands in every payload beside the rule book, so that an answer tells what gave it.
    """

    def __init__(self, endpoint_config: Optional[EndpointConfig], domain: Domain) -> None:
        super().__init__(domain.responses)
        self.model = ""

    async def generate(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, **kwargs: Any
    ) -> Optional[Dict[Text, Any]]:
        """The response, or None when there is none of that name."""
        said = transcript_of(tracker)
        case = said.case
        emergency = utter_action.startswith(_EMERGENCIES)
        assessment = assess(case, load_rulebook()) if emergency else None
        person = kwargs.get("about") or _person(assessment, utter_action) or case.subject
        asking = "warned" if emergency_stands(tracker) else "yes" if said.question_id else "no"
        response = self._variant(utter_action, tracker, output_channel, {"about": person, "asking": asking})
        if response is None:
            return None
        values: Dict[Text, Any] = {**words_for(kwargs.get("region") or said.region or _region_of_site(tracker), person), **kwargs}
        if tracker.get_latest_input_channel() == _WEB:
            # The page draws the list from the payload.
            values["choices"] = ""
        if assessment is not None:
            values = {**_emergency_values(assessment, utter_action), **values}
        answer = {**response, "text": self._text(response.get("text", ""), values)}
        options = [{"title": title, "payload": said} for title, said in kwargs.get("options", ())]
        buttons = [*options, *response.get("buttons", ())]
        answer["buttons"] = [{name: self._text(words, values) for name, words in each.items()} for each in buttons]
        # An action knows more than the tracker does while it runs, such as a warning that was just taken back.
        triage = kwargs.get("triage") or (payload(case, assessment, None, load_rulebook()) if assessment is not None else None)
        if triage is not None and utter_action.startswith(_WITH_CARD) and "card" not in triage:
            found = assessment or assess(case, load_rulebook())
            card = card_of(found, utter_action, person, lambda name, more: self._text(self.responses[name][0]["text"], {**values, **more}))
            triage = {**triage, "card": card} if card else triage
        if triage is not None and tracker.get_latest_input_channel() != TERMINAL:
            answer["custom"] = {"triage": {**triage, "model": self.model} if self.model else triage}
        return answer

    def _variant(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, known: Mapping[str, str]
    ) -> Optional[Dict[Text, Any]]:
        """The variant whose turn it is, or None when there is no such response."""
        if utter_action not in self.responses:
            return None
        values = {**tracker.current_slot_values(), **known}
        fitting = ResponseVariationFilter(self.responses).responses_for_utter_action(utter_action, output_channel, values)
        if len(fitting) < 2:
            return dict(fitting[0]) if fitting else None
        times = times_said(tracker, utter_action)
        last = len(fitting) - 1
        return dict(fitting[times if times <= last else max(0, last - (times - last) % 2)])

    def _text(self, template: str, values: Mapping[str, Any]) -> str:
        return fill(template, values, self.responses)


def _region_of_site(tracker: DialogueStateTracker) -> Optional[str]:
    """What the page says that the widget is embedded in."""
    metadata = tracker.latest_message.metadata if tracker.latest_message else None
    return (metadata or {}).get("region")


def _person(assessment: Optional[Assessment], utter_action: str) -> Optional[str]:
    """Whom an emergency response is about: the one for whom its rule fired."""
    fired = [each.person for each in assessment.fired if each.rule.response == utter_action] if assessment else []
    return fired[0] if fired else None


def _emergency_values(assessment: Assessment, utter_action: str) -> Dict[str, Any]:
    fired = [each for each in assessment.fired if each.rule.response == utter_action]
    said = "; ".join(dict.fromkeys(finding.said for rule in fired for finding in rule.because if finding.said))
    noticed = fired[0].rule.noticed if fired else ""
    reason: List[Any] = [["utter_you_said", {"said": said}]] if said else [["utter_noticed", {"noticed": noticed}]]
    return {"reason": reason, "meanwhile": _meanwhile(utter_action)}


def _meanwhile(utter_action: str) -> str:
    """What to do until help is there, for the situation that a response names; empty when nothing is known."""
    return " ".join(waiting_for(utter_action).get("steps", ()))
