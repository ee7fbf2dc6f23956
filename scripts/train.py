"""Trains the model when the files that it is made of have changed since the last time."""

from __future__ import annotations

import subprocess
import sys

from scripts.environment import MODEL, ROOT, environment
from signpost.knowledge import fingerprint

_STAMP = MODEL.with_suffix(".fingerprint")


def train_if_needed() -> None:
    """Leaves a current model in models/; raises SystemExit when training fails."""
    if is_current():
        return
    current = _fingerprint()
    print("signpost: training the model (about half a minute)", flush=True)
    command = [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "--quiet",
        "--fixed-model-name",
        MODEL.name.removesuffix(".tar.gz"),
        "--out",
        str(MODEL.parent),
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"signpost: the model could not be trained.\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    _STAMP.write_text(current)


def is_current() -> bool:
    """Whether the model was made from the files as they are now."""
    return MODEL.exists() and _STAMP.exists() and _STAMP.read_text() == _fingerprint()


def _fingerprint() -> str:
    made_of = [ROOT / "config.yml", ROOT / "domain.yml", ROOT / "requirements.lock"]
    made_of += sorted((ROOT / "data").rglob("*.yml")) + sorted((ROOT / "signpost").rglob("*.py"))
    return fingerprint(made_of)


if __name__ == "__main__":
    train_if_needed()
