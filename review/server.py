"""The desk on a port of this machine, and nowhere else."""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from review.catalogue import words
from review.desk import LARGEST_BODY, Desk, Request, Response

HOST = "127.0.0.1"
_PATIENCE_SECONDS = 30


class Server(ThreadingHTTPServer):
    """A server with one desk; port 0 takes any that is free."""

    daemon_threads = True

    def __init__(self, root: Path, port: int = 0) -> None:
        super().__init__((HOST, port), _Handler)
        self.desk = Desk(root, [f"{name}:{self.server_port}" for name in (HOST, "localhost")])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says what went wrong, unless it is only that the browser went elsewhere."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Hands each request to the desk of its server."""

    server: Server
    timeout = _PATIENCE_SECONDS
    server_version, sys_version = "signpost-review", ""

    def do_GET(self) -> None:
        """Shows a page."""
        self._answer(b"")

    def do_POST(self) -> None:
        """Takes a form."""
        length = self.headers.get("Content-Length", "")
        if not length.isdigit():
            self._send(Response(411))
        elif int(length) > LARGEST_BODY:
            self.close_connection = True
            said = words()["refused"]["size"].format(limit=f"{LARGEST_BODY // 1024} kB")
            self._send(Response(413, said.encode(), {"Content-Type": "text/plain; charset=utf-8"}))
        else:
            self._answer(self.rfile.read(int(length)))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what is reviewed, and by whom, stands in the files."""

    def _answer(self, body: bytes) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._send(self.server.desk.handle(Request(self.command, parts.path, parse_qs(parts.query), headers, body)))

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body)
