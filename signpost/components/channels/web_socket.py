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
    socket = _Socket(server, web)
    server.on("connect", socket.connect)
    server.on("disconnect", socket.disconnect)
    server.on("resume", socket.resume)
    server.on("user_uttered", socket.user_uttered)


class _Socket:
    """The open connections, each bound to the conversation of its token."""

    def __init__(self, server: AsyncServer, web: WebInput) -> None:
        self._server, self._web = server, web
        self._open: dict[str, Session] = {}
        self._most = int(web.settings.number("SIGNPOST_CONNECTIONS"))
        self._behind_proxy = web.settings.switched_on("SIGNPOST_BEHIND_PROXY")

    async def connect(self, sid: str, environ: dict[str, Any], auth: Optional[dict[str, Any]] = None) -> bool:
        """False, which refuses the connection, without a valid token or when there are too many."""
        session = self._web.sessions.read((auth or {}).get("token") if isinstance(auth, dict) else None)
        address = client_address(_peer(environ), environ, behind_proxy=self._behind_proxy)
        if session is None or len(self._open) >= self._most or not self._web.admits(address, environ):
            metrics.REFUSED.labels("no session" if session is None else "too many").inc()
            return False
        self._open[sid] = session
        metrics.CONNECTIONS.set(len(self._open))
        await self._server.enter_room(sid, session.conversation)
        return True

    async def disconnect(self, sid: str, *reason: Any) -> None:
        """Forgets a connection."""
        self._open.pop(sid, None)
        metrics.CONNECTIONS.set(len(self._open))

    async def resume(self, sid: str, data: Any = None) -> None:
        """Sends what was said after the sequence number `after`, then `session_confirm`."""
        session = self._open.get(sid)
        if session is None:
            return
        after = data.get("after") if isinstance(data, dict) else None
        box = await self._web.box(session.conversation)
        for message in box.after(after if isinstance(after, int) else 0):
            await self._server.emit("bot_uttered", message, room=sid)
        await self._server.emit("session_confirm", {"conversation": session.conversation}, room=sid)

    async def user_uttered(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Says at once that a message is here; its answers follow."""
        body = data if isinstance(data, dict) else {}
        session = self._open.get(sid)
        if session is not None:
            self._server.start_background_task(self._deliver, session, body)
        return {"received": message_id_of(body)}

    async def _deliver(self, session: Session, body: dict[str, Any]) -> None:
        if self._web.admits_message(session.conversation):
            answers = await self._web.answers(session, body)
        else:
            box = self._web.outbox.of(session.conversation)
            answers = [{**self._web.too_many(body), "seq": box.next_number(), "reply_to": message_id_of(body)}]
        for message in answers:
            await self._server.emit("bot_uttered", message, room=session.conversation)


def _peer(environ: dict[str, Any]) -> str:
    request = environ.get("sanic.request")
    return str(request.ip) if request is not None else str(environ.get("REMOTE_ADDR", ""))
