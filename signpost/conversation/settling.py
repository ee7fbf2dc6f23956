"""What a check with the person settles: findings as they really are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from signpost.conversation.checks import check_again
from signpost.conversation.next_step import go_on
from signpost.conversation.reply import Parts, Reply, remembered
from signpost.conversation.situation import Situation, situation_after
from signpost.conversation.transcript import DOUBT_SLOT, SETTLED_SLOT
from signpost.conversation.turns import SEEN, WITHDRAWAL, settled
from signpost.decision import load_rulebook


def settle_as_over(now: Situation) -> Reply:
    """Takes a warning back because what led to it is over; it keeps when it began. What a doctor has seen warns no more."""
    if now.said.doubt.get("response"):
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
    lead: Parts = [["utter_seen_lifted" if seen else "utter_withdrawal_lifted", {}]] if over else []
    return kept + go_on(after, lead=lead, checked=True)
