"""Measures how many phrases of the vocabulary are still read when one letter of one word is wrong.

    python evaluation/typos.py [--seed 1] [--misses]

Each phrase of each finding is mistyped once in each of four ways: a letter left out, doubled or added, struck on a neighbouring
key, or swapped with the next one, in one word of at least four letters. The variants come from a seed, so they are the same at every run.
Phrases without such a word are left out. Counted are the variants read as the finding, and apart from them those only asked about.
The neighbours that help the repair are learned from the same phrases, so the project's own sentences, which are not, are mistyped too:
one word each, anywhere. What small talk with a mistake yields stands beside it.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.own_sentences import all_cases  # noqa: E402
from signpost.knowledge import both_sides, knowledge_root, read_folder  # noqa: E402
from signpost.language import Reader  # noqa: E402
from signpost.language.words.mistyping import BESIDE, KEYBOARD  # noqa: E402
from signpost.language.words.spelling import english_words  # noqa: E402

KINDS = ("left out", "added", "neighbouring key", "swapped")
SHORTEST = 4
# For each letter the letters on the keys around it.
NEIGHBOURS = {one: "".join(other for other in "".join(KEYBOARD) if (one, other) in BESIDE) for one in "".join(KEYBOARD)}


@dataclass
class Counts:
    """What became of the variants of one kind; `words` are those whose typo made another English word."""

    variants: int = 0
    read: int = 0
    proposed: int = 0
    words: int = 0
    words_read: int = 0
    missed: list[str] = field(default_factory=list)


def mistyped(word: str, kind: str, chance: random.Random) -> str:
    """A word with one mistake of a kind; always another word than before, and of at least three letters."""
    place = chance.randrange(len(word))
    if kind == "left out":
        return word[:place] + word[place + 1 :]
    if kind == "added":
        return word[:place] + chance.choice(word[place] + NEIGHBOURS[word[place]]) + word[place:]
    if kind == "neighbouring key":
        return word[:place] + chance.choice(NEIGHBOURS[word[place]]) + word[place + 1 :]
    pairs = [spot for spot in range(len(word) - 1) if word[spot] != word[spot + 1]]
    place = chance.choice(pairs)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def variants(phrase: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """One mistyped text for each kind of mistake, with the kind and the mistyped word; none for a phrase of short words."""
    words = phrase.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= SHORTEST and word.isascii() and word.isalpha()]
    for kind in KINDS if long else ():
        place = chance.choice(long)
        wrong = mistyped(words[place].lower(), kind, chance)
        yield kind, " ".join([*words[:place], wrong, *words[place + 1 :]]), wrong


def phrases() -> Iterator[tuple[str, str]]:
    """Every phrase of the vocabulary that means a finding, with the finding's id."""
    for document in read_folder(knowledge_root() / "vocabulary"):
        for phrase in document.data.get("phrases") or []:
            for text in both_sides(str(phrase["say"] if isinstance(phrase, dict) else phrase)):
                yield text, document.data["id"]


def sentences(reader: Reader) -> Iterator[tuple[str, str]]:
    """Each present finding that is read in an own sentence, with the sentence."""
    for case in all_cases():
        for finding, status in (case.get("expect") or {}).items():
            if status == "present" and finding in {each.id for each in reader.read(case["say"]).findings}:
                yield case["say"], finding


def invented(reader: Reader, seed: int) -> tuple[int, int]:
    """How many mistyped sentences of small talk there are, and how many yield a finding or a proposal."""
    texts = [case["say"] for case in all_cases() if not case.get("expect")]
    wrong = [text for each in texts for _, text, _ in variants(each, random.Random(f"{seed} {each}"))]
    readings = [reader.read(text) for text in wrong]
    return len(wrong), sum(any(each.status == "present" for each in (*one.findings, *one.proposals)) for one in readings)


def measure(reader: Reader, some: Iterator[tuple[str, str]], seed: int) -> dict[str, Counts]:
    """The counts of each kind of mistake."""
    counts = {kind: Counts() for kind in KINDS}
    english = english_words()
    for phrase, finding in some:
        for kind, text, wrong in variants(phrase, random.Random(f"{seed} {finding} {phrase}")):
            reading: Any = reader.read(text)
            count = counts[kind]
            read = finding in {each.id for each in reading.findings}
            proposed = not read and finding in {each.id for each in reading.proposals}
            count.variants += 1
            count.read += read
            count.proposed += proposed
            count.words += wrong in english
            count.words_read += wrong in english and read
            if not read and not proposed:
                count.missed.append(f"{finding}: {phrase!r} as {text!r}")
    return counts


def main() -> None:
    """Prints a line for each kind of mistake and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="print every variant that was neither read nor asked about")
    options = parser.parse_args()
    reader = Reader()
    for title, some in (("phrases of the vocabulary", phrases()), ("own sentences", sentences(reader))):
        print(f"{title:26}{'variants':>10}{'read':>10}{'asked':>10}{'missed':>10}")
        counts = measure(reader, some, options.seed)
        for kind, count in counts.items():
            show(kind, count)
            if options.misses:
                print("\n".join(count.missed))
        whole = total(counts.values())
        show("all", whole)
        print(f"mistakes that made another English word: {whole.words}, of these read {whole.words_read}\n")
    print("small talk with a mistake: {} messages, with a finding or a question about one {}".format(*invented(reader, options.seed)))


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of some counts."""
    whole = Counts()
    for count in counts:
        for name in ("variants", "read", "proposed", "words", "words_read"):
            setattr(whole, name, getattr(whole, name) + getattr(count, name))
        whole.missed += count.missed
    return whole


def show(name: str, count: Counts) -> None:
    """Prints the shares of one kind."""
    missed = count.variants - count.read - count.proposed
    shares = "".join(f"{part / count.variants:10.3f}" for part in (count.read, count.proposed, missed))
    print(f"{name:26}{count.variants:10d}{shares}")


if __name__ == "__main__":
    main()
