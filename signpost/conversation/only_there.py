"""A "no" to a list that names only the place of what was told: "none, only my feet" of somebody with numb feet tells nothing new."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from signpost.conversation.picks import tick_words
from signpost.decision import Case
from signpost.decision.screens import NONE

# "None of those, just the legs" and hardly more: a longer message may tell something of its own.
_LONGEST = 8
_WORD = re.compile(r"[\w']+")


def but_for_known(text: str, reading: Mapping[str, Any], case: Case) -> str:
    """The message, or plainly none where all that it excepts is the place of a sign that is known."""
    reply, words = reading.get("reply") or {}, _WORD.findall(text.casefold())
    there = [each for each in case.facts(case.subject) if each.status == "present"]
    # What it resembles may be the very sign that is known.
    news = [each for each in reading.get("proposals", ()) if each["id"] not in {known.id for known in there}]
    told = reading.get("findings") or news or "?" in text
    if reply.get("polarity") != "no" or told or len(words) > _LONGEST or tick_words().only.isdisjoint(words):
        return text
    return NONE if reply.get("body_part") in {each.body_part for each in there} - {None} else text
