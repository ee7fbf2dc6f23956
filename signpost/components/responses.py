"""Fills responses inside the Rasa server: the region's numbers, pronouns, and for emergencies the reasons and the payload.

What a response may hold and how it is filled: `signpost/say/speaking.py`.
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Text

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from signpost.components.live_tracker import times_said, transcript_of
from signpost.components.terminal import TERMINAL, as_text
from signpost.knowledge import KnowledgeError
from signpost.responses import load_responses
from signpost.say.speaking import Speaker

# The page draws lists from the payload.
_WEB = "socketio"


class Sent(Dict[Text, Any]):
    """What is sent and never changed, so that a copy of it is the same thing.

    For a line of its log that hardly anybody wants to see Rasa copies each event with everything in it, at every turn.
    """

    def __deepcopy__(self, memo: Dict[int, Any]) -> Sent:
        return self


class RegionalResponses(TemplatedNaturalLanguageGenerator):
    """Rasa's responses, with every placeholder filled for this person and place.

    `model`, when it is known, stands in every payload beside the rule book, so that an answer tells what gave it.
    """

    def __init__(self, endpoint_config: Optional[EndpointConfig], domain: Domain) -> None:
        super().__init__(domain.responses)
        self.model = ""

    @property
    def responses(self) -> Dict[Text, Any]:
        """Those of the domain, which Rasa sets anew with each model, and those that only actions send."""
        return self._responses

    @responses.setter
    def responses(self, trained: Dict[Text, Any]) -> None:
        self._responses = {**_sent_by_actions(), **trained}

    async def generate(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, **kwargs: Any
    ) -> Optional[Dict[Text, Any]]:
        """The response, or None when there is none of that name."""
        channel = tracker.get_latest_input_channel()
        speaker = Speaker(
            transcript_of(tracker),
            self.responses,
            lambda response: times_said(tracker, response),
            region=_region_of_site(tracker),
            draws=channel == _WEB,
            channel=output_channel,
            slots=tracker.current_slot_values(),
        )
        answer = speaker.say(utter_action, kwargs)
        if answer is None or channel == TERMINAL:
            return answer and as_text(answer, listed=bool(kwargs.get("choices")))
        custom = answer.pop("custom", None)
        if custom is not None:
            answer["custom"] = Sent({"triage": {**custom["triage"], "model": self.model}} if self.model else custom)
        return answer


def _sent_by_actions() -> Dict[Text, Any]:
    """What Rasa's domain does not hold; nothing where it cannot be read: then the server says so, and says the safe reply to everybody."""
    try:
        return load_responses()
    except KnowledgeError:
        return {}


def _region_of_site(tracker: DialogueStateTracker) -> Optional[str]:
    """What the page says that the widget is embedded in."""
    metadata = tracker.latest_message.metadata if tracker.latest_message else None
    return (metadata or {}).get("region")
