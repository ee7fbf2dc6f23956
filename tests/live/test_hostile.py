"""Whoever means harm: pages of other sites, forged and ended tokens, other people's conversations, floods, and odd input."""

from __future__ import annotations

import json
import socket
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import jwt
import pytest
import requests
import socketio
import websocket

from tests.live.fuzz import fuzz
from tests.live.house import SAID, SITE, WEAK, House
from tests.live.servers import Person, rest, text_of, triage_of

pytestmark = pytest.mark.live

STRANGERS = [
    "https://evil.example",
    "null",
    f"{SITE}.evil.example",
    f"{SITE}0",
    SITE.replace("http", "https"),
    "http://127.0.0.1:8000@evil.example",
    "",
]
FOREVER = 4_000_000_000


def sockets_open(house: House) -> float:
    """How many conversations are connected."""
    numbers = requests.get(f"{house.rasa.address}/metrics", timeout=20).text
    return next(float(line.split()[1]) for line in numbers.splitlines() if line.startswith("signpost_connections "))


def wire(house: House) -> websocket.WebSocket:
    """A websocket without the manners of a Socket.IO client."""
    address = f"ws://127.0.0.1:{house.rasa.port}/socket.io/?EIO=4&transport=websocket"
    connection = websocket.create_connection(address, timeout=20, origin=SITE)
    connection.recv()
    return connection


def is_closed(connection: websocket.WebSocket) -> bool:
    """Whether the server hangs up now; what it says before that is read."""
    connection.settimeout(8)
    try:
        while connection.recv():
            pass
    except websocket.WebSocketTimeoutException:
        return False
    except (websocket.WebSocketException, ConnectionError):
        pass
    return True


def test_free_sender_is_refused_to_everybody_else(house: House) -> None:
    body = {"sender": "somebody", "message": "hello"}
    for header in ({"X-Real-IP": "203.0.113.7"}, {"X-Forwarded-For": "127.0.0.1"}, {"Via": "1.1 proxy"}):
        refused = requests.post(f"{house.rasa.address}/webhooks/rest/webhook", json=body, headers=header, timeout=20)
        assert refused.status_code == 403, header
        assert "SIGNPOST_OPEN_REST" in refused.json()["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "nonsense"},
        {"Authorization": "Bearer " + jwt.encode({"sub": "web-1", "exp": FOREVER}, "x" * 40, algorithm="HS256")},
        {"Authorization": "Bearer " + jwt.encode({"sub": "web-1", "exp": FOREVER}, None, algorithm="none")},
        {"Cookie": "token=nonsense"},
    ],
    ids=["none", "nonsense", "no scheme", "another key", "unsigned", "cookie"],
)
def test_without_a_valid_token_nothing_opens(house: House, headers: dict[str, str]) -> None:
    for method, path in (("POST", "/messages"), ("DELETE", "/session")):
        assert requests.request(method, house.rasa.address + path, json={"message": "hi"}, headers=headers, timeout=20).status_code == 401
    token = headers.get("Authorization", "Bearer ")[len("Bearer ") :]
    with closing(wire(house)) as connection:
        connection.send("40" + json.dumps({"token": token}))
        assert connection.recv().startswith("44"), "refused"


def test_changed_claims_open_nothing(house: House, person: Person) -> None:
    other = Person(house.rasa.address).begin()
    head, _, signature = person.token.split(".")
    forged = f"{head}.{other.token.split('.')[1]}.{signature}"
    assert requests.post(f"{house.rasa.address}/messages", headers={"Authorization": f"Bearer {forged}"}, timeout=20).status_code == 401


def test_token_reaches_its_own_conversation_alone(house: House, person: Person) -> None:
    person.say(WEAK)
    other = Person(house.rasa.address).begin()
    for body in ({"sender": person.conversation}, {"sender_id": person.conversation}, {"session_id": person.conversation}):
        said = other.post("summary", conversation=person.conversation, metadata={"sender": person.conversation}, **body).json()["messages"]
        assert SAID not in text_of(said)
    with closing(wire(house)) as connection:
        connection.send("40" + json.dumps({"token": other.token, "sid": person.conversation, "room": person.conversation}))
        assert connection.recv().startswith("40")
        for event in ("session_request", "join", "enter_room", "resume"):
            connection.send("42" + json.dumps([event, {"session_id": person.conversation, "room": person.conversation, "after": 0}]))
        person.say("and my legs twitch")
        connection.settimeout(2)
        heard = ""
        with pytest.raises(websocket.WebSocketTimeoutException):
            while True:
                heard += connection.recv()
        assert SAID not in heard and "twitch" not in heard
    assert other.delete().status_code == 200
    assert triage_of(person.say("summary"))["findings"], "another's deletion takes nothing away"


@pytest.mark.parametrize("origin", STRANGERS)
def test_pages_of_other_sites_are_refused(house: House, person: Person, origin: str) -> None:
    headers = {"Origin": origin}
    person.headers = headers
    assert person.post("hello").status_code == 403
    assert person.delete().status_code == 403
    for path in ("/session", "/webhooks/rest/webhook"):
        answer = requests.post(house.rasa.address + path, json={"message": "hello"}, headers=headers, timeout=20)
        assert answer.status_code == 403
        assert "Access-Control-Allow-Origin" not in answer.headers
    asked = requests.options(f"{house.rasa.address}/session", headers={**headers, "Access-Control-Request-Method": "POST"}, timeout=20)
    assert "Access-Control-Allow-Origin" not in asked.headers
    if origin:
        with pytest.raises(socketio.exceptions.ConnectionError):
            socketio.SimpleClient().connect(house.rasa.address, headers=headers, auth={"token": person.token}, transports=["polling"])


def test_pages_of_the_own_site_may_ask_without_any_flag_at_the_start(house: House) -> None:
    asked = {"Origin": SITE, "Access-Control-Request-Method": "DELETE", "Access-Control-Request-Headers": "authorization,content-type"}
    allowed = requests.options(f"{house.rasa.address}/session", headers=asked, timeout=20)
    assert allowed.headers["Access-Control-Allow-Origin"] == SITE
    assert "authorization" in allowed.headers["Access-Control-Allow-Headers"]
    assert "DELETE" in allowed.headers["Access-Control-Allow-Methods"]
    answer = requests.post(f"{house.rasa.address}/session", headers={"Origin": SITE}, timeout=20)
    assert answer.headers["Access-Control-Allow-Origin"] == SITE
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "/ /affirm I am choking",
        "//session_start",
        '/bye{"region": "us"}',
        "/\x00/affirm I am choking",
        "\u200b/restart",
        "\uff0frestart",
    ],
    ids=ascii,
)
def test_commands_are_words(house: House, person: Person, text: str) -> None:
    person.say(WEAK)
    said = person.say(text)
    assert text_of(said)
    if "choking" in text:
        assert triage_of(said)["level"] == "emergency"
    told = sqlite3.connect(house.database).execute("SELECT type_name FROM events WHERE sender_id = ?", (person.conversation,)).fetchall()
    assert [name for (name,) in told].count("session_started") == 1
    assert "restart" not in [name for (name,) in told]


def test_too_large_a_body_is_refused_and_a_slow_client_holds_nobody_up(house: House, person: Person) -> None:
    assert requests.post(f"{house.rasa.address}/messages", data=b"x" * 1_500_000, timeout=20).status_code == 413
    with socket.create_connection(("127.0.0.1", house.rasa.port)) as slow:
        slow.sendall(b"POST /messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        assert person.say("hello")


@pytest.mark.parametrize("many, long", [(1, 100_000), (5_000, 10)], ids=["one long header", "many headers"])
def test_flood_of_headers_is_cut_off(house: House, person: Person, many: int, long: int) -> None:
    with socket.create_connection(("127.0.0.1", house.rasa.port), timeout=20) as connection:
        try:
            connection.sendall(b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: %s\r\n" % (each, b"y" * long) for each in range(many)))
            first = connection.recv(20)
        except ConnectionError:
            first = b""
    assert not first or first.startswith(b"HTTP/1.1 4"), first
    assert person.say("hello")


@pytest.mark.parametrize("opening, closing_", [("[", "]"), ('{"a":', "}")], ids=["lists", "objects"])
def test_deep_nesting_is_no_fault(house: House, person: Person, opening: str, closing_: str) -> None:
    deep = opening * 50_000 + "1" + closing_ * 50_000
    headers = {"Authorization": f"Bearer {person.token}"}
    for path in ("/messages", "/session", "/webhooks/rest/webhook"):
        answer = requests.post(house.rasa.address + path, data=f'{{"message": {deep}}}', headers=headers, timeout=30)
        assert answer.status_code < 500, path
    with closing(wire(house)) as connection:
        connection.send("40" + json.dumps({"token": person.token}))
        connection.send('42["user_uttered",' + deep + "]")
    assert person.say("hello")


def test_socket_takes_no_binary_no_giants_and_one_token(house: House, person: Person) -> None:
    before = sockets_open(house)
    for bad in (
        '451000000-["user_uttered",{"_placeholder":true,"num":0}]',
        "42" + json.dumps(["user_uttered", {"message": "x" * 400_000}]),
    ):
        with closing(wire(house)) as connection:
            connection.send("40" + json.dumps({"token": person.token}))
            connection.send(bad)
            assert is_closed(connection), bad[:40]
    with closing(wire(house)) as connection:
        for _ in range(20):
            connection.send("40" + json.dumps({"token": person.token}))
        connection.send("42" + json.dumps(["user_uttered", {"message": "hello"}]))
        connection.recv()
    until = time.monotonic() + 20
    while sockets_open(house) > before and time.monotonic() < until:
        time.sleep(0.2)
    assert sockets_open(house) == before


def test_conversation_cannot_be_asked_for_again_without_end(house: House, person: Person) -> None:
    person.say(WEAK)
    with closing(wire(house)) as connection:
        connection.send("40" + json.dumps({"token": person.token}))
        for _ in range(200):
            connection.send("42" + json.dumps(["resume", {"after": 0}]))
        connection.settimeout(4)
        heard = []
        with pytest.raises(websocket.WebSocketTimeoutException):
            while True:
                heard.append(connection.recv())
    assert 1 <= sum("session_confirm" in each for each in heard) < 50


def test_deletion_takes_the_messages_that_wait_in_line_with_it(house: House, person: Person) -> None:
    house.gate.hold()
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(person.post, WEAK)
        house.gate.wait_for_a_call()
        second = pool.submit(person.post, f"{SAID} and my legs twitch")
        time.sleep(0.5)
        deleted = pool.submit(person.delete)
        time.sleep(0.5)
        house.gate.pass_on()
        assert deleted.result().json() == {"deleted": True}
        assert first.result().ok and second.result().ok
    rows = sqlite3.connect(house.database).execute("SELECT count(*) FROM events WHERE sender_id = ?", (person.conversation,)).fetchone()
    assert rows == (0,)


def test_unknown_paths_tell_nothing(house: House) -> None:
    for path in ("/conversations", "/model", "/status", "/version", "/domain", "/webhooks/socketio/", "/../etc/passwd", f"/{SAID}"):
        answer = requests.get(house.rasa.address + path, timeout=20)
        assert answer.status_code in (404, 405), path
        assert "Traceback" not in answer.text and str(Path.cwd()) not in answer.text


def test_odd_input_at_every_door_is_answered(house: House, person: Person) -> None:
    house.gate.pass_on()
    doors = fuzz(house.rasa, 80)
    # The house bounds the messages of a conversation; the long run, `make fuzz`, has no such bound.
    assert [each for each in doors.wrong if not each.startswith("429")] == []
    assert SAID not in house.logs()
    assert rest(house.rasa.address, "hello")
