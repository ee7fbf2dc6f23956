"""Hands a message to the bot and makes sure that something comes back."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Optional

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from signpost.components import metrics
from signpost.components.channels.limits import MOST_TURNS_IN_HAND
from signpost.components.channels.warnings import warning_without_a_turn
from signpost.components.tracker_store import LiveTrackerStore
from signpost.harmless import bounded_text, storable
from signpost.request_id import request_id
from signpost.say.safe_words import SAFE_REPLY, SUMMARY_UNSAVED, UNSAVED, safe_words

logger = logging.getLogger(__name__)

LONGEST_TURN_SECONDS = 30.0
# Why a turn failed that the words themselves may still be read after.
_WITHOUT_A_TURN = frozenset({"fault", "too slow", "silence"})
Turn = tuple[str, float, list[dict[str, Any]]]


@dataclass
class Answered:
    """The bot's messages; `earlier` when they were said before, `stored` when the turn is kept.

    `aside` is said after them and is no answer: that what was told may not be saved.
    """

    messages: list[dict[str, Any]] = field(default_factory=list)
    aside: list[dict[str, Any]] = field(default_factory=list)
    earlier: bool = False
    stored: bool = True


async def answer_to(message: UserMessage, app: Sanic, *, look_back: bool = False) -> Answered:
    """The bot's messages, in order; the safe reply when there would be none.

    With `look_back` a message whose id stands in the conversation already gets the answer of that time. What went wrong is
    logged by its type and place alone, because an exception's text may hold the person's words.
    """
    message.text = storable(bounded_text(message.text or ""))
    request_id.set(uuid.uuid4().hex[:12])
    begun = time.perf_counter()
    answered, reason = Answered(), ""
    try:
        with metrics.WAITING.track_inprogress():
            answered, reason = await asyncio.wait_for(_turn(message, app, look_back), LONGEST_TURN_SECONDS)
    except asyncio.TimeoutError:
        reason = "too slow"
    except asyncio.CancelledError:
        reason = "cancelled"
    except Exception as error:  # noqa: BLE001 - the last line of defence: any fault becomes the safe reply
        reason = "fault"
        logger.error("a message could not be answered: %s", metrics.counted(error))
    if not answered.messages:
        # A warning that was worked out stands, whatever happened after it.
        said = _warning(message) or (await _warning_now(message, app) if reason in _WITHOUT_A_TURN else [])
        answered = Answered(said or [_alone(message, SAFE_REPLY)], stored=False)
        metrics.SAFE_REPLIES.labels(reason or "silence").inc()
    _tell_what_is_unsaved(message, answered, app)
    metrics.count_turn(message.input_channel, answered.messages, time.perf_counter() - begun)
    logger.info("turn answered in %d ms with %d messages", (time.perf_counter() - begun) * 1000, len(answered.messages))
    return answered


async def _turn(message: UserMessage, app: Sanic, look_back: bool) -> tuple[Answered, str]:
    """The answer and, when it is empty, why."""
    agent = getattr(app.ctx, "agent", None)
    if getattr(app.ctx, "content_fault", None):
        return Answered(), "broken content"
    if agent is None or not agent.is_ready():
        return Answered(), "no model"
    if metrics.WAITING._value.get() > MOST_TURNS_IN_HAND:
        return Answered(), "too many turns"
    collector: CollectingOutputChannel = message.output_channel
    async with agent.lock_store.lock(message.sender_id):
        if look_back:
            tracker = await agent.tracker_store.retrieve(message.sender_id)
            for message_id, _, answers in turns_of(tracker):
                if message_id == message.message_id and answers:
                    return Answered(answers, earlier=True), ""
        await agent.processor.handle_message(message)
    return Answered(collector.messages), "silence"


def _tell_what_is_unsaved(message: UserMessage, answered: Answered, app: Sanic) -> None:
    """While something could not be written, every summary says so; a person is told once, after all else."""
    store = getattr(getattr(app.ctx, "agent", None), "tracker_store", None)
    if not isinstance(store, LiveTrackerStore) or not store.is_unsaved(message.sender_id):
        return
    if any("summary" in (each.get("custom") or {}).get("triage", {}) for each in answered.messages):
        first, *others = answered.messages
        answered.messages = [{**first, "text": f"{_alone(message, SUMMARY_UNSAVED)['text']}\n\n{first.get('text', '')}"}, *others]
    elif store.has_to_tell(message.sender_id):
        answered.aside = [_alone(message, UNSAVED)]


def turns_of(tracker: Optional[DialogueStateTracker]) -> Iterator[Turn]:
    """Message id, time and answers of every turn that is kept, oldest first, as the collecting channel had them."""
    current: Optional[Turn] = None
    for event in tracker.events if tracker is not None else ():
        if isinstance(event, UserUttered):
            if current is not None:
                yield current
            current = (event.message_id or "", event.timestamp, [])
        elif isinstance(event, BotUttered) and current is not None:
            current = (current[0], event.timestamp, [*current[2], *_messages(event)])
    if current is not None:
        yield current


def _messages(event: BotUttered) -> Iterator[dict[str, Any]]:
    """One uttered event as the messages that were sent for it: the text with its buttons, then the payload."""
    if event.text:
        buttons = event.data.get("buttons")
        yield {"text": event.text, **({"buttons": buttons} if buttons else {})}
    if event.data.get("custom"):
        yield {"custom": event.data["custom"]}


def _warning(message: UserMessage) -> list[dict[str, Any]]:
    """What was said so far, when an emergency is among it."""
    said = message.output_channel.messages
    return list(said) if any((each.get("custom") or {}).get("triage", {}).get("level") == "emergency" for each in said) else []


async def _warning_now(message: UserMessage, app: Sanic) -> list[dict[str, Any]]:
    """The emergency that the words tell, although the turn failed; nothing when that fails too."""
    try:
        return await warning_without_a_turn(message, app.ctx.agent)
    except Exception as error:  # noqa: BLE001 - the safe reply comes next, and nothing may stand before it
        logger.error("a message could not be read after its turn had failed: %s", metrics.counted(error))
        return []


def _alone(message: UserMessage, response: str) -> dict[str, Any]:
    """A response as this person would read it, without touching what is stored."""
    return {"recipient_id": message.sender_id, "text": safe_words(response, (message.metadata or {}).get("region"))}
