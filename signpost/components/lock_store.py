"""One message of a conversation at a time: in one process without waiting in vain, and over many processes through Redis.

Rasa's own locks make a waiting message sleep a second at a time, and its Redis lock reads and writes in separate steps, so
that two processes can both believe that it is their turn.
"""

from __future__ import annotations

import asyncio
import logging
import os
import uuid
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any, Dict, Optional, Text

import redis.asyncio
import redis.exceptions
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, LockError, LockStore
from rasa.utils.endpoints import EndpointConfig

from signpost.components import metrics

logger = logging.getLogger(__name__)

HOLDER_SECONDS = 6.0  # a process that is gone keeps its conversation closed no longer than this
RENEWAL_SECONDS = 1.5
LONGEST_WAIT_SECONDS = 25.0
_PAUSE_SECONDS = 0.02

# KEYS: queue, deadlines. ARGV: ticket, milliseconds that it stays alive without renewal. Returns 1 when it is its turn.
# All of it happens at once in Redis, by Redis's own clock, so no two tickets are first at the same time.
_TAKE_TURN = """
local now = redis.call('TIME')
local ms = now[1] * 1000 + math.floor(now[2] / 1000)
if not redis.call('HGET', KEYS[2], ARGV[1]) then redis.call('RPUSH', KEYS[1], ARGV[1]) end
redis.call('HSET', KEYS[2], ARGV[1], ms + ARGV[2])
while true do
  local first = redis.call('LINDEX', KEYS[1], 0)
  if not first then break end
  local until_ms = redis.call('HGET', KEYS[2], first)
  if until_ms and tonumber(until_ms) >= ms then break end
  redis.call('LPOP', KEYS[1])
  redis.call('HDEL', KEYS[2], first)
end
redis.call('PEXPIRE', KEYS[1], ARGV[2] * 4)
redis.call('PEXPIRE', KEYS[2], ARGV[2] * 4)
return redis.call('LINDEX', KEYS[1], 0) == ARGV[1] and 1 or 0
"""
# Renews only a ticket that still stands: one that was given up must not come back as the last of the queue.
_RENEW = """
if not redis.call('HGET', KEYS[2], ARGV[1]) then return 0 end
local now = redis.call('TIME')
redis.call('HSET', KEYS[2], ARGV[1], now[1] * 1000 + math.floor(now[2] / 1000) + ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[2] * 4)
redis.call('PEXPIRE', KEYS[2], ARGV[2] * 4)
return 1
"""
_LEAVE = "redis.call('LREM', KEYS[1], 0, ARGV[1]); return redis.call('HDEL', KEYS[2], ARGV[1])"


class LocalLocks(LockStore):
    """First come, first served, inside one process; `lock` is all that a conversation needs of what Rasa's stores have."""

    def __init__(self, endpoint_config: Optional[EndpointConfig] = None) -> None:
        super().__init__()
        self._locks: Dict[str, asyncio.Lock] = {}
        self._wanted: Dict[str, int] = {}

    @asynccontextmanager
    async def lock(
        self, conversation_id: Text, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = 1
    ) -> AsyncGenerator[TicketLock, None]:
        """Holds the conversation; a waiting message goes on at the moment the one before it is done."""
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        self._wanted[conversation_id] = self._wanted.get(conversation_id, 0) + 1
        try:
            with metrics.step("lock"):
                await lock.acquire()
            try:
                yield TicketLock(conversation_id)
            finally:
                lock.release()
        finally:
            self._wanted[conversation_id] -= 1
            if not self._wanted[conversation_id]:
                del self._wanted[conversation_id], self._locks[conversation_id]


class RedisLocks(LockStore):
    """First come, first served, over all processes that use one Redis."""

    def __init__(self, endpoint_config: Optional[EndpointConfig] = None) -> None:
        super().__init__()
        given = (endpoint_config.url if endpoint_config else None) or os.environ.get("SIGNPOST_REDIS_URL", "")
        self._redis: Any = redis.asyncio.Redis.from_url(given, socket_timeout=3, socket_connect_timeout=2)
        self._take_turn = self._redis.register_script(_TAKE_TURN)
        self._renew = self._redis.register_script(_RENEW)
        self._leave = self._redis.register_script(_LEAVE)

    @asynccontextmanager
    async def lock(
        self, conversation_id: Text, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = 1
    ) -> AsyncGenerator[TicketLock, None]:
        """Holds the conversation; raises LockError when Redis does not answer, or when the turn does not come in time."""
        # The braces keep both keys in one slot of a Redis cluster.
        keys = [f"signpost:{{{conversation_id}}}:queue", f"signpost:{{{conversation_id}}}:alive"]
        ticket = uuid.uuid4().hex
        renewal: Optional[asyncio.Task[None]] = None
        try:
            with metrics.step("lock"):
                await self._wait(keys, ticket)
            holder = asyncio.current_task()
            assert holder is not None
            renewal = asyncio.create_task(self._keep(keys, ticket, holder))
            yield TicketLock(conversation_id)
        finally:
            if renewal is not None:
                renewal.cancel()
            # Redis forgets the ticket by itself when it cannot be told.
            with suppress(redis.exceptions.RedisError, OSError, asyncio.TimeoutError):
                await asyncio.shield(self._leave(keys=keys, args=[ticket]))

    async def _wait(self, keys: list[str], ticket: str) -> None:
        until = asyncio.get_running_loop().time() + LONGEST_WAIT_SECONDS
        try:
            while not await self._take_turn(keys=keys, args=[ticket, int(HOLDER_SECONDS * 1000)]):
                if asyncio.get_running_loop().time() > until:
                    raise LockError("the messages before this one took too long")
                await asyncio.sleep(_PAUSE_SECONDS)
        except (redis.exceptions.RedisError, OSError, asyncio.TimeoutError) as error:
            raise LockError("the lock store does not answer") from error

    async def _keep(self, keys: list[str], ticket: str, holder: asyncio.Task[Any]) -> None:
        """Renews the ticket; a holder that has lost its turn is stopped before it can store anything."""
        while True:
            await asyncio.sleep(RENEWAL_SECONDS)
            with suppress(redis.exceptions.RedisError, OSError, asyncio.TimeoutError):
                if not await self._renew(keys=keys, args=[ticket, int(HOLDER_SECONDS * 1000)]):
                    logger.error("a conversation's turn was lost to another process")
                    holder.cancel()
                    return
