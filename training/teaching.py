"""Trains a larger net on a graphics card, and the reader model by what it hears; needs torch and transformers alone.

    python -m training.learn ENCODER --rows rows.jsonl
    python -m training.teaching rows.jsonl LARGER one.npz --larger --seed 1
    python -m training.teaching rows.jsonl LARGER two.npz --larger --seed 2
    python -m training.teaching rows.jsonl LARGER three.npz --larger --seed 3
    python -m training.teaching rows.jsonl ENCODER taught.npz --by LARGER one.npz two.npz three.npz
    python -m training.learn ENCODER --weights taught.npz

LARGER is the folder of all-mpnet-base-v2. Learning from its rows and from as many pieces of them, of which only the larger nets say
what they tell, the small net comes nearer to them than by its rows alone.

Without a card the shipped net goes on learning, taught by itself, so that it keeps what it knows; the labels of voices that are new
to it, and intents, count for more:

    python -m training.shipped rows.jsonl ENCODER shipped.npz
    python -m training.teaching rows.jsonl ENCODER further.npz --by ENCODER shipped.npz --further --new voice-81 ... intents
    python -m training.learn ENCODER --weights further.npz
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.measured import report
from training.net import Course, Names, Net, Row, Teacher, load_net, scores, train
from training.notation import told_in

LARGER = Course(epochs=4, layers=12, size=128, rates=(6e-5, 2e-3), device="cuda", workers=3)
SMALL = Course(epochs=8, layers=6, size=512, rates=(4e-4, 6e-3), device="cuda", workers=13, pieces=1.0)
FURTHER = Course(epochs=3, layers=6, size=128, rates=(1.4e-4, 1.4e-3), pieces=0.15, known=0.4)
# How much labels weigh that the net which teaches has not learned from.
NEW = 0.7


def write_rows(learned: list[Row], held: list[Row], names: Names, path: Path) -> None:
    """Writes down what is learned from and what is held out, a line each behind one with the names."""
    lines: list[object] = [names]
    for rows, apart in ((learned, False), (held, True)):
        lines += [{**vars(row), "told": ", ".join(each.written for each in row.told), "held": apart} for row in rows]
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines), encoding="utf-8")


def read_rows(path: Path) -> tuple[list[Row], list[Row], Names]:
    """What `write_rows` wrote."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    learned: list[Row] = []
    held: list[Row] = []
    for line in lines:
        data = json.loads(line)
        (held if data.pop("held") else learned).append(Row(**{**data, "told": told_in(data["told"])}))
    return learned, held, Names(*json.loads(first))


def write_weights(net: Net, path: Path) -> None:
    """Writes the weights of a net down with half the digits."""
    np.savez(path, **{name: each.detach().cpu().to(torch.float16).numpy() for name, each in net.state_dict().items()})  # type: ignore[arg-type]


def read_net(folder: Path, weights: Path, names: Names, course: Course) -> tuple[Net, Any]:
    """The net over the encoder of a folder with the weights of a file, and its tokenizer."""
    net, tokenizer = load_net(folder, names, course.layers)
    net.load_state_dict(read_weights(weights))
    return net.eval(), tokenizer


def read_weights(path: Path) -> dict[str, torch.Tensor]:
    """What `write_weights` wrote, by name."""
    with np.load(path) as kept:
        return {name: torch.from_numpy(kept[name]).float() for name in kept}


def measured(net: Net, tokenizer: object, held: Iterable[Row], names: Names, device: str) -> None:
    """Prints what a net reads of each voice that is held out."""
    for voice in sorted({row.voice for row in held}):
        some = [row for row in held if row.voice == voice]
        print(voice, len(some))
        report(some, *scores(net, tokenizer, some, names, device), names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--larger", action="store_true", help="train the larger net")
    parser.add_argument("--by", type=Path, nargs="+", help="the larger encoder, and weights of nets over it that teach")
    parser.add_argument("--further", action="store_true", help="go on from the first of the weights that teach, on a CPU")
    parser.add_argument("--new", nargs="+", default=[], help="voices that what teaches has not learned from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int)
    given = parser.parse_args()
    learned, held, names = read_rows(given.rows)
    learned = [replace(row, weight=NEW) if row.voice in given.new else row for row in learned]
    course = replace(FURTHER if given.further else LARGER if given.larger else SMALL, seed=given.seed)
    course = replace(course, epochs=given.epochs or course.epochs)
    teacher = None
    if given.by:
        folder, *weights = given.by
        read = [read_net(folder, each, names, FURTHER if given.further else LARGER) for each in weights]
        teacher = Teacher(tuple(_quick(net, course.device) for net, _ in read), read[0][1])
    start = read_weights(given.by[1]) if given.further else None
    net, tokenizer = train(given.encoder, learned, names, course, teacher, start)
    write_weights(net, given.out)
    measured(net, tokenizer, held, names, course.device)


def _quick(net: Net, device: str) -> Net:
    """A net that only reads, on its device; on a CPU with half the digits."""
    if device == "cpu":
        net.encoder.set_attn_implementation("sdpa")
        net.bfloat16()
    return net.to(device)


if __name__ == "__main__":
    main()
