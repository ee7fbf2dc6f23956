"""The browser's channel: Socket.IO and HTTP, bound to a conversation by a signed token, with nothing sent or answered twice."""

from __future__ import annotations

import logging
import os
from typing import Any, Awaitable, Callable, Optional, Text

import aiohttp
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.channels.socketio import SocketBlueprint
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse
from socketio import AsyncServer

from signpost.components.channels.answers import answer_to
from signpost.components.channels.outbox import Outbox
from signpost.components.channels.sessions import Sessions, sessions_from_environment
from signpost.components.channels.storage import delete_conversation

logger = logging.getLogger(__name__)

Handler = Callable[[UserMessage], Awaitable[Any]]

LONGEST_MESSAGE_ID = 100
LARGEST_BODY = 1_000_000  # bytes; a message itself is cut far below that


class WebInput(InputChannel):
    """What the widget talks to; also answers the readiness probe."""

    @classmethod
    def name(cls) -> Text:
        """The channel's name in Rasa's events."""
        return "socketio"

    def url_prefix(self) -> Text:
        """Routes stand at the root of the server."""
        return "/"

    def __init__(self) -> None:
        self._outbox = Outbox()
        self._app: Optional[Sanic] = None

    def blueprint(self, on_new_message: Handler) -> SocketBlueprint:
        """The routes /session, /messages and /health/ready, and Socket.IO below /socket.io."""
        origins = _allowed_origins()
        sessions = sessions_from_environment()
        server = AsyncServer(async_mode="sanic", cors_allowed_origins=origins)
        blueprint = SocketBlueprint(server, "/socket.io", "signpost_web", __name__)
        self._add_socket(server, sessions, on_new_message)
        self._add_http(blueprint, sessions, on_new_message)

        @blueprint.listener("before_server_start")
        async def bound(app: Sanic, loop: Any) -> None:
            self._app = app
            app.config.REQUEST_MAX_SIZE = LARGEST_BODY

        return blueprint

    def _add_socket(self, server: AsyncServer, sessions: Sessions, on_new_message: Handler) -> None:
        rooms: dict[str, str] = {}

        @server.on("connect")
        async def connect(sid: str, environ: dict[str, Any], auth: Optional[dict[str, Any]] = None) -> bool:
            conversation = sessions.conversation((auth or {}).get("token") if isinstance(auth, dict) else None)
            if conversation is None:
                return False
            rooms[sid] = conversation
            await server.enter_room(sid, conversation)
            return True

        @server.on("disconnect")
        async def disconnect(sid: str, *reason: Any) -> None:
            rooms.pop(sid, None)

        @server.on("resume")
        async def resume(sid: str, data: Any = None) -> None:
            conversation = rooms[sid]
            after = data.get("after") if isinstance(data, dict) else None
            for message in self._outbox.of(conversation).after(after if isinstance(after, int) else 0):
                await server.emit("bot_uttered", message, room=sid)
            await server.emit("session_confirm", {"conversation": conversation}, room=sid)

        @server.on("user_uttered")
        async def user_uttered(sid: str, data: Any = None) -> dict[str, Any]:
            body = data if isinstance(data, dict) else {}

            async def deliver() -> None:
                for message in await self._answers(rooms[sid], body, on_new_message, self._app):
                    await server.emit("bot_uttered", message, room=rooms.get(sid, sid))

            server.start_background_task(deliver)
            return {"received": _message_id(body)}

    def _add_http(self, blueprint: SocketBlueprint, sessions: Sessions, on_new_message: Handler) -> None:
        @blueprint.route("/session", methods=["POST"])
        async def new_session(request: Request) -> HTTPResponse:
            return response.json(sessions.issue(), headers={"Cache-Control": "no-store"})

        @blueprint.route("/session", methods=["DELETE"])
        async def delete_session(request: Request) -> HTTPResponse:
            conversation = sessions.conversation(request.token)
            if conversation is None:
                return response.json({"error": "The session is missing or has ended."}, status=401)
            self._outbox.forget(conversation)
            await delete_conversation(request.app.ctx.agent, conversation)
            return response.json({"deleted": True})

        @blueprint.route("/messages", methods=["POST"])
        async def messages(request: Request) -> HTTPResponse:
            conversation = sessions.conversation(request.token)
            if conversation is None:
                return response.json({"error": "The session is missing or has ended."}, status=401)
            body = request.json if isinstance(request.json, dict) else {}
            return response.json({"messages": await self._answers(conversation, body, on_new_message, request.app)})

        @blueprint.route("/health/ready", methods=["GET"])
        async def ready(request: Request) -> HTTPResponse:
            reason = await _not_ready(request.app)
            return response.json({"ready": True}) if reason is None else response.json({"ready": False, "reason": reason}, status=503)

    async def _answers(self, conversation: str, body: dict[str, Any], on_new_message: Handler, app: Sanic) -> list[dict[str, Any]]:
        """The numbered answers to one message; a message that was handled before gets the same ones again."""
        box, message_id = self._outbox.of(conversation), _message_id(body)
        async with box.lock:
            if message_id in box.handled:
                return box.answers_to(message_id)
            collector = CollectingOutputChannel()
            text = body.get("message")
            metadata = body.get("metadata")
            message = UserMessage(
                text if isinstance(text, str) else "",
                collector,
                conversation,
                input_channel=self.name(),
                message_id=message_id or None,
                metadata=metadata if isinstance(metadata, dict) else None,
            )
            answers = await answer_to(message, on_new_message, collector, app)
            numbered = [box.add(_for_browser(each, last=each is answers[-1]), message_id) for each in answers]
            if message_id:
                box.mark_handled(message_id)
            return numbered


def _for_browser(message: dict[str, Any], *, last: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {name: message[name] for name in ("text", "custom") if name in message}
    if message.get("buttons"):
        shown["quick_replies"] = [
            {"content_type": "text", "title": button["title"], "payload": button["payload"]} for button in message["buttons"]
        ]
    return {**shown, "last": last}


def _message_id(body: dict[str, Any]) -> str:
    return str(body.get("message_id") or "")[:LONGEST_MESSAGE_ID]


def _allowed_origins() -> list[str]:
    site = f"http://127.0.0.1:{os.environ.get('SIGNPOST_SITE_PORT', '8000')}"
    named = os.environ.get("SIGNPOST_ORIGINS", "")
    return [each.strip() for each in named.split(",") if each.strip()] or [site, site.replace("127.0.0.1", "localhost")]


async def _not_ready(app: Sanic) -> Optional[str]:
    """Why a message cannot be answered yet, or None when it can."""
    agent = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return "the model is not loaded"
    address = f"{os.environ['SIGNPOST_ACTIONS_URL'].rsplit('/', 1)[0]}/health"
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=3)) as client:
            async with client.get(address) as reply:
                return None if reply.status == 200 else "the action server is not well"
    except (aiohttp.ClientError, TimeoutError, OSError):
        return "the action server does not answer"
