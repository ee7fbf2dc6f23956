"""Somebody who was warned is with the people who help, or on the way to them: what they ask is answered, and nobody tells them to call."""

from __future__ import annotations

from collections.abc import Mapping

from signpost.dialogue.transcript import Transcript

# Whoever says one of these is on the way, or there.
GOING = frozenset({"is_leaving", "has_arrived"})
# With these somebody leaves the helpers, or cannot get on: that has its own answers.
_COMES_FIRST = frozenset({"has_died", "refuses_help", "cannot_get_there", "help_refused", "help_delayed", "asks_what_to_say"})


def answer_of_helped(said: Transcript, among: Mapping[str, str]) -> str | None:
    """The answer, of those by act, to what somebody asks who is helped or on the way to help; None where nobody is, or asks."""
    acts = set(said.latest_reading.get("acts", ()))
    if not is_helped(said) or not _COMES_FIRST.isdisjoint(acts) or not asks_helped(said):
        return None
    return next((response for act, response in among.items() if act in acts), None)


def asks_helped(said: Transcript) -> bool:
    """Whether somebody who is helped asks something: what the doctors found is not checked then ("a TIA, what is that?")."""
    asks = "question" in said.latest_reading.get("acts", ()) or said.latest_reading.get("kind") == "question"
    return asks and is_helped(said)


def is_helped(said: Transcript) -> bool:
    """Whether a warning of the body stands, and whoever was warned is with the helpers, or says just now that they are on the way."""
    going = said.help_there or not GOING.isdisjoint(said.latest_reading.get("acts", ()))
    return going and bool(said.emergency.fired) and said.emergency.status != "crisis" and not said.question_id


def only_thanks(said: Transcript) -> bool:
    """Whether somebody who has called, is on the way or is with the helpers only says thank you: they were told all that they need."""
    helped = said.help_called or said.help_there or any(not GOING.isdisjoint(each.acts) for each in said.folding.kept)
    body = bool(said.emergency.fired) and said.emergency.status != "crisis" and not said.question_id
    tells = said.latest.get("findings") or said.latest_reading.get("proposals")
    return helped and body and said.latest_intent == "thank" and not tells
