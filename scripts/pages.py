"""Writes the generated pages of the demonstration site: the rules and the answers."""

from __future__ import annotations

import subprocess
import sys

from scripts.environment import ROOT, environment


def write_pages() -> None:
    """Leaves the pages in site/generated; raises SystemExit when the clinical content is broken."""
    done = subprocess.run([sys.executable, "site/build.py"], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"signpost: the pages of the site could not be written.\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    write_pages()
