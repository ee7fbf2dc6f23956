"""Serve the demonstration support site with the widget, under a strict Content-Security-Policy.

`python site/serve.py` listens on 127.0.0.1, port SIGNPOST_SITE_PORT (8000). The pages name the chat server at
SIGNPOST_SERVER_URL, or at 127.0.0.1 and SIGNPOST_PORT (5005), and the numbers of SIGNPOST_REGION (uk). What all pages share
stands in `parts/layout.html`; the pages of answers and rules are written by `site/build.py`.
"""

from __future__ import annotations

import gzip
import os
import re
from dataclasses import dataclass
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

SITE = Path(__file__).resolve().parent
WIDGET = SITE.parent / "widget" / "dist"
GENERATED = SITE / "generated"
REGIONS = SITE.parent / "knowledge" / "regions.yml"
ELSEWHERE = "unknown"
# The page that the browser keeps for when there is no connection.
KEPT = "emergency.html"
NAMES = frozenset(each.name for each in (SITE / "pages").glob("*.html"))
# Folders of the site that are generated, and where earlier addresses of them and of other pages lead now.
CHAPTERS = ("answers/", "rules/")
MOVED = {
    "generated/answers.html": "/answers/",
    "generated/index.html": "/answers/",
    "generated/rules.html": "/rules/",
    "generated/rulebook.html": "/rules/",
    "answers": "/answers/",
    "rules": "/rules/",
    "offline.html": f"/{KEPT}",
}
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


@dataclass(frozen=True)
class Site:
    """What differs from one place to another: the chat server, the region whose numbers stand first, and the generated pages."""

    chat_server: str
    region: str = "uk"
    generated: Path = GENERATED


@dataclass(frozen=True)
class Answer:
    """What is sent for an address: with a status of 301 the body is empty and `moved` says where to."""

    status: HTTPStatus
    kind: str
    body: bytes
    moved: str = ""


def site_of_environment() -> Site:
    """The site as the environment sets it; a region that nobody knows is that of the pages' own words."""
    default = f"http://127.0.0.1:{os.environ.get('SIGNPOST_PORT') or '5005'}"
    region = os.environ.get("SIGNPOST_REGION", "").lower()
    known = {each["id"] for each in places()}
    return Site((os.environ.get("SIGNPOST_SERVER_URL") or default).rstrip("/"), region if region in known else Site.region)


@lru_cache
def templates(*more: Path) -> Environment:
    """The templates of the pages and what they share, with those of further folders."""
    loader = FileSystemLoader([SITE / "pages", SITE / "parts", *more])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def shared(site: Site, here: str) -> dict[str, Any]:
    """What every template knows: the chat server, the address of the page, the countries and the one whose numbers stand first."""
    region = next(each for each in places() if each["id"] == site.region)
    return {"chat_server": site.chat_server, "here": here, "region": region, "places": places()}


def page(name: str, site: Site) -> bytes:
    """A page of the site, as it is sent; `name` is one of NAMES."""
    here = "/" if name == "index.html" else f"/{name}"
    kept = {"signs": signs()} if name == KEPT else {}
    return templates().get_template(name).render(**shared(site, here), **kept).encode()


@lru_cache(maxsize=1)
def signs() -> list[str]:
    """The signs that need an ambulance."""
    return list(yaml.safe_load((SITE / "signs.yml").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def places() -> list[dict[str, Any]]:
    """The countries with their numbers, as the bot knows them."""
    regions = yaml.safe_load(REGIONS.read_text(encoding="utf-8"))["regions"]
    return [each for each in regions if each["id"] != ELSEWHERE]


def find(path: str, site: Site) -> Path | None:
    """The file behind an address, or None; the widget's files and the generated pages lie in folders of their own."""
    name = urlsplit(path).path.lstrip("/")
    root = SITE
    if name.startswith("signpost-") or name == "licences.txt":
        root = WIDGET
    elif name.startswith("widget/"):
        root, name = WIDGET, name.removeprefix("widget/")
    elif name.startswith(CHAPTERS):
        root = site.generated
        name += "index.html" if name.endswith("/") else ""
    target = (root / name).resolve()
    hidden = any(target.is_relative_to(SITE / each) for each in ("pages", "parts", "generated")) and root == SITE
    inside = target.is_relative_to(root) and target.is_file() and target.suffix in TYPES and not hidden
    return target if inside else None


def content(path: str, site: Site) -> Answer:
    """What is sent for an address; the site's own 404 page when there is nothing."""
    name = urlsplit(path).path.lstrip("/") or "index.html"
    if name in MOVED:
        return Answer(HTTPStatus.MOVED_PERMANENTLY, TYPES[".html"], b"", MOVED[name])
    if name in NAMES:
        return Answer(HTTPStatus.OK, TYPES[".html"], page(name, site))
    target = find(path, site)
    if target:
        return Answer(HTTPStatus.OK, TYPES[target.suffix], target.read_bytes())
    return Answer(HTTPStatus.NOT_FOUND, TYPES[".html"], page("404.html", site))


def cache_of(path: str) -> str:
    """How long an address may be kept: what stands under a version never changes."""
    return "public, max-age=31536000, immutable" if re.match(r"/widget/\d+\.\d+\.\d+/", path) else "no-cache"


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD with files of the site or the widget, or the site's own 404 page."""

    server_version = "site"
    sys_version = ""

    def __init__(self, *args: object, site: Site, **kwargs: object) -> None:
        self.site = site
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send the file with its headers and body."""
        self.wfile.write(self._head())

    def do_HEAD(self) -> None:
        """Send the headers alone."""
        self._head()

    def _head(self) -> bytes:
        answer = content(self.path, self.site)
        kind, body = answer.kind, answer.body
        self.send_response(answer.status)
        if answer.moved:
            self.send_header("Location", answer.moved)
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy(self.site.chat_server))
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


def make_server(port: int, site: Site) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, not yet running; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(SiteHandler, site=site))


def main() -> None:
    """Serve until interrupted."""
    port = int(os.environ.get("SIGNPOST_SITE_PORT") or "8000")
    site = site_of_environment()
    with make_server(port, site) as server:
        print(f"site: http://127.0.0.1:{server.server_port} (chat server {site.chat_server})", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
