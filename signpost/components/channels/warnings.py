"""The emergency in a message whose turn could not be taken: no database stands between the words and the warning."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import UserUttered

from signpost.components.live_tracker import transcript_of
from signpost.components.tracker_store import LiveTrackerStore
from signpost.turn.emergencies import emergency_now


async def warning_without_a_turn(message: UserMessage, agent: Agent) -> list[dict[str, Any]]:
    """The warning that this message calls for, or nothing; reads no database, writes none, and asks no action server.

    What was said before counts as far as it is still in memory, so a combination that needs earlier words may be missed.
    """
    store, processor = agent.tracker_store, agent.processor
    if not isinstance(store, LiveTrackerStore) or processor is None:
        return []
    parsed = await processor.parse_message(message)
    tracker = store.last_known(message.sender_id)
    tracker.update(
        UserUttered(
            message.text,
            parsed["intent"],
            parsed["entities"],
            parsed,
            input_channel=message.input_channel,
            message_id=message.message_id,
            metadata=message.metadata,
        ),
        store.domain,
    )
    response = emergency_now(transcript_of(tracker))
    said = await processor.nlg.generate(response, tracker, message.output_channel.name()) if response else None
    if said is None:
        return []
    return [{"recipient_id": message.sender_id, "text": said["text"]}, {"recipient_id": message.sender_id, "custom": said["custom"]}]
