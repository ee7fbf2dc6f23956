"""Where conversations are kept: opened so that faults show and deleted words are gone, deleted at a wish, purged by age."""

from __future__ import annotations

import logging
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Optional

import sqlalchemy
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore

from signpost.components import metrics
from signpost.components.tracker_store import LiveTrackerStore

logger = logging.getLogger(__name__)

BUSY_SECONDS = 2  # how long a turn waits for a locked SQLite file
_TRIES = 10
_SET_ASIDE = ".damaged-"


def set_aside_a_damaged_file(path: Path) -> Optional[Path]:
    """Where a database file that SQLite cannot read was moved, so that the server starts with an empty one; None when all is well."""
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                return None
    except sqlite3.OperationalError:
        return None  # locked or unreadable for now: not damaged as far as anybody knows
    except sqlite3.DatabaseError:
        pass
    aside = path.with_name(f"{path.name}{_SET_ASIDE}{int(time.time())}")
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    logger.critical("the database was damaged and has been moved aside; conversations begin anew")
    return aside


def settled_store(agent: Agent) -> TrackerStore:
    """The store itself, put in the place of Rasa's wrapper around it.

    The wrapper takes a database that cannot be read for an empty conversation: an answer would then rest on one message
    alone and leave out what was said before. Without it the fault shows, and the person gets the safe reply.
    """
    store: TrackerStore = agent.tracker_store
    while hasattr(store, "_tracker_store"):
        store = store._tracker_store
    agent.tracker_store = store
    if agent.processor is not None:
        agent.processor.tracker_store = store
    return store


def delete_conversation(store: TrackerStore, conversation: str) -> None:
    """Removes every event of a conversation, from its cache too; raises TypeError for a store that it does not know."""
    if isinstance(store, LiveTrackerStore):
        store.forget(conversation)
    if isinstance(store, SQLTrackerStore):
        with store.session_scope() as session:
            session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == conversation).delete(synchronize_session=False)
            session.commit()
        _empty_the_write_ahead_log(store.engine)
    elif isinstance(store, InMemoryTrackerStore):
        store.store.pop(conversation, None)
    else:
        raise TypeError(f"conversations cannot be deleted from a {type(store).__name__}")
    metrics.DELETED.labels("wish").inc()


def purge(store: TrackerStore, before: float) -> int:
    """The number of events older than a moment (epoch seconds) that were deleted."""
    if not isinstance(store, SQLTrackerStore):
        return 0
    event = store.SQLEvent
    with store.session_scope() as session:
        senders = [name for (name,) in session.query(event.sender_id).filter(event.timestamp < before).distinct()]
        if not senders:
            return 0
        for each in senders if isinstance(store, LiveTrackerStore) else ():
            store.forget(each)
        deleted = int(session.query(event).filter(event.timestamp < before).delete(synchronize_session=False))
        session.commit()
    _empty_the_write_ahead_log(store.engine)
    metrics.DELETED.labels("age").inc(deleted)
    return deleted


def purge_set_aside(path: Path, before: float) -> None:
    """Removes damaged files that were moved aside before a moment (epoch seconds): they hold conversations too."""
    for each in path.parent.glob(f"{path.name}{_SET_ASIDE}*"):
        if each.stat().st_mtime < before:
            each.unlink(missing_ok=True)


def _empty_the_write_ahead_log(engine: Any) -> None:
    """Deleted rows still stand in SQLite's -wal file until it is written back and cut to nothing."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        for _ in range(_TRIES):
            if not connection.execute(sqlalchemy.text("PRAGMA wal_checkpoint(TRUNCATE)")).fetchone()[0]:
                return
            # The log is just being moved into the database; SQLite does not wait for that by itself.
            time.sleep(0.02)
    logger.warning("the write-ahead log could not be emptied yet; the next purge tries again")
