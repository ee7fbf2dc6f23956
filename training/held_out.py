"""What is never learned from, nor looked at: three whole voices, one set of replies, and a tenth of the rest."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import yaml

from training.notation import ROOT


def is_held_out(voice: str, text: str) -> bool:
    """Whether a text of a voice is kept apart."""
    return voice in _voices() or not weighs(voice) and int(hashlib.sha256(text.encode()).hexdigest()[-6:], 16) % 10 == 0


def weighs(voice: str) -> bool:
    """Whether the net learns nothing from a voice, so that how sure it may be can be learned from it; it may be looked at."""
    return voice in _listed()["weighing"]


def fingerprint(root: Path = ROOT) -> str:
    """SHA-256, in hexadecimal, over everything that the reader learns from; what is held out does not count."""
    digest = hashlib.sha256()
    for path in sorted([*(root / "messages").glob("*.txt"), *(root / "replies").glob("*.txt")]):
        if path.stem not in _voices() and not weighs(path.stem):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def whole_voices() -> tuple[str, ...]:
    """The voices of messages that are kept apart whole."""
    return tuple(_listed()["voices"])


@lru_cache(maxsize=1)
def _voices() -> frozenset[str]:
    return frozenset([*_listed()["voices"], *_listed()["replies"]])


def _listed() -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.safe_load((ROOT / "held_out.yml").read_text(encoding="utf-8"))
    return data
