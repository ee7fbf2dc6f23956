"""What to do until help is there: the steps of a situation, and before them the words of the rule where a response stands for many."""

from __future__ import annotations

import re
from collections.abc import Iterable

from signpost.decision import FiredRule
from signpost.region import waiting_for

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def steps_of(response: str, fired: Iterable[FiredRule]) -> list[str]:
    """The steps for an emergency response, the most important ones first; none where nothing is known about it.

    "Call now" fits a broken hip as well as blood that is vomited, but what to do meanwhile does not: a response that stands
    for both leaves that to the rule, of which only what the response says itself is left out.
    """
    known = waiting_for(response)
    steps = list(known.get("steps", ()))
    if not known.get("own"):
        return steps
    words = next((each.rule.do for each in fired if each.rule.response == response), "")
    own = [each for each in _SENTENCE.split(words) if each and each not in known["said"]]
    return [*own, *(each for each in steps if each not in own)]
