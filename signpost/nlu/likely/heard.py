"""What the learned net hears in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

# The kinds of message in which nobody complains of anything.
QUESTION = "question"
TALK = (QUESTION, "other")


class Told(NamedTuple):
    """How a finding is told: the chances that it is somebody else's and that it began within hours.

    `at` is the word that it looks at most, in code points of the text, and `rests` all that it rests on. `ages` holds the chances that it
    began "hours", "days", "weeks", "months" or "years" ago, and under "" that this is not told.
    """

    other: float = 0.0
    sudden: float = 0.0
    at: tuple[int, int] = (0, 0)
    ages: Mapping[str, float] = MappingProxyType({})
    rests: tuple[int, int] = (0, 0)


class Guess(NamedTuple):
    """The likeliest intent and its confidence, 0 to 1; the `ranking` of all; the likeliest `keys` of retrieval intents ("faq/parking")."""

    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...] = ()
    keys: tuple[tuple[str, float], ...] = ()

    @property
    def surest(self) -> tuple[str, float]:
        """The likeliest thing, a key of a retrieval intent or an intent without keys, and its chance."""
        keyed = {name.partition("/")[0] for name, _ in self.keys}
        return max((*self.keys, *(each for each in self.ranking if each[0] not in keyed)), key=lambda each: each[1], default=("", 0.0))


NOTHING_GUESSED = Guess("", 0.0)


@dataclass(frozen=True)
class Likely:
    """What a text probably tells: chances between 0 and 1.

    `findings` holds for each finding the chance of each status, `told` how it is told, `kinds` the chance of each kind of message. `guess`
    is what the message does, None where nothing was read, and `signs` what that is weighed from; `parts` holds what each part does by
    itself, with what it points back to. `choices` holds for each attribute that a choice asks for the likeliest option and its share.
    `asking`, `elsewhere` and `despair` are the chances that it asks for what has answers here, for nothing known, or tells a wish to die.
    """

    findings: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)
    kinds: Mapping[str, float] = field(default_factory=dict)
    parts: tuple[tuple[str, str, Guess], ...] = ()
    guess: Guess | None = None
    signs: Any = field(default=None, compare=False, repr=False)
    choices: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    asking: float = 0.0
    elsewhere: float = 0.0
    despair: float = 0.0

    def as_told(self) -> Likely:
        """The same of a text that surely asks nothing."""
        return replace(self, kinds={kind: chance for kind, chance in self.kinds.items() if kind != QUESTION})

    def chance(self, finding: str, status: str = "present") -> float:
        """The chance that a finding has this status; 0 for one that was not learned."""
        return self.findings.get(finding, {}).get(status, 0.0)

    @cached_property
    def other(self) -> float:
        """The chance that what is told is somebody else's, of all of it together."""
        weights = {name: self.chance(name) for name in self.told}
        return sum(weight * self.told[name].other for name, weight in weights.items()) / (sum(weights.values()) or 1.0)

    @property
    def kind(self) -> str | None:
        """The likeliest kind of message; None when nothing was read."""
        return max(self.kinds, key=lambda each: self.kinds[each]) if self.kinds else None
