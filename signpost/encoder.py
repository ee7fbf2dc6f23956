"""What a text means, as a vector: a sentence encoder that was taught here (`training/encoder.py`), read with onnxruntime.

It finds answers, and helps to hear choices and everyday requests (`nlu/likely/encoder.py`). Loaded when it is first asked.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from signpost.places import place

FOLDER = place("models/encoder")
_NET, _WORDS = "encoder.onnx", "tokenizer.json"
# What the encoder was trained to read; of a longer text the end asks.
_MOST_TOKENS = 256

Vector = np.ndarray[Any, np.dtype[np.float32]]


def open_net(path: Path) -> Any:
    """An onnxruntime session for one text at a time, on one core: more threads would wait for each other longer than they work."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.add_free_dimension_override_by_name("texts", 1)
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Encoder:
    """The net and its words; vectors have the length one."""

    def __init__(self, folder: Path = FOLDER) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / _WORDS))
        self._tokenizer.enable_truncation(_MOST_TOKENS, direction="left")
        self._session = open_net(folder / _NET)

    def meaning(self, text: str) -> Vector:
        """The vector of a text."""
        ids = np.array([self._tokenizer.encode(text).ids])
        found: Vector = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        return found


def after(before: str, text: str) -> str:
    """A text as the encoder reads it where the same person said something before; the mark between stands for itself."""
    return f"{before} [SEP] {text}" if before else text


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """The encoder, loaded once and kept."""
    return Encoder()


@lru_cache(maxsize=4)
def version(folder: Path = FOLDER) -> str:
    """The first characters of the net's hash; empty where it is not there."""
    net, words = folder / _NET, folder / _WORDS
    return hashlib.sha256(net.read_bytes() + words.read_bytes()).hexdigest()[:12] if net.exists() else ""
