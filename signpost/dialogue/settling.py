"""What a check with the person settles: findings as they really are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from signpost.decision import load_rulebook
from signpost.decision.clashes import says_one_of
from signpost.dialogue.asking import invite
from signpost.dialogue.checks import (
    LIFTED,
    MISHEARD_CHECK,
    NEVER,
    NEVER_CHECK,
    OLD_CHECK,
    OLD_CHECKS,
    OVER_CHECK,
    PLANNED_CHECK,
    SEEN_CHECK,
    SLOW_CHECK,
    as_confirmed,
    check_again,
    check_told,
    is_denied_for_good,
    is_put_right,
    leaves_danger,
    sudden_behind,
)
from signpost.dialogue.next_step import go_on
from signpost.dialogue.reply import Parts, Reply, remembered
from signpost.dialogue.situation import Situation, situation_after
from signpost.dialogue.transcript import DOUBT_SLOT, SETTLED_SLOT
from signpost.dialogue.turns import NEVER_WAS, SEEN, STANDS, WITHDRAWAL, may_be_new, settled


def dispute(now: Situation) -> Reply:
    """Asks what is wrong or missing; what is being checked comes again, and a warning stands until it is clear."""
    if now.said.question_id == WITHDRAWAL:
        return settle_check(now)
    if now.assessment.level == "emergency":
        return go_on(now, lead=[["utter_dispute_warned", {}]])
    # "Months, I mean" says what is wrong, and has put it right.
    if is_put_right(now.said) or now.said.earlier.findings != now.case.findings:
        return go_on(now)
    return invite(now, "utter_dispute")


def told_gone(now: Situation) -> Reply:
    """What was told is past where somebody says to be well again; nothing where a warning stands or no sign was told."""
    told = now.case.complaints(load_rulebook().levels.background)
    if "gone" not in now.acts or not told or now.assessment.level == "emergency" or now.said.tells:
        return Reply()
    return _settle(now, as_confirmed(OVER_CHECK, (each.as_dict() for each in told), 0.0), lifted="utter_gone_noted")


def settle_check(now: Situation) -> Reply:
    """What follows the answer to a check of a warning: it is taken back, or stands."""
    said, asked = now.said, _asked(now)
    if asked == MISHEARD_CHECK:
        return _settle_misheard(now)
    if (told := _told_instead(now)) is not None:
        return _lift(now, told)
    if says_one_of(said.latest_text, load_rulebook().levels.seen.returns):
        return _settle(now, said.doubtful)
    if said.latest_intent == "withdraw_emergency":
        return _lift(now, asked if "gone" in now.acts else NEVER_CHECK)
    if is_denied_for_good(said):
        return _lift(now, NEVER_CHECK)
    # Only a yes takes a warning back, "mostly" does not; what is told or asked behind it is assessed by itself.
    polarity = said.latest_reading.get("reply", {}).get("polarity")
    if said.latest_intent == "affirm" and polarity != "partly" or polarity == "yes" and _agrees(now):
        return _lift(now, asked)
    return _settle(now, said.doubtful) if _answers(now) else check_again(now)


def _asked(now: Situation) -> str:
    """The check that is open."""
    return str(now.said.doubt.get("response") or OVER_CHECK)


def _agrees(now: Situation) -> bool:
    """Whether the words behind a yes leave it one: what is old may be told again, what is over may not."""
    said, asked = now.said, _asked(now)
    if asked == SEEN_CHECK or not STANDS.isdisjoint(now.acts):
        return False
    if asked in OLD_CHECKS or asked == SLOW_CHECK:
        return not may_be_new(said.latest_text)
    latest = (*said.latest_reading.get("findings", ()), *said.latest_reading.get("proposals", ()))
    return {each["id"] for each in latest if each.get("status") == "present"}.isdisjoint(each["id"] for each in said.doubtful)


def _answers(now: Situation) -> bool:
    """Whether a check is answered at all: with no or "not sure", that it stands, or by telling the sign again or another danger."""
    told = {each["id"] for each in now.said.latest.get("findings", ()) if each.get("status") in ("present", "past")}
    again = not told.isdisjoint(each["id"] for each in now.said.doubtful)
    plain = now.said.latest_intent in ("deny", "not_sure", "affirm") or not STANDS.isdisjoint(now.acts)
    return plain or again or leaves_danger(now.said) or may_be_new(now.said.latest_text)


def _told_instead(now: Situation) -> str | None:
    """How it was, where a check is answered by saying that and no danger is told beside it; None for anything else, and in a crisis."""
    told, warned, reading = check_told(now.acts), now.said.doubt.get("triage") or {}, now.said.latest_reading
    calm = reading.get("kind") != load_rulebook().levels.ids[0] and not leaves_danger(now.said)
    if told in (None, PLANNED_CHECK) or not calm or warned.get("status") == "crisis" or not STANDS.isdisjoint(now.acts):
        return None
    slow = told not in NEVER and "began_slowly" in now.acts and sudden_behind(now.said.stood)
    return SLOW_CHECK if slow else _asked(now) if told == OVER_CHECK else told


def _settle_misheard(now: Situation) -> Reply:
    """After the plain question about a crisis that may have been misheard: "no" settles it, "yes" and all else keeps it."""
    if now.said.latest_intent == "withdraw_emergency":
        # A joke or "forget it" closes nothing.
        return check_again(now)
    nobody = now.said.latest_intent == "deny" or not NEVER_WAS.isdisjoint(now.acts) and now.said.latest_intent != "affirm"
    return _lift(now, MISHEARD_CHECK) if nobody else _settle(now, now.said.doubtful)


def _lift(now: Situation, told: str) -> Reply:
    """Takes a warning back because it is as a check asks; where the answer tells of something new or worse beside it, it stands."""
    levels, asked = load_rulebook().levels, _asked(now)
    if told in OLD_CHECKS and told in (asked, OLD_CHECK) and may_be_new(now.said.latest_text):
        return _settle(now, now.said.doubtful)
    days, never = float(now.said.doubt.get("days") or levels.old.days), now.said.stood.response in levels.seen.never
    findings = as_confirmed(told, now.said.doubtful, days, over="gone" in now.acts, never=never)
    # What warns whoever has looked at it is not promised to warn no more.
    kept = asked == SEEN_CHECK and (never or told != SEEN_CHECK)
    return _settle(now, findings, lifted=LIFTED[OVER_CHECK if kept else asked])


def _settle(now: Situation, findings: Iterable[Mapping[str, Any]], *, lifted: str = "") -> Reply:
    """Remembers findings as the person confirmed them, and goes on from there; `lifted` is said where no warning is left."""
    confirmed = settled(findings)
    after = situation_after(now.said, now.said.folding.after(confirmed).case)
    # A correction of what was told is no answer to the check.
    unanswered = after.assessment.level != "emergency" or "correction" in now.said.latest.get("acts", ())
    if now.said.question_id == WITHDRAWAL and not lifted and unanswered:
        return check_again(now)
    told = [{**each, SEEN: True} for each in confirmed["findings"]] if SEEN in confirmed["acts"] else confirmed["findings"]
    kept = remembered(SETTLED_SLOT, told or None) + remembered(DOUBT_SLOT, None)
    lead: Parts = [[lifted, {}]] if lifted and after.assessment.level != "emergency" else []
    return kept + go_on(after, lead=lead, checked=True)
