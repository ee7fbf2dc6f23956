"""After a warning: the answer to what somebody does or asks while help is needed. The warning itself stays as it is."""

from __future__ import annotations

from signpost.conversation.asking import told_with
from signpost.conversation.checks import check_seen
from signpost.conversation.reply import Reply
from signpost.conversation.situation import Situation
from signpost.conversation.transcript import Transcript
from signpost.decision import load_rulebook
from signpost.decision.clashes import says_one_of
from signpost.region import waiting_for

_SEEN = "utter_companion_was_seen"
# By act, the first that was read counts.
_RESPONSES = {
    "was_seen": _SEEN,
    "refuses_help": "utter_companion_refuses_help",
    "cannot_get_there": "utter_companion_cannot_get_there",
    "asks_if_must": "utter_companion_asks_if_must",
    "asks_to_eat": "utter_companion_asks_to_eat",
    "asks_which_hospital": "utter_companion_asks_which_hospital",
    "asks_what_to_say": "utter_companion_asks_what_to_say",
    "has_arrived": "utter_companion_has_arrived",
    "is_leaving": "utter_companion_is_leaving",
}


def says_seen(said: Transcript) -> bool:
    """Whether a danger is told of as one that a clinician has looked at ("seen in hospital, it is Bell's palsy"), and nothing new."""
    seen = load_rulebook().levels.seen
    return companion(said) == _SEEN and said.emergency.response not in seen.never and not says_one_of(said.latest_text, seen.words)


def companion(said: Transcript) -> str | None:
    """The response to the latest message while a warning stands; None when none stands, and in a crisis, which has its own steps."""
    acts = _RESPONSES.keys() & set(said.latest_reading.get("acts", ()))
    if not acts or said.question_id or not said.emergency.fired or said.emergency.status == "crisis":
        return None
    acts -= set(waiting_for(str(said.emergency.response)).get("not_said", ()))
    return next((response for act, response in _RESPONSES.items() if act in acts), None)


def accompany(now: Situation, response: str) -> Reply:
    """The answer; who was seen is asked whether that was about this, before the warning is taken back."""
    if response == _SEEN:
        return check_seen(now)
    stands = "utter_companion_go" if now.assessment.route == "go" else "utter_companion_call"
    return told_with(now, response, stands=[[stands, {}]])
