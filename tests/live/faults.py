"""Breaks real servers in every way that is to be survived, and prints what happened: `python -m tests.live.faults`.

Each fault has servers of its own, begins with a turn that must not be lost, and ends with an ordinary answer that knows it.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import requests

from scripts.environment import ROOT
from scripts.train import train_if_needed
from tests.conftest import free_port
from tests.live.servers import SAFE, Gate, Person, Server, action_server, rasa_server, rest, sequence, text_of, triage_of

WEAK = "my left hand has been getting weaker for three months"
BREATH = "and now suddenly I can't get any air"
FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"


class NotHere(Exception):
    """The machine lacks what a fault needs."""


class World:
    """One bot with its action server, in a folder of its own."""

    def __init__(self, folder: Path, actions: Server, **settings: str) -> None:
        self.folder, self.actions, self.gate = folder, actions, Gate(actions.port)
        folder.mkdir(parents=True, exist_ok=True)
        self.rasa = rasa_server(free_port(), folder, self.gate.url, **{"SIGNPOST_ACTION_SECONDS": "4", **settings})
        self.database = Path(self.rasa.environment["SIGNPOST_DATABASE"])

    def person(self) -> Person:
        """Somebody who has told of a weak hand, which must not be lost."""
        for _ in range(4):
            person = Person(self.rasa.address).begin()
            if triage_of(person.say(WEAK)).get("findings"):
                return person
        raise AssertionError("the first turn got no ordinary answer")

    def knows_the_hand(self, person: Person) -> None:
        """Raises unless an ordinary answer still rests on the first turn."""
        for _ in range(3):
            answers = person.say("I have some muscle twitching as well")
            if SAFE not in text_of(answers):
                break
        told = {each["id"] for each in triage_of(answers).get("findings", ())}
        assert {"limb_weakness", "muscle_twitching"} <= told, f"known afterwards: {sorted(told)}; said: {text_of(answers)[:200]}"

    def close(self) -> None:
        """Ends what runs."""
        self.gate.release.set()
        self.gate.shutdown()
        self.rasa.stop()


def killed_in_the_middle_of_a_turn(world: World) -> str:
    """kill -9 of Rasa in the middle of a turn; the client asks again with the same message id"""
    world.rasa.start()
    person = world.person()
    world.gate.mode = "hang"
    with ThreadPoolExecutor(1) as pool:
        lost = pool.submit(person.post, "I also have trouble swallowing", "m2")
        time.sleep(1.5)
        world.rasa.kill()
        with suppress(requests.RequestException):
            lost.result()
    world.gate.mode = "pass"
    world.gate.release.set()
    world.rasa.start()
    again = person.say("I also have trouble swallowing", "m2")
    assert {"limb_weakness", "swallowing_difficulty"} <= {each["id"] for each in triage_of(again)["findings"]}
    return "the turn in flight was answered when it was sent again; the one before was kept"


def repeated_after_a_kill(world: World) -> str:
    """kill -9 of Rasa between turns; an answered message is sent again after the restart"""
    world.rasa.start()
    person = world.person()
    first = person.say("no numbness at all", "m2")
    world.rasa.kill()
    world.rasa.start()
    again = person.say("no numbness at all", "m2")
    assert sequence(first) == sequence(again)
    rows = sqlite3.connect(world.database).execute("SELECT count(*) FROM events WHERE type_name = 'user'").fetchone()
    assert rows == (2,), rows
    return "the same answer came from the database; the message was counted once"


def ended_orderly_in_the_middle_of_a_turn(world: World) -> str:
    """SIGTERM to Rasa in the middle of a turn"""
    world.rasa.start()
    person = world.person()
    world.gate.mode = "hang"
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(person.post, "I also have trouble swallowing", "m2")
        time.sleep(1)
        world.rasa.signal(signal.SIGTERM)
        time.sleep(0.5)
        world.gate.mode = "pass"
        world.gate.release.set()
        try:
            said = answer.result().json()["messages"]
        except (requests.RequestException, ValueError, KeyError):
            said = []
    world.rasa.process.wait(30) if world.rasa.process else None
    world.rasa.start()
    again = person.say("I also have trouble swallowing", "m2")
    assert triage_of(again).get("findings")
    return "answered before the end" if said and SAFE not in text_of(said) else "answered when it was sent again"


def action_server_killed(world: World) -> str:
    """kill -9 of the action server, and its start again"""
    world.rasa.start()
    person = world.person()
    world.actions.kill()
    world.gate.mode = "hang up"
    begun = time.monotonic()
    assert SAFE in text_of(person.say("I also have trouble swallowing"))
    took = time.monotonic() - begun
    assert triage_of(person.say(BREATH))["level"] == "emergency"
    assert requests.get(world.rasa.address + "/health/ready", timeout=10).status_code in (200, 503)
    world.actions.start()
    world.gate.mode = "pass"
    world.knows_the_hand(person)
    return f"safe reply after {took:.1f} s, an emergency is still seen, goes on by itself"


def action_server_hangs(world: World) -> str:
    """the action server hangs (SIGSTOP)"""
    world.rasa.start()
    person = world.person()
    world.actions.signal(signal.SIGSTOP)
    begun = time.monotonic()
    assert SAFE in text_of(person.say("I also have trouble swallowing"))
    took = time.monotonic() - begun
    assert took < 10, took
    assert triage_of(person.say(BREATH))["level"] == "emergency"
    world.actions.signal(signal.SIGCONT)
    time.sleep(1)
    world.knows_the_hand(person)
    return f"safe reply after {took:.1f} s (limit set to 4 s), an emergency is still seen, goes on by itself"


def database_locked(world: World) -> str:
    """another program locks the database"""
    world.rasa.start()
    person = world.person()
    other = sqlite3.connect(world.database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()
    assert SAFE in text_of(person.say("I also have trouble swallowing", "m2"))
    took = time.monotonic() - begun
    assert took < 10, took
    assert triage_of(person.say(BREATH))["level"] == "emergency"
    other.execute("ROLLBACK")
    other.close()
    again = person.say("I also have trouble swallowing", "m2")
    assert SAFE not in text_of(again)
    world.knows_the_hand(person)
    return f"safe reply after {took:.1f} s, an emergency is still seen, the message counts when it is sent again"


def database_damaged_before_the_start(world: World) -> str:
    """the database file is damaged while the server is down"""
    world.rasa.start()
    world.person()
    world.rasa.stop()
    _damage(world.database)
    world.rasa.start()
    world.knows_the_hand(world.person())
    assert list(world.folder.glob("*.damaged-*"))
    return "the damaged file was moved aside; the server started with an empty one"


def database_damaged_while_running(world: World) -> str:
    """the database file is damaged while the server runs"""
    world.rasa.start()
    person = world.person()
    _damage(world.database)
    answers = person.say("I also have trouble swallowing")
    assert text_of(answers)
    assert triage_of(person.say(BREATH))["level"] == "emergency"
    world.rasa.stop()
    world.rasa.start()
    world.knows_the_hand(world.person())
    return ("safe reply" if SAFE in text_of(answers) else "ordinary answer from memory") + ", an emergency is still seen, a restart mends it"


def disk_full(world: World) -> str:
    """the disk is full"""
    small = world.folder / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], capture_output=True, check=False).returncode:
        raise NotHere("a small file system cannot be mounted")
    try:
        world.database = small / "conversations.db"
        world.rasa.environment["SIGNPOST_DATABASE"] = str(world.database)
        world.rasa.start()
        person = world.person()
        filler = small / "filler"
        with suppress(OSError), filler.open("wb") as file:
            while True:
                file.write(b"x" * 4096)
                file.flush()
        said = [person.say(f"I also have trouble swallowing, {number}" + " and so on" * 500) for number in range(3)]
        assert all(text_of(each) for each in said)
        assert any(SAFE in text_of(each) for each in said), "the disk was not full"
        assert triage_of(person.say(BREATH))["level"] == "emergency"
        filler.unlink()
        world.knows_the_hand(person)
        return "safe reply, an emergency is still seen, goes on when there is room again"
    finally:
        world.rasa.stop()
        subprocess.run(["umount", str(small)], check=False)


def clock_jumps(world: World) -> str:
    """the clock jumps a day back, then two days forward"""
    if not Path(FAKETIME).exists():
        raise NotHere("libfaketime is not installed")
    stamp = world.folder / "clock"
    stamp.write_text("+0d")
    more = {"LD_PRELOAD": FAKETIME, "FAKETIME_TIMESTAMP_FILE": str(stamp), "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    world.rasa.environment.update(more)
    world.rasa.start()
    person = world.person()
    before = person.say("no numbness at all")[-1]["seq"]
    stamp.write_text("-1d")
    back = person.say("I also have trouble swallowing")
    assert back[-1]["seq"] > before
    world.knows_the_hand(person)
    stamp.write_text("+2d")
    ended = person.post("hello")
    assert ended.status_code == 401
    fresh = Person(world.rasa.address).begin()
    assert triage_of(fresh.say(BREATH))["level"] == "emergency"
    return "back: the order of answers holds and nothing is lost; forward: the old session has ended, a new one works"


def broken_rule_file(world: World) -> str:
    """a rule file is broken at the start"""
    content = world.folder / "knowledge"
    shutil.copytree(ROOT / "knowledge", content)
    (content / "rules" / "emergency" / "broken.yml").write_text("rules:\n  - id: [\n")
    world.rasa.environment.update(SIGNPOST_KNOWLEDGE=str(content), SIGNPOST_REGION="uk")
    world.rasa.start()
    for message in (WEAK, BREATH, ""):
        assert "999" in text_of(rest(world.rasa.address, message)), message
    ready = requests.get(world.rasa.address + "/health/ready", timeout=10)
    assert ready.status_code == 503 and "broken.yml" in ready.json()["reason"], ready.text
    return "started; every message gets the safe reply with the number; the readiness probe names file and line"


def many_at_once(world: World) -> str:
    """40 messages of one conversation at the same moment"""
    world.rasa.start()
    person = world.person()
    begun = time.monotonic()
    with ThreadPoolExecutor(40) as pool:
        said = list(pool.map(lambda number: rest(world.rasa.address, "I feel tired", "same", 120), range(40)))
    took = time.monotonic() - begun
    assert all(text_of(each) and SAFE not in text_of(each) for each in said)
    count = "SELECT count(*) FROM events WHERE type_name = 'user' AND sender_id = 'same'"
    assert sqlite3.connect(world.database).execute(count).fetchone() == (40,)
    world.knows_the_hand(person)
    return f"all 40 answered and kept, in {took:.1f} s"


FAULTS: list[Callable[[World], str]] = [
    killed_in_the_middle_of_a_turn, repeated_after_a_kill, ended_orderly_in_the_middle_of_a_turn, action_server_killed, action_server_hangs,
    database_locked, database_damaged_before_the_start, database_damaged_while_running, disk_full, clock_jumps, broken_rule_file, many_at_once,
]  # fmt: skip


def _damage(database: Path) -> None:
    noise = random.Random(7)
    for path in (database, database.with_name(database.name + "-wal")):
        if path.exists() and path.stat().st_size:
            with path.open("r+b") as file:
                file.write(bytes(noise.randrange(256) for _ in range(path.stat().st_size)))


def main(names: list[str]) -> int:
    """Runs the named faults, or all; prints one line each; the number of those that were not survived."""
    train_if_needed()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="signpost-faults-") as root:
        actions = action_server(free_port(), Path(root)).start()
        chosen = [each for each in FAULTS if not names or each.__name__ in names]
        for fault in chosen:
            world = World(Path(root) / fault.__name__, actions)
            begun = time.monotonic()
            try:
                result, what = "survived", fault(world)
            except NotHere as error:
                result, what = "not run", str(error)
            except Exception as error:  # noqa: BLE001 - the table shows every outcome
                failed, result, what = failed + 1, "LOST", f"{type(error).__name__}: {error}"
            finally:
                world.close()
                if actions.process is None or actions.process.poll() is not None:
                    actions.start()
            print(f"| {(fault.__doc__ or '').strip()} | {result} | {what} | {time.monotonic() - begun:.0f} s |", flush=True)
        actions.stop()
    return failed


if __name__ == "__main__":
    # A fault that hangs must not hang the table.
    watchdog = threading.Timer(1500, lambda: signal.raise_signal(signal.SIGTERM))
    watchdog.daemon = True
    watchdog.start()
    sys.exit(main(sys.argv[1:]))
