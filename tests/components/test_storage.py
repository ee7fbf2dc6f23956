"""Deleted means gone from the files; old means deleted; a damaged file does not keep the bot from starting."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from signpost.components.channels.storage import delete_conversation, purge, purge_set_aside, set_aside_a_damaged_file, settled_store
from signpost.components.tracker_store import LiveTrackerStore

pytestmark = pytest.mark.filterwarnings("ignore")


class FakeAgent:
    """An agent with a store wrapped as Rasa wraps it."""

    def __init__(self, store: Any) -> None:
        self.tracker_store, self.processor = type("Wrapper", (), {"_tracker_store": store})(), None


def store_in(folder: Path) -> LiveTrackerStore:
    """The settled SQLite store of a folder."""
    store = LiveTrackerStore(Domain.empty(), db=str(folder / "talks.db"))
    assert settled_store(FakeAgent(store)) is store  # type: ignore[arg-type]
    return store


def tell(store: Any, sender: str, text: str, at: float) -> None:
    """Stores one turn of a conversation."""
    events = [ActionExecuted("action_listen", timestamp=at), UserUttered(text, {"name": "tell"}, timestamp=at)]
    asyncio.run(store.save(DialogueStateTracker.from_events(sender, events)))


def bytes_of(folder: Path) -> bytes:
    """Everything that stands in the database's files."""
    return b"".join(each.read_bytes() for each in sorted(folder.glob("talks.db*")))


def test_deleted_conversation_leaves_no_byte(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    tell(store, "web-one", "zebrafinch " * 900, time.time())
    tell(store, "web-two", "kingfisher", time.time())
    assert b"zebrafinch" in bytes_of(tmp_path)
    delete_conversation(store, "web-one")
    assert b"zebrafinch" not in bytes_of(tmp_path)
    assert b"web-one" not in bytes_of(tmp_path)
    assert b"kingfisher" in bytes_of(tmp_path)


def test_purge_deletes_what_is_older_and_nothing_else(tmp_path: Path) -> None:
    store, now = store_in(tmp_path), time.time()
    tell(store, "web-old", "zebrafinch", now - 31 * 86_400)
    tell(store, "web-new", "kingfisher", now - 29 * 86_400)
    assert purge(store, now - 30 * 86_400) == 2
    assert b"zebrafinch" not in bytes_of(tmp_path) and b"kingfisher" in bytes_of(tmp_path)
    assert purge(store, now - 30 * 86_400) == 0


def test_purge_and_deletion_empty_the_cache_of_a_live_store(tmp_path: Path) -> None:
    store = LiveTrackerStore(Domain.empty(), db=str(tmp_path / "talks.db"))
    settled_store(FakeAgent(store))  # type: ignore[arg-type]
    for sender, at in (("web-old", 1_000.0), ("web-gone", time.time())):
        tell(store, sender, "zebrafinch", at)
        assert asyncio.run(store.retrieve(sender)) is not None
    purge(store, 2_000.0)
    delete_conversation(store, "web-gone")
    assert store._live == {}
    assert b"zebrafinch" not in bytes_of(tmp_path)


def test_conversation_in_memory_is_deleted() -> None:
    store = InMemoryTrackerStore(Domain.empty())
    tell(store, "web-one", "zebrafinch", time.time())
    delete_conversation(store, "web-one")
    assert store.store == {}
    with pytest.raises(TypeError, match="cannot be deleted"):
        delete_conversation(object(), "web-one")  # type: ignore[arg-type]


def test_damaged_file_is_moved_aside_and_purged_later(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    assert set_aside_a_damaged_file(path) is None
    store = store_in(tmp_path)
    tell(store, "web-one", "zebrafinch", time.time())
    store.engine.dispose()
    assert set_aside_a_damaged_file(path) is None
    path.write_bytes(b"not a database at all " * 500)
    aside = set_aside_a_damaged_file(path)
    assert aside is not None and aside.exists() and not path.exists()
    purge_set_aside(path, time.time() - 60)
    assert aside.exists()
    purge_set_aside(path, time.time() + 60)
    assert not aside.exists()
