"""The reader model: a small transformer, trained by `training/learn.py` and read with onnxruntime."""

from __future__ import annotations

import copy
import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from signpost.encoder import load_encoder, open_net
from signpost.encoder import version as version_of_encoder
from signpost.faults import fault_of
from signpost.nlu.likely.guessing import CHOICES, load_guessing, shares_of, signs_of
from signpost.nlu.likely.heard import NOTHING_GUESSED, Guess, Likely, Told
from signpost.nlu.likely.parts import Part
from signpost.nlu.likely.subject import DESPAIR, SUBJECT, load_weights
from signpost.nlu.likely.weighing import FILE as WEIGHTS
from signpost.nlu.likely.weighing import Weighing
from signpost.places import place

_log = logging.getLogger(__name__)

FOLDER = place("models/reader")
_NET, _WORDS, _ABOUT = "reader.onnx", "tokenizer.json", "reader.json"
# A longer text is read in windows that overlap, so that nothing is cut in two in both: all of LONGEST_READ, even in one-letter words.
_WINDOW, _OVERLAP, _MOST_WINDOWS = 126, 32, 64
# Of a long answer the beginning and the end: there stands what it says. One that chooses an option has at most so many words.
_TOKENS_OF_AN_ANSWER, _WORDS_OF_A_CHOICE = (40, 70), 25
# Chances below this are not handed over: there are hundreds of findings.
_LEAST = 0.05
# From this chance on a question needs nothing that stands before it.
_SURE = 0.5
# The words that a finding rests on: from the first to the last that it looks at at least so much as at the one that it looks at most.
_LOOKED_AT = 0.1
_WRITTEN, _AROUND = re.compile(r"\S+"), ".,;:!?()\"'"


class Window(NamedTuple):
    """The token numbers of one stretch of a text, and where in the text each of them stands; its first and last stand nowhere."""

    numbers: list[int]
    places: list[tuple[int, int]]


class LearnedReader:
    """Reads texts with the net in one folder; `version` is the first 12 characters of its hash."""

    def __init__(self, folder: Path = FOLDER) -> None:
        from tokenizers import Tokenizer

        about: dict[str, Any] = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        self.version: str = about["sha256"][:12]
        self.findings: list[str] = about["findings"]
        self.examples: dict[str, int] = dict(zip(self.findings, about["examples"], strict=True))
        self._statuses: list[str] = about["statuses"]
        self._flags: list[str] = about["flags"]
        self._ages: list[str] = about["ages"]
        self._kinds: list[str] = about["kinds"]
        self._polarities: list[str] = about["polarities"]
        self._answers = bool(about["answers"])
        self._tokenizer = Tokenizer.from_file(str(folder / _WORDS))
        self._first, self._last = (self._tokenizer.get_vocab()[each] for each in ("[CLS]", "[SEP]"))
        self._weighing = Weighing(folder) if (folder / WEIGHTS).exists() else None
        self._guessing = load_guessing(folder, self.version)
        # The option of a choice rests on the vector of the encoder too.
        self.both_versions = f"{self.version}-{version_of_encoder()}"
        self._choices = load_guessing(folder, self.both_versions, CHOICES)
        self._subject, self._despair = (load_weights(folder, self.version, each) for each in (SUBJECT, DESPAIR))
        self._words: frozenset[str] = frozenset(about["words"])
        self._repair: Callable[[list[str]], list[str]] = list
        self._session = open_net(folder / _NET)
        self._outputs = tuple(each.name for each in self._session.get_outputs())

    def repairing(self, repair: Callable[[list[str]], list[str]]) -> LearnedReader:
        """This reader with something that repairs mistyped words, one for one."""
        other = copy.copy(self)
        other._repair = repair
        return other

    def read(self, text: str, parts: Sequence[Part] = ()) -> Likely:
        """What a text probably tells, of a long text the strongest that any window of it tells; and what its parts do by themselves."""
        windows = self._windows(text)
        if not windows:
            return Likely()
        read = [self._run(each.numbers) for each in windows]
        statuses = np.array([each["findings"][0].reshape(len(self._statuses), -1) for each in read])
        findings = statuses.max(axis=0)
        kinds = shares_of(np.array([each["rest"][0] for each in read])[:, : len(self._kinds)])
        # The most urgent window says what kind of message a long one is.
        window = int(kinds[:, 0].argmax())
        signs = [self._signs(each) for each in read]
        about = [self._subject.chances(each) for each in signs] if self._subject else [[0.0]]
        choices = self._choices if len(text.split()) <= _WORDS_OF_A_CHOICE else None
        guess = self._guessing.guess(signs[window], text) if self._guessing else NOTHING_GUESSED
        heard = np.flatnonzero(findings.max(axis=0) >= _LEAST).tolist()
        # The window that tells of a finding most says whose it is, how it began, and in which words.
        best = statuses[:, :, heard].max(axis=1).argmax(axis=0)
        return Likely(
            findings={self.findings[place]: dict(zip(self._statuses, map(float, findings[:, place]), strict=True)) for place in heard},
            told={self.findings[place]: self._told(read[at], windows[at], place) for place, at in zip(heard, best.tolist(), strict=True)},
            kinds=dict(zip(self._kinds, map(float, kinds[window]), strict=True)),
            parts=self._apart(parts, {text.strip(): guess} if len(windows) == 1 else {}),
            guess=guess,
            signs=signs[window],
            # The second net takes nearly as long as the first: it reads only what may choose an option.
            choices=choices.shares(np.concatenate([signs[window], load_encoder().meaning(text)]), text) if choices else {},
            # Who asks something in any window does not only talk.
            asking=max(each[0] for each in about),
            elsewhere=min(each[-1] for each in about),
            despair=max(self._despair.chances(each)[-1] for each in signs) if self._despair else 0.0,
        )

    def _apart(self, parts: Sequence[Part], known: Mapping[str, Guess]) -> tuple[tuple[str, str, Guess], ...]:
        """What the parts do, in their order: of those that overlap the one that does something most surely; none `known` is read again."""
        guessed = sorted(((self._guessed(part, known), part) for part in parts), key=lambda each: -each[0].surest[1])
        kept: list[tuple[Guess, Part]] = []
        for guess, part in guessed:
            if all(part.end <= other.start or other.end <= part.start for _, other in kept):
                kept.append((guess, part))
        return tuple((part.text, part.whole, guess) for guess, part in sorted(kept, key=lambda each: each[1].start))

    def _guessed(self, part: Part, known: Mapping[str, Guess]) -> Guess:
        """What a part does: by itself, or where that is not sure and more so, with what it points back to."""
        alone = known.get(part.text) or self.guess(part.text)
        if part.whole == part.text or alone.surest[1] >= _SURE:
            return alone
        return max(self.guess(part.whole), alone, key=lambda each: each.surest[1])

    def _told(self, outputs: Mapping[str, Any], window: Window, finding: int) -> Told:
        """Whose a finding is, how it began, and the words that it rests on."""
        flags = dict(zip(self._flags, map(float, outputs["flags"][0].reshape(len(self._flags), -1)[:, finding]), strict=True))
        ages = dict(zip(self._ages, map(float, outputs["ages"][0, :, finding]), strict=True))
        looked = outputs["evidence"][0, finding, 1:-1]
        most, near = int(looked.argmax()) + 1, np.flatnonzero(looked >= _LOOKED_AT * looked.max()) + 1
        rests = window.places[near[0]][0], window.places[near[-1]][1]
        return Told(flags["other"], flags["sudden"], window.places[most], ages, rests)

    def signs(self, text: str) -> Any:
        """What the guess of a text's intent is made from, of its beginning where it is long."""
        return self._signs(self._run(self._windows(text)[0].numbers))

    def signs_of_both(self, text: str) -> Any:
        """The same with the vector of the encoder: what tells the option of a choice."""
        return np.concatenate([self.signs(text), load_encoder().meaning(text)])

    def guess(self, text: str) -> Guess:
        """The intent of a text by itself; nothing without text or weights, nor where a net fails: warnings rest on what is told."""
        try:
            return self._guessing.guess(self.signs(text), text) if self._guessing and self._windows(text) else NOTHING_GUESSED
        except Exception as error:  # noqa: BLE001 - nothing that helps to tell intents apart keeps a warning back
            _log.error("no intent is guessed: %s", fault_of(error))
            return NOTHING_GUESSED

    def _signs(self, outputs: Mapping[str, Any]) -> Any:
        kinds, polarities, asks = np.split(outputs["rest"][0], np.cumsum([len(self._kinds), len(self._polarities)]))
        present = outputs["findings"][0].reshape(len(self._statuses), -1)[0].max()
        return signs_of(outputs["meaning"][0], [kinds, polarities], 1 / (1 + np.exp(asks[0])), present)

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
        rest = self._run([self._first, *asked, self._last, *kept, self._last], "rest")["rest"]
        start = len(self._kinds)
        shares = shares_of(rest[:, start : start + len(self._polarities)])[0]
        return dict(zip(self._polarities, map(float, shares), strict=True))

    def weigh_answer(self, question: str, text: str, finding: str) -> dict[str, float]:
        """The same for an answer to a question about a finding, weighed with what is heard in its words alone.

        Empty where `read_answer` is, and without the weights.
        """
        heard = self.read_answer(question, text)
        if not heard or self._weighing is None:
            return {}
        return self._weighing.weighed(heard, self.read(text), finding)

    def _windows(self, text: str) -> list[Window]:
        written = list(_WRITTEN.finditer(text))
        read = self._repaired([each[0] for each in written])
        whole = self._tokenizer.encode(read, is_pretokenized=True, add_special_tokens=False)
        places = [_place(written[at or 0], read[at or 0], within) for at, within in zip(whole.word_ids, whole.offsets, strict=True)]
        step = _WINDOW - _OVERLAP
        starts = range(0, max(len(whole.ids) - _OVERLAP, 1), step) if whole.ids else ()
        kept = starts if len(starts) <= _MOST_WINDOWS else [*starts[: _MOST_WINDOWS // 2], *starts[-_MOST_WINDOWS // 2 :]]
        nowhere, cut = [(0, 0)], (slice(start, start + _WINDOW) for start in kept)
        return [Window([self._first, *whole.ids[at], self._last], [*nowhere, *places[at], *nowhere]) for at in cut]

    def _repaired(self, words: list[str]) -> list[str]:
        """The words as they are read: mistyped ones repaired, unless they were learned from as they are, or are names."""
        bare = [word.strip(_AROUND).lower() for word in words]
        pairs = enumerate(zip(words, bare, self._repair(bare), strict=True))
        return [
            word if old == new or old in self._words or at and word.istitle() else word.lower().replace(old, new)
            for at, (word, old, new) in pairs
        ]

    def _run(self, numbers: list[int], *outputs: str) -> dict[str, Any]:
        """What the net gives for token numbers, by the names of its outputs; only some of them where they are named."""
        ids = np.array([numbers], dtype=np.int64)
        wanted = outputs or self._outputs
        return dict(zip(wanted, self._session.run(list(wanted), {"ids": ids, "mask": np.ones_like(ids)}), strict=True))


def _place(written: re.Match[str], read: str, within: tuple[int, int]) -> tuple[int, int]:
    """Where a token stands that is read `within` a word: on all of it where it is read otherwise than it is written."""
    start = written.start()
    return (start + within[0], start + within[1]) if read == written[0] else written.span()


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
