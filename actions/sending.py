"""Hands the turn to the conversation, and what comes back to Rasa."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from signpost.conversation.moves import MOVES
from signpost.conversation.situation import situation_now
from signpost.conversation.transcript import transcript
from signpost.decision import load_rulebook


def send(action: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Sends the reply of an action's move, and hands back the slots that it sets."""
    now = situation_now(transcript(tracker.events, load_rulebook().questions))
    reply = MOVES[action](now)
    for each in reply.sayings:
        dispatcher.utter_message(response=each.response, **each.values)
    return [SlotSet(slot, value) for slot, value in reply.slots]
