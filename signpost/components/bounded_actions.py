"""Calls the action servers with a time limit, and goes on with another one when one is gone or hangs.

They are sent what counts of a conversation: every event with everything in it would be five kilobytes more at each turn.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Optional

import aiohttp
import jsonschema
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from signpost.components.metrics import step
from signpost.dialogue.transcript import TRANSCRIPT
from signpost.request_id import request_id

logger = logging.getLogger(__name__)

SHUNNED_SECONDS = 20
SECONDS_AFTER_A_TIMEOUT = 2.0
# What the message tells stands in the transcript, as it is meant while its question is open.
_TOLD_TWICE = frozenset({TRANSCRIPT, "latest_message"})
# Rasa has one schema; what more there is comes from elsewhere and need not be kept.
_KEPT_SCHEMAS = 4


class BoundedActions(EndpointConfig):
    """The action endpoint of the server; Rasa's own waits five minutes for an action server that hangs.

    Actions change nothing outside the conversation, so a call that was lost on its way may be made again elsewhere.
    """

    def __init__(self, addresses: list[str], seconds: float) -> None:
        # No action needs the domain, so it is not sent along.
        super().__init__(url=addresses[0], enable_selective_domain=True)
        self._addresses = addresses
        self._seconds = seconds
        self._shunned: dict[str, float] = {}
        self._calls = 0
        self._session: Optional[aiohttp.ClientSession] = None
        check_schemas_once()

    async def request(self, *arguments: Any, **kwargs: Any) -> Optional[Any]:
        """The action server's JSON; raises aiohttp.ClientError or ClientResponseError, never later than the limit."""
        body = lean(kwargs["json"])
        with step("action"):
            error: Exception = aiohttp.ClientConnectionError("no action server")
            for address in self._in_order():
                # Twice, because a connection that was kept open may belong to a process that is gone.
                for _ in range(2):
                    try:
                        return await self._call(address, body, self._limit(address))
                    except asyncio.TimeoutError as late:
                        self._shunned[address] = time.monotonic() + SHUNNED_SECONDS
                        raise aiohttp.ServerTimeoutError("the action server is too slow") from late
                    except aiohttp.ClientConnectionError as gone:
                        error = gone
                self._shunned[address] = time.monotonic() + SHUNNED_SECONDS
            raise error

    async def well(self) -> bool:
        """True when one of the action servers says that it is well."""
        return any([await self._is_well(each) for each in self._addresses])

    async def close(self) -> None:
        """Closes the connections that were kept open."""
        if self._session is not None:
            await self._session.close()

    def _in_order(self) -> list[str]:
        """Every address once, taking turns; those that failed a moment ago last."""
        self._calls += 1
        turn = self._calls % len(self._addresses)
        turned = self._addresses[turn:] + self._addresses[:turn]
        return sorted(turned, key=self._is_shunned)

    def _is_shunned(self, address: str) -> bool:
        return self._shunned.get(address, 0.0) > time.monotonic()

    def _limit(self, address: str) -> float:
        return min(SECONDS_AFTER_A_TIMEOUT, self._seconds) if self._is_shunned(address) else self._seconds

    async def _call(self, address: str, body: Any, seconds: float) -> Any:
        limit = aiohttp.ClientTimeout(total=seconds, connect=min(2.0, seconds))
        async with self._client().post(address, json=body, timeout=limit, headers={"X-Request-Id": request_id.get()}) as reply:
            if reply.status >= 400:
                # The body of an error may hold the whole conversation: it goes no further.
                raise ClientResponseError(reply.status, "the action failed", "{}")
            return await reply.json()

    async def _is_well(self, address: str) -> bool:
        try:
            async with self._client().get(f"{address.rsplit('/', 1)[0]}/health", timeout=aiohttp.ClientTimeout(total=3)) as reply:
                return reply.status == 200
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError):
            return False

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession()
        return self._session


def lean(body: Mapping[str, Any]) -> dict[str, Any]:
    """The call with what counts of the events in their place; as it is where that is not known."""
    tracker = body.get("tracker") or {}
    if TRANSCRIPT not in tracker:
        return dict(body)
    kept = {name: value for name, value in tracker.items() if name not in _TOLD_TWICE}
    return {**body, "tracker": {**kept, "events": [{"event": TRANSCRIPT, **tracker[TRANSCRIPT]}]}}


def check_schemas_once() -> None:
    """Lets `jsonschema.validate` check each schema once; the same answers are refused with the same errors as before.

    To check the schema was four fifths of what checking an answer cost, and Rasa has no extension point there
    (docs/decisions/0016-one-guess-old-validator-quiet-collector.md).
    """
    if not isinstance(jsonschema.validate, _OnceChecked):
        jsonschema.validate = _OnceChecked(jsonschema.validate)


class _OnceChecked:
    """`jsonschema.validate`, with the schemas that it found to be sound."""

    def __init__(self, validate: Callable[..., None]) -> None:
        self._validate = validate
        self._sound: list[Any] = []

    def __call__(self, instance: Any, schema: Any, cls: Any = None, *arguments: Any, **options: Any) -> None:
        if schema not in self._sound:
            self._validate(instance, schema, cls, *arguments, **options)
            self._sound = [*self._sound[1 - _KEPT_SCHEMAS :], schema]
            return
        kind = cls or jsonschema.validators.validator_for(schema)
        error = jsonschema.exceptions.best_match(kind(schema, *arguments, **options).iter_errors(instance))
        if error is not None:
            raise error
