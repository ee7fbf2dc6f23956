"""What is over, and then past: who says to be well again is asked whether it is gone, and of who has died nothing more is asked."""

from __future__ import annotations

from signpost.decision import load_rulebook
from signpost.dialogue.checks import GONE_CHECK, check_gone
from signpost.dialogue.next_step import go_on
from signpost.dialogue.reply import Reply, remembered, said
from signpost.dialogue.settling import settle
from signpost.dialogue.situation import Situation
from signpost.dialogue.transcript import DOUBT_SLOT, QUESTION_SLOT, SETTLED_SLOT

# In so few words nothing is told but that.
_WORDS_OF_A_DEATH = 12


def told_gone(now: Situation) -> Reply:
    """The question whether what was told is gone; nothing where a warning stands or no sign was told."""
    told = now.case.complaints(load_rulebook().levels.background)
    asks = "gone" in now.acts and told and now.assessment.level != "emergency" and not now.said.tells
    return check_gone(now, told) if asks else Reply()


def settle_gone(now: Situation) -> Reply:
    """What follows that question: "yes" makes the signs past, anything else leaves them; nothing where it is not open."""
    if now.said.doubt.get("response") != GONE_CHECK:
        return Reply()
    polarity = (now.said.latest_reading.get("reply") or {}).get("polarity")
    if now.said.latest_intent == "affirm" and polarity != "partly" or "gone" in now.acts:
        return settle(now, [{**each, "status": "past"} for each in now.said.doubtful], lifted=True)
    return remembered(DOUBT_SLOT, None) + remembered(QUESTION_SLOT, None) + go_on(now, lead=[["utter_gone_not", {}]], checked=True)


def told_died(now: Situation) -> Reply:
    """Words for somebody whose relative has died, and no question more about them; nothing where the talk is about the writer.

    Nor where a warning stands, or more is said than that.
    """
    ends = "says_died" in now.acts and now.case.subject != "self" and len(now.said.latest_text.split()) <= _WORDS_OF_A_DEATH
    if not ends or "?" in now.said.latest_text or now.assessment.level == "emergency" or now.said.likely(now.case):
        return Reply()
    told = now.case.complaints(load_rulebook().levels.background)
    never = [{"id": each.id, "person": each.person, "status": "absent"} for each in told]
    closed = remembered(QUESTION_SLOT, None) + (remembered(SETTLED_SLOT, never) if never else Reply())
    return said("utter_death_heard") + closed
