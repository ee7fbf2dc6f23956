"""Who may come in: pages by their site, addresses by how often they ask, people by their session."""

from __future__ import annotations

from typing import Any, Optional

from sanic import response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from signpost.components import metrics
from signpost.components.channels.limits import Buckets, allowed_origins, client_address, is_direct_loopback, kept_metadata
from signpost.say.safe_words import TOO_MANY, safe_words
from signpost.settings import Settings

UNKEPT = {"Cache-Control": "no-store"}
LATER = {"Retry-After": "30"}


class Door:
    """Which pages and addresses may ask."""

    def __init__(self, settings: Settings) -> None:
        self.origins = allowed_origins(settings)
        self._behind_proxy = settings.switched_on("SIGNPOST_BEHIND_PROXY")
        self._addresses = Buckets(settings.number("SIGNPOST_ADDRESS_PER_MINUTE"))

    def refusal(self, request: Request) -> Optional[HTTPResponse]:
        """The answer to a page of a site that is not allowed, or to an address that asks too often; None for all others."""
        return self.foreign(request) or (None if self.admits(request) else too_often(body_of(request)))

    def foreign(self, request: Request) -> Optional[HTTPResponse]:
        """The answer to a page of a site that is not allowed: any site may make a browser send a request."""
        if request.headers.get("origin", self.origins[0]) in self.origins:
            return None
        metrics.REFUSED.labels("origin").inc()
        return response.json({"error": "This site may not talk to the bot; SIGNPOST_ORIGINS names the sites that may."}, status=403)

    def admits(self, request: Request) -> bool:
        """False when an address has asked too often; programs on this machine are not counted."""
        address = self.address_of(request)
        return is_direct_loopback(address, request.headers) or self._addresses.take(address)

    def address_of(self, request: Request) -> str:
        """Who is asking."""
        return client_address(request.ip, request.headers, behind_proxy=self._behind_proxy)


def too_many(body: dict[str, Any]) -> dict[str, Any]:
    """What is said instead of an answer when there were too many messages: where to call, and to write again later."""
    metrics.REFUSED.labels("too many").inc()
    return {"text": safe_words(TOO_MANY, (kept_metadata(body.get("metadata")) or {}).get("region")), "last": True}


def too_often(body: dict[str, Any]) -> HTTPResponse:
    """The same as an HTTP answer."""
    said = too_many(body)
    return response.json({"error": said["text"], "messages": [said]}, status=429, headers={**LATER, **UNKEPT})


def ended() -> HTTPResponse:
    """The answer to somebody whose token opens nothing."""
    return response.json({"error": "The session is missing or has ended."}, status=401)


def object_of(request: Request) -> Optional[dict[str, Any]]:
    """The JSON object that a request carries; None when it carries none."""
    try:
        body = request.json
    except InvalidUsage:
        return None
    return body if isinstance(body, dict) else None


def body_of(request: Request) -> dict[str, Any]:
    """The JSON object that a request carries; empty when it carries none."""
    return object_of(request) or {}
