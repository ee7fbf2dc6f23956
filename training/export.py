"""Writes a trained net down for those who only read with it: cut to the words that occur, quantised to eight bits, for onnxruntime."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.net import REST

NET, WORDS, ABOUT = "reader.onnx", "tokenizer.json", "reader.json"
OUTPUTS = ("findings", "rest", "flags", "ages", "meaning")


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


def export(net: Any, tokenizer: Any, texts: Iterable[str], about: dict[str, Any], folder: Path) -> None:
    """Writes the net, its words and what it is about into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
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
        quantize_dynamic(whole, folder / NET, weight_type=QuantType.QUInt8, per_channel=True, extra_options={"MatMulConstBOnly": True})
    sha256 = hashlib.sha256((folder / NET).read_bytes() + (folder / WORDS).read_bytes()).hexdigest()
    (folder / ABOUT).write_text(json.dumps({**about, "sha256": sha256}, indent=1) + "\n", encoding="utf-8")


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
