"""Talks to a running bot over REST and notes how long each answer took."""

from __future__ import annotations

import asyncio
import itertools
import time
import uuid
from typing import Any

import aiohttp
import psutil

from benchmarks.bots import Running

TURNS_IN_A_TALK = 5
LATE_SECONDS = 0.25


async def one_after_another(running: Running, texts: tuple[str, ...], times: int) -> dict[str, Any]:
    """Milliseconds of so many turns, in short conversations, and the servers' processor time for a turn."""
    async with aiohttp.ClientSession() as client:
        for text in itertools.islice(itertools.cycle(texts), 10):
            await _ask(client, running, text, "warm-up")
        before, taken, sender = running.cpu_seconds(), [], ""
        for number, text in enumerate(itertools.islice(itertools.cycle(texts), times)):
            if number % min(TURNS_IN_A_TALK, len(texts)) == 0:
                sender = uuid.uuid4().hex
            taken.append(await _ask(client, running, text, sender))
        return {"milliseconds": taken, "cpu_milliseconds": 1000 * (running.cpu_seconds() - before) / times}


async def long_talk(running: Running, texts: tuple[str, ...], turns: int) -> list[float]:
    """Milliseconds of each turn of one conversation."""
    sender = uuid.uuid4().hex
    async with aiohttp.ClientSession() as client:
        return [await _ask(client, running, text, sender) for text in itertools.islice(itertools.cycle(texts), turns)]


async def many_talks(running: Running, texts: tuple[str, ...], talks: int, turns: int) -> dict[str, Any]:
    """Turns a second over conversations that run at the same time, and how long single turns took meanwhile."""
    taken: list[float] = []

    async def talk(client: aiohttp.ClientSession) -> None:
        sender = uuid.uuid4().hex
        for text in itertools.islice(itertools.cycle(texts), turns):
            taken.append(await _ask(client, running, text, sender))

    before, began = running.cpu_seconds(), time.monotonic()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:
        await asyncio.gather(*(talk(client) for _ in range(talks)))
    seconds, cpu = time.monotonic() - began, running.cpu_seconds() - before
    return {
        "milliseconds": taken,
        "turns_per_second": talks * turns / seconds,
        "turns_per_cpu_second": talks * turns / cpu,
        "late": sum(each > 1000 * LATE_SECONDS for each in taken) / len(taken),
    }


async def at_a_pace(running: Running, texts: tuple[str, ...], talks: int, per_second: float, seconds: float) -> list[float]:
    """Milliseconds of turns that come at a steady pace, taken from the moment at which each was due."""
    taken: list[float] = []
    senders = [uuid.uuid4().hex for _ in range(talks)]
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:

        async def due(number: int) -> None:
            await asyncio.sleep(number / per_second)
            taken.append(await _ask(client, running, texts[number // talks % len(texts)], senders[number % talks]))

        await asyncio.gather(*(due(number) for number in range(int(per_second * seconds))))
    return taken


async def burst(running: Running, text: str, messages: int) -> dict[str, Any]:
    """So many messages of one conversation at once: seconds in all, and how many answers were empty."""
    sender, empty = uuid.uuid4().hex, 0
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:

        async def send(number: int) -> None:
            nonlocal empty
            await asyncio.sleep(number * 0.002)
            body, limit = {"sender": sender, "message": text}, aiohttp.ClientTimeout(total=300)
            async with client.post(running.webhook, json=body, timeout=limit) as reply:
                empty += not await reply.json()

        began = time.monotonic()
        await asyncio.gather(*(send(number) for number in range(messages)))
        seconds = time.monotonic() - began
    return {"seconds": seconds, "empty": empty}


async def _ask(client: aiohttp.ClientSession, running: Running, text: str, sender: str) -> float:
    """Milliseconds until the whole answer was there; raises RuntimeError when there is none."""
    began = time.perf_counter()
    body = {"sender": sender, "message": text}
    try:
        answers = await _posted(client, running, body)
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
        # The server closed a connection that was kept open at the moment in which it was used again.
        answers = await _posted(client, running, body)
    taken = 1000 * (time.perf_counter() - began)
    if not answers and running.bot.name == "Signpost":
        raise RuntimeError(f"no answer to {text!r}")
    return taken


async def _posted(client: aiohttp.ClientSession, running: Running, body: dict[str, str]) -> Any:
    async with client.post(running.webhook, json=body) as reply:
        return await reply.json()


def busy_seconds() -> float:
    """Processor time of everything on this machine since it was started."""
    times = psutil.cpu_times()
    return float(times.user + times.nice + times.system)


def machine() -> dict[str, Any]:
    """What the machine is and how busy it is now."""
    return {"cores": psutil.cpu_count(), "memory_gigabytes": round(psutil.virtual_memory().total / 1e9), "load": psutil.getloadavg()[0]}
