"""After a warning: the answer to what somebody does or asks while help is needed. The warning itself stays as it is."""

from __future__ import annotations

from signpost.conversation.asking import told_with
from signpost.conversation.checks import check_seen
from signpost.conversation.reply import Reply
from signpost.conversation.situation import Situation
from signpost.conversation.transcript import Transcript
from signpost.region import waiting_for
from signpost.responses import load_responses

_PREFIX = "utter_companion_"
_SEEN = "utter_companion_was_seen"


def companion(said: Transcript) -> str | None:
    """The response to the latest message while a warning stands; None when none stands, and in a crisis, which has its own steps."""
    if not said.emergency.fired or said.emergency.status == "crisis" or said.question_id:
        return None
    unfit = waiting_for(str(said.emergency.response)).get("not_said", ())
    names = (f"{_PREFIX}{act}" for act in said.latest_reading.get("acts", ()) if act not in unfit)
    return next((each for each in names if each in load_responses()), None)


def accompany(now: Situation, response: str) -> Reply:
    """The answer; who was seen is asked whether that was about this, before the warning is taken back."""
    if response == _SEEN:
        return check_seen(now)
    stands = "utter_companion_go" if now.assessment.route == "go" else "utter_companion_call"
    return told_with(now, response, stands=[[stands, {}]])
