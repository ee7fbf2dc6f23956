"""What a message does, by what its words do: the tables of `knowledge/acts_do.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from signpost.knowledge import knowledge_root, read_yaml


class ActsDo(NamedTuple):
    """An intent by act (`certain`, `chatter`, `talk`, `bare`), a response by act (`felt`, `taken_up`), and the act of an intent."""

    certain: Mapping[str, str]
    chatter: Mapping[str, str]
    talk: Mapping[str, str]
    bare: Mapping[str, str]
    felt: Mapping[str, str]
    taken_up: Mapping[str, str]
    act_of: Mapping[str, str]


@lru_cache(maxsize=1)
def acts_do() -> ActsDo:
    """The tables, read once, each in its order."""
    data = dict(read_yaml(knowledge_root() / "acts_do.yml").data)
    act_of = data.pop("act_of")
    tables = {name: {act: row.get("intent") or row["response"] for row in rows for act in row["acts"]} for name, rows in data.items()}
    return ActsDo(**tables, act_of=act_of)


@lru_cache
def listed(name: str) -> frozenset[str]:
    """A list of `knowledge/language/likely.yml`: acts that part of a message does for the whole, or words that say little."""
    return frozenset(map(str, read_yaml(knowledge_root() / "language" / "likely.yml").data[name]))
