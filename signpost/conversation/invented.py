"""Somebody whom a message was about turns out to be nobody: the patient of an assignment. What was told is then nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from signpost.conversation.turns import BEGINS_ANEW
from signpost.decision import load_rulebook

if TYPE_CHECKING:
    from signpost.conversation.transcript import Transcript, Understood

INVENTED, _LEARNS = "of_nobody_real", "to_learn"


def without_invented(said: Transcript, heard: Understood) -> tuple[Transcript, Understood]:
    """What was said and heard, without all that was told, where nobody real has it: the case begins anew, with somebody who learns.

    A warning, and a question about a life, are not put away by that.
    """
    acts = heard.reading.get("acts", ())
    if INVENTED not in acts or said.question_id in load_rulebook().of_crisis or said.emergency.fired:
        return said, heard
    left: Mapping[str, Any] = {**heard.reading, "findings": [], "proposals": [], "faint": [], "reply": {}, "relatives": []}
    reading = {**left, "acts": [*dict.fromkeys((*acts, BEGINS_ANEW, _LEARNS))]}
    return replace(said, question_id=None, held={}), heard._replace(reading=reading, picked={}, contradicts=False, alone=False)
