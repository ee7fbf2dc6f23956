"""Measures the guess of what a message does, and what is taken for small talk.

    python -m evaluation.intents [--voices] [--talk FILE.jsonl [--half even]]

Learns the guess five times from four fifths of data/nlu, in three shuffles, and prints for each least chance how many of the
examples left out are taken rightly, for something wrong, or for nothing (`unclear`): by the guess alone, and behind the rules, where
it is asked last. A wrong guess answers a person with words that do not fit; `unclear` shows the list for danger.

With --voices: how many messages of training/ that the net never learned from and that tell of a complaint are answered as small talk,
by the guess and without any. With a file of `{"text": ...}` lines (small talk about nothing this bot knows): what it sets off.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.model_selection import StratifiedKFold

from signpost import Conversation
from signpost.conversation.turns import KINDS_OF_COMPLAINTS
from signpost.language.likely.guessing import Guessing
from signpost.language.likely.heard import NOTHING_GUESSED, Guess
from signpost.language.reader import default_reader
from signpost.turn.examples import examples
from signpost.turn.guess import DISMISSES, UNCLEAR
from signpost.turn.intents import Listener
from training.held_out import is_held_out
from training.intents import learned
from training.notation import ROOT, messages

THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
PARTS, SHUFFLES = 5, (1, 2, 3)
HALVES = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}


class _Said:
    """Stands in the place of the learned weights and guesses what it was told to."""

    def __init__(self, guess: Guess) -> None:
        self._guess = guess

    def guess(self, signs: Any) -> Guess:
        """The guess, whatever was heard."""
        return self._guess


@contextmanager
def guessing(guess: Guess) -> Iterator[None]:
    """While it lasts the learned reader guesses this of every message."""
    net = default_reader().learned
    assert net is not None, "the learned reader is not there"
    kept, net._guessing = net._guessing, _Said(guess)  # type: ignore[assignment]
    try:
        yield
    finally:
        net._guessing = kept


def guesser(signs: Any, intents: list[str]) -> Guessing:
    """What is learned from examples, ready to guess."""
    return Guessing({**learned(signs, intents), "learned_from": "", "version": ""})


def left_out() -> list[tuple[str, str, Guess]]:
    """Each example with its intent and the guess of weights that had not seen it, once a shuffle."""
    net = default_reader().learned
    assert net is not None, "the learned reader is not there"
    texts, intents = map(list, zip(*examples(), strict=True))
    signs = np.array([net.signs(each) for each in texts])
    found = []
    for shuffle in SHUFFLES:
        for train, test in StratifiedKFold(PARTS, shuffle=True, random_state=shuffle).split(texts, intents):
            guess = guesser(signs[train], [intents[each] for each in train]).guess
            found += [(texts[row], intents[row], guess(signs[row])) for row in test]
    return found


def table() -> None:
    """Prints how often the guess is right, alone and behind the rules."""
    found = left_out()
    print("the guess alone:\nleast chance   right   wrong  unclear")
    for least in THRESHOLDS:
        line(f"{least:12.2f}", [(intent, guess.intent if guess.confidence >= least else UNCLEAR) for _, intent, guess in found])
    listener, taken = Listener(), []
    for text, intent, guess in found:
        with guessing(guess):
            taken.append((intent, listener.hear(text).intent))
    line("behind rules", taken)


def line(name: str, taken: list[tuple[str, str]]) -> None:
    """Prints the shares of what was taken rightly, wrongly and for nothing."""
    right = sum(intent == guess for intent, guess in taken) / len(taken)
    wrong = sum(guess not in (intent, UNCLEAR) for intent, guess in taken) / len(taken)
    print(f"{name} {right:7.3f} {wrong:7.3f} {1 - right - wrong:8.3f}")


def voices() -> None:
    """Prints how many complaints are answered as small talk."""
    files = sorted((ROOT / "messages").glob("voice-*.txt"))
    rows = [(path, row) for path in files for row in messages(path) if row.kind in KINDS_OF_COMPLAINTS]
    texts = [row.text for path, row in rows if is_held_out(path.stem)]
    listener = Listener()
    by_guess = [listener.hear(each).intent for each in texts]
    with guessing(NOTHING_GUESSED):
        without = [listener.hear(each).intent for each in texts]
    for name, intents in (("with the guess", by_guess), ("without", without)):
        counts = Counter(each for each in intents if each in DISMISSES)
        print(f"{name}: of {len(texts)} complaints {sum(counts.values())} dismissed: {dict(counts)}")


def small_talk(path: Path, half: str) -> None:
    """Prints what lines of small talk set off, in totals."""
    texts = [json.loads(each)["text"] for each in path.read_text(encoding="utf-8").splitlines()][HALVES[half]]
    listener = Listener()
    intents = Counter(listener.hear(each).intent for each in texts)
    print(", ".join(f"{name} {count}" for name, count in intents.most_common()))
    triages = [Conversation().say(each)[1].triage for each in texts]
    print(f"of {len(texts)} lines {sum(each['status'] == 'asking' for each in triages)} are asked something;", end=" ")
    print("levels:", dict(Counter(each["level"] for each in triages)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voices", action="store_true", help="count complaints that are answered as small talk")
    parser.add_argument("--talk", type=Path, metavar="FILE", help="small talk as JSON lines")
    parser.add_argument("--half", choices=HALVES, default="all")
    given = parser.parse_args()
    table()
    if given.voices:
        voices()
    if given.talk:
        small_talk(given.talk, given.half)


if __name__ == "__main__":
    main()
