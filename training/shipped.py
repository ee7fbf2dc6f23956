"""Writes the weights of the shipped reader model down as `training.teaching` takes them, so that a training can go on from it.

    python -m training.shipped rows.jsonl ENCODER shipped.npz

Words that it was cut by have the vectors of the encoder again; intents that it did not learn begin anew.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.export import ABOUT, NET, WORDS
from training.net import REST, Names, Net, load_net
from training.notation import ROOT
from training.teaching import SMALL, read_rows, write_weights

READER = ROOT.parent / "models" / "reader"
EMBEDDINGS = "encoder.embeddings.word_embeddings.weight"


def shipped(folder: Path, names: Names, reader: Path = READER) -> tuple[Net, Any]:
    """The net of a reader folder over the encoder of another, and its tokenizer.

    Raises ValueError where the reader tells other findings apart than `names`.
    """
    net, tokenizer = load_net(folder, names, SMALL.layers)
    given, state = weights(reader / NET), net.state_dict()
    about = json.loads((reader / ABOUT).read_text(encoding="utf-8"))
    if about["findings"] != names.findings:
        raise ValueError(f"{reader} was learned for other findings.")
    for part in ("rest.weight", "rest.bias"):
        given[part] = _by_intent(given[part], about["intents"], state[part].numpy(), names.intents)
    whole, kept = tokenizer.get_vocab(), json.loads((reader / WORDS).read_text(encoding="utf-8"))["model"]["vocab"]
    words = torch.from_numpy(given.pop(EMBEDDINGS))
    state[EMBEDDINGS][[whole[word] for word in kept]] = words[list(kept.values())]
    net.load_state_dict(state | {name: torch.from_numpy(values.copy()) for name, values in given.items()})
    return net, tokenizer


def _by_intent(given: np.ndarray, known: list[str], new: np.ndarray, wanted: list[str]) -> np.ndarray:
    """The values of the last layer for the intents that are wanted: those of what was known, else the new ones."""
    same, head = {name: number for number, name in enumerate(known)}, sum(REST)
    rows = [given[head + same[name]] if name in same else new[head + number] for number, name in enumerate(wanted)]
    return np.concatenate([given[:head], np.stack(rows)])


def weights(path: Path, own: str = "net.") -> dict[str, np.ndarray]:
    """The weights of a model that was written down, by their names in the net; smoothing, halving and rounding to eight bits are undone.

    `own` begins their names in the file. A product that lost its name has that of the place where it stands.
    """
    model = onnx.load(path)
    given = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    # What is the same stands once.
    given |= {node.output[0]: given[node.input[0]] for node in model.graph.node if node.op_type == "Identity" and node.input[0] in given}
    found = {name.removesuffix("_halved"): values.astype(np.float32) for name, values in given.items() if _is_named(name, values, own)}
    for name, values in given.items():
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            found[plain] = (values.astype(np.float32) - given[f"{plain}_zero_point"].astype(np.float32)) * given[f"{plain}_scale"]
    for node in model.graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[1] in given:
            weight = node.input[1].removesuffix("_quantized")
            place = node.name.removeprefix("/").rsplit("/", 1)[0].replace("/", ".")
            found[f"{place}.weight"] = (found.pop(weight) if weight in found else given[weight]).T
    for place in [name.removesuffix(".product.weight") for name in found if name.endswith(".product.weight")]:
        found[f"{place}.weight"] = found.pop(f"{place}.product.weight") * found.pop(f"{place}.scale")
        found[f"{place}.bias"] = found.pop(f"{place}.product.bias")
    return {name.removeprefix(own): values for name, values in found.items()}


def _is_named(name: str, values: np.ndarray, own: str) -> bool:
    """Whether a value of a model is a weight of the net under its own name, and nothing of its quantisation."""
    return name.startswith(own) and values.dtype in (np.float32, np.float16) and values.ndim > 0 and not name.endswith("_scale")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    _, _, names = read_rows(given.rows)
    net, _ = shipped(given.encoder, names)
    write_weights(net, given.out)


if __name__ == "__main__":
    main()
