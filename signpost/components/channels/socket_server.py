"""A Socket.IO server whose connections cost little until they have shown a token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from socketio import AsyncServer

from signpost.components.channels.bounds import SILENT_CONNECTION_SECONDS

# Packets with attachments: a chat has none, and half of one would be kept in memory until the rest comes.
_BINARY = ("5", "6")


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
