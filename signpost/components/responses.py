"""Fills responses inside the Rasa server: the region's numbers, pronouns, and for emergencies the reasons and the payload.

A placeholder `{name}` stands for a value of that name, or for the response `utter_name`. A value that is a list of
`[response, values]` pairs stands for those responses, one below the other; `{"inline": pairs}` the same
in one line. So reasons are worded in the domain too.
`options`, pairs of title and payload, become buttons before the response's own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, List, Mapping, Optional, Text

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from signpost.components.tracker_case import transcript_of
from signpost.decision import Assessment, assess, fold, load_rulebook, payload
from signpost.knowledge import knowledge_root, read_yaml
from signpost.region import words_for

REGION_SLOT = "region"
_EMERGENCIES = ("utter_emergency_", "utter_crisis_")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BLANK_LINES = re.compile(r"\n{3,}")


class RegionalResponses(TemplatedNaturalLanguageGenerator):
    """Rasa's responses, with every placeholder filled for this person and place."""

    def __init__(self, endpoint_config: Optional[EndpointConfig], domain: Domain) -> None:
        super().__init__(domain.responses)

    async def generate(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, **kwargs: Any
    ) -> Optional[Dict[Text, Any]]:
        """The response, or None when there is none of that name."""
        response = self._random_response_for(utter_action, output_channel, tracker.current_slot_values())
        if response is None:
            return None
        case = fold(transcript_of(tracker).turns)
        values: Dict[Text, Any] = {**words_for(_region(tracker), case.subject), **kwargs}
        emergency = utter_action.startswith(_EMERGENCIES)
        assessment = assess(case, load_rulebook()) if emergency else None
        if assessment is not None:
            values = {**_emergency_values(assessment, utter_action), **values}
        answer = {**response, "text": self._text(response.get("text", ""), values)}
        options = [{"title": title, "payload": said} for title, said in kwargs.get("options", ())]
        answer["buttons"] = [*options, *response.get("buttons", ())]
        if assessment is not None:
            answer["custom"] = {"triage": payload(case, assessment, None, load_rulebook())}
        return answer

    def _text(self, template: str, values: Mapping[str, Any]) -> str:
        """The template with its placeholders filled; a name that stands for nothing becomes empty."""
        filled = _PLACEHOLDER.sub(lambda match: self._value(match[1], values), template)
        return _BLANK_LINES.sub("\n\n", filled).strip()

    def _value(self, name: str, values: Mapping[str, Any]) -> str:
        value = values.get(name)
        if value is None:
            included = self.responses.get(f"utter_{name}")
            return self._text(included[0]["text"], values) if included else ""
        if isinstance(value, list):
            return "\n".join(self._parts(value, values))
        if isinstance(value, dict):
            return ", ".join(self._parts(value["inline"], values))
        # Knowledge uses the same placeholders as responses; a person's own words do not.
        return str(value) if name == "said" else _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), str(value))

    def _parts(self, parts: List[Any], values: Mapping[str, Any]) -> List[str]:
        return [self._text(self.responses[name][0]["text"], {**values, **more}) for name, more in parts]


def _region(tracker: DialogueStateTracker) -> Optional[str]:
    metadata = tracker.latest_message.metadata if tracker.latest_message else None
    return tracker.get_slot(REGION_SLOT) or (metadata or {}).get("region")


def _emergency_values(assessment: Assessment, utter_action: str) -> Dict[str, Any]:
    fired = [each for each in assessment.fired if each.rule.response == utter_action]
    said = "; ".join(dict.fromkeys(finding.said for rule in fired for finding in rule.because if finding.said))
    noticed = fired[0].rule.noticed if fired else ""
    reason: List[Any] = [["utter_you_said", {"said": said}]] if said else [["utter_noticed", {"noticed": noticed}]]
    return {"reason": reason, "meanwhile": _meanwhile(utter_action)}


@lru_cache(maxsize=1)
def _waiting() -> Mapping[str, str]:
    rows = read_yaml(knowledge_root() / "waiting.yml").data["waiting"]
    return {str(row["id"]): " ".join(row["steps"]) for row in rows}


def _meanwhile(utter_action: str) -> str:
    """What to do until help is there, for the situation that a response names; empty when nothing is known."""
    situation = utter_action.removeprefix("utter_emergency_").removeprefix("utter_")
    return _waiting().get(situation, "")
