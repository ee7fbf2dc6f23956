"""What a message does: asks, corrects, thanks, skips, and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.nlu.details.times import TimeSpan
from signpost.nlu.mentions.phrases import Cues
from signpost.nlu.replies.put_right import is_denied
from signpost.nlu.words.marks import Marks
from signpost.nlu.words.small import small

_FAMILY = "act_"
_CORRECTION, _OF_ALL = "correction", "of_all"
# The acts of any message, and mere distress.
_FILES = ("acts.yml", "unwell.yml")
_ENDS = frozenset(".!?,\n ")


def load_acts(root: Path, cues: Cues) -> tuple[str, ...]:
    """The names of the acts below a knowledge folder; their phrases go into `cues`."""
    names: list[str] = []
    for path in (root / "language" / each for each in _FILES):
        data: Mapping[str, Any] = read_yaml(path).data if path.exists() else {"acts": {}}
        for act, ways in data["acts"].items():
            names.append(act)
            for way, phrases in ways.items():
                said = [each for phrase in phrases for each in spread(str(phrase), data.get("words", {}))]
                cues.add(f"{_FAMILY}{act}_{way}", way, [*said, *map(unmarked, said)], act)
    return tuple(dict.fromkeys(names))


def spread(phrase: str, words: Mapping[str, Sequence[str]]) -> list[str]:
    """A phrase once for each word that a placeholder in it stands for."""
    found = [phrase]
    for name, each_of in words.items():
        place = f"{{{name}}}"
        found = [each.replace(place, str(word)) for each in found for word in (each_of if place in each else each_of[:1])]
    return found


def read_acts(marks: Marks, names: tuple[str, ...], times: Sequence[TimeSpan] = ()) -> tuple[str, ...]:
    """The acts of a message, in the order of the data. "2 months, not 2 weeks" is a correction by its shape."""
    denied = [span for span in times if is_denied(marks, span)]
    found: set[str] = {_CORRECTION} if denied and len(denied) < len(times) else set()
    spoken = [place for place, norm in enumerate(marks.norms) if norm not in _ENDS]
    for cue in marks.cues:
        if not cue.family.startswith(_FAMILY):
            continue
        begins = cue.name == "start" and _begins(marks, cue.start)
        is_whole = cue.name == "whole" and spoken and cue.start <= spoken[0] and spoken[-1] < cue.end
        if cue.name == "say" or begins or is_whole:
            found.add(cue.value)
    # Of several times nobody knows which holds for all.
    found -= {_OF_ALL} if sum(span.kind != "age" for span in times) > 1 else set()
    return tuple(name for name in names if name in found)


def contracted(phrase: object) -> str:
    """The phrase as it is mostly written: "it is" becomes "it's"."""
    return re.sub(r"\b(it|that|what|he|she) is\b", r"\1's", str(phrase))


def unmarked(phrase: object) -> str:
    """The phrase as it is written in haste: "it is" becomes "its"."""
    return contracted(phrase).replace("'", "") if contracted(phrase) != str(phrase) else str(phrase)


def _begins(marks: Marks, place: int) -> bool:
    while place and marks.norms[place - 1] in small("act_openers") and marks.sentence[place - 1] == marks.sentence[place]:
        place -= 1
    return place == 0 or marks.sentence[place - 1] != marks.sentence[place]
