"""An answer is first an answer: its own yes or no decides, and what is read in the words behind a "no" never outvotes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NO = ("no", "well")
# "No, but my eye hurts": what follows is what counts.
_EXCEPTION = re.compile(r"\s*\w+\W+(?:\w+\W+)?but\b", re.IGNORECASE)


def weighed(reading: Mapping[str, Any], question_id: str | None, text: str = "", *, asked_again: bool) -> tuple[Mapping[str, Any], bool]:
    """The reading of an answer as its own polarity takes it, and whether it has to be asked about because it seems to contradict.

    A "no" denies the finding that was asked about, and whatever else its words seem to tell while the learned reader hears
    that denied. What still contradicts it is taken out, and the question comes once more; the second time the "no" decides.
    """
    about, _, attribute = (question_id or "").partition(".")
    reply = reading.get("reply") or {}
    polarity = reply.get("polarity") or (reading.get("answer") if reading.get("answer") == "no" else None)
    if not about or attribute or polarity not in _NO or "correction" in reading.get("acts", ()):
        return reading, False
    if _EXCEPTION.match(text):
        return reading, False
    doubts = set(reading.get("doubts") or ())
    there = [each for each in reading.get("findings", ()) if each.get("status") == "present"]
    against = [each for each in there if each["id"] == about and each["id"] not in doubts]
    denied = [each for each in there if each["id"] in doubts or each["id"] == about]
    kept = [each for each in reading.get("findings", ()) if each not in denied]
    if against and not asked_again:
        return {**reading, "findings": kept, "reply": {}}, True
    return {**reading, "findings": kept, "reply": {**reply, "polarity": polarity}}, False
