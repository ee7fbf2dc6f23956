"""What is kept is apart, without anything that leads back, and gone from the bytes of the file once it is deleted."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from signpost.misreadings.store import FILE, Misreading, MisreadingStore

MARK = "zebrafinch"


def misreading(said: str = f"my {MARK} is numb", day: str = "2026-11-21") -> Misreading:
    """One that could have been sent."""
    return Misreading(
        (("numbness_tingling", "absent"),), said, "missed", f"it is a {MARK}", "reader12", "rules12", "misreading-2026-11", day
    )


@pytest.fixture
def store(tmp_path: Path) -> MisreadingStore:
    """An empty store."""
    return MisreadingStore(tmp_path / FILE)


def bytes_beside(tmp_path: Path) -> bytes:
    """Everything that lies in the folder of the store."""
    return b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_what_is_kept_comes_back(store: MisreadingStore) -> None:
    code = store.keep(misreading())
    [found] = store.waiting()
    assert (found.said, found.choice, found.findings) == (f"my {MARK} is numb", "missed", (("numbness_tingling", "absent"),))
    assert (found.reader, found.rulebook, found.day) == ("reader12", "rules12", "2026-11-21")
    assert len(code.replace("-", "")) == 20
    assert store.keep(misreading()) != code


def test_file_holds_no_code_and_is_its_owners_alone(store: MisreadingStore, tmp_path: Path) -> None:
    code = store.keep(misreading())
    held = bytes_beside(tmp_path)
    assert MARK.encode() in held
    assert code.encode() not in held
    assert code.replace("-", "").encode() not in held
    assert os.stat(tmp_path / FILE).st_mode & 0o077 == 0


def test_order_of_coming_is_not_kept(store: MisreadingStore, tmp_path: Path) -> None:
    for number in range(30):
        store.keep(misreading(f"number {number}"))
    with sqlite3.connect(tmp_path / FILE) as connection:
        rows = connection.execute("SELECT name, said FROM misreadings").fetchall()
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT rowid FROM misreadings")
    assert [name for name, _ in rows] == sorted(name for name, _ in rows)
    assert [said for _, said in rows] != [f"number {number}" for number in range(30)]


@pytest.mark.parametrize(
    "typed", [str, str.upper, lambda code: f" {code.replace('-', ' ')} "], ids=["as given", "in capitals", "with spaces"]
)
def test_deleted_by_its_code_it_is_gone_from_the_bytes(store: MisreadingStore, tmp_path: Path, typed) -> None:
    others = [store.keep(misreading(f"number {number}")) for number in range(20)]
    code = store.keep(misreading("my wombat aches " * 100))
    assert b"wombat" in bytes_beside(tmp_path)
    assert store.delete(typed(code))
    assert b"wombat" not in bytes_beside(tmp_path)
    assert len(store.waiting()) == len(others)
    assert not store.delete(code)


def test_unknown_code_deletes_nothing(store: MisreadingStore) -> None:
    store.keep(misreading())
    assert not store.delete("00000-00000-00000-00000")
    assert not store.delete("%")
    assert len(store.waiting()) == 1


def test_accepted_text_leaves_the_store_and_can_still_be_withdrawn(store: MisreadingStore, tmp_path: Path) -> None:
    code = store.keep(misreading())
    [found] = store.waiting()
    assert store.accept(found.name)
    assert MARK.encode() not in bytes_beside(tmp_path)
    assert not store.waiting()
    assert not store.withdrawn()
    assert store.delete(code)
    assert store.withdrawn() == {found.name}


def test_rejected_one_is_gone_from_the_bytes(store: MisreadingStore, tmp_path: Path) -> None:
    store.keep(misreading())
    store.reject(store.waiting()[0].name)
    assert MARK.encode() not in bytes_beside(tmp_path)
    assert not store.waiting()


def test_too_old_ones_are_purged_from_the_bytes(store: MisreadingStore, tmp_path: Path) -> None:
    store.keep(misreading("an old wombat", day="2026-08-01"))
    store.keep(misreading())
    assert store.purge(date(2026, 11, 21), 90) == 1
    assert b"wombat" not in bytes_beside(tmp_path)
    assert [each.day for each in store.waiting()] == ["2026-11-21"]


def test_purge_leaves_an_accepted_one_to_be_withdrawn(store: MisreadingStore) -> None:
    code = store.keep(misreading(day="2026-08-01"))
    store.accept(store.waiting()[0].name)
    assert store.purge(date(2026, 11, 21), 90) == 0
    assert store.delete(code)
    assert len(store.withdrawn()) == 1


def test_purge_makes_no_file(store: MisreadingStore, tmp_path: Path) -> None:
    assert store.purge(date(2026, 11, 21), 90) == 0
    assert not (tmp_path / FILE).exists()
