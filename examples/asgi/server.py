"""The bot behind another channel than Rasa: `POST /webhooks/rest/webhook` as a plain ASGI application.

The body is {"sender": "...", "message": "..."}, the answer Rasa's list of messages. Talks are kept in memory alone. Run it with any
ASGI server on one process, for instance `uvicorn --host 127.0.0.1 --port 5005 examples.asgi.server:app`.
"""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from signpost import Conversation

Event = MutableMapping[str, Any]
_LARGEST_BODY, _MOST_TALKS, _LONGEST_SENDER = 1_000_000, 10_000, 200
_HINT = {"error": 'The body must be a JSON object like {"sender": "me", "message": "text"}.'}
_talks: OrderedDict[str, Conversation] = OrderedDict()
# One thread: messages are answered one after the other, in the order in which they came.
_one_by_one = ThreadPoolExecutor(1)


async def app(scope: Event, receive: Callable[[], Awaitable[Event]], send: Callable[[Event], Awaitable[None]]) -> None:
    """An ASGI application; Rasa's contract for REST, and GET / for who wants to know whether it lives."""
    if scope["type"] == "lifespan":
        while (await receive())["type"] == "lifespan.startup":
            await asyncio.get_running_loop().run_in_executor(_one_by_one, Conversation().say, "hello")
            await send({"type": "lifespan.startup.complete"})
        return await send({"type": "lifespan.shutdown.complete"})
    status, answer = 404, {"error": "POST /webhooks/rest/webhook takes messages."}
    if (scope["method"], scope["path"]) == ("GET", "/"):
        status, answer = 200, {"status": "ok"}
    elif (scope["method"], scope["path"]) == ("POST", "/webhooks/rest/webhook"):
        status, answer = await _answered(receive)
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(answer).encode()})


async def _answered(receive: Callable[[], Awaitable[Event]]) -> tuple[int, Any]:
    body, more = b"", True
    while more and len(body) <= _LARGEST_BODY:
        event = await receive()
        body, more = body + event.get("body", b""), event.get("more_body", False)
    try:
        asked = json.loads(body) if len(body) <= _LARGEST_BODY else None
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        return 400, _HINT
    sender, message = str(asked.get("sender") or "default")[:_LONGEST_SENDER], asked.get("message")
    # Null, lists and objects say nothing; a number is what a person typed.
    text = "" if message is None or isinstance(message, (bool, list, dict)) else str(message)
    return 200, await asyncio.get_running_loop().run_in_executor(_one_by_one, _say, sender, text)


def _say(sender: str, message: str) -> list[dict[str, Any]]:
    _talks[sender], answer = _talks.pop(sender, Conversation()).say(message)
    while len(_talks) > _MOST_TALKS:
        _talks.popitem(last=False)
    return [{"recipient_id": sender, **each} for each in answer.messages]
