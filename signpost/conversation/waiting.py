"""While a warning stands: what is asked or told beside it gets an answer of its own, never an article or the same line again."""

from __future__ import annotations

from signpost import education
from signpost.conversation.read_back import labels_of
from signpost.conversation.reply import Parts
from signpost.conversation.situation import Situation
from signpost.conversation.transcript import Transcript
from signpost.decision import load_rulebook
from signpost.region import waiting_for

# A question that none of these hears.
ASKED_BESIDE = "utter_companion_asks_beside"
# By act, the first that was read counts: what may do harm comes first.
WHILE_WAITING = {
    "asks_to_take": "utter_companion_asks_to_take",
    "worries_what_is_left": "utter_companion_worries_what_is_left",
    "asks_what_to_do": "utter_companion_asks_what_to_do",
    "asks_to_fetch": "utter_companion_asks_to_fetch",
    "is_alone": "utter_companion_is_alone",
    "asks_secrecy": "utter_companion_asks_secrecy",
    "asks_if_dying": "utter_companion_asks_if_dying",
    "blames_self": "utter_companion_blames_self",
    "asks_for_own_doctor": "utter_companion_asks_for_own_doctor",
    "asks_about_later": "utter_companion_asks_about_later",
    "asks_what_to_watch": "utter_companion_asks_what_to_watch",
    "asks_if_bad": "utter_companion_asks_if_bad",
    "asks_what_it_is": "utter_companion_asks_what_it_is",
    "seeks_diagnosis": "utter_companion_asks_what_it_is",
    "seeks_certainty": "utter_companion_asks_what_it_is",
    "doubts_doctor": "utter_companion_asks_what_it_is",
    "asks_if_medicine": "utter_companion_asks_what_it_is",
    "asks_which_it_is": "utter_companion_asks_what_it_is",
    "asks_which_test": "utter_companion_asks_what_it_is",
    "asks_outlook": "utter_companion_asks_if_dying",
    "asks_to_drive": "utter_companion_asks_about_later",
    "asks_to_play": "utter_companion_asks_about_later",
    "asks_to_work": "utter_companion_asks_about_later",
    "asks_to_travel": "utter_companion_asks_about_later",
    "asks_if_it_waits": "utter_companion_asks_if_must",
    "asks_to_ring": "utter_companion_asks_for_own_doctor",
    "asks_to_be_seen_sooner": "utter_companion_asks_for_own_doctor",
    "asks_whose_fault": "utter_companion_blames_self",
}


def asked_while_waiting(said: Transcript) -> str | None:
    """The response to what is asked while a warning of the body stands; some situations have one of their own, such as an allergy."""
    acts = set(said.latest_reading.get("acts", ()))
    act = next((each for each in WHILE_WAITING if each in acts), None)
    known = waiting_for(str(said.emergency.response))
    if act is None or act in known.get("not_said", ()):
        return None
    return str(known.get("answers", {}).get(act, WHILE_WAITING[act]))


def noted(now: Situation) -> Parts:
    """What the latest message tells beside a warning, so that nobody wonders whether it was heard: what is there, or else what is not."""
    known = [each.with_(said="") for each in now.said.earlier.findings]
    told = [each for each in now.case.findings if each.value is None and each.with_(said="") not in known]
    # What is asked about in general is told of nobody.
    there = [each for each in told if each.status in ("present", "past")]
    if there:
        return [["utter_noted_too", {"labels": labels_of(there)}]]
    absent = [each for each in told if each.status == "absent"]
    return [["utter_noted_absent", {"labels": labels_of(absent)}]] if absent else []


def is_asked_surely(now: Situation) -> bool:
    """Whether a question names an illness or a subject of its own: only that is answered with an article while help is needed."""
    parts = education.read_question(now.words, base=education.load_base())
    there = {each.id for each in now.case.findings} - set(load_rulebook().levels.background)
    return not there or any(part.own_diseases or part.certain_name for part in parts)
