"""What is never learned from, nor looked at: whole voices and one set of replies."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import yaml

from training.notation import ROOT


def is_held_out(voice: str) -> bool:
    """Whether a voice is kept apart."""
    return voice in _voices()


def everyday(root: Path = ROOT, *, held: bool = False, file: str = "everyday.txt") -> list[str]:
    """The half of a file that is learned from, or the `held` half, which others learn from and measure on."""
    lines = (each.strip() for each in (root / file).read_text(encoding="utf-8").splitlines())
    lines = (each for each in lines if each and not each.startswith("#"))
    return [each for each in lines if (hashlib.sha256(each.encode()).digest()[-1] % 2 == 1) == held]


def is_apart(example: str) -> bool:
    """Whether the net does not learn from an example of `data/nlu`, so that what it makes of new ones can be seen: one of eight."""
    return hashlib.sha256(example.encode()).digest()[-1] % 8 == 0


def weighs(voice: str) -> bool:
    """Whether the net learns nothing from a voice, so that how sure it may be can be learned from it; it may be looked at."""
    return voice in _listed()["weighing"]


def files_of(folder: str, root: Path = ROOT, *, held: bool = False) -> list[Path]:
    """The files of `stories/` or `choices/` that are learned from, or those that are held out."""
    return [path for path in sorted((root / folder).glob("*.txt")) if (path.stem in _listed()[folder]) == held]


def marks_slow(voice: str) -> bool:
    """Whether the writer of a voice marked which signs came on slowly; of the others nobody knows."""
    return voice in _listed()["slow"]


def fingerprint(root: Path = ROOT) -> str:
    """SHA-256, in hexadecimal, over everything that the reader learns from; what is held out does not count."""
    digest = hashlib.sha256()
    for path in sorted([*(root / "messages").glob("*.txt"), *(root / "replies").glob("*.txt"), root / "everyday.txt"]):
        if path.stem not in _voices() and not weighs(path.stem):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def dating() -> tuple[str, ...]:
    """Those of the voices kept apart from which it is learned which time of a message is that of a sign."""
    return tuple(_listed()["dating"])


def whole_voices() -> tuple[str, ...]:
    """The voices of messages that are kept apart whole."""
    return tuple(_listed()["voices"])


def near_neighbours() -> list[frozenset[str]]:
    """Rows of findings that people tell with the same words: where one is told, another of its row is not far off."""
    return [frozenset(row) for row in yaml.safe_load((ROOT / "near.yml").read_text(encoding="utf-8"))["near"]]


def choosing() -> tuple[str, ...]:
    """Those of them on which the chances are chosen from which the model is believed; the others only measure."""
    return tuple(_listed()["choosing"])


@lru_cache(maxsize=1)
def _voices() -> frozenset[str]:
    return frozenset([*_listed()["voices"], *_listed()["replies"]])


def _listed() -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.safe_load((ROOT / "held_out.yml").read_text(encoding="utf-8"))
    return data
