"""The web channel's Socket.IO events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from socketio import AsyncServer

from signpost.components import metrics
from signpost.components.channels.bounds import message_id_of
from signpost.components.channels.limits import client_address
from signpost.components.channels.sessions import Session

if TYPE_CHECKING:
    from signpost.components.channels.web import WebInput


def add_socket(server: AsyncServer, web: WebInput) -> None:
    """connect with a token, `user_uttered`, `resume`, and `bot_uttered` back."""
    open_sessions: dict[str, Session] = {}
    most = int(web.settings.number("SIGNPOST_CONNECTIONS"))
    behind_proxy = web.settings.switched_on("SIGNPOST_BEHIND_PROXY")

    @server.on("connect")
    async def connect(sid: str, environ: dict[str, Any], auth: Optional[dict[str, Any]] = None) -> bool:
        session = web.sessions.read((auth or {}).get("token") if isinstance(auth, dict) else None)
        address = client_address(_peer(environ), environ, behind_proxy=behind_proxy)
        if session is None or len(open_sessions) >= most or not web.admits(address, environ):
            metrics.REFUSED.labels("no session" if session is None else "too many").inc()
            return False
        open_sessions[sid] = session
        metrics.CONNECTIONS.set(len(open_sessions))
        await server.enter_room(sid, session.conversation)
        return True

    @server.on("disconnect")
    async def disconnect(sid: str, *reason: Any) -> None:
        open_sessions.pop(sid, None)
        metrics.CONNECTIONS.set(len(open_sessions))

    @server.on("resume")
    async def resume(sid: str, data: Any = None) -> None:
        session = open_sessions.get(sid)
        if session is None:
            return
        after = data.get("after") if isinstance(data, dict) else None
        box = await web.box(session.conversation)
        for message in box.after(after if isinstance(after, int) else 0):
            await server.emit("bot_uttered", message, room=sid)
        await server.emit("session_confirm", {"conversation": session.conversation}, room=sid)

    @server.on("user_uttered")
    async def user_uttered(sid: str, data: Any = None) -> dict[str, Any]:
        body = data if isinstance(data, dict) else {}
        session = open_sessions.get(sid)
        if session is not None:
            server.start_background_task(_deliver, server, web, session, body)
        return {"received": message_id_of(body)}


async def _deliver(server: AsyncServer, web: WebInput, session: Session, body: dict[str, Any]) -> None:
    if web.admits_message(session.conversation):
        answers = await web.answers(session, body)
    else:
        box = web.outbox.of(session.conversation)
        answers = [{**web.too_many(body), "seq": box.next_number(), "reply_to": message_id_of(body)}]
    for message in answers:
        await server.emit("bot_uttered", message, room=session.conversation)


def _peer(environ: dict[str, Any]) -> str:
    request = environ.get("sanic.request")
    return str(request.ip) if request is not None else str(environ.get("REMOTE_ADDR", ""))
