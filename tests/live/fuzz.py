"""Odd input at every door of a real server: `python -m tests.live.fuzz 10000`.

No answer may be a 500, no message may be met with silence or with the safe reply because of a fault, and the memory may not
grow with the number of cases.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil
import requests
import socketio
import websocket
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from evaluation.trained import free_port
from review.server import Server as ReviewDesk
from scripts.environment import ROOT
from scripts.train import train_if_needed
from tests.live.fuzz_desk import DeskDoor, pages, review_desk, sheets
from tests.live.fuzz_talk import PATIENCE_SECONDS, Talks, misreadings, summaries, ticks
from tests.live.servers import Person, Server, action_server, rasa_server

MESSAGES_OF_A_PERSON = 20
# A process settles while caches fill; growth is measured after this share of the cases.
WARM_UP = 0.3
MOST_GROWTH_BYTES = 120_000_000

_words = st.sampled_from(
    ["my hand is weak", "I can't breathe", "what is MS?", "yes", "/restart", '/affirm{"a": 1}', "<b>", "{said}", "ALS?", "999"]
)
text = st.one_of(st.text(max_size=60), _words, st.text(alphabet="\0\u202e\ud7ff\U0001f600 '\"\\/;-", max_size=30), st.just("a " * 3000))
value = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), text),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
_keys = ["message", "sender", "message_id", "metadata", "region", "consent", "stream", "input_channel"]
body = st.one_of(value, st.fixed_dictionaries({}, optional={name: value for name in _keys}), st.fixed_dictionaries({"message": text}))
raw = st.one_of(st.binary(max_size=80), st.text(max_size=60).map(str.encode), body.map(lambda each: json.dumps(each).encode()[:-1]))
_known = "/ /session /messages /health/ready /metrics /webhooks/rest/webhook /webhooks/rest/ /socket.io/ /status /summary /misreadings"
path = st.one_of(
    st.sampled_from(_known.split()),
    st.text(alphabet="abc/%.?&=\u00e9", max_size=20).map(lambda tail: "/" + tail),
)
# What Engine.IO and Socket.IO would send, more or less: a packet's type, then anything.
packet = st.builds(
    lambda kind, given: (kind + json.dumps(given)).encode("utf-8", "surrogatepass"),
    st.sampled_from(["0", "1", "2", "3", "4", "40", "41", "42", "420", "43", "44", "451-", "6", "bAAA", "\x1e"]),
    value,
)
case = st.one_of(
    st.tuples(st.just("rest"), body),
    st.tuples(st.just("rest raw"), raw),
    st.tuples(st.just("messages"), body),
    st.tuples(st.just("messages raw"), raw),
    st.tuples(st.just("session"), body),
    st.tuples(st.just("any path"), st.tuples(st.sampled_from(["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"]), path, raw)),
    st.tuples(
        st.just("bytes"),
        st.one_of(st.binary(max_size=200), raw.map(lambda each: b"POST /messages HTTP/1.1\r\nContent-Length: 9\r\n\r\n" + each)),
    ),
    st.tuples(st.just("polling"), raw),
    st.tuples(st.just("token"), st.text(alphabet="abc.-_=eyJ ", max_size=60)),
    st.tuples(st.just("delete"), st.none()),
    st.tuples(st.just("frames"), st.lists(st.one_of(packet, raw), max_size=4)),
    st.tuples(st.just("socket message"), st.one_of(value, st.fixed_dictionaries({"message": text, "metadata": value}))),
    st.tuples(st.just("socket event"), st.tuples(st.sampled_from(["resume", "restart", "session_request", "connect", "x"]), value)),
    st.tuples(st.just("list over rest"), ticks),
    st.tuples(st.just("summary"), summaries(text)),
    st.tuples(st.just("misreading"), misreadings(text, value)),
    st.tuples(st.just("page of the desk"), pages(text)),
    st.tuples(st.just("sheet of the desk"), sheets(text)),
)


class Doors:
    """One client that knows every door, and what came back."""

    def __init__(self, address: str, port: int, desk: ReviewDesk) -> None:
        self.address, self.port = address, port
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._talks, self._desk = Talks(address, self.seen, self.wrong), DeskDoor(desk, self.seen, self.wrong)
        self._http = requests.Session()
        self._person, self._said = Person(address).begin(), 0
        self._socket: socketio.SimpleClient | None = None
        self._kinds: dict[str, Callable[[Any], None]] = {
            "rest": lambda given: self._post("/webhooks/rest/webhook", json.dumps(given).encode(), list, isinstance(given, dict)),
            "rest raw": lambda given: self._post("/webhooks/rest/webhook", given, list, False),
            "messages": lambda given: self._post("/messages", json.dumps(given).encode(), dict, True),
            "messages raw": lambda given: self._post("/messages", given, dict, False),
            "session": lambda given: self._post("/session", json.dumps(given).encode(), dict, False),
            "any path": self._any,
            "bytes": self._bytes,
            "polling": lambda given: self._request("POST", "/socket.io/?EIO=4&transport=polling&sid=none", given),
            "token": lambda given: self._request("POST", "/messages", b"{}", {"Authorization": f"Bearer {given}"}),
            "delete": lambda _: self._request("DELETE", "/session", b"", {"Authorization": f"Bearer {self._person.token}"}),
            "frames": self._frames,
            "socket message": self._socket_message,
            "socket event": self._socket_event,
            "list over rest": lambda given: self._talks.list_over_rest(given, self._person.conversation),
            "summary": lambda given: self._talks.summary(given, self._person),
            "misreading": lambda given: self._talks.misreading(given, self._person),
            "page of the desk": self._desk.page,
            "sheet of the desk": self._desk.sheet,
        }

    def take(self, kind: str, given: Any) -> None:
        """Sends one case and notes what is wrong with its answer."""
        self._said += 1
        if self._said % MESSAGES_OF_A_PERSON == 0:
            self._person = Person(self.address).begin()
            self._hang_up()
        self._kinds[kind](given)

    def _request(self, method: str, where: str, data: bytes, headers: dict[str, str] | None = None) -> requests.Response | None:
        try:
            answer = self._http.request(method, self.address + where, data=data, headers=headers or {}, timeout=PATIENCE_SECONDS)
        except (requests.exceptions.InvalidHeader, UnicodeError):
            return None  # the client itself refuses to send it
        self.seen[f"{answer.status_code}"] += 1
        if answer.status_code >= 500 and where != "/health/ready":
            self.wrong.append(f"{answer.status_code} for {method} {where}: {data[:200]!r}")
        return answer

    def _post(self, where: str, data: bytes, kind: type, must_answer: bool) -> None:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._person.token}"}
        answer = self._request("POST", where, data, headers)
        if answer is None or answer.status_code != 200:
            if must_answer and answer is not None:
                self.wrong.append(f"{answer.status_code} for a message: {data[:200]!r}")
            return
        said = answer.json()
        messages = said.get("messages", [{}]) if isinstance(said, dict) else said
        if not isinstance(said, kind) or not messages:
            self.wrong.append(f"silence for {where}: {data[:200]!r}")
        elif where != "/session":
            self._talks.look_at(messages, repr(data[:80]))

    def _any(self, given: tuple[str, str, bytes]) -> None:
        self._request(*given)

    def _bytes(self, given: bytes) -> None:
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(given)
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(20)
            try:
                first = connection.recv(200)
            except ConnectionResetError:
                first = b""
        self.seen["bytes answered" if first else "bytes dropped"] += 1
        if first.startswith(b"HTTP/1.1 5") and not first.startswith(b"HTTP/1.1 503"):
            self.wrong.append(f"{first[:12]!r} for raw bytes: {given[:200]!r}")

    def _frames(self, given: list[bytes]) -> None:
        """Bytes on a websocket without the manners of a client: whatever becomes of it, the server goes on."""
        address = f"ws://127.0.0.1:{self.port}/socket.io/?EIO=4&transport=websocket"
        with closing(websocket.create_connection(address, timeout=20, origin="http://127.0.0.1:8000")) as connection:
            try:
                connection.recv()
                connection.send("40" + json.dumps({"token": self._person.token}))
                for each in given:
                    connection.send(each, websocket.ABNF.OPCODE_BINARY if each[:1] == b"\xff" else websocket.ABNF.OPCODE_TEXT)
                connection.recv()
                self.seen["frames answered"] += 1
            except (websocket.WebSocketException, ConnectionError):
                self.seen["frames refused"] += 1

    def faults(self) -> list[str]:
        """Safe replies and faults that the server counted: an answer that hides a fault is wrong too."""
        numbers = requests.get(f"{self.address}/metrics", timeout=30).text
        found = re.findall(r'^signpost_(safe_replies|failures)_total\{\w+="([^"]+)"\} (\S+)', numbers, re.MULTILINE)
        # A machine that is busy with other work may need too long for a turn; that is told, but no fault.
        self.seen["turns that took too long"] += sum(int(float(count)) for _, reason, count in found if reason == "too slow")
        return [f"{kind} {reason}: {float(count):.0f}" for kind, reason, count in found if float(count) and reason != "too slow"]

    def _connected(self) -> socketio.SimpleClient:
        if self._socket is None or not self._socket.connected:
            # Without it the client names the server's own address as its origin, which is no site that may talk to it.
            self._socket = socketio.SimpleClient(websocket_extra_options={"origin": "http://127.0.0.1:8000"})
            self._socket.connect(self.address, auth={"token": self._person.token}, transports=["websocket"], wait_timeout=20)
        return self._socket

    def _socket_message(self, given: Any) -> None:
        name = uuid.uuid4().hex
        data = {**given, "message_id": name} if isinstance(given, dict) else given
        client = self._connected()
        client.call("user_uttered", data, timeout=30)
        try:
            while True:
                event, *rest = client.receive(timeout=40)
                if event == "bot_uttered" and (not isinstance(given, dict) or rest[0]["reply_to"] == name):
                    self.seen["socket answered"] += 1
                    return
        except socketio.exceptions.SocketIOError:
            self.wrong.append(f"silence on the socket for {data!r}"[:300])
            self._hang_up()

    def _socket_event(self, given: tuple[str, Any]) -> None:
        try:
            self._connected().emit(*given)
            self.seen["socket event"] += 1
        except socketio.exceptions.SocketIOError:
            self.seen["socket closed"] += 1
            self._hang_up()

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._socket.disconnect()
            self._socket = None


def fuzz(server: Server, cases: int, *, number: int = 20261120) -> Doors:
    """Sends that many cases from one seed; what came back and what was wrong."""
    with tempfile.TemporaryDirectory(prefix="signpost-desk-") as folder:
        knowledge = Path(shutil.copytree(ROOT / "knowledge", Path(folder) / "knowledge"))
        with review_desk(knowledge) as desk:
            return _sent(server, Doors(server.address, server.port, desk), cases, number)


def _sent(server: Server, doors: Doors, cases: int, number: int) -> Doors:
    assert server.process is not None
    process = psutil.Process(server.process.pid)
    memory: list[int] = []
    measured_at = {max(1, int(cases * share)) for share in (WARM_UP, (1 + WARM_UP) / 2)}
    sent = 0

    @seed(number)
    @settings(max_examples=cases, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case)
    def one(given_case: tuple[str, Any]) -> None:
        nonlocal sent
        sent += 1
        if sent in measured_at:
            memory.append(process.memory_info().rss)
        doors.take(*given_case)

    begun = time.monotonic()
    one()
    memory.append(process.memory_info().rss)
    doors.seen["cases"], doors.seen["seconds"] = sent, round(time.monotonic() - begun)
    for name, rss in zip(("after the warm-up", "half-way from there", "at the end"), memory, strict=True):
        doors.seen[f"megabytes {name}"] = rss // 1_000_000
    grown = memory[-1] - memory[0]
    if grown > MOST_GROWTH_BYTES:
        doors.wrong.append(f"the memory grew by {grown // 1_000_000} MB")
    return doors


def main(cases: int) -> int:
    """Starts a server of its own, sends the cases, prints what came back; 1 when anything was wrong."""
    train_if_needed()
    with tempfile.TemporaryDirectory(prefix="signpost-fuzz-") as folder:
        actions = action_server(free_port(), Path(folder)).start()
        # The long run is about input, not about a busy machine: an action may take its time.
        limits = {"SIGNPOST_MESSAGES_PER_MINUTE": "100000", "SIGNPOST_ORIGINS": "http://127.0.0.1:8000", "SIGNPOST_ACTION_SECONDS": "25"}
        limits["SIGNPOST_MISREADINGS"] = "1"
        rasa = rasa_server(free_port(), Path(folder), f"{actions.address}/webhook", **limits)
        try:
            rasa.start()
            doors = fuzz(rasa, cases)
            doors.wrong += doors.faults()
        finally:
            rasa.stop()
            actions.stop()
    for name, count in doors.seen.most_common():
        print(f"{name}: {count}")
    print(f"wrong: {len(doors.wrong)}", *doors.wrong[:20], sep="\n  ")
    return 1 if doors.wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
