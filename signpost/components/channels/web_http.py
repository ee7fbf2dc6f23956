"""The web channel's HTTP routes."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from prometheus_client import generate_latest
from rasa.core.channels.socketio import SocketBlueprint
from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from signpost import nlu
from signpost.components import metrics
from signpost.components.channels.door import LATER, UNKEPT, Door, body_of, ended, too_often
from signpost.components.channels.limits import is_proxied
from signpost.components.channels.readiness import not_ready
from signpost.components.channels.sessions import Session
from signpost.components.channels.storage import delete_conversation
from signpost.components.channels.web_summary import add_summary

if TYPE_CHECKING:
    from signpost.components.channels.web import WebInput

logger = logging.getLogger(__name__)


def add_http(blueprint: SocketBlueprint, web: WebInput) -> None:
    """POST and DELETE /session, POST /messages, GET /summary, GET /health/ready and GET /metrics."""

    @blueprint.route("/session", methods=["POST"])
    async def new_session(request: Request) -> HTTPResponse:
        refused = web.door.refusal(request)
        if refused is not None:
            return refused
        consent = body_of(request).get("consent")
        metrics.SESSIONS.labels("told" if consent else "untold").inc()
        offered = {"misreadings": True} if web.settings.switched_on("SIGNPOST_MISREADINGS") else {}
        return response.json({**web.sessions.issue(consent), **offered}, headers=UNKEPT)

    @blueprint.route("/session", methods=["DELETE"])
    async def delete_session(request: Request) -> HTTPResponse:
        session = web.sessions.read(request.token)
        refused = web.door.refusal(request)
        if session is None or refused is not None:
            return refused or ended()
        return await _delete(request, web, session)

    @blueprint.route("/messages", methods=["POST"])
    async def messages(request: Request) -> HTTPResponse:
        session = web.sessions.read(request.token)
        refused = web.door.refusal(request)
        if session is None or refused is not None:
            return refused or ended()
        body = body_of(request)
        if not web.sent.take(session.conversation):
            return too_often(body)
        # A client that hangs up does not end the turn: asked again, it gets the answer of this one.
        answers = await asyncio.shield(asyncio.ensure_future(web.answers(session, body)))
        return response.json({"messages": answers}, headers=UNKEPT)

    add_summary(blueprint, web)
    _add_probes(blueprint, web.door)


def _add_probes(blueprint: SocketBlueprint, door: Door) -> None:
    @blueprint.route("/health/ready", methods=["GET"])
    async def ready(request: Request) -> HTTPResponse:
        # Each probe asks the database and an action server, so strangers may not ask for it without end.
        if not door.admits(request):
            return response.json({"error": "too many requests"}, status=429, headers=LATER)
        reason = await not_ready(request.app)
        told = {"reason": reason} if reason else {"reader": nlu.reader_version() or "the reader model is not there"}
        return response.json({"ready": reason is None, **told}, status=503 if reason else 200)

    @blueprint.route("/metrics", methods=["GET"])
    async def numbers(request: Request) -> HTTPResponse:
        # A proxy in front of the server would show them to the world; Prometheus asks the process itself.
        if is_proxied(request.headers):
            return response.json({"error": "not here"}, status=404)
        # Of a process that is busy with starting nothing was counted yet.
        if hasattr(request.app.ctx, "talks"):
            request.app.ctx.talks.settle()
        return response.raw(generate_latest(metrics.REGISTRY), content_type="text/plain; version=0.0.4; charset=utf-8")


async def _delete(request: Request, web: WebInput, session: Session) -> HTTPResponse:
    """Waits for the turns in hand, those in line too, then removes every trace."""
    agent = request.app.ctx.agent
    try:
        async with web.outbox.of(session.conversation).lock, agent.lock_store.lock(session.conversation):
            web.outbox.forget(session.conversation)
            request.app.ctx.talks.forget(session.conversation)
            delete_conversation(agent.tracker_store, session.conversation)
    except Exception as error:  # noqa: BLE001 - the person must learn that it was not deleted
        logger.error("a conversation could not be deleted: %s", metrics.counted(error))
        return response.json({"error": "It could not be deleted now. Please try again."}, status=503)
    return response.json({"deleted": True})
