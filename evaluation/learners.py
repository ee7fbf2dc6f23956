"""Other ways to learn a second reader, to compare the shipped one with: spaCy's own text classifiers, and static vectors."""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

# What is measured is one core; numpy and spaCy would take more.
os.environ.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})

import numpy as np  # noqa: E402
import spacy  # noqa: E402
from spacy.training import Example  # noqa: E402
from spacy.util import fix_random_seed, minibatch  # noqa: E402

from signpost.language.likely.encoder import LearnedReader  # noqa: E402
from training.notation import Message  # noqa: E402

SEED, FEWEST = 0, 5
KIND = "kind "
_CNN = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 96, "depth": 4, "embed_size": 4000, "window_size": 1}


class Recipe(NamedTuple):
    """One of spaCy's text classifiers, how many messages make one step of learning, and how often it goes through all."""

    model: dict[str, Any]
    batch: int
    epochs: int
    rate: float = 0.001


SPACY = {
    "spaCy, bag of words": Recipe(
        {"@architectures": "spacy.TextCatBOW.v2", "exclusive_classes": False, "ngram_size": 1, "no_output_layer": False},
        # Each step writes a quarter of a million weights for every label: few large ones cost less.
        batch=256,
        epochs=10,
        rate=0.01,
    ),
    "spaCy, CNN": Recipe(
        {
            "@architectures": "spacy.TextCatCNN.v2",
            "exclusive_classes": False,
            "tok2vec": {**_CNN, "maxout_pieces": 3, "subword_features": True, "pretrained_vectors": None},
        },
        batch=64,
        epochs=12,
    ),
}
STATIC_EPOCHS, STATIC_BATCH = 30, 64
STATIC, SHIPPED = "static vectors, NumPy", "transformer, as shipped"
Chances = dict[str, float]


class Learner(Protocol):
    """Whatever gives the chance of each finding being there, and of each kind of message (its name behind a mark)."""

    def chances(self, text: str) -> Chances: ...


class SpacyLearner:
    """One of spaCy's own text classifiers."""

    def __init__(self, nlp: Any) -> None:
        self.nlp = nlp

    def chances(self, text: str) -> Chances:
        return dict(self.nlp(text.lower()).cats)


class Static:
    """Mean and maximum of the vectors of a text's tokens, and a net of one hidden layer over them."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        with np.load(folder / "net.npz") as kept:
            self._table, self._names = kept["table"], kept["names"].tolist()
            self._weights = [kept[each] for each in ("w1", "b1", "w2", "b2")] if "w1" in kept else []

    def vector(self, text: str) -> Any:
        """The input of the net for a text."""
        numbers = self._tokenizer.encode(text.lower(), add_special_tokens=False).ids or [0]
        rows = self._table[numbers].astype(np.float32)
        return np.concatenate([rows.mean(axis=0), rows.max(axis=0)])

    def chances(self, text: str) -> Chances:
        w1, b1, w2, b2 = self._weights
        scores = np.maximum(self.vector(text) @ w1 + b1, 0) @ w2 + b2
        return dict(zip(self._names, (1 / (1 + np.exp(-scores))).tolist(), strict=True))


class Shipped:
    """The transformer of the project."""

    def __init__(self, folder: Path) -> None:
        self._reader = LearnedReader(folder)

    def chances(self, text: str) -> Chances:
        likely = self._reader.read(text)
        found = {name: by_status.get("present", 0.0) for name, by_status in likely.findings.items()}
        return {**found, **{KIND + name: chance for name, chance in likely.kinds.items()}}


def wanted(message: Message) -> set[str]:
    """What a learner should say of a message."""
    return {each.finding for each in message.told if each.status == "present"} | {KIND + message.kind}


def labels(data: Sequence[Message]) -> list[str]:
    """What there is to learn: findings that are told often enough, and the kinds."""
    counts = Counter(name for each in data for name in wanted(each))
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def train_spacy(recipe: Recipe, data: Sequence[Message], folder: Path) -> None:
    """Trains one of spaCy's text classifiers into a folder."""
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe("textcat_multilabel", config={"model": recipe.model})
    names = labels(data)
    for name in names:
        pipe.add_label(name)  # type: ignore[attr-defined]
    examples = []
    for each in data:
        there = wanted(each)
        examples.append(Example.from_dict(nlp.make_doc(each.text.lower()), {"cats": {name: float(name in there) for name in names}}))
    optimizer = nlp.initialize(lambda: examples[: recipe.batch])
    optimizer.learn_rate = recipe.rate
    for epoch in range(recipe.epochs):
        random.Random(epoch).shuffle(examples)
        for batch in minibatch(examples, recipe.batch):
            nlp.update(batch, drop=0.1, sgd=optimizer)
    nlp.to_disk(folder)


def train_static(table: Path, tokenizer: Path, data: Sequence[Message], folder: Path) -> None:
    """Trains the net over static vectors into a folder."""
    from safetensors.numpy import load_file

    names = labels(data)
    folder.mkdir()
    (folder / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    count = max(json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"].values()) + 1
    found = next(each for each in load_file(str(table)).values() if each.ndim == 2 and each.shape[0] >= count)
    # Vectors of one length throughout, so that the same step of learning fits every table.
    rows = found.astype(np.float32)
    rows /= rows.std()
    np.savez(folder / "net.npz", table=rows.astype(np.float16), names=np.array(names))
    reader = Static(folder)
    inputs = np.stack([reader.vector(each.text) for each in data])
    right = np.array([[name in wanted(each) for name in names] for each in data], dtype=np.float32)
    weights = fitted(inputs, right)
    np.savez(folder / "net.npz", table=rows.astype(np.float16), names=np.array(names), **weights)


def fitted(inputs: Any, right: Any, hidden: int = 512) -> dict[str, Any]:
    """The weights of a net of one hidden layer, by Adam, with a fifth of the hidden places dropped at every step."""
    chance = np.random.default_rng(SEED)
    sizes = {"w1": (inputs.shape[1], hidden), "b1": (hidden,), "w2": (hidden, right.shape[1]), "b2": (right.shape[1],)}
    weights = {name: chance.normal(0, np.sqrt(2 / size[0]), size).astype(np.float32) for name, size in sizes.items()}
    # A sign is rare: before anything is learned, each is unlikely.
    weights["b1"][:], weights["b2"][:] = 0, -4
    first = {name: np.zeros_like(each) for name, each in weights.items()}
    second = {name: np.zeros_like(each) for name, each in weights.items()}
    step, steps = 0, STATIC_EPOCHS * -(-len(inputs) // STATIC_BATCH)
    for _ in range(STATIC_EPOCHS):
        order = chance.permutation(len(inputs))
        for places in np.array_split(order, -(-len(order) // STATIC_BATCH)):
            step += 1
            x, y = inputs[places], right[places]
            kept = (chance.random((len(x), hidden)) < 0.8).astype(np.float32) / 0.8
            inside = np.maximum(x @ weights["w1"] + weights["b1"], 0) * kept
            wrong = (1 / (1 + np.exp(-(inside @ weights["w2"] + weights["b2"]))) - y) / len(x)
            back = (wrong @ weights["w2"].T) * (inside > 0) * kept
            slopes = {"w1": x.T @ back, "b1": back.sum(axis=0), "w2": inside.T @ wrong, "b2": wrong.sum(axis=0)}
            rate = 1e-3 * (1 - step / (steps + 1))
            for name, slope in slopes.items():
                first[name] += 0.1 * (slope - first[name])
                second[name] += 0.001 * (slope**2 - second[name])
                grown = np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8
                weights[name] -= rate * first[name] / (1 - 0.9**step) / grown
    return weights


def load(name: str, folder: Path) -> Learner:
    """A learner as it lies in a folder."""
    if name in SPACY:
        return SpacyLearner(spacy.load(folder))
    return Static(folder) if name == STATIC else Shipped(folder)
