"""Compares ways to learn a second reader, on one table: spaCy's own text classifiers, static vectors, the transformer that is shipped.

    python evaluation/compare_readers.py [--table FILE.safetensors --tokenizer FILE.json] [--chitchat FILE.jsonl] [--only NAME]

Each learns from the same written messages (the shipped net from replies and questions besides) and is measured on the whole
voices of `training/held_out.yml`, in totals. Static vectors are the rows of any table that has one for each token of its
tokenizer; without one that line is left out. What is small is trained here, in minutes; no torch is needed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
import psutil  # noqa: E402

from evaluation.learners import (  # noqa: E402
    KIND,
    SEED,
    SHIPPED,
    SPACY,
    STATIC,
    Learner,
    load,
    train_spacy,
    train_static,
    wanted,
)
from evaluation.reading import ALARMING, IDLE  # noqa: E402
from signpost.language.likely.encoder import FOLDER  # noqa: E402
from training.held_out import is_held_out, whole_voices  # noqa: E402
from training.notation import KINDS, Message, messages  # noqa: E402

KIND_NAMES = tuple(KINDS.values())
# At which shares of what is named being right the recall is given, and how much of the calm may be alarmed by "emergency".
PRECISIONS, CALM_ALARMED = (0.5, 0.7), 0.02
WORDS, RUNS = 30, 200


def learned_from() -> list[Message]:
    """The messages that nobody keeps apart, shuffled by seed."""
    paths = sorted((ROOT / "training" / "messages").glob("*.txt"))
    found = [each for path in paths for each in messages(path) if not is_held_out(path.stem, each.text)]
    random.Random(SEED).shuffle(found)
    return found


def untouched() -> list[Message]:
    """The messages of the voices that nobody learned from."""
    return [each for voice in whole_voices() for each in messages(ROOT / "training" / "messages" / f"{voice}.txt")]


@dataclass(frozen=True)
class Quality:
    """What a learner hears on the untouched voices: recall at each precision, kinds, emergencies; everyday queries taken for one."""

    recall: tuple[float, ...]
    kind: float
    heard: float
    everyday: int | None


def quality(learner: Learner, test: Sequence[Message], everyday: Sequence[str]) -> Quality:
    """How good a learner is."""
    read = [learner.chances(each.text) for each in test]
    guesses = [
        (chance, name in wanted(each)) for each, row in zip(test, read, strict=True) for name, chance in row.items() if not _is_kind(name)
    ]
    there = sum(sum(not _is_kind(name) for name in wanted(each)) for each in test)
    kinds = [max(KIND_NAMES, key=lambda name: row.get(KIND + name, 0.0)) for row in read]
    alarm = [row.get(KIND + ALARMING[0], 0.0) for row in read]
    calm = sorted(chance for each, chance in zip(test, alarm, strict=True) if each.kind in IDLE)
    sure = calm[int(len(calm) * (1 - CALM_ALARMED))]
    told = [chance > sure for each, chance in zip(test, alarm, strict=True) if each.kind in ALARMING]
    taken = sum(learner.chances(text).get(KIND + ALARMING[0], 0.0) > sure for text in everyday)
    return Quality(
        tuple(recall_at(guesses, there, each) for each in PRECISIONS),
        sum(each.kind == kind for each, kind in zip(test, kinds, strict=True)) / len(test),
        sum(told) / len(told),
        taken if everyday else None,
    )


def recall_at(guesses: Sequence[tuple[float, bool]], there: int, precision: float) -> float:
    """The most of what is there that is named while at least this share of what is named is there."""
    best = right = 0
    for named, (_, is_there) in enumerate(sorted(guesses, key=lambda each: -each[0]), 1):
        right += is_there
        if right / named >= precision:
            best = right
    return best / there


def _is_kind(name: str) -> bool:
    return name.startswith(KIND)


def cost(name: str, folder: Path, texts: Sequence[str]) -> tuple[float, float, float]:
    """Milliseconds for 30 words (median), MiB of memory, MiB on disk; in a process of its own, on one core."""
    process = psutil.Process()
    before = process.memory_info().rss
    learner = load(name, folder)
    learner.chances(texts[0])
    taken = (process.memory_info().rss - before) / 2**20
    spent = []
    for text in texts:
        started = time.thread_time()
        learner.chances(text)
        spent.append((time.thread_time() - started) * 1000)
    size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 2**20
    return sorted(spent)[len(spent) // 2], taken, size


def of_thirty_words(test: Sequence[Message]) -> list[str]:
    """Texts of 30 words, cut from messages."""
    words = [word for each in test for word in each.text.split()]
    return [" ".join(words[start : start + WORDS]) for start in range(0, WORDS * RUNS, WORDS)]


def trained(options: argparse.Namespace, data: Sequence[Message], root: Path) -> Iterator[tuple[str, Path, float]]:
    """Each learner with its folder and the seconds that its training took; none for the one that is there already."""
    wanted_ones = [name for name in (*SPACY, STATIC, SHIPPED) if options.only in (None, name) and (name != STATIC or options.table)]
    for number, name in enumerate(wanted_ones):
        folder, started = root / str(number), time.process_time()
        if name in SPACY:
            train_spacy(SPACY[name], data, folder)
        elif name == STATIC:
            train_static(options.table, options.tokenizer, data, folder)
        yield name, FOLDER if name == SHIPPED else folder, time.process_time() - started


def main() -> None:
    """Prints a line of the table for each learner as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, help="static vectors, one row for each token")
    parser.add_argument("--tokenizer", type=Path)
    parser.add_argument("--chitchat", type=Path, help="everyday queries as JSON lines")
    parser.add_argument("--only", choices=[*SPACY, STATIC, SHIPPED])
    options = parser.parse_args()
    data, test = learned_from(), untouched()
    everyday = [json.loads(line)["text"] for line in options.chitchat.read_text(encoding="utf-8").splitlines()] if options.chitchat else []
    recalls = " | ".join(f"found, {each:.0%} of what is named right" for each in PRECISIONS)
    print(f"{len(data)} messages learned from, {len(test)} untouched, {len(everyday)} everyday queries\n")
    columns = "kind right | `emergency` heard | everyday queries taken for one | ms for 30 words | MiB memory | MiB on disk | training"
    print(f"| | {recalls} | {columns} |")
    print("|---" * (len(PRECISIONS) + 8) + "|", flush=True)
    with tempfile.TemporaryDirectory() as root, multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as child:
        for name, folder, seconds in trained(options, data, Path(root)):
            good = quality(load(name, folder), test, everyday)
            took, memory, size = child.apply(cost, (name, folder, of_thirty_words(test)))
            shares = " | ".join(f"{each:.3f}" for each in (*good.recall, good.kind, good.heard))
            learning = "–" if name == SHIPPED else f"{seconds:.0f} s"
            print(f"| {name} | {shares} | {good.everyday} | {took:.2f} | {memory:.0f} | {size:.0f} | {learning} |", flush=True)


if __name__ == "__main__":
    main()
