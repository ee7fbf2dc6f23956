"""The parts by themselves: reading a message, deciding, keeping conversations; and how each grows."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks.decision import CASES, generated
from signpost.decision import Case, Rulebook, assess, case_of, load_rulebook, outlook

ROOT = Path(__file__).resolve().parent.parent
THIRTY_WORDS = (
    "for about three months my left hand has been getting weaker and weaker and now I keep dropping cups although the "
    "feeling in my fingers is fine and nothing hurts",
    "since Monday the vision in my right eye is blurred and it hurts when I look to the side, I had no fever and no "
    "headache but my mother has MS",
    "I can't tell whether it is stress, my calves have been twitching all day long for two weeks, mostly after coffee and "
    "running, no weakness at all, I sleep badly too",
)


def timed(calls: Iterable[Callable[[], object]]) -> list[float]:
    """Milliseconds of processor time of each call; waiting for a busy machine does not count."""
    taken = []
    for call in calls:
        began = time.process_time_ns()
        call()
        taken.append((time.process_time_ns() - began) / 1e6)
    return taken


def language(times: int) -> dict[str, Any]:
    """How long it takes to read thirty words, and longer messages."""
    from signpost.nlu import read

    for text in THIRTY_WORDS:
        read(text)
    by_length = {}
    for words in (10, 30, 100, 300, 1000):
        text = " ".join((" . ".join(THIRTY_WORDS) + " ").split() * 20)
        text = " ".join(text.split()[:words])
        read(text)
        by_length[words] = sorted(timed(partial(read, text) for _ in range(max(5, times // 20))))
    return {
        "thirty_words": timed(partial(read, THIRTY_WORDS[number % 3]) for number in range(times)),
        "by_words": {words: taken[len(taken) // 2] for words, taken in by_length.items()},
    }


def decision(times: int) -> dict[str, Any]:
    """How long an assessment and the choice of the next question take, and an assessment with more rules."""
    book = load_rulebook()
    cases = [case_of(findings) for findings in CASES.values()]
    case = cases[-1]
    seventy = generated(book, 70)
    assess(case, seventy)
    grown = {count: timed(partial(assess, case, generated(book, count)) for _ in range(5)) for count in (70, 700, 7000)}
    return {
        "rules": len(book.active),
        "assess": timed(partial(assess, cases[number % len(cases)], book) for number in range(times)),
        "assess_seventy": timed(partial(assess, cases[number % len(cases)], seventy) for number in range(times)),
        "next_question": timed(partial(_looked_ahead, cases[number % len(cases)], book) for number in range(max(5, times // 10))),
        "by_rules": {count: min(taken) for count, taken in grown.items()},
    }


def _looked_ahead(case: Case, book: Rulebook) -> tuple[object, int]:
    """The assessment, the next question, and how many are left."""
    ahead = outlook(case, book)
    return ahead.question, ahead.left


def vocabulary(counts: tuple[int, ...], times: int) -> dict[int, float]:
    """Milliseconds for thirty words when so many made-up phrases stand beside the vocabulary."""
    found = {}
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["cp", "-r", f"{ROOT}/knowledge/.", folder], check=True)
            rows = [f'  - "zorb{number} quix{number % 97} flar{number % 31}"' for number in range(count)] or ['  - "zorb quix flar"']
            entry = ["id: made_up", 'label: "a made-up complaint"', "phrases:", *rows]
            (Path(folder) / "vocabulary" / "limbs" / "made_up.yml").write_text("\n".join(entry) + "\n")
            program = f"import json; from benchmarks.parts import language; print(json.dumps(language({times})))"
            environment = {**os.environ, "SIGNPOST_KNOWLEDGE": folder, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
            done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
            taken = sorted(json.loads(done.stdout.splitlines()[-1])["thirty_words"])
            found[count] = taken[len(taken) // 2]
    return found


def conversations(counts: tuple[int, ...], address: str | None = None) -> dict[int, dict[str, float]]:
    """Milliseconds to load a conversation that is not live, and to store a turn, with so many conversations in the database.

    `address` is a PostgreSQL server's; without it a new SQLite file is used. Eight rows a conversation are written by the
    database itself.
    """
    from rasa.shared.core.domain import Domain

    from signpost.components.tracker_store import LiveTrackerStore

    with tempfile.TemporaryDirectory() as folder:
        where: dict[str, Any] = {"host": address} if address else {"db": f"{folder}/talks.db"}
        store = LiveTrackerStore(Domain.empty(), **where)
        found, stored = {}, 0
        for count in counts:
            _fill(store.engine, stored, count)
            stored = count
            found[count] = _times_of(store, count)
        store.engine.dispose()
    return found


def _fill(engine: Any, first: int, last: int) -> None:
    """Adds conversations first … last-1 of eight events each."""
    data = json.dumps({"event": "action", "name": "action_listen", "timestamp": 1.0, "policy": None, "confidence": None, "pad": "x" * 300})
    numbers, source = "", f"generate_series({first}, {last - 1}) AS talk(n), generate_series(0, 7) AS part(k)"
    if engine.dialect.name == "sqlite":
        talk = f"talk(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM talk WHERE n < {last - 1})"
        part = "part(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM part WHERE k < 7)"
        numbers, source = f"WITH RECURSIVE {talk}, {part}", "talk, part"
    insert = f"INSERT INTO events (sender_id, type_name, timestamp, data) {numbers} SELECT 's' || n, 'action', n + k, :data FROM {source}"
    with engine.begin() as connection:
        connection.execute(sa.text(insert), {"data": data})
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("ANALYZE events"))


def _times_of(store: Any, count: int) -> dict[str, float]:
    """Wall-clock medians, because a database works in another process."""
    from rasa.shared.core.events import ActionExecuted

    def median(taken: list[float]) -> float:
        return sorted(taken)[len(taken) // 2]

    loads, live, saves = [], [], []
    for number in range(60):
        sender = f"s{number * max(1, count // 60) % count}"
        began = time.perf_counter()
        tracker = asyncio.run(store.retrieve(sender))
        loads.append(1000 * (time.perf_counter() - began))
        began = time.perf_counter()
        tracker = asyncio.run(store.retrieve(sender))
        live.append(1000 * (time.perf_counter() - began))
        tracker.update(ActionExecuted("action_listen"))
        began = time.perf_counter()
        asyncio.run(store.save(tracker))
        saves.append(1000 * (time.perf_counter() - began))
    return {"load": median(loads), "load_live": median(live), "save": median(saves)}
