"""A warning that the person puts right in words of their own: what it rests on never was, or was somebody else's.

It needs no check where the signs are denied for all time, by name, and nothing in the same breath leaves danger: "I haven't been
sick, I said a heave, like a shove". "My arm is fine now" says that something was there, "false alarm" not what was wrong: these
are asked about (`signpost/dialogue/checks.py`).
"""

from __future__ import annotations

from signpost.decision import load_rulebook
from signpost.dialogue.old import signs_of
from signpost.dialogue.transcript import Transcript
from signpost.dialogue.turns import may_be_new

_NEVER_WAS = frozenset({"puts_right", "told_others"})


def is_put_right(said: Transcript) -> bool:
    """Whether the latest message takes back for good all that a warning rested on, so that nothing is left to warn of."""
    book, warned = load_rulebook(), said.stood
    if not warned.fired or said.emergency.fired or warned.status == "crisis" or warned.response in book.levels.seen.never:
        return False
    there = {(each.id, each.person) for each in said.case.findings if each.status != "absent"}
    return _never_was(said, {(each.id, each.person) for each in signs_of(warned)} - there)


def is_denied_for_good(said: Transcript) -> bool:
    """Whether the answer to a check says in words of its own that what was warned about never was."""
    return _never_was(said, {(each["id"], each.get("person", "self")) for each in said.doubtful})


def _never_was(said: Transcript, signs: set[tuple[str, str]]) -> bool:
    """Whether the latest message denies these signs by name and for all time, and leaves no danger of its own."""
    acts, told = set(said.latest_reading.get("acts", ())), said.latest.get("findings", ())
    if "says_over" in acts or _NEVER_WAS.isdisjoint(acts) or may_be_new(said.latest_text):
        return False
    denied = {(each["id"], each.get("person", "self")) for each in told if each.get("status") == "absent"}
    return bool(signs) and signs <= denied and not leaves_danger(said)


def is_calm(said: Transcript) -> bool:
    """Whether the message leaves no danger of its own, and does not sound like an emergency."""
    return said.latest_reading.get("kind") != load_rulebook().levels.ids[0] and not leaves_danger(said)


def leaves_danger(said: Transcript) -> bool:
    """Whether the message tells, or may tell, of a sign that may be a danger, or is heard as an emergency."""
    book, reading = load_rulebook(), said.latest_reading
    known = {each.id for each in said.earlier.findings if each.status == "present"}
    told = [each["id"] for each in said.latest.get("findings", ()) if each.get("status") in ("present", "past")]
    likely = [each["id"] for each in reading.get("proposals", ()) if each["id"] not in known]
    return bool(reading.get("alarms")) or any(map(book.may_be_danger, [*told, *likely]))
