"""Serves the ASGI example over HTTP with the standard library alone; an operator would take an ASGI server."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from examples.asgi.server import app

PIECE = 65_536


@dataclass
class Example:
    """The running example."""

    address: str


class Bridge(BaseHTTPRequestHandler):
    """One HTTP request as ASGI's events."""

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        left = int(self.headers.get("Content-Length") or 0)
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            nonlocal left
            piece = self.rfile.read(min(left, PIECE))
            left -= len(piece)
            return {"type": "http.request", "body": piece, "more_body": left > 0}

        async def send(event: Any) -> None:
            sent.append(event)

        asyncio.run(app({"type": "http", "method": self.command, "path": self.path}, receive, send))
        start, body = sent
        self.rfile.read(left)
        self.send_response(start["status"])
        for name, value in start["headers"]:
            self.send_header(name.decode(), value.decode())
        self.end_headers()
        self.wfile.write(body["body"])

    def log_message(self, format: str, *given: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def bot() -> Iterator[Example]:
    """The example behind a door on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bridge)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Example(f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    thread.join()
    server.server_close()
