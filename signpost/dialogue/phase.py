"""Where a talk stands, in one word: the slot that rules of `data/rules` are conditioned on."""

from __future__ import annotations

from signpost.decision import load_rulebook
from signpost.dialogue.transcript import Transcript

PHASE_SLOT = "phase"


def phase_of(said: Transcript) -> str:
    """`crisis`, `helped` or `warned` while a warning stands, `asking` with a question open, else `concluded` or `open`."""
    if said.emergency.status == "crisis":
        return "crisis"
    if said.emergency.fired:
        return "helped" if said.help_called or said.help_there else "warned"
    if said.question_id:
        return "asking"
    return "concluded" if said.case.complaints(load_rulebook().levels.background) else "open"
