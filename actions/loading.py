"""Loads the knowledge while the action server starts, so that nobody's first message waits for it."""

from __future__ import annotations

import asyncio
import logging

import pluggy
from sanic import Sanic

from signpost import education
from signpost.decision import load_rulebook
from signpost.heap import keep_for_good
from signpost.knowledge import KnowledgeError

logger = logging.getLogger(__name__)


@pluggy.HookimplMarker("rasa_sdk")
def attach_sanic_app_extensions(app: Sanic) -> None:
    """Called by rasa-sdk when the action server starts."""

    @app.before_server_start
    async def load(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        try:
            load_rulebook()
            education.load_base()
        except KnowledgeError as error:
            # The server answers all the same: every action says the safe reply then.
            logger.critical("the knowledge cannot be read: %s:%s", error.path, error.line)
        keep_for_good()
