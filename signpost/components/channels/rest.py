"""REST with bounds: whatever the body is, the answer is a list, and a person is never met with silence."""

from __future__ import annotations

import logging
from typing import Any, Awaitable, Callable, Optional, Text

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from signpost.components import metrics
from signpost.components.channels.answers import answer_to
from signpost.components.channels.bounds import LONGEST_SENDER, kept_metadata
from signpost.components.channels.limits import Buckets, allowed_origins, client_address, is_direct_loopback
from signpost.settings import Settings, read_settings
from signpost.turn.harmless import storable
from signpost.turn.safe_words import TOO_MANY, safe_words

logger = logging.getLogger(__name__)

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
        door = _Door(read_settings())

        @blueprint.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            body = _body(request)
            refused = door.refusal(request, body)
            if refused is not None or body is None:
                return refused or response.json(
                    {"error": 'The body must be a JSON object like {"sender": "me", "message": "text"}.'}, status=400
                )
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


class _Door:
    """Who may come in, and how often."""

    def __init__(self, settings: Settings) -> None:
        self._open = settings.switched_on("SIGNPOST_OPEN_REST")
        self._behind_proxy = settings.switched_on("SIGNPOST_BEHIND_PROXY")
        self._origins = allowed_origins(settings)
        self._senders = Buckets(settings.number("SIGNPOST_MESSAGES_PER_MINUTE"))
        self._addresses = Buckets(settings.number("SIGNPOST_ADDRESS_PER_MINUTE"))
        if self._open:
            logger.warning("SIGNPOST_OPEN_REST is 1: whoever reaches this server can continue any conversation over REST")

    def refusal(self, request: Request, body: Optional[dict[str, Any]]) -> Optional[HTTPResponse]:
        """Why a request is not answered, or None; programs on this machine may ask as often as they like."""
        # A page of any site may make the browser on this machine send a request here.
        if request.headers.get("origin", self._origins[0]) not in self._origins:
            metrics.REFUSED.labels("origin").inc()
            return response.json({"error": "This site may not talk to the bot; SIGNPOST_ORIGINS names the sites that may."}, status=403)
        if is_direct_loopback(request.ip, request.headers):
            return None
        if not self._open:
            metrics.REFUSED.labels("rest closed").inc()
            return response.json({"error": _CLOSED}, status=403)
        address = client_address(request.ip, request.headers, behind_proxy=self._behind_proxy)
        if self._addresses.take(address) and self._senders.take(_sender((body or {}).get("sender"))):
            return None
        metrics.REFUSED.labels("too many").inc()
        metadata = kept_metadata((body or {}).get("metadata")) or {}
        return response.json([{"text": safe_words(TOO_MANY, metadata.get("region"))}], status=429, headers={"Retry-After": "30"})


def _body(request: Request) -> Optional[dict[str, Any]]:
    try:
        body = request.json
    except InvalidUsage:
        return None
    return body if isinstance(body, dict) else None


def _text(value: Any) -> Text:
    """The message as text: null, lists and objects say nothing, numbers are what a person typed."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _sender(value: Any) -> Text:
    return storable(str(value))[:LONGEST_SENDER] or "default" if value not in (None, "") else "default"
