"""What a turn of the bot is made of: responses with their values, and what is to be remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from signpost.dialogue.transcript import QUESTION_SLOT

# Responses with their values that fill a placeholder of another response, one below the other.
Parts = list[list[Any]]


@dataclass(frozen=True)
class Saying:
    """One response to say, and the values of its placeholders; `triage` among them is the contract's payload."""

    response: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Reply:
    """What the bot says in one turn, in its order, and the slots to set; two replies added are said one after the other."""

    sayings: tuple[Saying, ...] = ()
    slots: tuple[tuple[str, Any], ...] = ()

    def __add__(self, other: Reply) -> Reply:
        return Reply((*self.sayings, *other.sayings), (*self.slots, *other.slots))

    def __bool__(self) -> bool:
        """Whether anything is said or remembered."""
        return bool(self.sayings or self.slots)

    @property
    def responses(self) -> list[str]:
        """The names of the responses, in their order."""
        return [each.response for each in self.sayings]

    @property
    def triage(self) -> Mapping[str, Any] | None:
        """The payload that counts: that of the last response which carries one."""
        return next((each.values["triage"] for each in reversed(self.sayings) if each.values.get("triage") is not None), None)

    @property
    def open_question(self) -> str | None:
        """The id of the question that this turn leaves open; None when it leaves none or does not say."""
        found: str | None = dict(self.slots).get(QUESTION_SLOT)
        return found


def said(response: str, **values: Any) -> Reply:
    """A reply of one response."""
    return Reply((Saying(response, values),))


def remembered(slot: str, value: Any) -> Reply:
    """A reply that says nothing and sets one slot."""
    return Reply(slots=((slot, value),))


# No question is left open.
CLOSED = remembered(QUESTION_SLOT, None)


def inline(parts: Parts) -> dict[str, Parts]:
    """Parts that stand in one line instead of one below the other."""
    return {"inline": parts}
