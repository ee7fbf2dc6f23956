"""One bot that logs all it can, behind an action server that can fail in every way: nothing said reaches a log, nobody is left
without an answer, and every door keeps to its bounds."""

from __future__ import annotations

import json
import sqlite3
import time
import uuid
from pathlib import Path

import pytest
import requests

from tests.live.house import PER_MINUTE, SAID, WEAK, House
from tests.live.servers import SAFE, Person, rest, sequence, text_of, triage_of

pytestmark = pytest.mark.live


def test_words_reach_no_log_down_every_path(house: House, person: Person) -> None:
    assert triage_of(person.say(WEAK))["status"] == "asking"
    rest(house.rasa.address, WEAK, sender=f"{SAID}-sender", metadata={"region": SAID, "name": SAID})
    requests.post(f"{house.rasa.address}/webhooks/rest/webhook", data=f'{{"message": "{SAID}', timeout=20)
    requests.get(f"{house.rasa.address}/webhooks/rest/webhook?message={SAID}", timeout=20)
    requests.get(f"{house.rasa.address}/{SAID}?text={SAID}", timeout=20)
    person.post({"text": SAID})
    for mode in ("echo an error", "nonsense", "hang up"):
        house.gate.mode = mode
        assert SAFE in text_of(person.say(f"and {WEAK}")), mode
    for body in (
        f'{{"next_action": "{SAID}"}}',
        f'{{"{SAID}',
        f'{{"next_action": "action_triage", "tracker": {{"events": "{SAID}"}}}}',
        f'["{SAID}"]',
    ):
        answer = requests.post(f"http://127.0.0.1:{house.actions.port}/webhook", data=body, timeout=20)
        assert answer.status_code >= 400, body
    assert len(house.logs()) > 5_000, "the level DEBUG was on"
    assert '"level": "debug"' in house.logs()
    assert SAID not in house.logs()


def test_log_lines_of_one_turn_carry_one_id_in_both_servers(house: House, person: Person) -> None:
    person.say(WEAK)
    ids = [
        {json.loads(line).get("request") for line in each.log.read_text().splitlines() if line.startswith("{") and words in line}
        for each, words in ((house.rasa, "turn answered"), (house.actions, "action_triage took"))
    ]
    assert len(ids[1] - {None}) > 0
    assert ids[1] <= ids[0]


def test_words_reach_no_metric_and_no_process_list(house: House, person: Person) -> None:
    person.say(WEAK)
    numbers = requests.get(f"{house.rasa.address}/metrics", timeout=20).text
    assert 'signpost_turns_total{channel="socketio"' in numbers
    for name in (
        "step_seconds_bucket",
        "intents_total",
        "questions_asked_total",
        "safe_replies",
        "rulebook_info",
        "process_resident_memory_bytes",
    ):
        assert name in numbers
    assert SAID not in numbers and person.conversation not in numbers
    running = b"".join(each.read_bytes() for each in Path("/proc").glob("[0-9]*/cmdline") if each.exists())
    assert SAID.encode() not in running
    hidden = requests.get(f"{house.rasa.address}/metrics", headers={"X-Forwarded-For": "203.0.113.7"}, timeout=20)
    assert hidden.status_code == 404


def test_hung_action_server_costs_a_bounded_time(house: House, person: Person) -> None:
    house.gate.hold()
    begun = time.monotonic()
    assert SAFE in text_of(person.say(WEAK))
    assert time.monotonic() - begun < 10
    assert triage_of(person.say("and now suddenly I can't breathe"))["level"] == "emergency"
    house.gate.pass_on()


def test_unreadable_database_gives_the_safe_reply_and_keeps_what_was_told(house: House, person: Person) -> None:
    person.say(WEAK)
    database = sqlite3.connect(house.database, timeout=20)
    database.execute("ALTER TABLE events RENAME TO hidden")
    database.commit()
    assert SAFE in text_of(person.say("no numbness"))
    assert triage_of(person.say("and now suddenly I can't breathe"))["level"] == "emergency"
    assert requests.get(f"{house.rasa.address}/health/ready", timeout=20).status_code == 503
    database.execute("ALTER TABLE hidden RENAME TO events")
    database.commit()
    database.close()
    told = {each["id"] for each in triage_of(person.say("I have trouble swallowing too"))["findings"]}
    assert {"limb_weakness", "swallowing_difficulty"} <= told
    assert SAID not in house.logs()


def test_deleted_words_leave_no_byte_in_the_database_files(house: House, person: Person) -> None:
    unique = uuid.uuid4().hex
    person.say(f"my {unique} hand is weak")
    other = Person(house.rasa.address).begin()
    other.say("my leg is weak")
    files = [house.database.with_name(house.database.name + suffix) for suffix in ("", "-wal", "-shm")]
    assert any(unique.encode() in each.read_bytes() for each in files if each.exists())
    assert person.delete().json() == {"deleted": True}
    for each in files:
        if each.exists():
            assert unique.encode() not in each.read_bytes(), each
            assert person.conversation.encode() not in each.read_bytes(), each
    answers = person.say("summary")
    assert unique not in text_of(answers) and "leg" not in text_of(answers)
    assert other.conversation.encode() in b"".join(each.read_bytes() for each in files if each.exists())


def test_consent_is_kept_with_the_conversation_and_names_nobody(house: House, person: Person) -> None:
    person.post("hello", metadata=None)
    rows = sqlite3.connect(house.database).execute("SELECT data FROM events WHERE sender_id = ?", (person.conversation,)).fetchall()
    kept = " ".join(row[0] for row in rows)
    assert '"consent": "2026-11"' in kept
    assert "127.0.0.1" not in kept


def test_metadata_beyond_the_known_is_dropped(house: House, person: Person) -> None:
    person.post("hello", metadata={"region": "uk", "name": SAID, "nested": {"a": SAID}})
    rows = sqlite3.connect(house.database).execute("SELECT data FROM events WHERE sender_id = ?", (person.conversation,)).fetchall()
    kept = " ".join(row[0] for row in rows)
    assert '"region": "uk"' in kept
    assert SAID not in kept


def test_repeated_message_id_is_answered_once(house: House, person: Person) -> None:
    first = person.say(WEAK, "m1")
    again = person.say(WEAK, "m1")
    assert sequence(first) == sequence(again)
    assert [each["seq"] for each in first] == [each["seq"] for each in again]
    rows = sqlite3.connect(house.database).execute(
        "SELECT data FROM events WHERE sender_id = ? AND type_name = 'user'", (person.conversation,)
    )
    assert len(rows.fetchall()) == 1


def test_too_many_messages_get_a_number_to_call(house: House, person: Person) -> None:
    answers = [person.post("hello", metadata={"region": "uk"}) for _ in range(PER_MINUTE + 3)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert "999" in answers[-1].json()["messages"][0]["text"]
    assert "Retry-After" in answers[-1].headers
    assert Person(house.rasa.address).begin().say("hello"), "another conversation is not held up"
