"""The live tracker store keeps what Rasa's store keeps, over restarts, processes, sessions and deletions."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    BotUttered,
    Event,
    FollowupAction,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from signpost.components import tracker_store
from signpost.components.channels.storage import delete_conversation
from signpost.components.live_tracker import LiveTracker
from signpost.components.tracker_store import LiveTrackerStore
from signpost.dialogue.transcript import TRANSCRIPT
from tests.components.unwritable import Unwritable

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [tell, thank]
slots:
  open_question: {type: any, influence_conversation: false, mappings: [{type: custom}]}
  region: {type: text, influence_conversation: false, initial_value: uk, mappings: [{type: custom}]}
responses: {utter_thank: [{text: "You're welcome."}]}
session_config: {session_expiration_time: 0, carry_over_slots_to_new_session: false}
"""
)
SENDER = "somebody"
Answer = TypeVar("Answer")


def run(coroutine: Coroutine[Any, Any, Answer]) -> Answer:
    """What a coroutine returns."""
    return asyncio.run(coroutine)


def store_at(path: Path, **settings: Any) -> LiveTrackerStore:
    """A store of its own, as a process would have it."""
    return LiveTrackerStore(DOMAIN, db=str(path), **settings)


def opened() -> list[Event]:
    """What Rasa adds at the beginning of a conversation."""
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]


def turn(text: str, *more: Event) -> list[Event]:
    """One message and its answer."""
    parsed = {"intent": {"name": "tell"}, "entities": [], "text": text, "reading": {"findings": [{"id": "falls"}]}}
    told = UserUttered(text, parsed["intent"], [], parsed)
    return [told, ActionExecuted("utter_thank"), BotUttered("ok"), *more, ActionExecuted("action_listen")]


def say(store: SQLTrackerStore, events: list[Event], sender: str = SENDER) -> DialogueStateTracker:
    """Takes a conversation from the store, adds events, and saves it."""
    tracker = run(store.get_or_create_tracker(sender, append_action_listen=False))
    tracker.update_with_events(events, DOMAIN)
    run(store.save(tracker))
    return tracker


def texts(tracker: DialogueStateTracker | None) -> list[str]:
    """What the person said."""
    return [event.text for event in tracker.events if isinstance(event, UserUttered)] if tracker else []


def state(tracker: DialogueStateTracker | None) -> Any:
    """Everything that can be seen of a tracker, as JSON would carry it."""
    assert tracker is not None
    state = {name: value for name, value in tracker.current_state(EventVerbosity.ALL).items() if name != TRANSCRIPT}
    seen = {"state": state, "applied": [each.as_dict() for each in tracker.applied_events()]}
    return json.loads(json.dumps(seen))


CONVERSATIONS = {
    "plain": [[*opened(), *turn("one")], turn("two"), turn("three")],
    "slots": [[*opened(), *turn("one", SlotSet("open_question", "falls"))], turn("two", SlotSet("region", None))],
    "restart": [[*opened(), *turn("one", SlotSet("region", "us"))], [Restarted()], turn("three")],
    "new session": [[*opened(), *turn("one", SlotSet("region", "us"))], [*opened(), *turn("two")], turn("three")],
    "session in the middle of a turn": [[*opened(), *turn("one")], [*turn("two"), *opened()], turn("three")],
    "taken back": [[*opened(), *turn("one")], [*turn("two"), ActionReverted()], [*turn("three"), UserUtteranceReverted()], turn("four")],
    "follow-up": [[*opened(), *turn("one", FollowupAction("utter_thank"))], turn("two")],
}


@pytest.mark.parametrize("turns", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_live_tracker_is_what_rasas_store_reads_from_the_database(tmp_path: Path, turns: list[list[Event]]) -> None:
    store = store_at(tmp_path / "talk.db")
    for number, events in enumerate(turns):
        say(store, events)
        live = run(store.retrieve(SENDER))
        assert isinstance(live, LiveTracker)
        stock = run(SQLTrackerStore(DOMAIN, db=str(tmp_path / "talk.db")).retrieve(SENDER))
        assert state(live) == state(stock), f"after turn {number}"


@pytest.mark.parametrize("turns", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_rows_are_those_of_rasas_store(tmp_path: Path, turns: list[list[Event]]) -> None:
    rows = []
    for store in (store_at(tmp_path / "own.db"), SQLTrackerStore(DOMAIN, db=str(tmp_path / "stock.db"))):
        for events in turns:
            tracker = run(store.get_or_create_tracker(SENDER, append_action_listen=False))
            tracker.update_with_events(events, DOMAIN, override_timestamp=False)
            run(store.save(tracker))
        with store.engine.connect() as connection:
            found = connection.execute(sa.text("SELECT type_name, intent_name, action_name, data FROM events ORDER BY id")).all()
        rows.append([(*row[:3], json.loads(row.data)) for row in found])
    assert rows[0][0][0] == "action"
    assert rows[0] == rows[1]


def test_copy_is_the_same_and_apart() -> None:
    tracker = LiveTracker(SENDER, DOMAIN.slots)
    tracker.update_with_events([*opened(), *turn("one", SlotSet("region", "us"))], DOMAIN)
    twin, replayed = tracker.copy(), DialogueStateTracker.copy(tracker)
    assert state(twin) == state(replayed) == state(tracker)
    assert [slot.has_been_set for slot in twin.slots.values()] == [slot.has_been_set for slot in replayed.slots.values()]
    twin.update_with_events(turn("two", SlotSet("region", "nz")), DOMAIN)
    assert texts(tracker) == ["one"] and tracker.get_slot("region") == "us"
    assert state(twin) == state(DialogueStateTracker.copy(twin))


def test_conversation_goes_on_after_a_restart(tmp_path: Path) -> None:
    say(store_at(tmp_path / "talk.db"), [*opened(), *turn("one")])
    again = store_at(tmp_path / "talk.db")
    say(again, turn("two"))
    assert texts(run(store_at(tmp_path / "talk.db").retrieve(SENDER))) == ["one", "two"]


def test_two_processes_share_one_conversation(tmp_path: Path) -> None:
    first, second = store_at(tmp_path / "talk.db"), store_at(tmp_path / "talk.db")
    for number in range(6):
        say((first, second)[number % 2], [*(opened() if number == 0 else []), *turn(str(number))])
    for store in (first, second, store_at(tmp_path / "talk.db")):
        assert texts(run(store.retrieve(SENDER))) == ["0", "1", "2", "3", "4", "5"]


def test_turn_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    store = store_at(tmp_path / "talk.db")
    say(store, [*opened(), *turn("one")])
    lost = run(store.retrieve(SENDER))
    assert lost is not None
    lost.update_with_events(turn("lost"), DOMAIN)
    assert texts(run(store.retrieve(SENDER))) == ["one"]
    say(store, turn("two"))
    assert texts(run(store_at(tmp_path / "talk.db").retrieve(SENDER))) == ["one", "two"]


def test_deleted_conversation_is_gone_from_memory_and_disk(tmp_path: Path) -> None:
    store, other = store_at(tmp_path / "talk.db"), store_at(tmp_path / "talk.db")
    say(store, [*opened(), *turn("zebrafinch")])
    assert texts(run(other.retrieve(SENDER))) == ["zebrafinch"]
    delete_conversation(store, SENDER)
    assert run(store.retrieve(SENDER)) is None
    assert run(other.retrieve(SENDER)) is None
    for path in tmp_path.iterdir():
        assert b"zebrafinch" not in path.read_bytes(), path.name


def test_deletion_is_seen_although_row_numbers_are_used_again(tmp_path: Path) -> None:
    store, other = store_at(tmp_path / "talk.db"), store_at(tmp_path / "talk.db")
    say(store, [*opened(), *turn("old")])
    delete_conversation(other, SENDER)
    say(other, [*opened(), *turn("new")])
    assert texts(run(store.retrieve(SENDER))) == ["new"]


def test_only_so_many_conversations_are_kept_and_none_is_lost(tmp_path: Path) -> None:
    store = store_at(tmp_path / "talk.db", kept=3)
    for number in range(10):
        say(store, [*opened(), *turn(str(number))], sender=f"s{number}")
    assert len(store._live) == 3
    assert texts(run(store.retrieve("s0"))) == ["0"]


def test_new_domain_forgets_the_slots_of_the_old_one(tmp_path: Path) -> None:
    store = store_at(tmp_path / "talk.db")
    say(store, [*opened(), *turn("one")])
    store.domain = Domain.from_yaml('version: "3.1"\nslots: {new_one: {type: any, mappings: [{type: custom}]}}')
    tracker = run(store.retrieve(SENDER))
    assert tracker is not None and "new_one" in tracker.slots and "region" not in tracker.slots


def test_tracker_of_rasas_own_kind_can_be_saved(tmp_path: Path) -> None:
    store = store_at(tmp_path / "talk.db")
    say(store, [*opened(), *turn("one")])
    tracker = DialogueStateTracker.from_events(SENDER, list(run(store.retrieve(SENDER)).events), DOMAIN.slots)  # type: ignore[union-attr]
    tracker.update_with_events(turn("two"), DOMAIN)
    run(store.save(tracker))
    assert texts(run(store.retrieve(SENDER))) == ["one", "two"]


def test_memory_alone_is_a_database_too() -> None:
    store = LiveTrackerStore(DOMAIN, db=":memory:")
    say(store, [*opened(), *turn("one")])
    say(store, turn("two"))
    assert texts(run(store.retrieve(SENDER))) == ["one", "two"]


def test_sqlite_writes_ahead_and_overwrites_what_is_deleted(tmp_path: Path) -> None:
    store = store_at(tmp_path / "talk.db")
    with store.engine.connect() as connection:
        found = [connection.execute(sa.text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous", "secure_delete")]
    assert found == ["wal", 1, 1]
    assert sqlite3.connect(tmp_path / "talk.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_log_is_moved_into_the_database_beside_the_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker_store, "SAVES_IN_THE_LOG", 3)
    store, moved = store_at(tmp_path / "talk.db"), threading.Event()
    threads: list[int] = []

    def noticed(*told: Any) -> None:
        if "wal_checkpoint" in told[2]:
            threads.append(threading.get_ident())
            moved.set()

    sa.event.listen(store.engine, "before_cursor_execute", noticed)
    for number in range(3):
        assert not moved.is_set()
        say(store, turn(str(number)))
    assert moved.wait(10) and threading.get_ident() not in threads


def test_deletion_waits_until_the_log_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_at(tmp_path / "talk.db")
    say(store, [*opened(), *turn("zebrafinch")])
    reader = sqlite3.connect(tmp_path / "talk.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM events").fetchall()
    monkeypatch.setattr(time, "sleep", lambda seconds: reader.rollback() if reader.in_transaction else None)
    with store.engine.connect() as connection:
        connection.execute(sa.text("PRAGMA busy_timeout=0"))
    delete_conversation(store, SENDER)
    for path in tmp_path.iterdir():
        assert b"zebrafinch" not in path.read_bytes(), path.name


def test_what_cannot_be_written_counts_and_is_written_when_the_database_is_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_at(tmp_path / "talk.db", kept=1)
    say(store, [*opened(), *turn("one")])
    database = Unwritable(store, monkeypatch)
    say(store, turn("two"))
    say(store, [*opened(), *turn("new")], sender="other")
    assert store.waiting() == [SENDER, "other"] and not store.can_write()
    assert texts(run(store.retrieve(SENDER))) == ["one", "two"]
    database.broken = False
    say(store, turn("three"))
    assert store.waiting() == ["other"] and store.can_write()
    run(store.write_what_waits(InMemoryLockStore().lock))
    again = store_at(tmp_path / "talk.db")
    assert texts(run(again.retrieve(SENDER))) == ["one", "two", "three"]
    assert texts(run(again.retrieve("other"))) == ["new"]
    assert state(run(store.retrieve(SENDER))) == state(run(again.retrieve(SENDER)))


def test_what_waits_comes_after_what_another_process_wrote_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, other = store_at(tmp_path / "talk.db"), store_at(tmp_path / "talk.db")
    say(store, [*opened(), *turn("one")])
    database = Unwritable(store, monkeypatch)
    say(store, turn("two"))
    say(other, turn("elsewhere"))
    assert texts(run(store.retrieve(SENDER))) == ["one", "elsewhere", "two"]
    database.broken = False
    run(store.write_what_waits(InMemoryLockStore().lock))
    assert texts(run(other.retrieve(SENDER))) == ["one", "elsewhere", "two"]


def test_what_waits_is_forgotten_at_a_wish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_at(tmp_path / "talk.db")
    say(store, [*opened(), *turn("one")])
    database = Unwritable(store, monkeypatch)
    say(store, turn("two"))
    database.broken = False
    delete_conversation(store, SENDER)
    run(store.write_what_waits(InMemoryLockStore().lock))
    assert run(store.retrieve(SENDER)) is None


def test_only_so_many_conversations_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_at(tmp_path / "talk.db", kept=1)
    Unwritable(store, monkeypatch)
    for number in range(tracker_store.MOST_WAITING):
        say(store, turn(str(number)), sender=f"s{number}")
    with pytest.raises(OSError, match="too many"):
        say(store, turn("one more"))


def test_write_test_leaves_no_row_and_is_not_repeated_at_once(tmp_path: Path) -> None:
    store, statements = store_at(tmp_path / "talk.db"), []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    assert store.can_write() and store.can_write()
    assert [each.split()[0] for each in statements] == ["INSERT", "DELETE"]
    with store.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM events")).scalar() == 0
