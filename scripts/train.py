"""Trains the model when the files that it is made of have changed since the last time."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

from scripts.environment import MODEL, ROOT, environment
from signpost.compiled import is_current as is_compiled
from signpost.knowledge import fingerprint

SECONDS_A_DOT = 2
_STAMP = MODEL.with_suffix(".fingerprint")


def train_if_needed() -> None:
    """Leaves a current model in models/; raises SystemExit when training fails."""
    if is_current():
        return
    current = _fingerprint()
    print("signpost: training the model (half a minute; some minutes after data/nlu changed) ", end="", flush=True)
    command = [
        sys.executable,
        "-m",
        "signpost.rasa",
        "train",
        "--quiet",
        "--fixed-model-name",
        MODEL.name.removesuffix(".tar.gz"),
        "--out",
        str(MODEL.parent),
    ]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=said, stderr=subprocess.STDOUT)
        while process.poll() is None:
            time.sleep(SECONDS_A_DOT)
            print(".", end="", flush=True)
        print(flush=True)
        said.seek(0)
        if process.returncode != 0:
            raise SystemExit(f"signpost: the model could not be trained.\n{said.read()[-6000:]}")
    _STAMP.write_text(current)


def compile_if_needed() -> None:
    """Leaves the content ready for a quick start; content with a mistake in it is read, and told of, by the servers themselves."""
    if is_compiled():
        return
    print("signpost: keeping the content ready for quick starts (a few seconds)", flush=True)
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "signpost.compile"], cwd=ROOT, env=environment(), check=False)
    if done.returncode:
        print("signpost: starts take longer until that is mended.", file=sys.stderr, flush=True)


def is_current() -> bool:
    """Whether the model was made from the files as they are now."""
    return MODEL.exists() and _STAMP.exists() and _STAMP.read_text() == _fingerprint()


def _fingerprint() -> str:
    made_of = [ROOT / "config.yml", ROOT / "domain.yml", ROOT / "requirements.lock", ROOT / "models/reader/reader.json"]
    made_of += sorted((ROOT / "data").rglob("*.yml")) + sorted((ROOT / "signpost").rglob("*.py"))
    return fingerprint(made_of)


if __name__ == "__main__":
    train_if_needed()
    compile_if_needed()
