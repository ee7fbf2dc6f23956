"""The learned net: a small transformer, trained by `training/learn.py` and read with onnxruntime."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from signpost.language.likely.points import FILE as POINTS
from signpost.language.likely.points import Points
from signpost.places import place

_log = logging.getLogger(__name__)

FOLDER = place("models/reader")
_NET, _WORDS, _ABOUT = "reader.onnx", "tokenizer.json", "reader.json"
# A longer text is read in pieces that end where a sentence or a clause does.
_TOKENS_OF_A_PIECE, _MOST_PIECES = 110, 12
# Of a long answer the beginning and the end: there stands what it says.
_TOKENS_OF_AN_ANSWER = (40, 70)
# Chances below this are not handed over: there are hundreds of findings.
_LEAST = 0.05
_MOST_ENTRIES = 5
# So many of the sentences that ask something are looked at by themselves.
_MOST_ASKED = 2
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_PIECE = re.compile(r"[^.!?;,\n]*[.!?;,\n]*\s*")


@dataclass(frozen=True)
class Likely:
    """What a text probably tells: chances between 0 and 1.

    `findings` holds for each finding the chance of each status, `kinds` that of each kind of message; `other` is the chance
    that somebody else than the writer has what is there, `sudden` that it began within hours. `entries` holds the likeliest
    entries of the education room, as if something was asked, `points` its single facts whose questions mean about the same.
    """

    findings: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    kinds: Mapping[str, float] = field(default_factory=dict)
    other: float = 0.0
    sudden: float = 0.0
    entries: Mapping[str, float] = field(default_factory=dict)
    points: Mapping[str, float] = field(default_factory=dict)

    def chance(self, finding: str, status: str = "present") -> float:
        """The chance that a finding has this status; 0 for one that was not learned."""
        return self.findings.get(finding, {}).get(status, 0.0)

    @property
    def kind(self) -> str | None:
        """The likeliest kind of message; None when nothing was read."""
        return max(self.kinds, key=lambda each: self.kinds[each]) if self.kinds else None


class LearnedReader:
    """Reads texts with the net in one folder; `version` is the first 12 characters of its hash."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        about: dict[str, Any] = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        self.version: str = about["sha256"][:12]
        self._findings: list[str] = about["findings"]
        self._statuses: list[str] = about["statuses"]
        self._kinds: list[str] = about["kinds"]
        self._polarities: list[str] = about["polarities"]
        self._answers = bool(about["answers"])
        self._entries: list[str] = about["entries"]
        options = onnxruntime.SessionOptions()
        # One message at a time, on one core: more threads would wait for each other longer than they work.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._tokenizer = Tokenizer.from_file(str(folder / _WORDS))
        self._first, self._last = (self._tokenizer.get_vocab()[each] for each in ("[CLS]", "[SEP]"))
        self._points = Points(folder) if (folder / POINTS).exists() else None
        self._session = onnxruntime.InferenceSession(str(folder / _NET), options, providers=["CPUExecutionProvider"])

    def read(self, text: str) -> Likely:
        """What a text probably tells; of a long text the strongest that any piece of it tells."""
        pieces = self._pieces(text)
        if not pieces:
            return Likely()
        read = [self._session.run(None, self._inputs(piece)) for piece in pieces]
        findings = np.max([each[0][0] for each in read], axis=0)
        rest = np.array([each[1][0] for each in read])
        ends = np.cumsum([len(self._kinds), len(self._polarities)])
        kinds = _shares(rest[:, : ends[0]])
        # The most urgent piece says what kind of message a long one is.
        piece = int(kinds[:, 0].argmax())
        whose = 1 / (1 + np.exp(-rest[:, ends[1] :]))
        rows = findings.reshape(len(self._statuses), len(self._findings))
        return Likely(
            findings={
                self._findings[place]: dict(zip(self._statuses, map(float, rows[:, place]), strict=True))
                for place in np.flatnonzero(rows.max(axis=0) >= _LEAST).tolist()
            },
            kinds=dict(zip(self._kinds, map(float, kinds[piece]), strict=True)),
            other=float(whose[:, 0].max()),
            sudden=float(whose[:, 1].max()),
            entries=self._entries_of(np.max([each[2][0] for each in read], axis=0)),
            points=self._points_of(text, read[0][3][0] if len(read) == 1 else None),
        )

    def meaning(self, text: str) -> Any:
        """A vector for what a text means, of its beginning where it is long; near to that of a question that asks for the same."""
        return self._session.run(None, self._inputs(self._pieces(text)[0]))[3][0]

    def _points_of(self, text: str, whole: Any) -> dict[str, float]:
        """What the whole of a text that is not too long asks for, or one of its last sentences that ask something."""
        if self._points is None:
            return {}
        asked = [each for each in _SENTENCE.findall(text) if each.rstrip().endswith("?") and each.strip() != text.strip()]
        meanings = [self.meaning(each) for each in asked[-_MOST_ASKED:]]
        return self._points.near([*meanings, *([] if whole is None else [whole])])

    def _entries_of(self, chances: Any) -> dict[str, float]:
        order = chances.argsort()[::-1][:_MOST_ENTRIES]
        return {self._entries[place]: round(float(chances[place]), 3) for place in order.tolist() if chances[place] >= _LEAST}

    def read_answer(self, question: str, text: str) -> dict[str, float]:
        """How likely a text answers a question with each polarity (`yes`, `no`, `unsure`, `partly`, `none`, `value`).

        Empty for an empty text, and when the net learned from no answers.
        """
        asked: list[int] = self._tokenizer.encode(question, add_special_tokens=False).ids
        numbers: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        if not numbers or not self._answers:
            return {}
        first, last = _TOKENS_OF_AN_ANSWER
        kept = numbers if len(numbers) <= first + last else numbers[:first] + numbers[-last:]
        rest = self._session.run(None, self._inputs([*self._enclosed(asked), *kept, self._last]))[1]
        start = len(self._kinds)
        shares = _shares(rest[:, start : start + len(self._polarities)])[0]
        return dict(zip(self._polarities, map(float, shares), strict=True))

    def _pieces(self, text: str) -> list[list[int]]:
        """The token numbers of each piece of a text."""
        numbers: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        if not numbers:
            return []
        if len(numbers) <= _TOKENS_OF_A_PIECE:
            return [self._enclosed(numbers)]
        pieces: list[list[int]] = [[]]
        for part in _PIECE.findall(text):
            more: list[int] = self._tokenizer.encode(part, add_special_tokens=False).ids[:_TOKENS_OF_A_PIECE]
            if len(pieces[-1]) + len(more) > _TOKENS_OF_A_PIECE:
                pieces.append([])
            pieces[-1] += more
        found = [piece for piece in pieces if piece]
        kept = found if len(found) <= _MOST_PIECES else found[: _MOST_PIECES // 2] + found[-_MOST_PIECES // 2 :]
        return [self._enclosed(piece) for piece in kept]

    def _enclosed(self, numbers: list[int]) -> list[int]:
        return [self._first, *numbers, self._last]

    def _inputs(self, numbers: list[int]) -> dict[str, Any]:
        ids = np.array([numbers], dtype=np.int64)
        return {"ids": ids, "mask": np.ones_like(ids)}


def _shares(scores: Any) -> Any:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def load_learned(folder: Path = FOLDER) -> LearnedReader | None:
    """The learned reader; None when its file or its packages are not there, which is said once in the log."""
    if not (folder / _NET).exists():
        _log.warning("the learned reader is not there: the rules read alone (make train-reader makes it)")
        return None
    try:
        return LearnedReader(folder)
    except ImportError as error:
        _log.warning("the learned reader needs the package %s: the rules read alone", error.name)
        return None
