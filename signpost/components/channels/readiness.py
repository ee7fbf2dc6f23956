"""Whether a message can be answered in full, and if not, why."""

from __future__ import annotations

import asyncio
from typing import Optional

from sanic import Sanic

import signpost
from signpost import education, nlu
from signpost.components import metrics
from signpost.components.tracker_store import LiveTrackerStore
from signpost.decision import load_rulebook
from signpost.knowledge import KnowledgeError
from signpost.region import regions
from signpost.responses import load_responses


def content_fault() -> Optional[str]:
    """What is wrong with the clinical content, in words for the operator; None when all of it can be read."""
    try:
        book = load_rulebook()
        regions()
        load_responses()
        education.load_base()
        nlu.read("")
    except KnowledgeError as error:
        return f"the clinical content is broken: {error}"
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return f"the clinical content cannot be loaded: {type(error).__name__}"
    metrics.RULEBOOK.labels(signpost.__version__, book.version).set(1)
    return None


async def not_ready(app: Sanic) -> Optional[str]:
    """Why a message cannot be answered in full, or None when it can."""
    reason = await _reason(app)
    metrics.READY.set(reason is None)
    return reason


async def _reason(app: Sanic) -> Optional[str]:
    fault = getattr(app.ctx, "content_fault", None)
    if fault:
        return str(fault)
    agent = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return "the model is not loaded"
    store = agent.tracker_store
    try:
        await store.retrieve("readiness")
    except Exception:  # noqa: BLE001 - whatever the database does, it is not ready
        return "the database does not answer"
    if isinstance(store, LiveTrackerStore):
        # In a thread: of a locked file every turn would wait for the answer.
        if not await asyncio.get_running_loop().run_in_executor(None, store.can_write):
            return "the database cannot be written"
        if store.waiting():
            return "what could not be written is not written yet"
    return None if await app.ctx.actions.well() else "the action server does not answer"
