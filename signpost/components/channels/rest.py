"""REST with bounds: whatever the body is, the answer is a list, and a person is never met with silence."""

from __future__ import annotations

import logging
from typing import Any, Awaitable, Callable, Optional, Text

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from signpost.components import metrics
from signpost.components.channels.answers import answer_to
from signpost.components.channels.door import LATER, Door, body_of, object_of, too_many
from signpost.components.channels.limits import LONGEST_SENDER, Buckets, is_direct_loopback, kept_metadata
from signpost.harmless import storable
from signpost.settings import Settings, read_settings

logger = logging.getLogger(__name__)

_UNREADABLE = 'The body must be a JSON object like {"sender": "me", "message": "text"}.'
_CLOSED = (
    "REST with a free sender answers programs on the same machine only. Use POST /session and POST /messages, "
    "or set SIGNPOST_OPEN_REST=1 behind a door of your own."
)


class BoundedRestInput(RestInput):
    """Rasa's REST channel for development, evaluation and servers of one's own.

    Whoever reaches it may choose any `sender`, so only programs on this machine are answered, unless the operator opens it.
    """

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        """POST /webhook takes {"sender": ..., "message": ...} and returns the list of messages."""
        blueprint = Blueprint("bounded_rest", __name__)
        door = _RestDoor(read_settings())

        @blueprint.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            body, refused = object_of(request), door.refusal(request)
            if body is None or refused is not None:
                return refused or response.json({"error": _UNREADABLE}, status=400)
            message = UserMessage(
                _text(body.get("message")),
                CollectingOutputChannel(),
                _sender(body.get("sender")),
                input_channel=self.name(),
                metadata=kept_metadata(body.get("metadata")),
            )
            answered = await answer_to(message, request.app)
            return response.json(answered.messages + answered.aside)

        return blueprint


class _RestDoor(Door):
    """Only programs on this machine may come in, as often as they like; where the operator opened it, others do within bounds."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._open = settings.switched_on("SIGNPOST_OPEN_REST")
        self._senders = Buckets(settings.number("SIGNPOST_MESSAGES_PER_MINUTE"))
        if self._open:
            logger.warning("SIGNPOST_OPEN_REST is 1: whoever reaches this server can continue any conversation over REST")

    def refusal(self, request: Request) -> Optional[HTTPResponse]:
        """Why a request is not answered, or None."""
        refused = self.foreign(request)
        if refused is not None or is_direct_loopback(request.ip, request.headers):
            return refused
        if not self._open:
            metrics.REFUSED.labels("rest closed").inc()
            return response.json({"error": _CLOSED}, status=403)
        body = body_of(request)
        if self.admits(request) and self._senders.take(_sender(body.get("sender"))):
            return None
        return response.json([{"text": too_many(body)["text"]}], status=429, headers=LATER)


def _text(value: Any) -> Text:
    """The message as text: null, lists and objects say nothing, numbers are what a person typed."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _sender(value: Any) -> Text:
    return storable(str(value))[:LONGEST_SENDER] or "default" if value not in (None, "") else "default"
