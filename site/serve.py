"""Serve the demonstration support site with the widget, under a strict Content-Security-Policy.

`python site/serve.py` listens on 127.0.0.1, port SIGNPOST_SITE_PORT (8000). The pages name the chat server at
SIGNPOST_SERVER_URL, or at 127.0.0.1 and SIGNPOST_PORT (5005). What all pages share stands in `pages/layout.html`.
"""

from __future__ import annotations

import gzip
import os
import re
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

SITE = Path(__file__).resolve().parent
WIDGET = SITE.parent / "widget" / "dist"
PAGES = Environment(loader=FileSystemLoader(SITE / "pages"), autoescape=True, undefined=StrictUndefined)
NAMES = frozenset(PAGES.list_templates()) - {"layout.html"}
REGIONS = SITE.parent / "knowledge" / "regions.yml"
ELSEWHERE = "unknown"
# Addresses that the pages link to, and the generated files behind them.
GENERATED = {"generated/rules.html": "generated/rulebook.html", "generated/answers.html": "generated/index.html"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".map": "application/json",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}


def policy(server: str) -> str:
    """The Content-Security-Policy: own files only, and the chat server over HTTP and WebSocket."""
    socket = server.replace("http", "ws", 1)
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        f"connect-src 'self' {server} {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def page(name: str, chat_server: str) -> bytes:
    """A page of the site, as it is sent; `name` is one of NAMES."""
    here = "/" if name == "index.html" else f"/{name}"
    kept = {"signs": signs(), "places": places()} if name == "offline.html" else {}
    return PAGES.get_template(name).render(chat_server=chat_server, here=here, **kept).encode()


def signs() -> list[str]:
    """The signs that need an ambulance."""
    return list(yaml.safe_load((SITE / "signs.yml").read_text(encoding="utf-8")))


def places() -> list[dict[str, str]]:
    """The countries with their numbers, as the bot knows them."""
    regions = yaml.safe_load(REGIONS.read_text(encoding="utf-8"))["regions"]
    return [each for each in regions if each["id"] != ELSEWHERE]


def find(path: str) -> Path | None:
    """The file behind an address, or None; the widget's files lie outside the site's folder."""
    clean = urlsplit(path).path.lstrip("/")
    root, name = SITE, GENERATED.get(clean, clean)
    if clean.startswith("signpost-") or clean == "licences.txt":
        root = WIDGET
    elif clean.startswith("widget/"):
        root, name = WIDGET, clean.removeprefix("widget/")
    target = (root / name).resolve()
    hidden = target.is_relative_to(SITE / "pages")
    inside = target.is_relative_to(root) and target.is_file() and target.suffix in TYPES and not hidden
    return target if inside else None


def content(path: str, chat_server: str) -> tuple[HTTPStatus, str, bytes]:
    """The status, the content type and the body for an address; the site's own 404 page when there is nothing."""
    name = urlsplit(path).path.lstrip("/") or "index.html"
    if name in NAMES:
        return HTTPStatus.OK, TYPES[".html"], page(name, chat_server)
    target = find(path)
    if target:
        return HTTPStatus.OK, TYPES[target.suffix], target.read_bytes()
    return HTTPStatus.NOT_FOUND, TYPES[".html"], page("404.html", chat_server)


def cache_of(path: str) -> str:
    """How long an address may be kept: what stands under a version never changes."""
    return "public, max-age=31536000, immutable" if re.match(r"/widget/\d+\.\d+\.\d+/", path) else "no-cache"


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD with files of the site or the widget, or the site's own 404 page."""

    server_version = "site"
    sys_version = ""

    def __init__(self, *args: object, chat_server: str, **kwargs: object) -> None:
        self.chat_server = chat_server
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send the file with its headers and body."""
        self.wfile.write(self._head())

    def do_HEAD(self) -> None:
        """Send the headers alone."""
        self._head()

    def _head(self) -> bytes:
        status, kind, body = content(self.path, self.chat_server)
        self.send_response(status)
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy(self.chat_server))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Permissions-Policy", "geolocation=(), camera=(), microphone=(self)")
        if kind == TYPES[".js"] or "/widget/" in self.path:
            # Other sites load the script by its integrity hash, which a browser checks only where it may read the answer.
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Cross-Origin-Resource-Policy", "cross-origin")
        self.send_header("Cache-Control", cache_of(self.path))
        self.end_headers()
        return body

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: addresses of health pages are health data."""


def make_server(port: int, chat_server: str) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, not yet running; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(SiteHandler, chat_server=chat_server))


def main() -> None:
    """Serve until interrupted."""
    port = int(os.environ.get("SIGNPOST_SITE_PORT", "8000"))
    default = f"http://127.0.0.1:{os.environ.get('SIGNPOST_PORT', '5005')}"
    chat_server = os.environ.get("SIGNPOST_SERVER_URL", default).rstrip("/")
    with make_server(port, chat_server) as server:
        print(f"site: http://127.0.0.1:{server.server_port} (chat server {chat_server})", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
