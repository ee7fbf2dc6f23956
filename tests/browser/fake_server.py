"""A stand-in for the chat server: the channel's contract with scripted answers, and faults on request.

Runs in its own process so that tests can really kill, freeze and restart it:
`python tests/browser/fake_server.py PORT STATE_FILE`. What it holds lives in STATE_FILE, as a real server's store would.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import socketio
from aiohttp import web
from fake_answers import SCRIPT, Json

DIST = Path(__file__).resolve().parents[2] / "widget" / "dist"


class FakeServer:
    """Sessions, stored answers by message id, and the faults a test has asked for."""

    def __init__(self, state_file: Path) -> None:
        self.state_file = state_file
        self.state = self.blank()
        if state_file.exists():
            self.state = json.loads(state_file.read_text())
        self.faults: Json = {}
        self.sio = socketio.AsyncServer(async_mode="aiohttp", cors_allowed_origins="*", transports=["websocket"])
        self.last_seq = 0
        self._wire()

    @staticmethod
    def blank() -> Json:
        """The state of a server that nobody has spoken to."""
        return {"tokens": {}, "turns": {}, "handled": [], "regions": {}, "consents": [], "deleted": []}

    def save(self) -> None:
        """Keep the state over a restart."""
        self.state_file.write_text(json.dumps(self.state))

    def seq(self) -> int:
        """Milliseconds, strictly increasing."""
        self.last_seq = max(self.last_seq + 1, int(time.time() * 1000))
        return self.last_seq

    def conversation(self, token: str | None) -> str | None:
        """The conversation that a token opens."""
        return self.state["tokens"].get(token or "")

    def answer(self, conversation: str, message_id: str, text: str) -> list[Json]:
        """The stored answers to this id, made once."""
        turns = self.state["turns"].setdefault(conversation, {})
        if message_id not in turns:
            self.state["handled"].append(text)
            messages = SCRIPT.get(text) or SCRIPT.get(text.lower()) or [{"text": f"You said: {text}"}]
            turns[message_id] = [
                {"seq": self.seq(), "reply_to": message_id, **message, "last": message is messages[-1]} for message in messages
            ]
            self.save()
        return turns[message_id]

    def _wire(self) -> None:
        sio = self.sio

        @sio.event
        async def connect(sid: str, environ: Json, auth: Json | None) -> None:
            conversation = self.conversation((auth or {}).get("token"))
            if conversation is None:
                raise socketio.exceptions.ConnectionRefusedError("unknown token")
            await sio.save_session(sid, {"conversation": conversation})
            await sio.enter_room(sid, conversation)

        @sio.event
        async def resume(sid: str, data: Json) -> None:
            conversation = (await sio.get_session(sid))["conversation"]
            for messages in self.state["turns"].get(conversation, {}).values():
                for message in messages:
                    if message["seq"] > data["after"]:
                        await sio.emit("bot_uttered", message, to=sid)
            await sio.emit("session_confirm", {"conversation": conversation}, to=sid)

        @sio.event
        async def user_uttered(sid: str, data: Json) -> Json:
            conversation = (await sio.get_session(sid))["conversation"]
            messages = self.answer(conversation, data["message_id"], data["message"])
            if self.faults.pop("lose_reply", None):
                return {"received": data["message_id"]}
            if self.faults.pop("lose_ack", None):
                await sio.sleep(3600)
            if "delay" in self.faults:
                await sio.sleep(self.faults["delay"])
            for message in messages * (2 if self.faults.get("twice") else 1):
                await sio.emit("bot_uttered", message, room=conversation)
            return {"received": data["message_id"]}

    # ---- HTTP ----

    async def allowed(self, request: web.Request) -> web.Response:
        """GET whether pages of the asking site may talk to this server."""
        return web.json_response({"allowed": not self.faults.get("refuse_site")})

    async def file(self, request: web.Request) -> web.StreamResponse:
        """GET a file of the built widget, as the real server gives it out."""
        path = DIST / request.match_info["version"] / request.match_info["name"]
        if not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path)

    async def session(self, request: web.Request) -> web.Response:
        """POST a new session; DELETE everything of one."""
        if request.method == "DELETE":
            token = request.headers.get("Authorization", "").removeprefix("Bearer ")
            conversation = self.state["tokens"].pop(token, None)
            self.state["turns"].pop(conversation, None)
            self.state["deleted"].append(conversation)
            self.save()
            return web.json_response({}, status=200 if conversation else 401)
        number = len(self.state["tokens"]) + len(self.state["deleted"]) + 1
        token, conversation = f"token-{number}", f"conversation-{number}"
        self.state["tokens"][token] = conversation
        told = await request.json()
        self.state["regions"][conversation] = told.get("region")
        self.state["consents"].append(told.get("consent"))
        self.save()
        return web.json_response({"token": token, "conversation": conversation, "expires": int(time.time()) + 3600})

    async def messages(self, request: web.Request) -> web.Response:
        """The REST door, used when WebSocket is blocked."""
        conversation = self.conversation(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if conversation is None:
            return web.json_response({}, status=401)
        data = await request.json()
        return web.json_response({"messages": self.answer(conversation, data["message_id"], data["message"])})

    async def control(self, request: web.Request) -> web.Response:
        """For the tests: GET the state, POST faults, and two orders, "reset" and "forget_tokens"."""
        if request.method == "POST":
            self.faults = await request.json()
            if self.faults.pop("reset", None):
                self.state = self.blank()
                self.save()
            if self.faults.pop("forget_tokens", None):
                self.state["tokens"] = {}
                self.state["deleted"].append("forgotten")
                self.save()
        return web.json_response(self.state)

    def app(self) -> web.Application:
        """The application, open to every origin as the tests' site has a port of its own."""

        @web.middleware
        async def open_to_all(request: web.Request, handler: Any) -> web.StreamResponse:
            if request.path.startswith("/socket.io/"):
                if self.faults.get("no_websocket"):
                    raise web.HTTPServiceUnavailable
                return await handler(request)
            response = web.Response() if request.method == "OPTIONS" else await handler(request)
            if self.faults.get("refuse_site") and request.path not in ("/control", "/widget/allowed"):
                return web.json_response({}, status=403)
            response.headers.update(
                {
                    "Access-Control-Allow-Origin": "*",
                    "Access-Control-Allow-Headers": "authorization, content-type",
                    "Access-Control-Allow-Methods": "GET, POST, DELETE",
                }
            )
            return response

        app = web.Application(middlewares=[open_to_all])
        app.router.add_route("*", "/session", self.session)
        app.router.add_get("/widget/allowed", self.allowed)
        app.router.add_get("/widget/{version}/{name}", self.file)
        app.router.add_route("*", "/messages", self.messages)
        app.router.add_route("*", "/control", self.control)
        self.sio.attach(app)
        return app


if __name__ == "__main__":
    web.run_app(FakeServer(Path(sys.argv[2])).app(), host="127.0.0.1", port=int(sys.argv[1]), print=None, shutdown_timeout=0.1)
