"""GET /summary: the page for the doctor, for whoever holds the session."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Optional

from rasa.core.channels.socketio import SocketBlueprint
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from signpost.components import metrics
from signpost.components.channels.door import LATER
from signpost.components.live_tracker import transcript_of
from signpost.components.tracker_store import LiveTrackerStore
from signpost.handover import MEDIA, handover, load_form, written

if TYPE_CHECKING:
    from signpost.components.channels.web import WebInput

logger = logging.getLogger(__name__)

# Health data: kept by no cache, and a page that can load, run and send nothing.
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}
_ANYTHING = ("*/*", "text/*", "")
_ACCEPTED = {**{media: shape for shape, media in MEDIA.items()}, "application/json": "fhir", **dict.fromkeys(_ANYTHING, "text")}
_NOTHING_TOLD = "Nothing was told in this conversation yet, so there is nothing to sum up."
_KNOWN = f"format is one of {', '.join(MEDIA)}; Accept one of {', '.join(MEDIA.values())}."


def add_summary(blueprint: SocketBlueprint, web: WebInput) -> None:
    """The route; the token is taken from the header alone."""

    @blueprint.route("/summary", methods=["GET"])
    async def summary(request: Request) -> HTTPResponse:
        session = web.sessions.read(request.token)
        refused = web.door.refusal(request)
        if session is None or refused is not None:
            return refused or _error("The session is missing or has ended. Send its token as 'Authorization: Bearer …'.", 401)
        if not web.resumed.take(session.conversation):
            metrics.REFUSED.labels("too many").inc()
            return _error("The summary was asked for too often. Please try again in half a minute.", 429, LATER)
        shape = shape_wanted(request.args.get("format"), request.headers.get("accept", ""))
        if shape is None:
            return _error(_KNOWN, 400 if "format" in request.args else 406)
        try:
            return await _page(request, session.conversation, shape)
        except Exception as error:  # noqa: BLE001 - whatever fails, no words of the person may reach a log or a stranger
            logger.error("a summary could not be made: %s", metrics.counted(error))
            return _error("The summary cannot be made now. Please try again.", 503)


def shape_wanted(named: Optional[str], accepted: str) -> Optional[str]:
    """The format that is named, else the first known one that is accepted; None when there is none."""
    if named is not None:
        return named if named in MEDIA else None
    kinds = (each.partition(";")[0].strip().lower() for each in accepted.split(","))
    return next((_ACCEPTED[each] for each in kinds if each in _ACCEPTED), None)


async def _page(request: Request, conversation: str, shape: str) -> HTTPResponse:
    """The page about what was told until now; 404 when that is nothing."""
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return _error("The summary cannot be made now. Please try again.", 503)
    store = agent.tracker_store
    tracker = await store.retrieve(conversation)
    if tracker is None:
        return _error(_NOTHING_TOLD, 404)
    said, form, now = transcript_of(tracker), load_form(), datetime.now(timezone.utc)
    unsaved = isinstance(store, LiveTrackerStore) and store.is_unsaved(conversation)
    sheet = replace(handover(said.case, form, now, said.region), unsaved=unsaved)
    if sheet.empty:
        return _error(_NOTHING_TOLD, 404)
    return response.text(written(sheet, form, shape, now), headers=_HEADERS, content_type=f"{MEDIA[shape]}; charset=utf-8")


def _error(words: str, status: int, more: Optional[dict[str, str]] = None) -> HTTPResponse:
    return response.json({"error": words}, status=status, headers={**_HEADERS, **(more or {})})
