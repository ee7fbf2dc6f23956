"""What others think of the writer, who says that it is not so: "my sister thinks I'm suicidal, I'm not" (`framed.yml`, `disowned`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from signpost.patterns import any_of

# So many words may stand between what is thought of the writer and their denial.
_BETWEEN = 9
# So many words before an opinion tell whether it is the writer's own.
_WHOSE = 2


@dataclass(frozen=True)
class Disowned:
    """How somebody's opinion of the writer begins, whose it is not, and how the writer denies it, and what leaves a denial open."""

    said: re.Pattern[str]
    denied: re.Pattern[str]
    writer: frozenset[str]
    unsure: frozenset[str]

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """The stretches, by their letters, of what others think of the writer and the writer denies; what stands beside them counts."""
        found = []
        for lead in self.said.finditer(text):
            denials = (each for each in self.denied.finditer(text, lead.end()) if self.unsure.isdisjoint(text[: each.start()].split()[-1:]))
            denial = next(denials, None)
            own = not self.writer.isdisjoint(text[: lead.start()].split()[-_WHOSE:])
            if denial is not None and not own and len(text[lead.end() : denial.start()].split()) <= _BETWEEN:
                found.append((lead.start(), denial.start()))
        return tuple(found)


def disowned_from(data: Mapping[str, Any]) -> Disowned:
    """The words of the section `disowned`."""
    said = rf"(?<![\w']){any_of(data['opinions'])}\s+(?:that\s+)?{any_of(data['of_me'])}(?![\w'])"
    # "I'm not sure" and "I'm not going to be here long" deny nothing.
    behind = rf"\s*(?:$|[.,;!?\n]|{any_of(data['goes_on'])}(?![\w']))"
    denied = rf"(?<![\w']){any_of(data['denials'])}(?:\s+{any_of(data['stressed'])})*{behind}"
    return Disowned(re.compile(said), re.compile(denied), frozenset(data["writer"]), frozenset(data["unsure"]))
