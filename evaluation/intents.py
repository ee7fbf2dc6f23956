"""Measures the intent classifier: on messages of a blind writer, and on the examples of data/nlu that are left out.

    python -m evaluation.intents [--misses]

Prints the share that is right and the mean F1 over the intents: by the classifier alone, and of what a message is heard as in the end,
after what certain words say and what is told of a body. For the examples the classifier learns five times from four fifths of them.
`--misses` prints which examples are taken for what; the blind messages stay unread.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from evaluation import sets_of
from evaluation.expected import faults
from signpost.dialogue.intents import Listener
from signpost.harmless import harmless
from signpost.learning import examples, learned
from signpost.nlu.likely.guessing import Guessing
from signpost.nlu.likely.heard import Guess
from signpost.nlu.reader import default_reader

PARTS, GROUP, KEYED = 5, "intents", "getting_help"
Told = tuple[str, str]


class _Said:
    """Stands in the place of the learned weights and guesses what it was told to."""

    def __init__(self, guess: Guess) -> None:
        self._guess = guess

    def guess(self, signs: Any, text: str) -> Guess:
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


def left_out(told: Sequence[Told]) -> list[Guess]:
    """The guess of each example by weights that have not seen it."""
    net = default_reader().learned
    assert net is not None, "the learned reader is not there"
    signs, intents = np.array([net.signs(text) for text, _ in told]), [intent for _, intent in told]
    found: dict[int, Guess] = {}
    for train, test in StratifiedKFold(PARTS, shuffle=True, random_state=1).split(signs, intents):
        kept = learned(signs[train], *([told[each][part] for each in train] for part in (0, 1)))
        guess = Guessing({**kept, "learned_from": "", "version": ""}).guess
        found.update({row: guess(signs[row], told[row][0]) for row in test})
    return [found[row] for row in range(len(told))]


def measure(title: str, told: Sequence[Told], guesses: Sequence[Guess] | None) -> Counter[tuple[str, str]]:
    """Prints a row for the classifier alone and one for what is heard in the end; returns what was taken for what."""
    listener, alone, heard = Listener(), [], []
    for place, (text, _) in enumerate(told):
        read = listener.read(harmless(text))
        guess = guesses[place] if guesses else read.reading.guess
        if guesses:
            # An example as it stands would be known.
            reading = replace(read.reading, guess=guess if read.reading.signs is not None else None)
            read = read._replace(example=None, reading=reading)
        # Where nothing was weighed ("no") the words decided.
        heard.append(listener.understand(read).intent)
        alone.append(guess.intent if guess else heard[-1])
    wanted = [intent for _, intent in told]
    for name, found in (("classifier", alone), ("heard in the end", heard)):
        right = np.mean([one == other for one, other in zip(wanted, found, strict=True)])
        print(f"{title:32} {name:18} {right:.3f} right, F1 {f1_score(wanted, found, average='macro', zero_division=0):.3f}")
    return Counter((one, other) for one, other in zip(wanted, heard, strict=True) if one != other)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print which examples are taken for what")
    given = parser.parse_args()
    blind = [row for row in sets_of.rows("acts") if row.get("held_out")]
    told = [(row["text"], row["expect"]["intent"]) for row in blind if row.get("group") == GROUP]
    measure(f"{len(told)} blind messages", told, None)
    keyed = [not faults("acts", row) for row in blind if row.get("group") == KEYED and "acts" in row["expect"]]
    print(f"{len(keyed)} blind messages around getting help: {sum(keyed)} heard")
    known = [(text, intent) for text, intent in examples() if any(map(str.isalpha, text))]
    misses = measure(f"{len(known)} examples, left out", [(text, name.partition("/")[0]) for text, name in known], left_out(known))
    for (one, other), count in misses.most_common() if given.misses else ():
        print(f"{count:4} {one} taken for {other}")


if __name__ == "__main__":
    main()
