"""What a check with the person settles: findings as they really are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from signpost.conversation.checks import MISHEARD_CHECK, SEEN_CHECK, SLOW_CHECK, check_again
from signpost.conversation.next_step import go_on
from signpost.conversation.reply import Parts, Reply, remembered
from signpost.conversation.situation import Situation, situation_after
from signpost.conversation.transcript import DOUBT_SLOT, SETTLED_SLOT
from signpost.conversation.turns import SEEN, WITHDRAWAL, settled
from signpost.decision import load_rulebook

# What is said when a warning is taken back, by the check that did it.
_LIFTED = {SLOW_CHECK: "utter_slow_lifted", MISHEARD_CHECK: "utter_misheard_lifted"}


def settle_misheard(now: Situation) -> Reply:
    """After the plain question about a crisis that may have been misheard: "no" settles it, "yes" and all else keeps it."""
    if now.said.latest_intent == "withdraw_emergency":
        # A joke or "forget it" closes nothing.
        return check_again(now)
    nobody = now.said.latest_intent == "deny" or "crisis_misheard" in now.acts and now.said.latest_intent != "affirm"
    if not nobody:
        return settle(now, now.said.doubtful)
    return settle(now, [{**each, "status": "absent"} for each in now.said.doubtful], lifted=True)


def settle_as_over(now: Situation) -> Reply:
    """Takes a warning back because what led to it is over; it keeps when it began. What a doctor has seen warns no more."""
    if now.said.doubt.get("response") == SLOW_CHECK:
        slow = [{**each, "onset": "gradual"} for each in now.said.doubtful]
        return settle(now, [*({**each, "status": "absent"} for each in now.said.doubtful), *slow], lifted=True)
    if now.said.doubt.get("response") == SEEN_CHECK:
        # What can kill within minutes is over for now, and warns whenever it is told again.
        always = now.assessment.response in load_rulebook().levels.seen.never
        how = {"status": "absent"} if always else {"status": "present", SEEN: True}
        return settle(now, [{**each, **how} for each in now.said.doubtful], lifted=True)
    return settle(now, [{**each, "status": "past"} for each in now.said.doubtful], lifted=True)


def settle(now: Situation, findings: Iterable[Mapping[str, Any]], *, lifted: bool = False) -> Reply:
    """Remembers findings as the person confirmed them, and goes on from there; `lifted` when that takes a warning back."""
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
    words = "utter_seen_lifted" if seen else _LIFTED.get(str(now.said.doubt.get("response")), "utter_withdrawal_lifted")
    lead: Parts = [[words, {}]] if over else []
    return kept + go_on(after, lead=lead, checked=True)
