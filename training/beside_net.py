"""What the two that are learned beside the net have in common on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from signpost.nlu.likely.encoder import FOLDER


def folder_given(description: str | None) -> Path:
    """The folder of the net to learn for, as given on the command line; else the shipped one."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    given: Path = parser.parse_args().folder
    return given
