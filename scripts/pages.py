"""Writes the generated pages of the demonstration site: the rule page and the answers page."""

from __future__ import annotations

import subprocess
import sys

from scripts.environment import ROOT, environment

GENERATED = ROOT / "site" / "generated"


def write_pages() -> None:
    """Leaves both pages in site/generated; raises SystemExit when the clinical content is broken."""
    for module in ("signpost.decision.rulebook_page", "signpost.education.answers_page"):
        done = subprocess.run(
            [sys.executable, "-m", module, str(GENERATED)], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise SystemExit(f"signpost: a page could not be written.\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    write_pages()
