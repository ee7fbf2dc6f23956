"""The emergency in a message whose turn could not be taken: no database stands between the words and the warning."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

from signpost.components.live_tracker import transcript_of
from signpost.components.tracker_store import LiveTrackerStore
from signpost.dialogue.first import emergency_now
from signpost.dialogue.transcript import QUESTION_SLOT
from signpost.region import waiting_for


async def warning_without_a_turn(message: UserMessage, agent: Agent) -> list[dict[str, Any]]:
    """The warning that this message calls for, or nothing; reads no database, writes none, and asks no action server.

    What was said before counts as far as it is still in memory, so a combination that needs earlier words may be missed. What was
    warned of waits in memory for the database: nobody is told anything less afterwards.
    """
    store, processor = agent.tracker_store, agent.processor
    if not isinstance(store, LiveTrackerStore) or processor is None:
        return []
    parsed = await processor.parse_message(message)
    told = UserUttered(
        message.text,
        parsed["intent"],
        parsed["entities"],
        parsed,
        input_channel=message.input_channel,
        message_id=message.message_id,
        metadata=message.metadata,
    )
    tracker = store.last_known(message.sender_id)
    tracker.update(told, store.domain)
    said = transcript_of(tracker)
    # Who tells more while a warning stands is warned again: of nothing else can be said that it was heard.
    response = emergency_now(said) or (said.emergency.response if said.latest["findings"] else None)
    words = await processor.nlg.generate(response, tracker, message.output_channel.name()) if response else None
    if response is None or words is None:
        return []
    uttered = BotUttered(words["text"], {"custom": words["custom"]}, {"utter_action": response})
    asks = SlotSet(QUESTION_SLOT, waiting_for(response).get("asks"))
    for event in (asks, ActionExecuted(response), uttered, ActionExecuted(ACTION_LISTEN_NAME)):
        tracker.update(event, store.domain)
    store.wait_for_the_database(tracker)
    return [{"recipient_id": message.sender_id, "text": words["text"]}, {"recipient_id": message.sender_id, "custom": words["custom"]}]
