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

DIST = Path(__file__).resolve().parents[2] / "widget" / "dist"

Json = dict[str, Any]

YES_NO = [
    {"title": title, "payload": payload, "content_type": "text"}
    for title, payload in [("Yes", "yes"), ("No", "no"), ("I don’t know", "I don't know"), ("Why do you ask?", "why")]
]
SURE = [{"title": "Yes, it is over", "payload": "it is over", "content_type": "text"}]
SOURCE = {"id": "nice-ng127", "title": "Suspected neurological conditions", "publisher": "NICE", "at": "nice.org.uk/guidance/ng127"}


def triage(level: str, status: str, **more: Any) -> Json:
    """A payload as the contract has it."""
    return {"triage": {"schema": 1, "level": level, "status": status, "question": None, "findings": [], "rules": [], **more}}


def question(text: str, left: int, **more: Any) -> Json:
    """A message that asks, with its buttons and how many questions are left."""
    custom = triage("none", "asking", question={"id": "limb_weakness.onset", "kind": "yes_no"}, progress={"left": left})
    return {"text": text, "quick_replies": YES_NO, "custom": custom, **more}


OUTCOME: Json = triage(
    "soon",
    "assessed",
    findings=[{"id": "limb_weakness", "status": "present", "said": "my left hand keeps getting weaker"}],
    rules=[
        {
            "id": "progressive-weakness",
            "level": "soon",
            "because": "Weakness that grows over weeks should be looked at.",
            "sources": ["nice-ng127"],
        }
    ],
    citations=[SOURCE],
    changes=["If breathing becomes hard, call at once.", "If it spreads quickly, be seen today."],
)
TABLE = {
    "title": "ALS and MS side by side",
    "table": [["", "ALS", "MS"], ["Feeling", "kept", "often changed"], ["Course", "steady", "in bouts"]],
}
TABLE_WORDS = "Here are the two side by side.\n\nFeeling: in ALS kept; in MS often changed.\nCourse: in ALS steady; in MS in bouts."
EDUCATION = triage("information", "information", topic="overview", disease="als", citations=[SOURCE])
COMPARISON = triage("information", "information", education=TABLE, citations=[SOURCE])
SUGGESTION = triage("none", "none", suggestions=[{"title": "What is MND?", "payload": "what is als"}])
SUMMARY = triage("soon", "assessed", summary=True)
TWITCHING = {
    "id": "muscle_twitching",
    "label": "twitching",
    "status": "present",
    "body_part": "calf",
    "duration_days": 21,
    "said": "my calf twitches",
}
DANGER = [
    {"value": "stroke", "label": "A face, arm or leg that is suddenly weak, numb or drooping"},
    {"value": "breath", "label": "Struggling to breathe, or choking"},
    {"value": "chest", "label": "Crushing, or tight, chest pain"},
    {"value": "none", "label": "None of these"},
]
CARD = {
    "headline": "See your GP within two weeks",
    "do": ["Book an appointment with your GP this week.", "Take the sheet for the doctor along."],
    "call_if": ["breathing gets hard", "your face droops", "you cannot swallow"],
    "why": [{"said": "my left hand keeps getting weaker", "text": "Weakness that grows over weeks should be looked at."}],
    "more": ["Keep a log of what your hand can no longer do."],
}
WALL = "See your GP within two weeks. " + "This is the long form of the advice for clients that draw no card. " * 6
EVIDENCE = [
    {
        "id": "nice-ng42",
        "title": "Motor neurone disease",
        "publisher": "NICE",
        "year": 2016,
        "url": "https://www.nice.org.uk/guidance/ng42",
    },
    {"id": "ms-trust", "title": "About MS", "publisher": "MS Trust", "year": 2024, "url": "https://mstrust.org.uk/about"},
]


def ask(text: str, question_id: str, kind: str, level: str = "none", **more: Any) -> Json:
    """A message that asks a question of any kind."""
    known = {name: more.pop(name) for name in ("findings", "progress") if name in more}
    custom = triage(level, "asking", question={"id": question_id, "kind": kind, **more.pop("question", {})}, **known)
    return {"text": text, "custom": custom, **more}


def emergency(rule: str, route: str = "call", **more: Any) -> Json:
    """The payload of one emergency rule."""
    return triage("emergency", "emergency", route=route, rules=[{"id": rule, "level": "emergency"}], **more)


EMERGENCY = emergency("breathless")
CRISIS = triage("emergency", "crisis", route="call", rules=[{"id": "crisis", "level": "emergency"}])

SCRIPT: dict[str, list[Json]] = {
    "hello": [{"text": "Hello, I am Signpost. What is troubling you?"}],
    "my left hand is weak": [{"text": "Thank you for telling me."}, question("Did the weakness come on suddenly?", 3)],
    "no": [question("Is it getting worse?", 1)],
    "yes": [{"text": "Please see your doctor within two weeks.\nAsk for a neurologist."}, {"custom": OUTCOME}],
    "go back": [question("Did the weakness come on suddenly?", 3)],
    "cannot breathe lying down and my legs are weak": [
        {"text": "Call 999 now and ask for an ambulance.\nSit upright. Unlock the door. Stay with somebody."},
        {"custom": EMERGENCY},
    ],
    "no way to go on": [{"text": "I am glad you told me. Please talk to a person now: Samaritans, 116 123.", "custom": CRISIS}],
    "false alarm": [{"text": "I want to be sure. Is it true that this is not happening now?", "quick_replies": SURE}],
    "it is over": [{"text": "Good to hear. If it comes back, call 999."}],
    "what is als": [{"text": "ALS is an illness of the nerves that move muscles.", "custom": EDUCATION}],
    "compare": [{"text": TABLE_WORDS, "custom": COMPARISON}],
    "mian": [{"text": "I am not sure what you mean.", "custom": SUGGESTION}],
    "one side of his mouth looks funny, he's drooling": [question("Is he in pain?", 3)],
    "i can't breathe": [question("Is it worse when you lie down?", 3)],
    "do i have to call 999": [{"text": "That can wait for now.", "custom": EMERGENCY}],
    "and now crushing chest pain": [{"text": "Call 999 now. Chew no aspirin unless they say so.", "custom": emergency("chest")}],
    "i have called": [{"text": "Good. Help is coming. Do not drive.", "custom": EMERGENCY}],
    "numb between the legs": [{"text": "Do not drive yourself. Take your tablets along.", "custom": emergency("cauda", "go")}],
    "asked in the emergency": [
        ask("Has the breathing become easier since?", "breathlessness.course", "yes_no", "emergency", quick_replies=YES_NO)
    ],
    "danger": [ask("Before anything else: is any of this happening now?", "screen.danger", "any_of", question={"options": DANGER})],
    "danger plain": [
        ask(
            "Is any of this happening now?",
            "screen.danger",
            "any_of",
            question={"options": ["stroke", "breath"]},
            quick_replies=[
                {"title": "Face drooping", "payload": "stroke"},
                {"title": "Hard to breathe", "payload": "breath"},
                {"title": "I don’t know", "payload": "I don't know"},
            ],
        )
    ],
    "my calf twitches": [
        {"text": "Thank you for telling me."},
        ask("Since when does it twitch?", "muscle_twitching.duration_days", "number", findings=[TWITCHING]),
    ],
    "which side": [ask("Which side is it on?", "limb_weakness.side", "choice", question={"options": ["left", "right", "both"]})],
    "card": [
        {
            "text": WALL,
            "custom": triage(
                "soon",
                "assessed",
                card=CARD,
                findings=[*OUTCOME["triage"]["findings"], TWITCHING],
                rules=OUTCOME["triage"]["rules"],
                citations=[SOURCE],
            ),
        }
    ],
    "evidence": [
        {
            "text": "Riluzole can slow ALS a little.\n\nSource: Motor neurone disease; About MS.",
            "custom": triage("information", "information", topic="treatment", disease="als", citations=EVIDENCE),
        }
    ],
    "summary": [{"text": "Here is your summary.\n- Weak left hand for three months", "custom": SUMMARY}],
    "urgent": [{"text": "Please be seen today.", "custom": triage("urgent", "assessed", rules=OUTCOME["triage"]["rules"])}],
    "routine": [{"text": "An ordinary appointment is enough.", "custom": triage("routine", "assessed", rules=OUTCOME["triage"]["rules"])}],
}


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
