"""Rasa's SQL store without the replay: live trackers in memory, every event in the database at the end of its turn.

A conversation that was busy lately is kept as it stands and checked against its last row before it is used, so that
several processes can share one database. Rows look as Rasa's own store writes them; either store reads the other's.
What cannot be written stays in memory, counts as if it were stored, and is written when the database is back.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.pool import QueuePool

from signpost.components import metrics
from signpost.components.live_tracker import LiveTracker, Stored
from signpost.settings import read_settings

logger = logging.getLogger(__name__)

_ROWS = SQLTrackerStore.SQLEvent.__table__
_LAST_ROW = sa.select(_ROWS.c.id, _ROWS.c.timestamp).where(_ROWS.c.sender_id == sa.bindparam("sender")).order_by(_ROWS.c.id.desc()).limit(1)
_SESSION = (
    sa.select(sa.func.max(_ROWS.c.timestamp))
    .where(_ROWS.c.sender_id == sa.bindparam("sender"), _ROWS.c.type_name == SessionStarted.type_name)
    .scalar_subquery()
)
# Of several sessions only the latest is read, as Rasa does.
_LATEST_SESSION = (
    sa.select(_ROWS.c.id, _ROWS.c.timestamp, _ROWS.c.data)
    .where(_ROWS.c.sender_id == sa.bindparam("sender"), sa.or_(_SESSION.is_(None), _ROWS.c.timestamp >= _SESSION))
    .order_by(_ROWS.c.id)
)
# After so many turns SQLite's log, about four megabytes by then, is moved into the database.
SAVES_IN_THE_LOG = 100
# A database that failed is not tried again at each turn: of a locked one every try costs a turn two seconds.
RETRY_SECONDS = 2.0
# For so long a write that went well answers the question whether one does.
FRESH_SECONDS = 1.0
# So many times the kept conversations may wait in memory for a database that is down.
MOST_WAITING = 10
# The row of the write test, which no conversation can have: their names are never empty.
_PROBE = {"sender_id": "", "type_name": "probe", "timestamp": 0.0, "intent_name": None, "action_name": None, "data": "{}"}


class LiveTrackerStore(SQLTrackerStore):
    """Keeps the trackers of `kept` conversations live; SQLite runs with a write-ahead log and overwrites what is deleted."""

    def __init__(self, domain: Domain | None = None, *, kept: int = 500, **given: Any) -> None:
        self._live: OrderedDict[str, LiveTracker] = OrderedDict()
        self._kept = int(kept)
        self._saves, self._on_disk = 0, False
        self._failed_at = self._wrote_at = float("-inf")
        self._told: set[str] = set()
        self.engine: Any
        super().__init__(domain, **given)
        if self.engine.dialect.name == "sqlite":
            self._prepare_sqlite()
        elif self.engine.dialect.name == "postgresql":
            # Connections that a restart of the database cut off are noticed and made anew before they are used.
            self.engine.pool._pre_ping = True
            # SQLite's index on the sender holds the row's id already; here the last row needs an index of its own.
            with self.engine.begin() as connection:
                connection.execute(sa.text("CREATE INDEX IF NOT EXISTS ix_events_sender_id_id ON events (sender_id, id)"))

    def _prepare_sqlite(self) -> None:
        """One pooled connection instead of a new one at each statement, with the settings that have to be made on it."""
        self.engine.dispose()
        if self.engine.url.database not in (None, "", ":memory:"):
            self.engine = sa.create_engine(
                self.engine.url, **create_engine_kwargs(self.engine.url), poolclass=QueuePool, connect_args={"check_same_thread": False}
            )
            self.sessionmaker.configure(bind=self.engine)
            self._on_disk = True
        sa.event.listen(self.engine, "connect", _settings)
        self.Base.metadata.create_all(self.engine)

    @property
    def domain(self) -> Domain:
        """The domain of the model in use."""
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        # Live trackers hold the slots of the domain that they were made with.
        self._live = OrderedDict((name, each) for name, each in self._live.items() if each.unsaved)
        self._domain = domain or Domain.empty()

    def init_tracker(self, sender_id: str) -> LiveTracker:
        """A tracker without events."""
        return LiveTracker(sender_id, self.domain.slots)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of the latest session, or None when nothing is stored.

        The caller gets a copy: a turn that fails half-way leaves the kept tracker as it was.
        """
        kept = self._live.get(sender_id)
        with self.engine.connect() as connection:
            if kept is not None:
                last = connection.execute(_LAST_ROW, {"sender": sender_id}).first()
                if (last and (last.id, last.timestamp)) == (kept.stored and kept.stored[1:]):
                    self._live.move_to_end(sender_id)
                    return kept.copy()
                del self._live[sender_id]
            rows = connection.execute(_LATEST_SESSION, {"sender": sender_id}).all()
        if not rows:
            return None
        tracker = LiveTracker.from_dict(sender_id, [json.loads(row.data) for row in rows], self.domain.slots)
        assert isinstance(tracker, LiveTracker)
        tracker.stored = Stored(len(rows), rows[-1].id, rows[-1].timestamp)
        if kept is not None and kept.unsaved:
            # Another process wrote meanwhile: what waits here comes after it.
            waiting = kept.events_after(kept.stored.events if kept.stored else 0)
            tracker.update_with_events(waiting, self.domain, override_timestamp=False)
        self._keep(tracker)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Writes the events that are not stored yet, in one transaction; those that cannot be written now wait in memory."""
        if not isinstance(tracker, LiveTracker):
            # Not one of ours: which of its events are new can only be counted, as Rasa does.
            self._live.pop(tracker.sender_id, None)
            await super().save(tracker)
            return
        await self.stream_events(tracker)
        before = tracker.stored.events if tracker.stored else 0
        new = tracker.events_after(before)
        if not new:
            return
        if time.monotonic() - self._failed_at < RETRY_SECONDS:
            self.wait_for_the_database(tracker)
            return
        try:
            with self.engine.begin() as connection:
                connection.execute(_ROWS.insert(), [_row(tracker.sender_id, data) for data in tracker.as_dicts()[before:]])
                last = connection.execute(_LAST_ROW, {"sender": tracker.sender_id}).one()
        except (sa.exc.SQLAlchemyError, OSError) as error:
            self._failed(error)
            self.wait_for_the_database(tracker)
            return
        self._wrote()
        self._told.discard(tracker.sender_id)
        tracker.stored = Stored(len(tracker.events), last.id, last.timestamp)
        self._keep(_latest_session(tracker, new))
        self._saves += 1
        if self._on_disk and self._saves % SAVES_IN_THE_LOG == 0:
            asyncio.get_running_loop().run_in_executor(None, self._empty_the_log)

    def wait_for_the_database(self, tracker: LiveTracker) -> None:
        """Keeps a conversation with what could not be written; raises OSError when too many wait already."""
        waiting = sum(each.unsaved for name, each in self._live.items() if name != tracker.sender_id)
        if waiting >= MOST_WAITING * self._kept:
            raise OSError("too many conversations wait for the database")
        self._keep(tracker)

    def is_unsaved(self, sender_id: str) -> bool:
        """Whether something of a conversation waits to be written."""
        kept = self._live.get(sender_id)
        return kept is not None and kept.unsaved

    def has_to_tell(self, sender_id: str) -> bool:
        """True once for each time that something of a conversation could not be written: of what is unsaved it was not told yet."""
        told = sender_id in self._told
        self._told.add(sender_id)
        return not told

    def waiting(self) -> list[str]:
        """The conversations of which something waits to be written."""
        return [name for name, each in self._live.items() if each.unsaved]

    async def write_what_waits(self, lock: Callable[[str], AbstractAsyncContextManager[Any]]) -> None:
        """Writes what waits when the database is back, one conversation after the other, each under its lock."""
        if not self.waiting() or not await asyncio.get_running_loop().run_in_executor(None, self.can_write):
            return
        for name in self.waiting():
            async with lock(name):
                kept = await LiveTrackerStore.retrieve(self, name)
                if kept is not None:
                    await LiveTrackerStore.save(self, kept)

    def can_write(self) -> bool:
        """Whether a row can be written: one is, and taken away in the same transaction. What was tried just now is not tried again."""
        now = time.monotonic()
        if now - self._failed_at < RETRY_SECONDS:
            return False
        if now - self._wrote_at < FRESH_SECONDS or self.engine.dialect.name == "sqlite" and not self._on_disk:
            return True
        try:
            with self.engine.begin() as connection:
                connection.execute(_ROWS.insert(), _PROBE)
                connection.execute(_ROWS.delete().where(_ROWS.c.sender_id == _PROBE["sender_id"]))
        except (sa.exc.SQLAlchemyError, OSError) as error:
            self._failed(error)
            return False
        self._wrote()
        return True

    def _wrote(self) -> None:
        self._failed_at, self._wrote_at = float("-inf"), time.monotonic()

    def _failed(self, error: Exception) -> None:
        logger.error("the database cannot be written: %s", metrics.counted(error))
        self._failed_at, self._wrote_at = time.monotonic(), float("-inf")

    def _empty_the_log(self) -> None:
        """Moves SQLite's log into the database, beside the turns: the turn that did it took ten times as long as others."""
        try:
            with self.engine.connect() as connection:
                before = -1
                for _ in range(10):
                    _, pages, _ = connection.execute(sa.text("PRAGMA wal_checkpoint(PASSIVE)")).one()
                    if pages == before:
                        return
                    # Turns go on adding to the log meanwhile, and it is begun anew only when all of it was moved.
                    before = pages
        except sa.exc.OperationalError:
            logger.warning("the write-ahead log could not be moved into the database yet")

    def last_known(self, sender_id: str) -> LiveTracker:
        """The conversation as far as it is in memory, without a look at the database; a copy."""
        kept = self._live.get(sender_id)
        return kept.copy() if kept is not None else self.init_tracker(sender_id)

    def forget(self, conversation: str) -> None:
        """Drops the live tracker of a conversation; what is stored stays."""
        self._live.pop(conversation, None)
        self._told.discard(conversation)

    def _keep(self, tracker: LiveTracker) -> None:
        self._live[tracker.sender_id] = tracker.copy()
        self._live.move_to_end(tracker.sender_id)
        for name in [each for each, old in islice(self._live.items(), max(0, len(self._live) - self._kept)) if not old.unsaved]:
            del self._live[name]


class ConversationStore(LiveTrackerStore):
    """The live store in the SQLite file that the settings name, or that `endpoints.yml` names where they name none."""

    def __init__(self, domain: Domain | None = None, db: str = "var/conversations.db", **given: Any) -> None:
        name = read_settings().database(db)
        if name != ":memory:":
            Path(name).parent.mkdir(parents=True, exist_ok=True)
        super().__init__(domain, db=name, **given)


def _settings(connection: Any, record: Any) -> None:
    """Of the write-ahead log: a killed process loses nothing; only a power cut can lose the last turns, and breaks nothing."""
    # Should nobody move the log into the database, SQLite does so after five times as many pages as usual.
    for setting in ("busy_timeout=2000", "journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "wal_autocheckpoint=5000"):
        connection.execute(f"PRAGMA {setting}")


def _row(sender: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "sender_id": sender,
        "type_name": data["event"],
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _latest_session(tracker: LiveTracker, new: list[Event]) -> LiveTracker:
    """The tracker as a new process would read it: from the latest session's start on."""
    starts = [back for back, event in enumerate(reversed(new)) if isinstance(event, SessionStarted)]
    if not starts or starts[0] + 1 == len(tracker.events) or tracker.stored is None:
        return tracker
    events = list(tracker.events)[-1 - starts[0] :]
    session = tracker.init_copy()
    for event in events:
        session.update(event)
    session.stored = tracker.stored._replace(events=len(events))
    return session
