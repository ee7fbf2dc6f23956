"""Writes the generated pages of the site as `make rulebook` does."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def rule_pages(root: Path) -> dict[str, str]:
    """The pages of the rules by their paths, made in this process from a folder of clinical content."""
    if (folder := str(ROOT / "site")) not in sys.path:
        sys.path.append(folder)
    return dict(import_module("build").rules(import_module("serve").site_of_environment(), root))


def write_site_pages(folder: Path, **settings: str) -> Path:
    """The folder with the pages in it, written under these settings of the environment."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    subprocess.run([sys.executable, "site/build.py", str(folder)], cwd=ROOT, env=environment, check=True, capture_output=True)
    return folder
