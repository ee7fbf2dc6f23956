"""Teaches the trained net which questions ask for the same: one more output, a short vector for what a text means.

    python -m training.meaning [FOLDER] [--check]

What the net itself learned stays as it is.
With `--check` nothing is written: how often is the right point the nearest to its last question, when that was left out?
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from signpost import education
from training.export import ABOUT, NET, WORDS
from training.notation import ROOT

OUTPUT = "meaning"
WIDTH, STEPS, GROUPS, NEIGHBOURS, SHARPNESS, SEED = 96, 600, 128, 4, 20.0, 0
_TOKENS = 100
# A fact that says what is asked in its own words is a little more likely meant.
SAID = 0.2
Vectors = np.ndarray[Any, np.dtype[np.float32]]


def fit(folder: Path) -> None:
    """Adds the output to the net of a folder, or learns it anew, and writes down the new hash."""
    net, pooled = _opened(folder)
    groups = _groups(education.load_base())
    vectors = _vectors(net, pooled, folder / WORDS, groups)
    _extend(net, pooled, *_learned(_as_vectors(groups, vectors)))
    onnx.save(net, str(folder / NET))
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    about["sha256"] = hashlib.sha256((folder / NET).read_bytes() + (folder / WORDS).read_bytes()).hexdigest()
    (folder / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def check(folder: Path) -> None:
    """Prints how often the right point is found for a question that was left out."""
    base = education.load_base()
    left_out = {name: point.asks[-1] for name, point in base.every_point.items() if len(point.asks) > 1}
    cut = {name: replace(point, asks=point.asks[: -1 if name in left_out else None]) for name, point in base.every_point.items()}
    poorer = replace(base, every_point=cut)
    net, pooled = _opened(folder)
    vectors = _vectors(net, pooled, folder / WORDS, _groups(base))
    weights, shift = _learned(_as_vectors(_groups(poorer), vectors))
    names = list(cut)
    owners = np.array([place for place, name in enumerate(names) for _ in cut[name].asks])
    meant = {text: _unit(vector @ weights + shift) for text, vector in vectors.items()}
    asks = np.array([meant[ask] for name in names for ask in cut[name].asks])
    says = np.array([meant[cut[name].says] for name in names])
    found = 0
    for name, ask in left_out.items():
        like = np.full(len(names), -1.0)
        np.maximum.at(like, owners, asks @ meant[ask])
        found += names[int((like + SAID * (says @ meant[ask])).argmax())] == name
    print(f"of {len(left_out)} questions left out {found / len(left_out):.2f} find their point")


def _opened(folder: Path) -> tuple[Any, str]:
    """The net without this output, and the name of what its heads are given."""
    net = onnx.load(str(folder / NET))
    _forget(net)
    # Shapes are joined along their only axis, mean and maximum along the second.
    joined = (node for node in net.graph.node if node.op_type == "Concat" and node.attribute[0].i == 1)
    return net, next(joined).output[0]


def _groups(base: education.EducationBase) -> dict[str, list[list[str]]]:
    """For each entry the texts that mean the same: questions and what answers them, of the entry and of each of its points."""
    found = {name: [[entry.title, *entry.asked_as, entry.short]] for name, entry in base.entries.items()}
    for point in base.every_point.values():
        found[point.entry].append([*point.asks, point.says])
    return found


def _vectors(net: Any, pooled: str, words: Path, groups: Mapping[str, list[list[str]]]) -> dict[str, Vectors]:
    texts = sorted({text for group in groups.values() for some in group for text in some})
    return dict(zip(texts, _pooled(net, pooled, words, texts), strict=True))


def _as_vectors(groups: Mapping[str, list[list[str]]], vectors: Mapping[str, Vectors]) -> list[list[list[Vectors]]]:
    return [[[vectors[text] for text in some] for some in group] for group in groups.values()]


def _unit(vector: Vectors) -> Vectors:
    found: Vectors = vector / np.linalg.norm(vector)
    return found


def _pooled(net: Any, name: str, words: Path, texts: list[str]) -> Vectors:
    """What the heads of the net are given for each text."""
    probe = onnx.ModelProto()
    probe.CopyFrom(net)
    probe.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(words))
    found = []
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids[:_TOKENS]], dtype=np.int64)
        found.append(session.run([name], {"ids": ids, "mask": np.ones_like(ids)})[0][0])
    return np.array(found, dtype=np.float32)


def _learned(entries: list[list[list[Vectors]]]) -> tuple[Vectors, Vectors]:
    """Weights and shift that bring the texts of one point together, and part them from those of its neighbours above all."""
    random.seed(SEED), torch.manual_seed(SEED)
    every = np.array([vector for points in entries for texts in points for vector in texts])
    mean, spread = every.mean(0), every.std(0) + 1e-6
    layer = torch.nn.Linear(every.shape[1], WIDTH, bias=False)
    optimiser = torch.optim.AdamW(layer.parameters(), lr=1e-3, weight_decay=0.05)
    for step in range(STEPS):
        chosen: list[list[Vectors]] = []
        while len(chosen) < GROUPS:
            points = random.choice(entries)
            chosen += random.sample(points, min(len(points), NEIGHBOURS))
        pairs = np.array([random.sample(texts, 2) for texts in chosen])
        one, other = (torch.nn.functional.normalize(layer(torch.from_numpy((pairs[:, side] - mean) / spread)), dim=1) for side in (0, 1))
        loss = torch.nn.functional.cross_entropy(SHARPNESS * one @ other.T, torch.arange(len(pairs)))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 100 == 0:
            print(f"\rstep {step} of {STEPS}: loss {float(loss.detach()):.2f} ", end="", flush=True)
    print()
    weights = layer.weight.detach().numpy().T / spread[:, None]
    return weights.astype(np.float32), (-mean @ weights).astype(np.float32)


def _extend(net: Any, pooled: str, weights: Vectors, shift: Vectors) -> None:
    net.graph.initializer.extend([numpy_helper.from_array(weights, f"{OUTPUT}.weights"), numpy_helper.from_array(shift, f"{OUTPUT}.shift")])
    net.graph.node.append(helper.make_node("Gemm", [pooled, f"{OUTPUT}.weights", f"{OUTPUT}.shift"], [OUTPUT]))
    net.graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["texts", WIDTH]))


def _forget(net: Any) -> None:
    """Takes out an earlier output of this name."""
    for parts, is_ours in (
        (net.graph.node, lambda each: OUTPUT in each.output),
        (net.graph.initializer, lambda each: each.name.startswith(f"{OUTPUT}.")),
        (net.graph.output, lambda each: each.name == OUTPUT),
    ):
        for each in [each for each in parts if is_ours(each)]:
            parts.remove(each)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "models" / "reader")
    parser.add_argument("--check", action="store_true", help="measure with the last question of each point left out")
    given = parser.parse_args()
    (check if given.check else fit)(given.folder)


if __name__ == "__main__":
    main()
