"""Deletes a conversation from where Rasa keeps it."""

from __future__ import annotations

from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore


async def delete_conversation(agent: Agent, conversation: str) -> None:
    """Removes every event of a conversation; raises TypeError for a store that it does not know."""
    store: TrackerStore = agent.tracker_store
    while hasattr(store, "_tracker_store"):
        store = store._tracker_store
    if isinstance(store, SQLTrackerStore):
        with store.session_scope() as session:
            session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == conversation).delete()
            session.commit()
    elif isinstance(store, InMemoryTrackerStore):
        store.store.pop(conversation, None)
    else:
        raise TypeError(f"conversations cannot be deleted from a {type(store).__name__}")
