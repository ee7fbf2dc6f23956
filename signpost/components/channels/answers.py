"""Hands a message to the bot and makes sure that something comes back."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Awaitable, Callable

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from signpost.components.red_flag_policy import SAFE_REPLY

logger = logging.getLogger(__name__)

LONGEST_TEXT = 20_000


async def answer_to(
    message: UserMessage,
    on_new_message: Callable[[UserMessage], Awaitable[Any]],
    collector: CollectingOutputChannel,
    app: Sanic,
) -> list[dict[str, Any]]:
    """The bot's messages, in order; the safe reply when there would be none.

    The text is bounded before it is stored. What went wrong is logged by its type alone, because an exception's text may
    hold the person's words.
    """
    message.text = _bounded(message.text or "")
    failure: BaseException | None = None
    try:
        await on_new_message(message)
    except asyncio.CancelledError as error:
        failure = error
    except Exception as error:  # noqa: BLE001 - the last line of defence: any fault becomes the safe reply
        failure = error
    if failure is not None:
        logger.error("a message could not be answered: %s", type(failure).__name__)
    if not collector.messages:
        collector.messages.append({"recipient_id": message.sender_id, **await safe_reply(message, app)})
    return collector.messages


async def safe_reply(message: UserMessage, app: Sanic) -> dict[str, Any]:
    """The safe reply as this conversation would read it, without touching what is stored."""
    agent = app.ctx.agent
    tracker = DialogueStateTracker.from_events(message.sender_id, [], agent.domain.slots)
    generated = await agent.nlg.generate(SAFE_REPLY, tracker, message.output_channel.name())
    return {"text": generated["text"]}


def _bounded(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    half = LONGEST_TEXT // 2
    return f"{text[:half]} … {text[-half:]}"
