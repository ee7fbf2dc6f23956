"""Faults of processes: killed, ended, hung, flooded."""

from __future__ import annotations

import random
import signal
import socket
import sqlite3
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import requests
import websocket

from tests.live.servers import SAFE, rest, sequence, text_of, triage_of
from tests.live.world import PATIENCE_SECONDS, SWALLOWING, World

KILLS_OF_RASA = 4
KILLS_OF_ACTIONS = 8
AT_ONCE = 40
SLOW_CLIENTS = 200


def killed_in_the_middle_of_a_turn(world: World) -> str:
    """kill -9 of Rasa in the middle of a turn; the client asks again with the same message id"""
    world.begin()
    person = world.person()
    world.gate.hold()
    with ThreadPoolExecutor(1) as pool:
        lost = pool.submit(person.post, SWALLOWING, "m2", PATIENCE_SECONDS)
        world.gate.wait_for_a_call()
        world.rasa.kill()
        with suppress(requests.RequestException):
            lost.result()
    world.gate.pass_on()
    world.rasa.start()
    again = person.say(SWALLOWING, "m2", PATIENCE_SECONDS)
    assert {"limb_weakness", "swallowing_difficulty"} <= {each["id"] for each in triage_of(again)["findings"]}
    return "the turn in flight was answered when it was sent again; the one before was kept"


def killed_at_any_moment(world: World) -> str:
    """kill -9 of Rasa at random moments in a stream of messages, each sent until it is answered"""
    chance = random.Random(11)
    world.begin()
    person, answered, safe, ended = world.person(), [], [], threading.Event()

    def talk() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            # As the widget does: the same message id until an answer has come.
            while True:
                with suppress(requests.RequestException):
                    said = text_of(person.say("I feel tired", f"m{number}", PATIENCE_SECONDS))
                    (safe if SAFE in said else answered).append(f"m{number}")
                    break
                time.sleep(0.2)

    talking = threading.Thread(target=talk)
    talking.start()
    try:
        for _ in range(KILLS_OF_RASA):
            begun = len(answered)
            while len(answered) < begun + 5:
                time.sleep(0.1)
            time.sleep(chance.random())
            world.rasa.kill()
            world.rasa.start()
    finally:
        ended.set()
        talking.join(PATIENCE_SECONDS)
    kept = _message_ids(world, person.conversation)
    lost = [each for each in answered if kept[each] != 1]
    assert lost == [], f"answered, and kept more or less than once: {[(each, kept[each]) for each in lost]}"
    world.knows_the_hand(person)
    return f"{KILLS_OF_RASA} kills: {len(answered)} messages answered, each kept exactly once; {len(safe)} safe replies"


def repeated_after_a_kill(world: World) -> str:
    """kill -9 of Rasa between turns; an answered message is sent again after the restart"""
    world.begin()
    person = world.person()
    first = person.say("no numbness at all", "m2", PATIENCE_SECONDS)
    world.rasa.kill()
    world.rasa.start()
    again = person.say("no numbness at all", "m2", PATIENCE_SECONDS)
    assert sequence(first) == sequence(again)
    assert _message_ids(world, person.conversation)["m2"] == 1
    return "the same answer came from the database; the message was counted once"


def ended_orderly_in_the_middle_of_a_turn(world: World) -> str:
    """SIGTERM to Rasa in the middle of a turn"""
    world.begin()
    person = world.person()
    world.gate.hold()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(person.post, SWALLOWING, "m2", PATIENCE_SECONDS)
        world.gate.wait_for_a_call()
        world.rasa.signal(signal.SIGTERM)
        time.sleep(0.5)
        world.gate.pass_on()
        try:
            said = answer.result().json()["messages"]
        except (requests.RequestException, ValueError, KeyError):
            said = []
    if world.rasa.process is not None:
        world.rasa.process.wait(PATIENCE_SECONDS)
    world.rasa.start()
    again = person.say(SWALLOWING, "m2", PATIENCE_SECONDS)
    assert triage_of(again).get("findings")
    return "answered before the end" if said and SAFE not in text_of(said) else "answered when it was sent again"


def action_server_killed(world: World) -> str:
    """kill -9 of the action server, and its start again"""
    world.begin()
    person = world.person()
    world.actions.kill()
    world.gate.mode = "hang up"
    begun = time.monotonic()
    assert SAFE in text_of(person.say(SWALLOWING, timeout=PATIENCE_SECONDS))
    took = time.monotonic() - begun
    world.sees_an_emergency(person)
    world.actions.start()
    world.gate.pass_on()
    world.knows_the_hand(person)
    return f"safe reply after {took:.1f} s, an emergency is still seen, goes on by itself"


def action_server_killed_at_any_moment(world: World) -> str:
    """kill -9 of the action server at random moments in a stream of messages"""
    chance = random.Random(12)
    world.begin()
    person, said, ended = world.person(), [], threading.Event()

    def talk() -> None:
        while not ended.is_set():
            said.append(text_of(person.say("I feel tired", timeout=PATIENCE_SECONDS)))

    talking = threading.Thread(target=talk)
    talking.start()
    try:
        for _ in range(KILLS_OF_ACTIONS):
            time.sleep(0.5 + chance.random())
            world.actions.kill()
            time.sleep(chance.random())
            world.actions.start()
    finally:
        ended.set()
        talking.join(PATIENCE_SECONDS)
    assert all(said), "silence"
    world.knows_the_hand(person)
    safe = sum(SAFE in each for each in said)
    return f"{KILLS_OF_ACTIONS} kills: {len(said)} messages, {len(said) - safe} answered, {safe} safe replies, none met with silence"


def action_server_hangs(world: World) -> str:
    """the action server hangs (SIGSTOP)"""
    world.begin()
    person = world.person()
    world.actions.signal(signal.SIGSTOP)
    try:
        begun = time.monotonic()
        assert SAFE in text_of(person.say(SWALLOWING, timeout=PATIENCE_SECONDS))
        took = time.monotonic() - begun
        world.sees_an_emergency(person)
    finally:
        world.actions.signal(signal.SIGCONT)
    time.sleep(1)
    world.knows_the_hand(person)
    return f"safe reply after {took:.1f} s (limit set to 4 s), an emergency is still seen, goes on by itself"


def many_at_once(world: World) -> str:
    """40 messages of one conversation at the same moment"""
    world.begin()
    person, conversation = world.person(), uuid.uuid4().hex
    begun = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = list(pool.map(lambda number: text_of(rest(world.rasa.address, "I feel tired", conversation, 120)), range(AT_ONCE)))
    took = time.monotonic() - begun
    assert all(said), "silence"
    ordinary = sum(SAFE not in each for each in said)
    count = "SELECT count(*) FROM events WHERE type_name = 'user' AND sender_id = ?"
    ((kept,),) = sqlite3.connect(world.database).execute(count, (conversation,)).fetchall()
    # On a machine that needs more than half a minute for them the last ones get the safe reply, kept or not.
    assert ordinary <= kept <= AT_ONCE and ordinary >= AT_ONCE / 2, (ordinary, kept)
    world.knows_the_hand(person)
    return f"{ordinary} answered and {AT_ONCE - ordinary} safe replies, {kept} kept, in {took:.1f} s"


def slow_and_silent_clients(world: World) -> str:
    """200 clients that send half a request or open a websocket and say nothing"""
    world.begin()
    person, hung = world.person(), []
    address = f"ws://127.0.0.1:{world.rasa.port}/socket.io/?EIO=4&transport=websocket"
    try:
        for _ in range(SLOW_CLIENTS // 2):
            half = socket.create_connection(("127.0.0.1", world.rasa.port), timeout=30)
            half.sendall(b"POST /messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
            hung.append(half)
            hung.append(websocket.create_connection(address, timeout=30, origin="http://127.0.0.1:8000").sock)
        begun = time.monotonic()
        world.knows_the_hand(person)
        took = time.monotonic() - begun
        closed = sum(_is_given_up(each) for each in hung)
    finally:
        for each in hung:
            each.close()
    assert closed == SLOW_CLIENTS, f"only {closed} were given up"
    world.knows_the_hand(person)
    return f"an ordinary answer meanwhile after {took:.1f} s; all {SLOW_CLIENTS} were given up"


def _is_given_up(connection: socket.socket) -> bool:
    """Whether the server ends a connection by itself, or answers that it waits no longer (Sanic leaves it open then)."""
    connection.settimeout(PATIENCE_SECONDS)
    try:
        while said := connection.recv(4096):
            if said.startswith((b"HTTP/1.1 503", b"HTTP/1.1 408")):
                return True
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


def _message_ids(world: World, conversation: str) -> Counter[str]:
    """How often each message id stands in the database."""
    query = "SELECT json_extract(data, '$.message_id') FROM events WHERE type_name = 'user' AND sender_id = ?"
    return Counter(name for (name,) in sqlite3.connect(world.database).execute(query, (conversation,)))
