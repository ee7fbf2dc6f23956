"""What was said to each conversation, so that a lost reply can be sent again and a repeated message is answered once."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

KEPT_MESSAGES = 200
KEPT_CONVERSATIONS = 5_000


@dataclass
class Box:
    """One conversation's recent answers, in order, and the lock that keeps its messages in order."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    handled: OrderedDict[str, None] = field(default_factory=OrderedDict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def add(self, message: dict[str, Any], reply_to: str) -> dict[str, Any]:
        """The message with its sequence number: milliseconds, always larger than the one before."""
        last = self.sent[-1]["seq"] if self.sent else 0
        numbered = {**message, "seq": max(int(time.time() * 1000), last + 1), "reply_to": reply_to}
        self.sent.append(numbered)
        del self.sent[:-KEPT_MESSAGES]
        return numbered

    def mark_handled(self, message_id: str) -> None:
        """Remembers that a message has its answer."""
        self.handled[message_id] = None
        while len(self.handled) > KEPT_MESSAGES:
            self.handled.popitem(last=False)

    def answers_to(self, message_id: str) -> list[dict[str, Any]]:
        """What was answered to one message."""
        return [each for each in self.sent if each["reply_to"] == message_id]

    def after(self, sequence: int) -> list[dict[str, Any]]:
        """Everything said after a sequence number."""
        return [each for each in self.sent if each["seq"] > sequence]


class Outbox:
    """The boxes of the conversations that were busy last."""

    def __init__(self) -> None:
        self._boxes: OrderedDict[str, Box] = OrderedDict()

    def of(self, conversation: str) -> Box:
        """The box of a conversation, made when it is new."""
        box = self._boxes.setdefault(conversation, Box())
        self._boxes.move_to_end(conversation)
        while len(self._boxes) > KEPT_CONVERSATIONS:
            self._boxes.popitem(last=False)
        return box

    def forget(self, conversation: str) -> None:
        """Drops all that was kept of a conversation."""
        self._boxes.pop(conversation, None)
