"""The log lines of an action carry the id of the turn that asked for it."""

from __future__ import annotations

import pluggy
from sanic import Sanic
from sanic.request import Request

from signpost.request_id import HEADER, take_over


@pluggy.HookimplMarker("rasa_sdk")
def attach_sanic_app_extensions(app: Sanic) -> None:
    """Called by rasa-sdk when the action server starts."""

    @app.on_request
    async def named(request: Request) -> None:
        take_over(request.headers.get(HEADER))
