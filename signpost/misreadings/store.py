"""Keeps misread messages in a SQLite file of their own, with nothing that leads to a person, a session or a moment of a day.

A record's name is the hash of the code that its writer got, so the file tells nobody's code. Records lie in the order of these
hashes and not in that of their coming, which would tell more than the day. What is deleted is overwritten.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

FILE = "misreadings.db"
NEW, ACCEPTED, WITHDRAWN = "new", "accepted", "withdrawn"
_BUSY_SECONDS = 5
_CODE_BYTES = 10
# `state`: new; accepted, and then the text stands in a file of the vocabulary's keepers alone; withdrawn, and must leave that file.
_TABLE = """
CREATE TABLE IF NOT EXISTS misreadings (
  name TEXT PRIMARY KEY, state TEXT NOT NULL, day TEXT NOT NULL, said TEXT NOT NULL, choice TEXT NOT NULL, meant TEXT NOT NULL,
  findings TEXT NOT NULL, reader TEXT NOT NULL, rulebook TEXT NOT NULL, consent TEXT NOT NULL
) WITHOUT ROWID"""


_COLUMNS = "findings, said, choice, meant, reader, rulebook, consent, day, name"


@dataclass(frozen=True)
class Misreading:
    """One message: what was said and meant, both scrubbed, what was read (finding and status), and by which versions, on which day."""

    findings: tuple[tuple[str, str], ...]
    said: str
    choice: str
    meant: str
    reader: str
    rulebook: str
    consent: str
    day: str
    name: str = ""


class MisreadingStore:
    """The records of one file; every call opens it anew, so that several processes can share it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, misreading: Misreading) -> str:
        """The code with which the record can be deleted; it is written nowhere else."""
        code = secrets.token_hex(_CODE_BYTES)
        told = replace(misreading, name=_name_of(code))
        row = (json.dumps(told.findings), told.said, told.choice, told.meant, told.reader, told.rulebook, told.consent, told.day, told.name)
        with self._opened() as connection:
            connection.execute(f"INSERT INTO misreadings ({_COLUMNS}, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, NEW))
        return "-".join(code[at : at + 5] for at in range(0, len(code), 5))

    def delete(self, code: str) -> bool:
        """True when there was a record of this code; of one that was accepted only its name is left, until its row is taken out."""
        name = _name_of(code)
        with self._opened() as connection:
            gone = connection.execute("DELETE FROM misreadings WHERE name = ? AND state = ?", (name, NEW)).rowcount
            mark = "UPDATE misreadings SET state = ? WHERE name = ? AND state = ?"
            return bool(gone or connection.execute(mark, (WITHDRAWN, name, ACCEPTED)).rowcount)

    def waiting(self) -> Sequence[Misreading]:
        """The records that nobody has looked at yet, day by day."""
        with self._opened() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM misreadings WHERE state = ? ORDER BY day, name", (NEW,)).fetchall()
        return [Misreading(tuple((name, status) for name, status in json.loads(found)), *rest) for found, *rest in rows]

    def accept(self, name: str) -> bool:
        """Empties a record whose text was taken over and keeps its name, so that it can still be withdrawn; False when it is gone."""
        emptied = "UPDATE misreadings SET state = ?, said = '', choice = '', meant = '', findings = '[]' WHERE name = ? AND state = ?"
        with self._opened() as connection:
            return bool(connection.execute(emptied, (ACCEPTED, name, NEW)).rowcount)

    def reject(self, name: str) -> None:
        """Deletes a record."""
        with self._opened() as connection:
            connection.execute("DELETE FROM misreadings WHERE name = ?", (name,))

    def withdrawn(self) -> frozenset[str]:
        """The names of records that were accepted and then withdrawn: their rows must go."""
        with self._opened() as connection:
            return frozenset(name for (name,) in connection.execute("SELECT name FROM misreadings WHERE state = ?", (WITHDRAWN,)))

    def purge(self, today: date, days: float) -> int:
        """The number of records deleted because they are older than so many days; of those accepted an empty one stays, for its code."""
        before = (today - timedelta(days=days)).isoformat()
        if not self._path.exists():
            return 0
        with self._opened() as connection:
            return connection.execute("DELETE FROM misreadings WHERE day < ? AND state = ?", (before, NEW)).rowcount

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are written when all went well; nothing deleted is left in the file or beside it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if not self._path.exists():
            self._path.touch(mode=0o600)
        with closing(sqlite3.connect(self._path, timeout=_BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            # A journal that is deleted leaves its blocks on the disk; one that is overwritten with nothing does not outlive the change.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute(_TABLE)
            with connection:
                yield connection


def read_as(findings: Sequence[Mapping[str, object]]) -> tuple[tuple[str, str], ...]:
    """Findings of a payload as pairs of id and status, each once."""
    return tuple(dict.fromkeys((str(each["id"]), str(each["status"])) for each in findings))


def _name_of(code: str) -> str:
    """The hash of a code, however it was typed."""
    plain = "".join(filter(str.isalnum, code)).lower()
    return hashlib.sha256(plain.encode()).hexdigest()
