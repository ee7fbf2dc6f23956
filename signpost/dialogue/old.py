"""A warning whose signs are told afterwards as old, as ever, planned or somebody else's: asked about once, and only then taken back.

Nothing is asked where the words leave danger possible, nor where the rules would warn all the same: there the warning stands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from signpost.decision import Assessment, assess_emergency, load_rulebook
from signpost.dialogue.transcript import Transcript
from signpost.dialogue.turns import SEEN, may_be_new, settled
from signpost.findings import Finding

OLD_CHECK, PLANNED_CHECK, OTHERS_CHECK = "utter_companion_told_old", "utter_companion_told_planned", "utter_companion_told_others"
NEVER_CHECK, OVER_CHECK = "utter_companion_told_never", "utter_check_withdrawal"
OLD_CHECKS = frozenset({OLD_CHECK, PLANNED_CHECK, OTHERS_CHECK, NEVER_CHECK})
# The warning stands although it is told as nothing new.
OLD_STANDS = "utter_companion_old_stands"
# Nothing of these can be new: it never was.
NEVER = frozenset({OTHERS_CHECK, NEVER_CHECK})
LIFTED = dict.fromkeys(OLD_CHECKS - NEVER, "utter_old_lifted") | dict.fromkeys(NEVER, "utter_others_lifted")
# By act, the first that was read counts.
_CHECK_OF = {
    "told_planned": PLANNED_CHECK,
    **dict.fromkeys(("told_fiction", "told_figurative", "never_said"), NEVER_CHECK),
    "told_others": OTHERS_CHECK,
    **dict.fromkeys(("told_old", "told_unchanged", "is_usual", "began_slowly"), OLD_CHECK),
    "is_over_now": OVER_CHECK,
}
# In so few words only a time is told: "Mum died seven years ago" dates something else.
_WORDS_OF_A_TIME = 4

Told = Mapping[str, Any]


def told_as_old(said: Transcript) -> str | None:
    """The check that a message after a warning calls for, or that the warning stands; None where it says nothing of the kind."""
    warned = said.stood
    if not warned.fired or warned.status == "crisis" or said.emergency.status == "crisis":
        return None
    acts = said.latest_reading.get("acts", ())
    check = check_told(acts) or (OLD_CHECK if _dates(said, warned) else None)
    if check != NEVER_CHECK and may_be_new(said.latest_text):
        return None
    if check is None:
        return None
    if check == OVER_CHECK:
        return OVER_CHECK if _may_lift(said, OLD_CHECK, signs_of(warned), may_be_over=True) else None
    levels, only_old = load_rulebook().levels, _CHECK_OF.keys() & set(acts) <= {"told_old"}
    if only_old and warned.response in levels.seen.never - levels.old.slow:
        # "He's had fits since he was two" says nothing of this one.
        return OLD_STANDS
    return check if _may_lift(said, check, signs_of(warned), may_be_over="told_old" in acts) else OLD_STANDS


def check_told(acts: Collection[str]) -> str | None:
    """The check that these acts call for; None where they put nothing right."""
    return next((response for act, response in _CHECK_OF.items() if act in acts), None)


def days_told(said: Transcript) -> float | None:
    """How long ago it began by the latest message; None where no time is told that makes it old."""
    days = _days(said)
    return max(days) if days and min(days) >= load_rulebook().levels.old.from_days else None


def _days(said: Transcript) -> list[float]:
    """All times that the latest message tells, in days."""
    told = [(said.latest_reading.get("reply") or {}).get("duration_days")]
    told += [each.get("duration_days") for each in said.latest_reading.get("findings", ())]
    return [each for each in told if each is not None]


def signs_of(warned: Assessment) -> list[Finding]:
    """What the emergency rules that fired rest on."""
    fired = [each for each in warned.fired if each.rule.level == load_rulebook().levels.ids[0]]
    background = load_rulebook().levels.background
    found = {(finding.id, finding.person, finding.side, finding.body_part): finding for each in fired for finding in each.because}
    return [each for each in found.values() if each.id not in background]


def _dates(said: Transcript, warned: Assessment) -> bool:
    """Whether a message says nothing but when it was, or when the same signs began: "since about a month"."""
    known = {each.id for each in signs_of(warned)}
    told = [each["id"] for each in said.latest_reading.get("findings", ()) if each.get("status") in ("present", "past")]
    others = not known.issuperset(told) or "speaks_of_other" in said.latest_reading.get("acts", ())
    return days_told(said) is not None and not others and (bool(told) or len(said.latest_text.split()) <= _WORDS_OF_A_TIME)


def as_it_is(check: str, doubtful: tuple[Told, ...], days: float, *, over: bool, never: bool) -> list[dict[str, Any]]:
    """The findings of a warning after a check: since when they are there and no worse, over, known to a team, or nobody's here.

    `never`: they are of those that warn whoever has seen them, and are only taken back for now.
    """
    gone = [{"id": each["id"], "person": each.get("person", "self"), "status": "absent"} for each in doubtful]
    if check in NEVER or check == PLANNED_CHECK and never:
        return gone
    if check == PLANNED_CHECK:
        return [{**each, "status": "present", SEEN: True} for each in doubtful]
    if over:
        return [*gone, *({**each, "status": "past", "duration_days": days} for each in doubtful)]
    kept = [{name: value for name, value in each.items() if name != "spreading"} for each in doubtful]
    return [*gone, *({**each, "status": "present", "duration_days": days, "course": "stable"} for each in kept)]


def as_told(said: Transcript, *, over: bool = False) -> list[dict[str, Any]]:
    """The findings that the check which is open is about, as somebody said that they are."""
    levels = load_rulebook().levels
    days = float(said.doubt.get("days") or levels.old.days)
    check, never = str(said.doubt.get("response") or OLD_CHECK), said.stood.response in levels.seen.never
    return as_it_is(check, said.doubtful, days, over=over, never=never)


def _may_lift(said: Transcript, check: str, signs: list[Finding], *, may_be_over: bool) -> bool:
    """Whether the rules would not warn any more if it is so; what was swallowed or done is old only with a time that says so."""
    book = load_rulebook()
    told = days_told(said)
    if any(each.id in book.levels.looked_for for each in signs) and (told is None or check != OLD_CHECK) and check != NEVER_CHECK:
        return False
    doubtful = tuple(each.as_dict() for each in signs)
    never = said.stood.response in book.levels.seen.never
    for over in (False, True) if may_be_over else (False,):
        so = settled(as_it_is(check, doubtful, told or book.levels.old.days, over=over, never=never))
        if not assess_emergency(said.folding.after(so).case, book).fired:
            return True
    return False
