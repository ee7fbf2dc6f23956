"""A warning that the person takes back: what it rests on is over, old, planned, somebody else's or slow, was looked at, or never was.

That is asked about once, and only what the answer confirms is taken back (`signpost/dialogue/companion.py`). Nothing is asked where the
words leave danger possible, nor where the rules would warn all the same: there the warning stands. Nor is it where the signs are denied
for all time, by name, and nothing in the same breath leaves danger: "I haven't been sick, I said a heave, like a shove". "My arm is fine
now" says that something was there, "false alarm" not what was wrong: these are asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from signpost.decision import Assessment, Case, Question, assess_emergency, load_rulebook
from signpost.decision.outcome import question_payload
from signpost.dialogue.read_back import names_of, since
from signpost.dialogue.reply import Reply, remembered, said
from signpost.dialogue.situation import Situation
from signpost.dialogue.transcript import DOUBT_SLOT, QUESTION_SLOT, Transcript
from signpost.dialogue.turns import SEEN, WITHDRAWAL, may_be_new, options_of, settled
from signpost.findings import PLACE, Finding

# Each check is the response that asks it; its buttons answer it.
OVER_CHECK, SEEN_CHECK, SLOW_CHECK = "utter_check_withdrawal", "utter_companion_was_seen", "utter_companion_began_slowly"
OLD_CHECK, PLANNED_CHECK = "utter_companion_told_old", "utter_companion_told_planned"
OTHERS_CHECK, NEVER_CHECK, MISHEARD_CHECK = "utter_companion_told_others", "utter_companion_told_never", "utter_check_misheard"
# The same as the first, of a crisis.
_SAFETY_CHECK = "utter_check_safety"
# Told as nothing new, and no longer so where something may be.
OLD_CHECKS = frozenset({OLD_CHECK, PLANNED_CHECK, OTHERS_CHECK, NEVER_CHECK})
# Nothing of these can be new: it never was.
NEVER = frozenset({OTHERS_CHECK, NEVER_CHECK})
# What is said when the warning is taken back.
LIFTED = {
    OVER_CHECK: "utter_withdrawal_lifted",
    SEEN_CHECK: "utter_seen_lifted",
    SLOW_CHECK: "utter_slow_lifted",
    **dict.fromkeys(OLD_CHECKS - NEVER, "utter_old_lifted"),
    **dict.fromkeys(NEVER, "utter_others_lifted"),
    MISHEARD_CHECK: "utter_misheard_lifted",
}
CHECKS = frozenset(LIFTED)
# The warning stands although it is told as nothing new.
OLD_STANDS = "utter_companion_old_stands"
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
_DENIED = frozenset({"puts_right", "told_others"})

Told = Mapping[str, Any]


def check(warned: Situation, response: str, now: Case) -> Reply:
    """Asks one of `CHECKS` of a warning, which stands until that is answered, and the payload says so.

    Whether it is over is asked of what the case `now` no longer holds, or of all signs when a false alarm was named without one.
    """
    changed = [each for each in _behind(warned.assessment) if each not in now.findings]
    behind = changed if changed and response == OVER_CHECK else _doubted(warned, response)
    triage = {**warned.triage(), "question": question_payload(Question(WITHDRAWAL, "choice", "", "", options=options_of(response)))}
    days = days_told(warned.said) or load_rulebook().levels.old.days
    return _put({"findings": [each.as_dict() for each in behind], "triage": triage, "response": response, "days": days})


def check_again(now: Situation) -> Reply:
    """Puts the check that is open once more, after something came between; nothing when none is open."""
    return _put(now.said.doubt) if now.said.doubtful else Reply()


def _put(doubt: Told) -> Reply:
    of_life = doubt["response"] == OVER_CHECK and doubt["triage"]["status"] == "crisis"
    labels, time = names_of(each["id"] for each in doubt["findings"]), [since(doubt["days"])]
    asked = said(_SAFETY_CHECK if of_life else doubt["response"], labels=labels, triage=doubt["triage"], time=time)
    return asked + remembered(QUESTION_SLOT, WITHDRAWAL) + remembered(DOUBT_SLOT, doubt)


def _doubted(warned: Situation, response: str) -> list[Finding]:
    """What a check asks about."""
    if response == MISHEARD_CHECK:
        return [each for each in warned.case.findings if each.id in load_rulebook().of_crisis and each.status == "present"]
    return sudden_behind(warned.assessment) if response == SLOW_CHECK else signs_of(warned.assessment)


def _behind(warned: Assessment) -> list[Finding]:
    """What the emergency rules that fired rest on; beside a danger of the body nothing of a crisis, which has its own end."""
    book = load_rulebook()
    fired = [each for each in warned.fired if each.rule.level == book.levels.ids[0]]
    found = {(finding.id, finding.person, finding.side, finding.body_part): finding for each in fired for finding in each.because}
    return [each for each in found.values() if each.id not in book.of_crisis] or list(found.values())


def signs_of(warned: Assessment) -> list[Finding]:
    """The same without facts about the person, such as an age or a medicine."""
    return [each for each in _behind(warned) if each.id not in load_rulebook().levels.background]


def sudden_behind(warned: Assessment) -> list[Finding]:
    """What the emergency rules rest on because it came suddenly."""
    return [each for each in signs_of(warned) if each.onset == "sudden"]


def told_as_old(said: Transcript) -> str | None:
    """The check that a message after a warning calls for, or that the warning stands; None where it says nothing of the kind."""
    warned = said.stood
    if not warned.fired or warned.status == "crisis" or said.emergency.status == "crisis" or is_explained(said):
        return None
    acts = said.latest_reading.get("acts", ())
    called = check_told(acts) or (OLD_CHECK if _dates(said, warned) else None)
    if called is None or called != NEVER_CHECK and may_be_new(said.latest_text):
        return None
    if called == OVER_CHECK:
        return OVER_CHECK if _may_lift(said, OLD_CHECK, may_be_over=True) else None
    levels, only_old = load_rulebook().levels, _CHECK_OF.keys() & set(acts) <= {"told_old"}
    if only_old and warned.response in levels.seen.never - levels.old.slow:
        # "He's had fits since he was two" says nothing of this one.
        return OLD_STANDS
    return called if _may_lift(said, called, may_be_over="told_old" in acts) else OLD_STANDS


def check_told(acts: Collection[str]) -> str | None:
    """The check that these acts call for; None where they put nothing right."""
    return next((response for act, response in _CHECK_OF.items() if act in acts), None)


def days_told(said: Transcript) -> float | None:
    """How long ago it began by the latest message; None where no time is told that makes it old."""
    told = [said.latest_reading.get("reply") or {}, *said.latest_reading.get("findings", ())]
    days = [each["duration_days"] for each in told if each.get("duration_days") is not None]
    return max(days) if days and min(days) >= load_rulebook().levels.old.from_days else None


def _dates(said: Transcript, warned: Assessment) -> bool:
    """Whether a message says nothing but when it was, or when the same signs began: "since about a month"."""
    known = {each.id for each in signs_of(warned)}
    told = [each["id"] for each in said.latest_reading.get("findings", ()) if each.get("status") in ("present", "past")]
    others = not known.issuperset(told) or "speaks_of_other" in said.latest_reading.get("acts", ())
    return days_told(said) is not None and not others and (bool(told) or len(said.latest_text.split()) <= _WORDS_OF_A_TIME)


def _may_lift(said: Transcript, response: str, *, may_be_over: bool) -> bool:
    """Whether the rules would not warn any more if it is so; what was swallowed or done is old only with a time that says so."""
    book, signs, days = load_rulebook(), signs_of(said.stood), days_told(said)
    done = any(each.id in book.levels.looked_for for each in signs)
    if done and (days is None or response != OLD_CHECK) and response != NEVER_CHECK:
        return False
    doubtful, never = [each.as_dict() for each in signs], said.stood.response in book.levels.seen.never
    for over in (False, True)[: 1 + may_be_over]:
        so = settled(as_confirmed(response, doubtful, days or book.levels.old.days, over=over, never=never))
        if not assess_emergency(said.folding.after(so).case, book).fired:
            return True
    return False


def as_confirmed(response: str, doubtful: Iterable[Told], days: float, *, over: bool = False, never: bool = False) -> list[dict[str, Any]]:
    """The findings of a warning as they are after a check: past, old and no worse, slow, known to a doctor or team, or nobody's here.

    `over`: what is old is over too. `never`: it warns whoever has looked at it, and is only taken back for now.
    """
    told = list(doubtful)
    gone = [{name: each[name] for name in ("id", "person", *PLACE) if each.get(name)} | {"status": "absent"} for each in told]
    if response in NEVER or response == MISHEARD_CHECK or never and response in (SEEN_CHECK, PLANNED_CHECK):
        return gone
    if response in (SEEN_CHECK, PLANNED_CHECK):
        return [{**each, "status": "present", SEEN: True} for each in told]
    if response == SLOW_CHECK:
        return [*gone, *({**each, "onset": "gradual"} for each in told)]
    if response == OLD_CHECK and not over:
        kept = [{name: value for name, value in each.items() if name != "spreading"} for each in told]
        return [*gone, *({**each, "status": "present", "duration_days": days, "course": "stable"} for each in kept)]
    if response == OLD_CHECK:
        return [*gone, *({**each, "status": "past", "duration_days": days} for each in told)]
    # What was there when it was told, and is gone, has passed in the meantime.
    return [{"duration_days": 0.0, **each, "status": "past"} for each in told]


def is_put_right(said: Transcript) -> bool:
    """Whether the latest message takes back for good all that a warning rested on, so that nothing is left to warn of."""
    book, warned = load_rulebook(), said.stood
    if not warned.fired or said.emergency.fired or warned.status == "crisis" or warned.response in book.levels.seen.never:
        return False
    there = {(each.id, each.person) for each in said.case.findings if each.status != "absent"}
    return never_was(said, {(each.id, each.person) for each in signs_of(warned)} - there)


def is_explained(said: Transcript) -> bool:
    """Whether the latest message ends a warning and leaves its signs: it tells a cause, or a fact about the person is put right."""
    stood, background = said.stood, load_rulebook().levels.background
    if not stood.fired or said.emergency.fired or stood.status == "crisis":
        return False
    changed = {each.id for each in _behind(stood) if each not in said.case.findings}
    told = any(each.get("status") == "present" for each in said.latest.get("findings", ()))
    return changed <= set(background) and (bool(changed) or told)


def never_was(said: Transcript, signs: set[tuple[str, str]]) -> bool:
    """Whether the latest message denies these signs by name and for all time, and leaves no danger of its own."""
    acts, told = set(said.latest_reading.get("acts", ())), said.latest.get("findings", ())
    if "says_over" in acts or _DENIED.isdisjoint(acts) or may_be_new(said.latest_text):
        return False
    denied = {(each["id"], each.get("person", "self")) for each in told if each.get("status") == "absent"}
    return bool(signs) and signs <= denied and not leaves_danger(said)


def leaves_danger(said: Transcript) -> bool:
    """Whether the message tells, or may tell, of a sign that may be a danger, or is heard as an emergency."""
    book, reading = load_rulebook(), said.latest_reading
    known = {each.id for each in said.earlier.findings if each.status == "present"}
    told = [each["id"] for each in said.latest.get("findings", ()) if each.get("status") in ("present", "past")]
    likely = [each["id"] for each in reading.get("proposals", ()) if each["id"] not in known]
    return bool(reading.get("alarms")) or any(map(book.may_be_danger, [*told, *likely]))
