"""Writes a trained net down for those who only read with it: cut to the words that occur, quantised to eight bits, for onnxruntime."""

from __future__ import annotations

import hashlib
import json
import random
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.net import LONGEST, REST, SEED

NET, WORDS, ABOUT = "reader.onnx", "tokenizer.json", "reader.json"
OUTPUTS = ("findings", "rest", "flags", "ages", "meaning")
# How far the largest values of a product are moved from what it is given into its weights; and by how many texts they are known.
MOVED, TEXTS, SMALLEST = 0.85, 256, 1e-4
# What each finding looks for is too sharp for eight bits; what it makes of that is large, and half the digits do.
EXACT, HALVED = "/net/query/MatMul", "net.weight"


class Plain(nn.Module):
    """The net as it is used: token numbers in; chances of findings, flags and ages, scores of the rest, meaning and evidence out.

    Without its intents: `rasa train` learns them from the meaning, with whatever stands in `data/nlu` by then.
    """

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        heard = self.net(ids, mask)
        rest, ages = heard.rest[:, : sum(REST)], torch.softmax(heard.ages, 1)
        return torch.sigmoid(heard.findings), rest, torch.sigmoid(heard.flags), ages, heard.meaning, heard.evidence


class Smoothed(nn.Module):
    """A product that divides what it is given by a scale, of which its weights hold the other half."""

    def __init__(self, product: nn.Linear, scale: torch.Tensor) -> None:
        super().__init__()
        self.scale, self.product = nn.Parameter(1 / scale), product
        product.weight.data *= scale

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.product(given * self.scale)
        return found


def smooth(net: Any, tokenizer: Any, texts: Sequence[str]) -> None:
    """Evens out what the products of a net are given, so that eight bits hold it (SmoothQuant: Xiao 2022).

    Products that are given the same share a scale: it is divided by once.
    """
    same = _alike(len(net.encoder.encoder.layer))
    largest: dict[str, torch.Tensor] = {}

    def see(name: str) -> Any:
        def seen(_: nn.Module, given: tuple[torch.Tensor, ...]) -> None:
            now = given[0].abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest.get(name, now), now)

        return seen

    hooks = [net.get_submodule(name).register_forward_pre_hook(see(name)) for names in same for name in names]
    with torch.no_grad():
        for text in texts:
            read = tokenizer(text, truncation=True, max_length=LONGEST, return_tensors="pt")
            net(read["input_ids"], read["attention_mask"])
    for hook in hooks:
        hook.remove()
    for names in same:
        weights = torch.stack([net.get_submodule(name).weight.detach().abs().amax(0) for name in names]).amax(0)
        scale = largest[names[0]].clamp(min=SMALLEST) ** MOVED / weights.clamp(min=SMALLEST) ** (1 - MOVED)
        for name in names:
            place, _, last = name.rpartition(".")
            setattr(net.get_submodule(place), last, Smoothed(net.get_submodule(name), scale / scale.log().mean().exp()))


def _alike(layers: int) -> list[list[str]]:
    """The names of a net's products, those together that are given the same."""
    found = [["key"], ["whole", "rest"]]
    for number in range(layers):
        layer = f"encoder.encoder.layer.{number}."
        found.append([f"{layer}attention.self.{each}" for each in ("query", "key", "value")])
        found += [[layer + each] for each in ("attention.output.dense", "intermediate.dense", "output.dense")]
    return found


def export(net: Any, tokenizer: Any, texts: Sequence[str], about: dict[str, Any], folder: Path) -> None:
    """Writes the net, its words and what it is about into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    smooth(net, tokenizer, random.Random(SEED).sample(texts, TEXTS))
    written = json.loads(tokenizer.backend_tokenizer.to_str())
    kept = _kept(tokenizer, texts)
    written["model"]["vocab"] = {token: number for number, (token, _) in enumerate(kept)}
    numbers = written["model"]["vocab"]
    for special in written["added_tokens"]:
        special["id"] = numbers[special["content"]]
    for token in written["post_processor"].get("special_tokens", {}).values():
        token["ids"] = [numbers[each] for each in token["tokens"]]
    written["padding"] = written["truncation"] = None
    (folder / WORDS).write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    embeddings = net.encoder.embeddings
    chosen = embeddings.word_embeddings.weight.data[[old for _, old in kept]]
    embeddings.word_embeddings = nn.Embedding.from_pretrained(chosen)
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole.onnx"
        ids = torch.ones(1, 8, dtype=torch.long)
        axes = {0: "texts", 1: "tokens"}
        torch.onnx.export(
            Plain(net).eval(),
            (ids, ids),
            str(whole),
            input_names=["ids", "mask"],
            output_names=[*OUTPUTS, "evidence"],
            dynamic_axes={"ids": axes, "mask": axes, **{name: {0: "texts"} for name in OUTPUTS}, "evidence": {0: "texts", 2: "tokens"}},
            opset_version=17,
            dynamo=False,
        )
        # Unsigned weights: signed ones overflow on a processor without VNNI, so that the same file would read otherwise there.
        exact = {"nodes_to_exclude": [EXACT], "extra_options": {"MatMulConstBOnly": True}}
        quantize_dynamic(whole, folder / NET, weight_type=QuantType.QUInt8, per_channel=True, **exact)
    _multiply(folder / NET)
    _halve(folder / NET, HALVED)
    sha256 = hashlib.sha256((folder / NET).read_bytes() + (folder / WORDS).read_bytes()).hexdigest()
    (folder / ABOUT).write_text(json.dumps({**about, "sha256": sha256}, indent=1) + "\n", encoding="utf-8")


def _multiply(path: Path) -> None:
    """Makes the sums over the width, one for each finding, into a product: onnxruntime is slow at the sums as torch writes them."""
    model = onnx.load(path)
    (place,) = (number for number, node in enumerate(model.graph.node) if node.op_type == "Einsum")
    sums = model.graph.node[place]
    seen, weight = sums.input
    nodes = [
        helper.make_node("Transpose", [seen], ["seen_turned"], perm=[1, 0, 2]),
        helper.make_node("Transpose", [weight], ["weight_turned"], perm=[1, 2, 0]),
        helper.make_node("MatMul", ["seen_turned", "weight_turned"], ["own_turned"], name="/own/MatMul"),
        helper.make_node("Transpose", ["own_turned"], list(sums.output), perm=[1, 2, 0]),
    ]
    model.graph.node.remove(sums)
    for node in reversed(nodes):
        model.graph.node.insert(place, node)
    onnx.save(model, path)


def _halve(path: Path, name: str) -> None:
    """Writes a weight of a model down with half the digits."""
    model = onnx.load(path)
    (weight,) = (each for each in model.graph.initializer if each.name == name)
    halved = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), f"{name}_halved")
    model.graph.initializer.remove(weight)
    model.graph.initializer.append(halved)
    model.graph.node.insert(0, helper.make_node("Cast", [halved.name], [name], to=TensorProto.FLOAT))
    onnx.save(model, path)


def _kept(tokenizer: Any, texts: Iterable[str]) -> list[tuple[str, int]]:
    """The tokens that are kept, with their old numbers: those that occur, frequent English words, and the pieces of all words."""
    from symspellpy import SymSpell  # its list of frequent words

    whole = tokenizer.get_vocab()
    seen = {number for text in texts for number in tokenizer(text)["input_ids"]}
    common = SymSpell()
    import importlib.resources

    with importlib.resources.as_file(importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt") as path:
        common.load_dictionary(str(path), 0, 1)
    frequent = sorted(common.words, key=lambda word: -common.words[word])[:12_000]
    seen |= {whole[word] for word in frequent if word in whole}
    seen |= {
        number for token, number in whole.items() if len(token.removeprefix("##")) <= 2 or token.startswith("[") and "unused" not in token
    }
    return sorted(((token, number) for token, number in whole.items() if number in seen), key=lambda each: each[1])
