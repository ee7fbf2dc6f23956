"""How likely an answer says yes, no, that nobody knows, or none of these: what the learned net hears in it, weighed.

Of answers that it never learned from the net is far too sure. So what it hears in an answer together with its question is
weighed with what it hears in the words alone: whether they tell of the sign that was asked about, or of any, and what kind of
message they are. The weights were learned from answers that the net never saw (`training/weighing.py`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from signpost.nlu.likely.guessing import Vectors, shares_of
from signpost.nlu.likely.heard import Likely

FILE = "answers.json"
# A hedged yes is a yes; a value, or anything else, is none of these.
CLASSES: Mapping[str, tuple[str, ...]] = {"yes": ("yes", "partly"), "no": ("no",), "unsure": ("unsure",), "none": ("none", "value")}
_KINDS = ("emergency", "harmless", "question", "other")
_LEAST = 1e-4


def signs_of(chances: Mapping[str, float], likely: Likely, finding: str) -> Vectors:
    """What is weighed: log odds of the answer's polarities, of the sign and of any in the words alone, and of their kind."""
    heard = [sum(chances[each] for each in group) for group in CLASSES.values()]
    told = [likely.chance(finding, status) for status in ("present", "absent", "past")]
    every = [max((likely.chance(each, status) for each in likely.findings), default=0.0) for status in ("present", "absent")]
    kinds = [likely.kinds.get(each, 0.0) for each in _KINDS]
    share = np.clip(np.array([*heard, *told, *every, *kinds]), _LEAST, 1 - _LEAST)
    found: Vectors = np.log(share / (1 - share))
    return found


class Weighing:
    """The weights in one folder; `learned_from` is the hash of the answers, `version` that of the net whose hearing they weigh."""

    def __init__(self, folder: Path) -> None:
        kept: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
        self.learned_from: str = kept["learned_from"]
        self.version: str = kept["version"]
        self._mean, self._spread, self._weights, self._shift = (np.array(kept[each]) for each in ("mean", "spread", "weights", "shift"))

    def weighed(self, chances: Mapping[str, float], likely: Likely, finding: str) -> dict[str, float]:
        """The chances of an answer's polarities, where those that go together keep their shares."""
        found = {}
        for name, chance in self.classes(signs_of(chances, likely, finding)).items():
            whole = sum(chances[each] for each in CLASSES[name])
            found.update({each: chance * chances[each] / whole for each in CLASSES[name]})
        return found

    def classes(self, signs: Vectors) -> dict[str, float]:
        """The chance of each of CLASSES."""
        scores = ((signs - self._mean) / self._spread * self._weights).sum(axis=1) + self._shift
        return dict(zip(CLASSES, map(float, shares_of(scores)), strict=True))
