"""REST with bounds: whatever the body is, the answer is a list, and a person is never met with silence."""

from __future__ import annotations

from typing import Any, Awaitable, Callable, Optional, Text

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from signpost.components.channels.answers import answer_to

LONGEST_SENDER = 200


class BoundedRestInput(RestInput):
    """Rasa's REST channel for development, evaluation and servers of one's own.

    Anyone who reaches it may choose any `sender`, so it is meant for loopback; browsers use the web channel.
    """

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        """POST /webhook takes {"sender": ..., "message": ...} and returns the list of messages."""
        blueprint = Blueprint("bounded_rest", __name__)

        @blueprint.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            body = _body(request)
            if body is None:
                return response.json({"error": 'The body must be a JSON object like {"sender": "me", "message": "text"}.'}, status=400)
            collector = CollectingOutputChannel()
            message = UserMessage(
                _text(body.get("message")),
                collector,
                _sender(body.get("sender")),
                input_channel=self.name(),
                metadata=body.get("metadata") if isinstance(body.get("metadata"), dict) else None,
            )
            return response.json(await answer_to(message, on_new_message, collector, request.app))

        return blueprint


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
    return str(value)[:LONGEST_SENDER] if value not in (None, "") else "default"
