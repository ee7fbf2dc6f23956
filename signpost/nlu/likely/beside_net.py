"""What is learned from the net's own hearing and kept beside it: it is of use to the net of one version alone."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np

_log = logging.getLogger(__name__)


def kept_for(path: Path, version: str, without: str) -> dict[str, Any] | None:
    """The arrays of a file that was learned with the net of this version; None, and `without` in the log, where there is none."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            found = dict(kept)
    except FileNotFoundError:
        found = {}
    if str(found.get("version")) != version:
        _log.warning("%s is missing or not that of this net: %s", path.name, without)
        return None
    return found
