"""Rasa's examples of intents: who types one means its intent, and what tells intents apart is learned from them and written down."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from signpost.apostrophes import with_plain_apostrophes
from signpost.knowledge import fingerprint, read_folder
from signpost.patterns import bare
from signpost.places import place

# How strongly weights are kept small, of vectors and of words; the scores of both count so much. Rare intents count more, by the root:
# wholly made up for, they are guessed too often.
_HOLD, _OF_WORDS, _SHARE, _EVEN, _STEPS = 100.0, 0.05, 0.6, 0.5, 100
# Weights of words are whole numbers of one byte; the smallest of them are none.
_WIDEST, _NONE = 127, 2
Vectors = np.ndarray[Any, Any]
# What texts are made of is counted at so many places: each word, two in a row and four letters in a row, by their hashes.
PLACES, _LETTERS, _WORD = 2**14, 4, re.compile(r"[a-z0-9']+")


def examples() -> list[tuple[str, str]]:
    """Every example in `data/nlu` and its intent, in their order."""
    rows = [row for document in read_folder(place("data/nlu")) for row in document.data["nlu"]]
    return [(line.strip().removeprefix("- "), row["intent"]) for row in rows for line in row["examples"].splitlines()]


def fingerprint_of_examples() -> str:
    """A hash of the files of examples."""
    return fingerprint(place("data/nlu").rglob("*.yml"))


def intent_of_example(text: str) -> str | None:
    """The intent of a message that is an example as it stands, but for capital letters and the marks around it."""
    return _intents().get(_plain(text))


@lru_cache(maxsize=1)
def _intents() -> Mapping[str, str]:
    # What has a key does whatever else its message does; no example of it is the whole of a message.
    return {_plain(text): intent for text, intent in examples() if "/" not in intent}


def _plain(text: str) -> str:
    # Of "?" and "..." nothing is left without the marks.
    return bare(text) or text.strip()


def worded(text: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The places of what a text is made of, and how much each counts; the squares of these add up to one."""
    words = _WORD.findall(with_plain_apostrophes(text).lower())
    pairs = (f"{one} {other}" for one, other in zip(["^", *words], [*words, "$"], strict=True))
    pieces = (f"~{word[at : at + _LETTERS]}" for word in map(" {} ".format, words) for at in range(max(1, len(word) - _LETTERS + 1)))
    counts = Counter(zlib.crc32(each.encode()) % PLACES for each in (*words, *pairs, *pieces))
    weighs = 1 + np.log(np.array([*counts.values()]))
    return np.array([*counts]), weighs / np.linalg.norm(weighs)


def learned(signs: Vectors, texts: Sequence[str], intents: Sequence[str]) -> dict[str, Vectors]:
    """What a guess needs, from the signs and words of examples and their intents: the names of the intents, weights and shift of each."""
    # Only whoever trains has scikit-learn.
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    names, meant, counts = np.unique(np.array(intents), return_inverse=True, return_counts=True)
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    weighs = (len(meant) / len(names) / counts[meant]) ** _EVEN
    places, counted = zip(*map(worded, texts), strict=True)
    ends = np.cumsum([0, *map(len, places)])
    words = csr_matrix((np.concatenate(counted), np.concatenate(places), ends), shape=(len(texts), PLACES))

    def fitted(rows: Any, hold: float) -> tuple[Vectors, Vectors]:
        found = LogisticRegression(C=1 / hold, max_iter=_STEPS).fit(rows, meant, weighs)
        # Of two intents one row says how much likelier the second is.
        return tuple(_SHARE * (np.concatenate([0 * each, each]) if len(names) == 2 else each) for each in (found.coef_, found.intercept_))

    (weights, shift), (of_words, rest) = fitted((signs - mean) / spread, _HOLD), fitted(words, _OF_WORDS)
    steps = np.abs(of_words).max(axis=1) / _WIDEST + 1e-9
    whole = np.round(of_words / steps[:, None])
    kept = {"weights": (weights / spread).astype(np.float16), "shift": shift - weights @ (mean / spread) + rest, "steps": steps}
    small = {"of_words": np.where(np.abs(whole) <= _NONE, 0, whole).astype(np.int8)}
    return {"intents": names, **small, **{name: each if name == "weights" else each.astype(np.float32) for name, each in kept.items()}}


def packed(file: Path, arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
    """Writes an archive that `np.load` reads, an eighth smaller than NumPy's own and the same at each run."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy")
            entry.compress_type = zipfile.ZIP_LZMA
            with archive.open(entry, "w") as part:
                np.save(part, array, allow_pickle=False)
