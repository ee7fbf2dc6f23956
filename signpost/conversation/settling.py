"""What a check with the person settles: findings as they really are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from signpost.conversation.checks import check_again
from signpost.conversation.next_step import go_on
from signpost.conversation.reply import Reply, remembered
from signpost.conversation.situation import Situation, situation_after
from signpost.conversation.transcript import DOUBT_SLOT, SETTLED_SLOT
from signpost.conversation.turns import WITHDRAWAL, settled


def settle_as_over(now: Situation) -> Reply:
    """Takes a warning back because what led to it is over; it keeps when it began. What a doctor has seen warns no more."""
    if now.said.doubt.get("response"):
        seen = [{"id": each["id"], "person": each.get("person", "self"), "status": "absent"} for each in now.said.doubtful]
        return settle(now, seen, lifted=True)
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
    kept = remembered(SETTLED_SLOT, confirmed["findings"] or None) + remembered(DOUBT_SLOT, None)
    lead = [["utter_withdrawal_lifted", {}]] if over else []
    return kept + go_on(after, lead=lead, checked=True)
