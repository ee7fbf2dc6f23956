"""What was said to each conversation, so that a lost reply can be sent again and a repeated message is answered once."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

KEPT_MESSAGES = 200
# One that is dropped comes back from the database; a conversation of twelve turns takes about 200 kB here.
KEPT_CONVERSATIONS = 1_000


@dataclass
class Box:
    """One conversation's recent answers, in order, and the lock that keeps its messages in order."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    handled: OrderedDict[str, None] = field(default_factory=OrderedDict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    floor: int = 0
    restored: bool = False

    def add(self, message: dict[str, Any], reply_to: str, at: float | None = None) -> dict[str, Any]:
        """The message with its sequence number: milliseconds, always larger than the one before.

        Even a clock that jumps back cannot make a number smaller than one that a client has seen.
        """
        numbered = {**message, "seq": self.next_number(at), "reply_to": reply_to}
        self.sent.append(numbered)
        del self.sent[:-KEPT_MESSAGES]
        return numbered

    def next_number(self, at: float | None = None) -> int:
        """A sequence number above every one before; `at` is the time to take it from, in epoch seconds."""
        self.floor = max(int((time.time() if at is None else at) * 1000), self.floor + 1)
        return self.floor

    def mark_handled(self, message_id: str) -> None:
        """Remembers that a message has its answer."""
        self.handled[message_id] = None
        while len(self.handled) > KEPT_MESSAGES:
            self.handled.popitem(last=False)

    def restore(self, answered: Iterable[tuple[str, float, list[dict[str, Any]]]]) -> None:
        """Puts back what an earlier process said: message id, time and answers of each turn, oldest first."""
        for message_id, at, answers in answered:
            for each in answers:
                self.add(each, message_id, at)
            if message_id:
                self.mark_handled(message_id)
        self.restored = True

    def answers_to(self, message_id: str) -> list[dict[str, Any]]:
        """What was answered to one message."""
        return [each for each in self.sent if each["reply_to"] == message_id]

    def after(self, sequence: int) -> list[dict[str, Any]]:
        """Everything said after a sequence number; numbers given from now on lie above it."""
        self.floor = max(self.floor, min(sequence, int(time.time() * 1000) + 86_400_000))
        return [each for each in self.sent if each["seq"] > sequence]


class Outbox:
    """The boxes of the conversations that were busy last."""

    def __init__(self) -> None:
        self._boxes: OrderedDict[str, Box] = OrderedDict()

    def of(self, conversation: str) -> Box:
        """The box of a conversation, made when it is new."""
        box = self._boxes.setdefault(conversation, Box())
        self._boxes.move_to_end(conversation)
        too_many = len(self._boxes) - KEPT_CONVERSATIONS
        for name in [each for each, old in islice(self._boxes.items(), max(0, too_many)) if not old.lock.locked()]:
            del self._boxes[name]
        return box

    def forget(self, conversation: str) -> None:
        """Drops all that was kept of a conversation."""
        self._boxes.pop(conversation, None)

    def forget_before(self, moment: float) -> None:
        """Drops the conversations whose last answer is older than a moment (epoch seconds)."""
        for name, box in list(self._boxes.items()):
            if box.sent and box.sent[-1]["seq"] < moment * 1000 and not box.lock.locked():
                self.forget(name)
