"""How far apart the halves of a frame may stand, and the words that say that somebody cannot do a thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml


@dataclass(frozen=True)
class Reach:
    """How far apart the two halves of a frame may stand, counted in words that matter."""

    inability: int
    certain: int
    total: frozenset[str]
    alone: Mapping[str, frozenset[str]]


def load_reach(root: Path) -> Reach:
    """The distances below a knowledge folder."""
    data = read_yaml(root / "language" / "inability.yml").data
    alone = {name: frozenset(data[name]) for name in ("alone", "not_alone_before", "not_alone_after", "alone_time_words")}
    return Reach(
        inability=data["reach"],
        certain=data["frame_reach"],
        total=frozenset(data["total"]),
        alone=alone,
    )


def inability_phrases(root: Path) -> list[tuple[str, str, str]]:
    """The inability words as phrases for the matcher."""
    data = read_yaml(root / "language" / "inability.yml").data
    return [(str(word), "inability", key) for key in ("before_ability", "after_ability") for word in data[key]]
