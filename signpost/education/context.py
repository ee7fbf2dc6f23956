"""What the last education answer was about, so that "and for MS?" and "tell me more" have a meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Context:
    """The state that travels from turn to turn; JSON in and out, small enough for one slot.

    `undiagnosed` is set by the conversation when the person has symptoms and no diagnosis: numbers about life span are
    then not shown. `point` is the single fact that the answer began with, `beside` are the facts that were offered below it.
    """

    entry: str | None = None
    disease: str | None = None
    topic: str | None = None
    offers_numbers: bool = False
    suggestions: tuple[str, ...] = ()
    undiagnosed: bool = False
    point: str | None = None
    beside: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        found: dict[str, Any] = {"entry": self.entry, "disease": self.disease, "topic": self.topic, "suggestions": list(self.suggestions)}
        found.update(offers_numbers=self.offers_numbers, undiagnosed=self.undiagnosed, point=self.point)
        return {**found, "beside": list(self.beside)}


def context_from(data: Mapping[str, Any] | None) -> Context | None:
    """The Context of a JSON object, or None when there is none; keys that are missing take their defaults."""
    if not data:
        return None
    return Context(
        entry=data.get("entry"),
        disease=data.get("disease"),
        topic=data.get("topic"),
        offers_numbers=bool(data.get("offers_numbers", False)),
        suggestions=tuple(data.get("suggestions") or ()),
        undiagnosed=bool(data.get("undiagnosed", False)),
        point=data.get("point"),
        beside=tuple(data.get("beside") or ()),
    )
