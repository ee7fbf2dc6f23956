"""What a check with the person settles: findings as they really are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from signpost.decision import load_rulebook
from signpost.decision.clashes import says_one_of
from signpost.dialogue.asking import invite
from signpost.dialogue.checks import GONE_CHECK, MISHEARD_CHECK, SEEN_CHECK, SLOW_CHECK, check_again, sudden_behind
from signpost.dialogue.next_step import go_on
from signpost.dialogue.old import LIFTED, NEVER, OLD_CHECK, OLD_CHECKS, OVER_CHECK, as_told, check_told
from signpost.dialogue.put_right import is_calm, is_denied_for_good, is_put_right, leaves_danger
from signpost.dialogue.reply import Parts, Reply, remembered
from signpost.dialogue.situation import Situation, situation_after
from signpost.dialogue.transcript import DOUBT_SLOT, SETTLED_SLOT
from signpost.dialogue.turns import NEVER_WAS, SEEN, STANDS, WITHDRAWAL, may_be_new, settled

# What is said when a warning is taken back, or signs are over, by the check that did it.
_LIFTED = {SLOW_CHECK: "utter_slow_lifted", GONE_CHECK: "utter_gone_noted", MISHEARD_CHECK: "utter_misheard_lifted", **LIFTED}


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


def settle_check(now: Situation) -> Reply:
    """What follows the answer to a check of a warning: it is taken back, or stands."""
    if now.said.doubt.get("response") == MISHEARD_CHECK:
        return settle_misheard(now)
    if settled_so := _settled_in_words(now):
        return settled_so
    if says_one_of(now.said.latest_text, load_rulebook().levels.seen.returns):
        return settle(now, now.said.doubtful)
    if now.said.latest_intent == "withdraw_emergency":
        return settle_as_over(now) if "gone" in now.acts else settle_as_never(now)
    if is_denied_for_good(now.said):
        return settle_as_never(now)
    # Only a yes takes a warning back, "mostly" does not; what is told or asked behind it is assessed by itself.
    polarity = now.said.latest_reading.get("reply", {}).get("polarity")
    if now.said.latest_intent == "affirm" and polarity != "partly" or polarity == "yes" and _agrees(now):
        return settle_as_over(now)
    return settle(now, now.said.doubtful) if _answers(now) else check_again(now)


def _agrees(now: Situation) -> bool:
    """Whether the words behind a yes leave it one: what is old may be told again, what is over may not."""
    said, check = now.said, now.said.doubt.get("response")
    if check == SEEN_CHECK or not STANDS.isdisjoint(now.acts):
        return False
    if check in OLD_CHECKS or check == SLOW_CHECK:
        return not may_be_new(said.latest_text)
    latest = (*said.latest_reading.get("findings", ()), *said.latest_reading.get("proposals", ()))
    return {each["id"] for each in latest if each.get("status") == "present"}.isdisjoint(each["id"] for each in said.doubtful)


def _answers(now: Situation) -> bool:
    """Whether a check is answered at all: with no or "not sure", that it stands, or by telling the sign again or another danger."""
    told = {each["id"] for each in now.said.latest.get("findings", ()) if each.get("status") in ("present", "past")}
    again = not told.isdisjoint(each["id"] for each in now.said.doubtful)
    plain = now.said.latest_intent in ("deny", "not_sure", "affirm") or not STANDS.isdisjoint(now.acts)
    return plain or again or leaves_danger(now.said) or may_be_new(now.said.latest_text)


def _settled_in_words(now: Situation) -> Reply:
    """What follows where a check is answered by saying what it was instead, and no danger is told beside it; nothing in a crisis."""
    check, warned = check_told(now.acts), now.said.doubt.get("triage") or {}
    if check is None or not is_calm(now.said) or warned.get("status") == "crisis" or not STANDS.isdisjoint(now.acts):
        return Reply()
    if check in NEVER:
        return settle_as_never(now)
    if "began_slowly" in now.acts and sudden_behind(now.said.stood.fired):
        return _settle_as_slow(now)
    return settle_as_over(now) if check == OVER_CHECK else settle_as_told(now) if check == OLD_CHECK else Reply()


def settle_misheard(now: Situation) -> Reply:
    """After the plain question about a crisis that may have been misheard: "no" settles it, "yes" and all else keeps it."""
    if now.said.latest_intent == "withdraw_emergency":
        # A joke or "forget it" closes nothing.
        return check_again(now)
    nobody = now.said.latest_intent == "deny" or not NEVER_WAS.isdisjoint(now.acts) and now.said.latest_intent != "affirm"
    if not nobody:
        return settle(now, now.said.doubtful)
    return settle(now, [{**each, "status": "absent"} for each in now.said.doubtful], lifted=True)


def settle_as_never(now: Situation) -> Reply:
    """Takes a warning back because what led to it never was."""
    never = [{"id": each["id"], "person": each.get("person", "self"), "status": "absent"} for each in now.said.doubtful]
    return settle(now, never, lifted=True)


def settle_as_over(now: Situation) -> Reply:
    """Takes a warning back because what led to it is over; it keeps when it began. What a doctor has seen warns no more."""
    if now.said.doubt.get("response") == SLOW_CHECK:
        return _settle_as_slow(now)
    if now.said.doubt.get("response") == SEEN_CHECK:
        # What can kill within minutes is over for now, and warns whenever it is told again.
        always = now.assessment.response in load_rulebook().levels.seen.never
        how = {"status": "absent"} if always else {"status": "present", SEEN: True}
        return settle(now, [{**each, **how} for each in now.said.doubtful], lifted=True)
    if now.said.doubt.get("response") in OLD_CHECKS:
        return settle_as_told(now, over="gone" in now.acts)
    # What was there when it was told, and is gone, has passed in the meantime.
    return settle(now, [{"duration_days": 0.0, **each, "status": "past"} for each in now.said.doubtful], lifted=True)


def _settle_as_slow(now: Situation) -> Reply:
    """Takes a warning back because what led to it came on slowly."""
    slow = [{**each, "onset": "gradual"} for each in now.said.doubtful]
    return settle(now, [*({**each, "status": "absent"} for each in now.said.doubtful), *slow], lifted=True)


def settle_as_told(now: Situation, *, over: bool = False) -> Reply:
    """Puts the signs of a warning as they really are after it was asked whether they are old, planned or somebody else's.

    Where the answer itself tells of something new or worse, the warning stands.
    """
    if may_be_new(now.said.latest_text):
        return settle(now, now.said.doubtful)
    return settle(now, as_told(now.said, over=over), lifted=True)


def settle(now: Situation, findings: Iterable[Mapping[str, Any]], *, lifted: bool = False) -> Reply:
    """Remembers findings as the person confirmed them, and goes on from there; `lifted` takes a warning back."""
    confirmed = settled(findings)
    after = situation_after(now.said, now.said.folding.after(confirmed).case)
    # A correction of what was told is no answer to the check.
    unanswered = after.assessment.level != "emergency" or "correction" in now.said.latest.get("acts", ())
    if now.said.question_id == WITHDRAWAL and not lifted and unanswered:
        return check_again(now)
    over = lifted and after.assessment.level != "emergency"
    seen = SEEN in confirmed["acts"]
    told = [{**each, SEEN: True} for each in confirmed["findings"]] if seen else confirmed["findings"]
    kept = remembered(SETTLED_SLOT, told or None) + remembered(DOUBT_SLOT, None)
    planned = now.said.doubt.get("response") in OLD_CHECKS
    by_check = "utter_seen_lifted" if seen and not planned else _LIFTED.get(str(now.said.doubt.get("response")), "utter_withdrawal_lifted")
    lead: Parts = [[by_check, {}]] if over else []
    return kept + go_on(after, lead=lead, checked=True)
