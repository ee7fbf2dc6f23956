"""The chat widget's files as pages of other sites load them: versions that never change, the latest one, and whether a site may ask."""

from __future__ import annotations

import gzip
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Optional, Sequence

from rasa.core.channels.socketio import SocketBlueprint
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

DIST = Path(__file__).resolve().parents[3] / "widget" / "dist"
LATEST = "latest"
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_JSON = "application/json"
_TYPES = {".js": "text/javascript; charset=utf-8", ".map": _JSON, ".json": _JSON, ".txt": "text/plain; charset=utf-8"}
# Which pages may read them is said where it is said of every address (`let_pages_ask`): browsers refuse an answer that says it twice.
_OPEN = {"Cross-Origin-Resource-Policy": "cross-origin", "X-Content-Type-Options": "nosniff"}
_METHODS = ["GET", "HEAD"]
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_NOW = "public, max-age=300"


class WidgetFile(NamedTuple):
    """A file of the widget with what is said of it."""

    body: bytes
    kind: str
    kept: str


def find_file(version: str, name: str, places: Sequence[Path] = (DIST,)) -> Optional[WidgetFile]:
    """The file of this name in this version or in the latest one, from the first place that has it; None for everything else."""
    if version != LATEST and not _VERSION.fullmatch(version):
        return None
    for place in places:
        path = (place / version / name).resolve()
        kind = _TYPES.get(path.suffix)
        if kind is not None and path.parent == (place / version).resolve() and path.is_file():
            return WidgetFile(path.read_bytes(), kind, _FOR_NOW if version == LATEST else _FOR_EVER)
    return None


def add_widget(blueprint: SocketBlueprint, origins: list[str], earlier: str = "") -> None:
    """GET and HEAD of /widget/<version>/<name> and /widget/allowed; `earlier` is a folder with versions that pages may still name."""
    places = [DIST, Path(earlier)] if earlier else [DIST]

    @blueprint.route("/widget/allowed", methods=_METHODS)
    async def allowed(request: Request) -> HTTPResponse:
        # Browsers show a page that is refused nothing at all; this tells it, so that it can say so.
        origin = request.headers.get("origin")
        return _sent(json.dumps({"allowed": origin is None or origin in origins}).encode(), _JSON, "no-store")

    @blueprint.route("/widget/<version>/<name>", methods=_METHODS)
    async def file(request: Request, version: str, name: str) -> HTTPResponse:
        found = find_file(version, name, places)
        if found is None:
            return response.json({"error": "There is no such file."}, status=404)
        packed = "gzip" in request.headers.get("accept-encoding", "")
        more = {"Vary": "Accept-Encoding", **({"Content-Encoding": "gzip"} if packed else {})}
        return _sent(_packed(found.body) if packed else found.body, found.kind, found.kept, **more)


@lru_cache(maxsize=32)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def _sent(body: bytes, kind: str, kept: str, **more: str) -> HTTPResponse:
    return response.raw(body, content_type=kind, headers={**_OPEN, "Cache-Control": kept, **more})
