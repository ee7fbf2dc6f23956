"""Writes the generated pages of the site as `make rulebook` does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def write_site_pages(folder: Path, **settings: str) -> Path:
    """The folder with the pages in it, written under these settings of the environment."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    subprocess.run([sys.executable, "site/build.py", str(folder)], cwd=ROOT, env=environment, check=True, capture_output=True)
    return folder
