"""Whether a message is answered by what is known about an illness alone, or the interview goes on."""

from __future__ import annotations

from signpost.dialogue.education import asks, wonders
from signpost.dialogue.resembled import danger_to_ask
from signpost.dialogue.screening import complains, sounds_alarming
from signpost.dialogue.situation import Situation
from signpost.dialogue.turns import KINDS_OF_COMPLAINTS

# What follows from facts about somebody alone, such as a known illness.
_CAN_WAIT = ("none", "information", "routine")


def leads_on(now: Situation) -> bool:
    """Whether there is more to ask or to advise than facts about somebody call for."""
    # A warning that stood before the question is not lost by it.
    open_end = bool(now.said.question_id or now.said.stood.fired) or now.assessment.level not in _CAN_WAIT
    return open_end or complains(now) or danger_to_ask(now) or sounds_alarming(now)


def asks_only(now: Situation) -> bool:
    """Whether a message asks something and tells nothing but facts about somebody; that there is no answer is then an answer."""
    complains_of = now.said.proposals or now.said.latest_reading.get("kind") in KINDS_OF_COMPLAINTS
    about_facts = (asks(now) or wonders(now)) and not leads_on(now)
    return now.said.latest_intent == "tell_symptoms" and now.said.tells and not complains_of and about_facts
