"""What the server does beside answering: starts safely, purges by itself, ends cleanly."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional

import sqlalchemy.exc
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic
from sanic_cors.core import get_cors_options

from signpost.components import metrics
from signpost.components.bounded_actions import BoundedActions
from signpost.components.channels.collecting import collect_in_quiet, leave_the_old
from signpost.components.channels.limits import LARGEST_BODY, LARGEST_HEADER, LARGEST_PACKET, SLOW_REQUEST_SECONDS
from signpost.components.channels.misreadings import purge_misreadings
from signpost.components.channels.outbox import Outbox
from signpost.components.channels.readiness import content_fault, not_ready
from signpost.components.channels.storage import purge, purge_set_aside, set_aside_a_damaged_file, settled_store
from signpost.components.graph_runner import plan_once
from signpost.components.progress import Talks
from signpost.components.quiet_logs import install, settle
from signpost.components.responses import RegionalResponses
from signpost.components.tracker_store import RETRY_SECONDS, LiveTrackerStore
from signpost.heap import keep_for_good
from signpost.settings import Settings

logger = logging.getLogger(__name__)

PURGE_SECONDS = 3600.0
_DAY = 86_400.0


def before_start(settings: Settings) -> None:
    """Done before Rasa opens anything: quiet logs, and a database file that can be opened."""
    install()
    settle()
    path = database_file(settings)
    if path is not None:
        set_aside_a_damaged_file(path)


def set_bounds(app: Sanic) -> None:
    """The sizes and times that every request to this server keeps to."""
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.REQUEST_TIMEOUT = SLOW_REQUEST_SECONDS
    app.config.REQUEST_MAX_HEADER_SIZE = LARGEST_HEADER
    app.config.WEBSOCKET_MAX_SIZE = LARGEST_PACKET


def let_pages_ask(app: Sanic, origins: list[str]) -> None:
    """Tells browsers that the pages of these sites may ask, and no others, whatever `--cors` said at the start.

    The widget's files every page may read: a browser checks an integrity hash only where it may, and nothing of anybody is in them.
    """
    resources = app.ctx.sanic_cors.resources
    for _, options in resources:
        options.update(origins=origins, always_send=False, supports_credentials=False)
    open_to_all = {"origins": "*", "send_wildcard": True, "supports_credentials": False, "expose_headers": None}
    resources.insert(0, (re.compile("/widget/"), get_cors_options(app, open_to_all)))


async def after_start(app: Sanic, settings: Settings, outbox: Outbox) -> None:
    """Puts the bounded endpoint and the store itself in place, checks the content, and starts the purge."""
    settle()
    addresses = [each.strip() for each in settings.text("SIGNPOST_ACTIONS_URL").split(",") if each.strip()]
    app.ctx.content_fault = content_fault()
    if app.ctx.content_fault:
        logger.critical("every message gets the safe reply: %s", app.ctx.content_fault)
    agent = app.ctx.agent
    # Where no setting names one, that of the endpoints.
    named = agent.action_endpoint.url if agent.action_endpoint is not None else "http://127.0.0.1:5055/webhook"
    app.ctx.actions = BoundedActions(addresses or [named], settings.number("SIGNPOST_ACTION_SECONDS"))
    store = settled_store(agent)
    agent.action_endpoint = app.ctx.actions
    if agent.processor is not None:
        agent.processor.action_endpoint = app.ctx.actions
        plan_once(agent.processor)
        _time_the_steps(agent.processor, store)
        if isinstance(agent.processor.nlg, RegionalResponses):
            agent.processor.nlg.model = model_version(Path(agent.processor.model_path))
    _count_the_talks(app, store)
    beside = (_purge_for_ever(store, settings, outbox), collect_in_quiet(app), _write_for_ever(app))
    app.ctx.beside = [app.loop.create_task(each) for each in beside]
    await not_ready(app)
    keep_for_good()
    leave_the_old()


def model_version(archive: Path) -> str:
    """The first 12 characters of the archive's SHA-256, as `sha256sum` prints it; empty when it cannot be read any more."""
    try:
        version = hashlib.sha256(archive.read_bytes()).hexdigest()[:12]
    except OSError:
        return ""
    metrics.MODEL.labels(version).set(1)
    return version


async def before_stop(app: Sanic, loop: Any) -> None:
    """Ends what was started."""
    for task in getattr(app.ctx, "beside", ()):
        task.cancel()
    await _write_what_waits(app)
    await app.ctx.actions.close()


def database_file(settings: Settings) -> Optional[Path]:
    """The SQLite file of the conversations, or None when there is none."""
    name = settings.database()
    return None if name == ":memory:" or settings.text("SIGNPOST_DATABASE_URL") else Path(name)


async def _purge_for_ever(store: TrackerStore, settings: Settings, outbox: Outbox) -> None:
    path, session = database_file(settings), settings.number("SIGNPOST_SESSION_HOURS") * 3600
    # One session where nothing may reach a disk.
    kept = session if settings.memory_only else settings.number("SIGNPOST_RETENTION_DAYS") * _DAY
    pause = min(PURGE_SECONDS, max(1.0, kept / 24))
    while True:
        try:
            deleted = purge(store, time.time() - kept)
            if deleted:
                logger.info("%d events were deleted because of their age", deleted)
            if path is not None:
                purge_set_aside(path, time.time() - kept)
            purge_misreadings(settings)
            outbox.forget_before(time.time() - min(kept, session))
        except (sqlalchemy.exc.SQLAlchemyError, sqlite3.Error, OSError) as error:
            logger.error("the purge failed and will be tried again: %s", metrics.counted(error))
        await asyncio.sleep(pause)


async def _write_for_ever(app: Sanic) -> None:
    while True:
        await asyncio.sleep(RETRY_SECONDS)
        await _write_what_waits(app)


async def _write_what_waits(app: Sanic) -> None:
    """What could not be written before is, if it can be now; what cannot goes on waiting in memory."""
    agent = app.ctx.agent
    if isinstance(agent.tracker_store, LiveTrackerStore):
        try:
            await agent.tracker_store.write_what_waits(agent.lock_store.lock)
        except Exception as error:  # noqa: BLE001 - whatever the database or the locks do, it is tried again
            logger.error("what waits could not be written: %s", metrics.counted(error))


def _count_the_talks(app: Sanic, store: TrackerStore) -> None:
    """Wraps the storing of a turn so that the turn is counted; beside the answer, which a fault in counting must not cost."""
    app.ctx.talks, app.ctx.last_turn = Talks(), time.monotonic()
    save = store.save

    async def counted(tracker: DialogueStateTracker) -> None:
        await save(tracker)
        app.ctx.last_turn = time.monotonic()
        app.loop.call_soon(app.ctx.talks.count, tracker)

    store.save = counted


def _time_the_steps(processor: Any, store: TrackerStore) -> None:
    """Wraps the steps of a turn so that each is timed, and counts what people do by the name of the intent."""

    def timed(owner: Any, method: str, name: str, then: Callable[[Any], None] = lambda outcome: None) -> None:
        inner = getattr(owner, method)

        async def outer(*args: Any, **kwargs: Any) -> Any:
            with metrics.step(name):
                outcome = await inner(*args, **kwargs)
            then(outcome)
            return outcome

        setattr(owner, method, outer)

    timed(processor, "parse_message", "read", lambda read: metrics.INTENTS.labels((read.get("intent") or {}).get("name") or "none").inc())
    timed(store, "retrieve", "load")
    timed(store, "save", "store")
