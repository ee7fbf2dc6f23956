"""One message of a conversation at a time, in the order in which they came."""

from __future__ import annotations

import asyncio
import time

from signpost.components.lock_store import LocalLocks


def test_messages_of_one_conversation_take_turns_in_order_without_waiting_in_vain() -> None:
    locks, order, inside = LocalLocks(), [], [0]

    async def message(number: int) -> None:
        async with locks.lock("one"):
            inside[0] += 1
            assert inside[0] == 1
            await asyncio.sleep(0.002)
            order.append(number)
            inside[0] -= 1

    async def all_messages() -> None:
        await asyncio.gather(*(message(number) for number in range(40)))

    begun = time.monotonic()
    asyncio.run(all_messages())
    assert order == list(range(40))
    assert time.monotonic() - begun < 2
    assert locks._locks == {}


def test_failure_and_cancellation_free_the_conversation() -> None:
    locks = LocalLocks()

    async def fails() -> None:
        async with locks.lock("one"):
            raise ValueError

    async def hangs() -> None:
        async with locks.lock("one"):
            await asyncio.sleep(60)

    async def story() -> None:
        await asyncio.gather(fails(), return_exceptions=True)
        stuck = asyncio.create_task(hangs())
        waiting = asyncio.create_task(hangs())
        await asyncio.sleep(0.01)
        waiting.cancel()
        stuck.cancel()
        await asyncio.gather(stuck, waiting, return_exceptions=True)
        async with locks.lock("one"):
            pass

    asyncio.run(asyncio.wait_for(story(), 5))
    assert locks._locks == {}


def test_two_conversations_do_not_wait_for_each_other() -> None:
    locks = LocalLocks()

    async def story() -> None:
        async with locks.lock("one"):
            async with locks.lock("two"):
                pass

    asyncio.run(asyncio.wait_for(story(), 2))
