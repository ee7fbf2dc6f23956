"""Faults of what the processes stand on: database, disk, clock, content; and what is left where nothing may be left."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import time
import uuid
from contextlib import suppress
from pathlib import Path

import requests

from scripts.environment import ROOT
from tests.live.servers import SAFE, UNSAVED, Person, rest, text_of, triage_of
from tests.live.world import BREATH, PATIENCE_SECONDS, SWALLOWING, WEAK, NotHere, World

FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
SMALL_DISK_BYTES = 2_000_000
SHORT_RETENTION_SECONDS = 45


def database_locked(world: World) -> str:
    """another program locks the database"""
    world.begin()
    person = world.person()
    other = sqlite3.connect(world.database, isolation_level=None, timeout=30)
    other.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()
    assert UNSAVED in text_of(person.say(SWALLOWING, "m2", PATIENCE_SECONDS))
    took = time.monotonic() - begun
    world.sees_an_emergency(person)
    assert requests.get(world.rasa.address + "/health/ready", timeout=30).status_code == 503
    other.execute("ROLLBACK")
    other.close()
    world.knows_the_hand(person)
    assert triage_of(person.say("summary", timeout=PATIENCE_SECONDS))["level"] == "emergency"
    return f"ordinary answer after {took:.1f} s, told that it may not be saved; an emergency is seen, and kept when the lock is gone"


def database_damaged_before_the_start(world: World) -> str:
    """the database file is damaged while the server is down"""
    world.begin()
    world.person()
    world.rasa.stop()
    _damage(world.database)
    world.rasa.start()
    world.knows_the_hand(world.person())
    assert list(world.folder.glob("*.damaged-*"))
    return "the damaged file was moved aside; the server started with an empty one"


def database_damaged_while_running(world: World) -> str:
    """the database file is damaged while the server runs"""
    world.begin()
    person = world.person()
    _damage(world.database)
    answers = person.say(SWALLOWING, timeout=PATIENCE_SECONDS)
    assert text_of(answers)
    world.sees_an_emergency(person)
    ready = requests.get(world.rasa.address + "/health/ready", timeout=30).status_code
    world.rasa.stop()
    world.rasa.start()
    world.knows_the_hand(world.person())
    said = "safe reply" if SAFE in text_of(answers) else "ordinary answer from memory"
    return f"{said}, an emergency is still seen, readiness says {ready}, a restart mends it"


def disk_full(world: World) -> str:
    """the disk is full"""
    small = world.folder / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK_BYTES}", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
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
        said = [person.say(f"{SWALLOWING}, {number}" + " and so on" * 500, timeout=PATIENCE_SECONDS) for number in range(3)]
        assert all(text_of(each) for each in said)
        assert any(UNSAVED in text_of(each) for each in said), "the disk was not full"
        world.sees_an_emergency(person)
        filler.unlink()
        world.knows_the_hand(person)
        return "told that it may not be saved, an emergency is still seen, all is kept when there is room again"
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
    world.begin()
    person = world.person()
    before = person.say("no numbness at all", timeout=PATIENCE_SECONDS)[-1]["seq"]
    stamp.write_text("-1d")
    back = person.say(SWALLOWING, timeout=PATIENCE_SECONDS)
    assert back[-1]["seq"] > before
    world.knows_the_hand(person)
    stamp.write_text("+2d")
    ended = person.post("hello", timeout=PATIENCE_SECONDS)
    assert ended.status_code == 401
    world.sees_an_emergency(Person(world.rasa.address).begin())
    return "back: the order of answers holds and nothing is lost; forward: the old session has ended, a new one works"


def broken_rule_file(world: World) -> str:
    """a rule file is broken at the start"""
    content = world.folder / "knowledge"
    shutil.copytree(ROOT / "knowledge", content)
    (content / "rules" / "emergency" / "broken.yml").write_text("rules:\n  - id: [\n")
    world.rasa.environment.update(SIGNPOST_KNOWLEDGE=str(content), SIGNPOST_REGION="uk")
    world.begin()
    for message in (WEAK, BREATH, ""):
        assert "999" in text_of(rest(world.rasa.address, message, timeout=PATIENCE_SECONDS)), message
    ready = requests.get(world.rasa.address + "/health/ready", timeout=30)
    assert ready.status_code == 503 and "broken.yml" in ready.json()["reason"], ready.text
    return "started; every message gets the safe reply with the number; the readiness probe names file and line"


def kept_in_memory_only(world: World) -> str:
    """retention 0: what was said reaches no file"""
    marked = uuid.uuid4().hex
    world.rasa.environment.update(SIGNPOST_RETENTION_DAYS="0", SIGNPOST_DATABASE=":memory:")
    world.begin()
    person = world.person()
    assert triage_of(person.say(f"{marked} and my left leg is weak", timeout=PATIENCE_SECONDS)).get("findings")
    assert marked in text_of(person.say("summary", timeout=PATIENCE_SECONDS)) or triage_of(person.say("summary"))["findings"]
    assert world.rasa.process is not None
    opened = [each.resolve() for each in Path(f"/proc/{world.rasa.process.pid}/fd").iterdir()]
    written = [each for each in opened if each.is_file() and each != world.rasa.log and marked.encode() in each.read_bytes()]
    assert written == [] and marked.encode() not in world.files()
    assert marked not in world.rasa.log.read_text(errors="replace")
    world.rasa.kill()
    world.rasa.start()
    assert marked.encode() not in world.files()
    assert not triage_of(person.say("summary", timeout=PATIENCE_SECONDS)).get("findings")
    return "the talk went on as usual; no file holds a word of it, and a restart forgot it"


def purged_by_age(world: World) -> str:
    """retention of 45 seconds: what was said is gone from the files by itself, while the server runs"""
    marked = uuid.uuid4().hex
    world.rasa.environment["SIGNPOST_RETENTION_DAYS"] = f"{SHORT_RETENTION_SECONDS / 86_400:.6f}"
    world.begin()
    person = Person(world.rasa.address).begin()
    person.say(f"{marked} and my left leg is weak", timeout=PATIENCE_SECONDS)
    assert marked.encode() in world.files()
    begun = time.monotonic()
    while marked.encode() in world.files() and time.monotonic() - begun < 10 * SHORT_RETENTION_SECONDS:
        time.sleep(0.5)
    took = time.monotonic() - begun
    assert marked.encode() not in world.files() and person.conversation.encode() not in world.files()
    assert marked not in text_of(person.say("summary", timeout=PATIENCE_SECONDS))
    return f"gone from the database and its write-ahead log after {took:.0f} s"


def _damage(database: Path) -> None:
    noise = random.Random(7)
    for path in (database, database.with_name(database.name + "-wal")):
        if path.exists() and path.stat().st_size:
            with path.open("r+b") as file:
                file.write(noise.randbytes(path.stat().st_size))
