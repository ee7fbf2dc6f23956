"""What a message means after "did you mean …?": which of the answers that were offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def as_choice(reading: Mapping[str, Any]) -> Mapping[str, Any]:
    """The reading without illnesses: "multiple sclerosis" after "did you mean …?" says which answer, not who has what."""
    return {**reading, "findings": [each for each in reading.get("findings", ()) if not each["id"].startswith("diagnosed_")]}
