"""The web channel's Socket.IO events, on a server whose connections cost little until they have shown a token."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional

from sanic.request import Request
from socketio import AsyncServer

from signpost.components import metrics
from signpost.components.channels.door import too_many
from signpost.components.channels.limits import MOST_OF_ONE_ADDRESS, SILENT_CONNECTION_SECONDS, is_direct_loopback, message_id_of
from signpost.components.channels.sessions import Session

if TYPE_CHECKING:
    from signpost.components.channels.web import WebInput

# Packets with attachments: a chat has none, and half of one would be kept in memory until the rest comes.
_BINARY = ("5", "6")


def socket_server(web: WebInput, **settings: Any) -> AsyncServer:
    """A server with `connect` by a token, `user_uttered`, `resume`, and `bot_uttered` back."""
    socket = _Socket(web)
    server = BoundedServer(socket.admits, async_mode="sanic", **settings)
    socket.server = server
    server.on("connect", socket.connect)
    server.on("disconnect", socket.disconnect)
    server.on("resume", socket.resume)
    server.on("user_uttered", socket.user_uttered)
    return server


class _Socket:
    """The open connections, each bound to the conversation of its token."""

    server: AsyncServer

    def __init__(self, web: WebInput) -> None:
        self._web = web
        self._open: dict[str, tuple[Session, str]] = {}
        self._addresses: Counter[str] = Counter()
        self._most = int(web.settings.number("SIGNPOST_CONNECTIONS"))

    def admits(self, environ: dict[str, Any], connections: int) -> bool:
        """False when there are too many connections, or an address opens too many; asked before one is opened."""
        admitted = connections <= self._most and self._web.door.admits(environ["sanic.request"])
        if not admitted:
            metrics.REFUSED.labels("too many").inc()
        return admitted

    async def connect(self, sid: str, environ: dict[str, Any], auth: Optional[dict[str, Any]] = None) -> bool:
        """False, which refuses the connection, without a valid token or when its address holds too many."""
        session = self._web.sessions.read((auth or {}).get("token") if isinstance(auth, dict) else None)
        request: Request = environ["sanic.request"]
        address = "" if is_direct_loopback(request.ip, request.headers) else self._web.door.address_of(request)
        full = bool(address) and self._addresses[address] >= max(1, self._most // MOST_OF_ONE_ADDRESS)
        if session is None or full:
            metrics.REFUSED.labels("no session" if session is None else "too many").inc()
            return False
        self._open[sid] = (session, address)
        self._addresses[address] += 1
        metrics.CONNECTIONS.set(len(self._open))
        await self.server.enter_room(sid, session.conversation)
        return True

    async def disconnect(self, sid: str, *reason: Any) -> None:
        """Forgets a connection."""
        if sid not in self._open:
            return
        _, address = self._open.pop(sid)
        self._addresses[address] -= 1
        self._addresses += Counter()  # drops the addresses that hold none
        metrics.CONNECTIONS.set(len(self._open))

    async def resume(self, sid: str, data: Any = None) -> None:
        """Sends what was said after the sequence number `after`, then `session_confirm`."""
        session = await self._session(sid)
        if session is None or not self._web.resumed.take(session.conversation):
            return
        after = data.get("after") if isinstance(data, dict) else None
        box = await self._web.box(session.conversation)
        for message in box.after(after if isinstance(after, int) else 0):
            await self.server.emit("bot_uttered", message, room=sid)
        await self.server.emit("session_confirm", {"conversation": session.conversation}, room=sid)

    async def user_uttered(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Says at once that a message is here; its answers follow."""
        body = data if isinstance(data, dict) else {}
        session = await self._session(sid)
        if session is not None:
            self.server.start_background_task(self._deliver, session, body)
        return {"received": message_id_of(body)}

    async def _session(self, sid: str) -> Optional[Session]:
        """What an open connection may do; one whose token has ended meanwhile is closed."""
        session = self._open[sid][0] if sid in self._open else None
        if session is not None and session.ended:
            await self.server.disconnect(sid)
            return None
        return session

    async def _deliver(self, session: Session, body: dict[str, Any]) -> None:
        if self._web.sent.take(session.conversation):
            answers = await self._web.answers(session, body)
        else:
            box = self._web.outbox.of(session.conversation)
            answers = [{**too_many(body), "seq": box.next_number(), "reply_to": message_id_of(body)}]
        for message in answers:
            await self.server.emit("bot_uttered", message, room=session.conversation)


class BoundedServer(AsyncServer):
    """Refuses a connection before it is opened, closes one that shows no token, and takes text alone.

    Socket.IO counts connections when they show their token; by then a stranger may have opened any number of them.
    """

    def __init__(self, admits: Callable[[dict[str, Any], int], bool], **settings: Any) -> None:
        super().__init__(**settings)
        self._admits = admits

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> bool | None:
        if not self._admits(environ, len(self.eio.sockets)):
            return False
        await super()._handle_eio_connect(eio_sid, environ)
        self.start_background_task(self._close_when_silent, eio_sid)
        return None

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        if not isinstance(data, str) or data.startswith(_BINARY):
            await self._hang_up(eio_sid)
            return
        await super()._handle_eio_message(eio_sid, data)

    async def _close_when_silent(self, eio_sid: str) -> None:
        await self.sleep(SILENT_CONNECTION_SECONDS)
        if not self.manager.is_connected(self.manager.sid_from_eio_sid(eio_sid, "/"), "/"):
            await self._hang_up(eio_sid)

    async def _hang_up(self, eio_sid: str) -> None:
        """Closes a connection at once. By itself Engine.IO only asks the other side to close, and waits for it."""
        connection = self.eio.sockets.get(eio_sid)
        await self.eio.disconnect(eio_sid)
        if connection is not None:
            await connection.queue.put(None)  # what ends Engine.IO's writer, which closes the websocket
