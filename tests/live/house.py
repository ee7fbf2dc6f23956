"""One bot that logs all it can, behind an action server that can fail in every way; shared by the tests that try its doors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.live.servers import Gate, Server

SAID = "zebrafinch"
WEAK = f"my {SAID} left hand has been getting weaker for three months"
PER_MINUTE = 12
SITE = "http://127.0.0.1:8000"


@dataclass
class House:
    """Everything that runs."""

    rasa: Server
    actions: Server
    gate: Gate
    database: Path

    def logs(self) -> str:
        """All that was logged."""
        return self.rasa.log.read_text(errors="replace") + self.actions.log.read_text(errors="replace")
