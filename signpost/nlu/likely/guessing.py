"""What a message does besides telling (greets, thanks, asks whether to eat, orders a pizza): a guess from what is heard and its words.

Soft-max regressions whose scores are added, over what the reader model hears (for a choice with the sentence encoder's vector), and
over the words. `rasa train` learns them from `data/nlu` and keeps them beside the net too, where the library finds them.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from signpost.learning import packed, worded
from signpost.nlu.likely.heard import Guess

# What is guessed of any message, and which option of a choice an answer means (`training/choices.py`).
FILE, CHOICES = "intents.npz", "choices.npz"
_WITHOUT = {FILE: "no small talk is guessed (make train learns it)", CHOICES: "no choice is heard in own words (make choices learns it)"}
_LEAST = 1e-4
# What parts a retrieval intent from its key, and how likely one is at least that is handed over.
_PARTS, _LEAST_KEY = "/", 0.05

Vectors = np.ndarray[Any, Any]
_log = logging.getLogger(__name__)


def signs_of(meaning: Vectors, scores: Iterable[Vectors], nothing: float, present: float) -> Vectors:
    """What is weighed: the meaning, and log chances of kinds and polarities (`scores`), that `nothing` is asked, a sign is `present`."""
    rest = np.log(np.array([nothing, present]).clip(_LEAST))
    found: Vectors = np.concatenate([meaning, *map(_log_shares, scores), rest], dtype=np.float32)
    return found


def _log_shares(scores: Vectors) -> Vectors:
    lowered = scores - scores.max()
    found: Vectors = lowered - np.log(np.exp(lowered).sum())
    return found


def shares_of(scores: Vectors) -> Vectors:
    """What scores give each thing that they are of: all the shares of a row together are 1."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Vectors = raised / raised.sum(axis=-1, keepdims=True)
    return found


class Guessing:
    """The weights in one folder; `learned_from` is the hash of the examples, `version` that of the net whose hearing they weigh."""

    def __init__(self, kept: Any) -> None:
        self.learned_from, self.version = str(kept["learned_from"]), str(kept["version"])
        self.intents: list[str] = kept["intents"].tolist()
        self._kept, self._weights, self._shift = kept, kept["weights"].astype(np.float32), kept["shift"]

    def guess(self, signs: Vectors, text: str) -> Guess:
        """The likeliest intent, and the chance of each, the likeliest first; a retrieval intent has the chance of all its keys."""
        each, whole = self._chances(signs, text)
        ranking = tuple(sorted(whole.items(), key=lambda one: -one[1]))
        return Guess(*ranking[0], ranking, tuple(one for one in each if _PARTS in one[0] and one[1] >= _LEAST_KEY))

    def shares(self, signs: Vectors, text: str) -> dict[str, tuple[str, float]]:
        """For each retrieval intent its likeliest key, and the share of that among all its keys."""
        each, whole = self._chances(signs, text)
        named = [(name.partition(_PARTS), chance) for name, chance in reversed(each)]
        return {intent: (key, chance / whole[intent]) for (intent, _, key), chance in named}

    def _chances(self, signs: Vectors, text: str) -> tuple[list[tuple[str, float]], dict[str, float]]:
        """The chance of all that was learned, the likeliest first, and that of each retrieval intent as a whole."""
        places, weighs = worded(text)
        # Without the library that `@` calls: its threads go on spinning for longer than a turn.
        by_words = np.einsum("ij,j->i", self._kept["of_words"][:, places], weighs) * self._kept["steps"]
        chances = shares_of(np.einsum("ij,j->i", self._weights, signs) + by_words + self._shift)
        each = [(self.intents[place], float(chances[place])) for place in np.argsort(-chances, kind="stable").tolist()]
        whole: dict[str, float] = defaultdict(float)
        for name, chance in each:
            whole[name.partition(_PARTS)[0]] += chance
        return each, whole

    def keep(self, file: Path) -> None:
        """Writes the weights down, as `load_guessing` reads them."""
        packed(file, self._kept)


def load_guessing(folder: Path, version: str, file: str = FILE) -> Guessing | None:
    """The weights for the net of this version; None, which is said in the log, where there are none."""
    kept = kept_for(folder / file, version, _WITHOUT[file])
    return Guessing(kept) if kept else None


def kept_for(path: Path, version: str, without: str) -> dict[str, Any] | None:
    """The arrays of a file that was learned with the net of this version; None, and `without` in the log, where there is none."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            found = dict(kept)
    except FileNotFoundError:
        found = {}
    if str(found.get("version")) != version:
        _log.warning("%s is missing or not that of this net: %s", path.name, without)
        return None
    return found
