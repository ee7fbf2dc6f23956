"""Words that are settled as a whole message: the rules know all that they say, and the learned reader is not asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml

ENDS = frozenset(".!, \n")
_WAYS = ("say", "start", "whole")


def load_settled(root: Path, split: Callable[[str], Sequence[str]]) -> frozenset[tuple[str, ...]]:
    """The phrases of the answers and acts that `likely.yml` names; `split` cuts a phrase into words."""
    wanted: dict[str, Any] = read_yaml(root / "language" / "likely.yml").data["settled"]
    replies: dict[str, Any] = read_yaml(root / "language" / "replies.yml").data
    acts: dict[str, Any] = read_yaml(root / "language" / "acts.yml").data["acts"]
    groups = [*(replies[each] for each in wanted["replies"]), *(acts[each] for each in wanted["acts"])]
    said = [str(phrase) for group in groups for way in _WAYS for phrase in group.get(way, ())]
    return frozenset(tuple(split(phrase)) for phrase in said) - {tuple(split(str(phrase))) for phrase in wanted["but"]}
