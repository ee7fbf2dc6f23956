"""The whole cluster, really started: `make cluster-test`. Not part of the ordinary suite, because it needs PostgreSQL, Redis and nginx."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import signal
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg2
import pytest
import requests
import socketio

from scripts.cluster import Cluster
from scripts.environment import MODEL, ROOT
from scripts.train import train_if_needed
from tests.live.servers import SAFE, Person, sequence, text_of, triage_of

WEAK = "my left hand has been getting weaker for three months"
ORIGIN = "http://127.0.0.1:8000"
PATIENCE_SECONDS = 120


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Two Rasa and two action processes behind nginx; in a folder that PostgreSQL's own user can reach."""
    train_if_needed()
    limits = {
        "SIGNPOST_ADDRESS_PER_MINUTE": "100000",
        "SIGNPOST_MESSAGES_PER_MINUTE": "10000",
        "LOG_LEVEL": "INFO",
        "SIGNPOST_ACTION_SECONDS": "20",
    }
    with tempfile.TemporaryDirectory(prefix="signpost-cluster-") as folder:
        whole = Cluster(Path(folder), settings=limits)
        try:
            yield whole.start()
        finally:
            whole.stop()


def person(cluster: Cluster, address: str | None = None) -> Person:
    """Somebody with a session and a route of their own who told of a weak hand."""
    somebody = Person(address or cluster.address, {"X-Signpost-Route": uuid.uuid4().hex}).begin()
    said_at_last(somebody, WEAK)
    return somebody


def said_at_last(somebody: Person, message: str) -> tuple[list[dict[str, Any]], float]:
    """The first ordinary answer to a message that is sent, under one name, until there is one; and how long that took."""
    begun, name = time.monotonic(), uuid.uuid4().hex
    while True:
        answers = somebody.say(message, name, 90)
        took = time.monotonic() - begun
        if SAFE not in text_of(answers) or took > PATIENCE_SECONDS:
            assert SAFE not in text_of(answers), f"no ordinary answer after {took:.0f} s"
            return answers, took
        time.sleep(0.2)


def known(answers: list[dict[str, Any]]) -> set[str]:
    """The findings that an answer rests on."""
    return {each["id"] for each in triage_of(answers).get("findings", ())}


def rows(cluster: Cluster, query: str, *values: str) -> list[tuple[object, ...]]:
    """What the database holds."""
    with psycopg2.connect(cluster.parts["rasa-1"].environment["SIGNPOST_DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


def test_no_update_is_lost_when_both_processes_answer_one_conversation(cluster: Cluster) -> None:
    somebody = person(cluster)

    def send(number: int) -> str:
        twin = Person(cluster.workers[number % 2].address, {}, somebody.token, somebody.conversation)
        return text_of(twin.say("I feel tired", f"n{number}", 90))

    with ThreadPoolExecutor(24) as pool:
        said = list(pool.map(send, range(24)))
    assert all(said) and not any(SAFE in each for each in said)
    kept = [name for (name,) in rows(cluster, "SELECT type_name FROM events WHERE sender_id = %s ORDER BY id", somebody.conversation)]
    assert kept.count("user") == 25
    # Every message is followed by its answer before the next one: no two turns ran into each other.
    begins = [at for at, name in enumerate(kept) if name == "user"]
    assert all("bot" in kept[begin:end] for begin, end in zip(begins, [*begins[1:], len(kept)], strict=True)), kept


def test_message_sent_to_both_processes_at_once_is_answered_once(cluster: Cluster) -> None:
    somebody = person(cluster)
    twins = [Person(part.address, {}, somebody.token) for part in cluster.workers]
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda twin: twin.say("I have no numbness", "same"), twins)
    assert sequence(first) == sequence(second)
    assert rows(cluster, "SELECT count(*) FROM events WHERE sender_id = %s AND type_name = 'user'", somebody.conversation) == [(2,)]


def test_conversation_goes_on_in_the_other_process_when_one_is_killed(cluster: Cluster) -> None:
    people = [person(cluster) for _ in range(6)]
    victim = cluster.workers[0]
    victim.stop(signal.SIGKILL)
    begun = time.monotonic()
    for each in people:
        assert {"limb_weakness", "muscle_twitching"} <= known(each.say("and my muscles twitch", timeout=90))
    took = time.monotonic() - begun
    victim.start().wait("/health/ready")
    print(f"fail-over: six conversations answered in {took:.1f} s")
    assert took < 60, "seconds on a quiet machine; the bound is for a busy one"


def test_holder_that_died_frees_its_conversation(cluster: Cluster) -> None:
    import redis

    somebody = person(cluster)
    store = redis.Redis.from_url(cluster.parts["rasa-1"].environment["SIGNPOST_REDIS_URL"])
    names = [f"signpost:{{{somebody.conversation}}}:{each}" for each in ("queue", "alive")]
    store.rpush(names[0], "dead")
    store.hset(names[1], "dead", int(time.time() * 1000) + 6000)
    begun = time.monotonic()
    assert SAFE not in text_of(somebody.say("no numbness"))
    print(f"a dead holder's conversation: answered after {time.monotonic() - begun:.1f} s")
    assert time.monotonic() - begun < 40


def test_websocket_goes_through_nginx(cluster: Cluster) -> None:
    somebody = person(cluster)
    with socketio.SimpleClient(websocket_extra_options={"origin": ORIGIN}) as client:
        client.connect(cluster.address, auth={"token": somebody.token}, transports=["websocket"])
        assert client.transport == "websocket"
        assert client.call("user_uttered", {"message": "suddenly I can't get any air", "message_id": "w1"}) == {"received": "w1"}
        while True:
            name, message = client.receive(timeout=30)
            if name == "bot_uttered" and message["reply_to"] == "w1" and message.get("custom"):
                break
    assert message["custom"]["triage"]["level"] == "emergency"


def test_rolling_restart_with_another_model_loses_no_message(cluster: Cluster, tmp_path: Path) -> None:
    model = tmp_path / "another.tar.gz"
    shutil.copy(MODEL, model)
    ended, failed, sent = threading.Event(), [], 0
    somebody = person(cluster)

    def talk() -> None:
        nonlocal sent
        while not ended.is_set():
            sent += 1
            answer = somebody.post("I feel tired", timeout=90)
            if answer.status_code != 200 or SAFE in text_of(answer.json()["messages"]):
                failed.append((answer.status_code, answer.text[:200]))
            time.sleep(0.05)

    talking = threading.Thread(target=talk)
    talking.start()
    for worker in cluster.workers:
        worker.stop()
        worker.command = cluster.rasa_command(worker.port, model)
        worker.start().wait("/health/ready")
        time.sleep(6)
    ended.set()
    talking.join()
    kept = rows(cluster, "SELECT count(*) FROM events WHERE sender_id = %s AND type_name = 'user'", somebody.conversation)
    print(f"rolling restart: {sent} messages, {len(failed)} without an ordinary answer")
    assert failed == []
    assert kept == [(sent + 1,)]


def test_action_process_may_die(cluster: Cluster) -> None:
    somebody = person(cluster)
    cluster.parts["actions-1"].stop(signal.SIGKILL)
    for number in range(4):
        assert SAFE not in text_of(somebody.say(f"I feel tired {number}", timeout=90))
    cluster.parts["actions-1"].start().wait("/health")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["in order", "killed"])
def test_database_may_restart(cluster: Cluster, how: signal.Signals) -> None:
    somebody = person(cluster)
    answered = [name for name in (f"b{number}" for number in range(5)) if SAFE not in text_of(somebody.say("I feel tired", name, 90))]
    postgres = cluster.parts["postgres"]
    postgres.stop(how)
    assert SAFE in text_of(somebody.say("I feel tired", "away", 90))
    assert triage_of(somebody.say("suddenly I can't get any air", "breath", 90))["level"] == "emergency"
    postgres.start()
    cluster.wait_for_postgres()
    answers, took = said_at_last(somebody, "and my muscles twitch")
    assert {"limb_weakness", "muscle_twitching"} <= known(answers)
    query = "SELECT data::json ->> 'message_id' FROM events WHERE sender_id = %s AND type_name = 'user'"
    kept = [str(name) for (name,) in rows(cluster, query, somebody.conversation)]
    assert all(kept.count(name) == 1 for name in answered), "a finished turn was lost"
    print(f"database restart ({how.name}): ordinary answer {took:.1f} s after it was back, {len(answered)} finished turns kept")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=["in order", "killed"])
def test_lock_store_may_restart(cluster: Cluster, how: signal.Signals) -> None:
    somebody = person(cluster)
    redis_server = cluster.parts["redis"]
    redis_server.stop(how)
    assert SAFE in text_of(somebody.say("I feel tired", "away", 90))
    assert triage_of(somebody.say("suddenly I can't get any air", "breath", 90))["level"] == "emergency"
    redis_server.start()
    answers, took = said_at_last(somebody, "and my muscles twitch")
    assert {"limb_weakness", "muscle_twitching"} <= known(answers)
    print(f"Redis restart ({how.name}): ordinary answer after {took:.1f} s")


def test_deleted_conversation_is_gone_for_every_process(cluster: Cluster) -> None:
    somebody = person(cluster)
    twin = Person(cluster.workers[1].address, {}, somebody.token)
    twin.say("I feel tired")
    assert somebody.delete().status_code == 200
    assert rows(cluster, "SELECT count(*) FROM events WHERE sender_id = %s", somebody.conversation) == [(0,)]
    for part in cluster.workers:
        assert "hand" not in text_of(Person(part.address, {}, somebody.token).say("summary"))


def test_nginx_shows_neither_numbers_nor_free_senders(cluster: Cluster) -> None:
    assert requests.get(f"{cluster.address}/metrics", timeout=10).status_code == 404
    assert requests.post(f"{cluster.address}/webhooks/rest/webhook", json={"sender": "a", "message": "b"}, timeout=10).status_code == 404


def test_widget_goes_through_nginx_as_it_was_built(cluster: Cluster) -> None:
    built = json.loads((ROOT / "widget" / "dist" / "integrity.json").read_text())
    address = f"{cluster.address}/widget/{built['version']}/signpost-chat.js"
    answer = requests.get(address, headers={"Origin": "https://charity.example"}, timeout=10)
    assert "sha384-" + base64.b64encode(hashlib.sha384(answer.content).digest()).decode() == built["integrity"]
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
