"""When the garbage collector looks through what a server has kept for long: between turns, not in the middle of one.

The conversations that stay live are some hundred thousand objects, and hardly any of them ever is garbage. The collector looked
through all of them each time they had grown by a quarter, about a tenth of a second of a turn that somebody was waiting for.
"""

from __future__ import annotations

import asyncio
import gc
import time

from sanic import Sanic

# How often it is looked whether nobody waits, how long nobody has to have written then, and how long it is put off at most.
LOOK_SECONDS, QUIET_SECONDS, LATEST_SECONDS = 5.0, 1.0, 600.0
# So many collections of the young are never counted.
_NEVER = 1 << 30


def leave_the_old() -> None:
    """Keeps the collector to what is young; what was kept for long is looked through by `collect_in_quiet` alone."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)


def is_time(now: float, last_turn: float, last_collected: float) -> bool:
    """Whether to collect: something was said since the last time and nobody is waiting, or it was put off for long."""
    if last_turn <= last_collected:
        return False
    return now - last_turn >= QUIET_SECONDS or now - last_collected >= LATEST_SECONDS


async def collect_in_quiet(app: Sanic) -> None:
    """Collects for as long as the server runs; `app.ctx.last_turn` is the monotonic time of the last turn."""
    last_collected = time.monotonic()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if is_time(time.monotonic(), app.ctx.last_turn, last_collected):
            gc.collect()
            last_collected = time.monotonic()
