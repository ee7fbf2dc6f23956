"""While a warning stands: what is asked or told beside it gets an answer of its own, never an article or the same line again."""

from __future__ import annotations

from collections.abc import Mapping

from signpost import education
from signpost.decision import load_rulebook
from signpost.dialogue.education import answer_for
from signpost.dialogue.read_back import labels_of
from signpost.dialogue.reply import Parts
from signpost.dialogue.situation import Situation
from signpost.dialogue.steps import steps_of
from signpost.dialogue.transcript import Transcript
from signpost.dialogue.with_helpers import ASKED_BESIDE as HELPED_ASK
from signpost.dialogue.with_helpers import is_helped
from signpost.findings import Finding
from signpost.region import waiting_for

_STEPS_AT_MOST, _DIAGNOSED = 4, "diagnosed_"
# An answer about one of these speaks of somebody who has it; what a test is stands in answers about both.
_OF_ONE = frozenset({"als", "ms"})
# A question that none of these hears.
_ASKED_BESIDE = "utter_companion_asks_beside"
# By act, the first that was read counts. These come before whatever else somebody does or asks: what keeps help away, what is
# done with one's hands, and what may do harm.
BEFORE_ALL = {
    "has_not_called": "utter_companion_has_not_called",
    "finds_it_too_small": "utter_companion_finds_it_too_small",
    "asks_if_it_waits": "utter_companion_asks_if_can_wait",
    "asks_what_if_not": "utter_companion_asks_what_if_not",
    "asks_why_urgent": "utter_companion_asks_why_urgent",
    "asks_to_be_driven": "utter_companion_asks_to_be_driven",
    "asks_to_ring": "utter_companion_asks_for_less",
    "asks_if_emergency": "utter_companion_asks_if_emergency",
    "asks_if_better": "utter_companion_asks_if_better",
    "asks_to_change_dose": "utter_companion_asks_to_change_dose",
    "call_cut_off": "utter_companion_call_cut_off",
    "help_refused": "utter_companion_help_refused",
    "help_delayed": "utter_companion_help_delayed",
    "asks_to_make_sick": "utter_companion_asks_to_make_sick",
    "wants_first": "utter_companion_wants_first",
    "lacks_remedy": "utter_companion_lacks_remedy",
    "asks_what_to_check": "utter_companion_what_to_check",
    "is_waking": "utter_companion_is_waking",
    "is_asleep": "utter_companion_is_asleep",
    "cannot_move_them": "utter_companion_cannot_move_them",
    "asks_position": "utter_companion_position",
    "asks_to_stay_on_line": "utter_companion_asks_to_stay_on_line",
    "asks_what_to_bring": "utter_companion_asks_what_to_bring",
    "asks_how_to_calm": "utter_companion_asks_how_to_calm",
    "asks_about_pet": "utter_companion_asks_about_pet",
    "asks_if_open": "utter_companion_asks_if_open",
    "tells_reading": "utter_companion_tells_reading",
    "asks_to_come_along": "utter_companion_asks_to_go_along",
    "fears_being_seen": "utter_companion_fears_being_seen",
    "asks_if_police": "utter_companion_asks_if_police",
    "asks_if_kept": "utter_companion_asks_if_kept",
    "asks_to_film": "utter_companion_asks_to_film",
    "hard_to_reach": "utter_companion_hard_to_reach",
}
# What is said where somebody goes there themselves instead of calling.
_WHERE_ONE_GOES = {
    "asks_to_be_driven": "utter_companion_may_be_driven",
    "asks_to_ring": "utter_companion_asks_for_less_than_going",
    "agrees_to_go": "utter_companion_agreed_go",
    "goes_by_car": "utter_companion_agreed_go",
}
# The same while help is needed.
_SAME = {
    "asks_if_food_helps": "asks_to_eat",
    "asks_strongest": "asks_to_take",
}
WHILE_WAITING = {
    **BEFORE_ALL,
    "asks_if_still_needed": "utter_companion_asks_if_still_needed",
    "asks_to_take": "utter_companion_asks_to_take",
    "worries_what_is_left": "utter_companion_worries_what_is_left",
    "asks_what_to_do": "utter_companion_asks_what_to_do",
    "asks_to_fetch": "utter_companion_asks_to_fetch",
    "is_alone": "utter_companion_is_alone",
    "asks_secrecy": "utter_companion_asks_secrecy",
    "asks_if_dying": "utter_companion_asks_if_dying",
    "blames_self": "utter_companion_blames_self",
    "asks_about_later": "utter_companion_asks_about_later",
    "asks_what_to_watch": "utter_companion_asks_what_to_watch",
    "asks_if_bad": "utter_companion_asks_if_bad",
    "seeks_diagnosis": "utter_companion_asks_what_it_is",
    "doubts_doctor": "utter_companion_asks_what_it_is",
    "asks_if_medicine": "utter_companion_asks_what_it_is",
    "asks_which_it_is": "utter_companion_asks_what_it_is",
    "asks_outlook": "utter_companion_asks_if_dying",
    "asks_to_drive": "utter_companion_asks_about_later",
    "asks_to_play": "utter_companion_asks_about_later",
    "asks_to_work": "utter_companion_asks_about_later",
    "feels_fine": "utter_companion_feels_fine",
    "still_on": "utter_companion_still_on",
    "asks_to_stay": "utter_companion_asks_to_stay",
    "is_overwhelmed": "utter_companion_is_overwhelmed",
    "asks_to_be_seen_sooner": "utter_companion_asks_for_own_doctor",
    "asks_word": "utter_companion_asks_word",
    "asks_for_company": "utter_companion_not_alone",
    "asks_strongest": "utter_companion_leave_that",
    "asks_unprescribed": "utter_companion_leave_that",
    "asks_if_food_helps": "utter_companion_asks_to_eat",
    "asks_to_go_private": "utter_companion_not_private",
    "asks_if_believed": "utter_companion_believed",
    "fears_to_bother": "utter_companion_bothers_nobody",
    "asks_cost": "utter_companion_cannot_pay",
    "asks_whom_to_see": "utter_companion_asks_whom_now",
    "asks_whom_to_tell": "utter_companion_not_alone",
    "asks_if_catching": "utter_companion_asks_what_it_is",
    "asks_if_mistaken": "utter_companion_asks_if_still_needed",
    "asks_out_of_hours": "utter_companion_asks_whom_now",
    "asks_what_is_done": "utter_companion_what_happens",
    "asks_until_then": "utter_companion_asks_until_then",
    "drives": "utter_companion_asks_about_later",
    "goes_by_car": "utter_companion_by_car",
    "agrees_to_go": "utter_companion_agreed",
}


def asked_while_waiting(said: Transcript, among: Mapping[str, str] = WHILE_WAITING) -> str | None:
    """The response to what is asked or told while a warning of the body stands; None when it is none of `among`."""
    acts = set(said.latest_reading.get("acts", ()))
    act = next((each for each in among if each in acts), None)
    if act is None or _SAME.get(act, act) in waiting_for(str(said.emergency.response)).get("not_said", ()):
        return None
    return answer_here(said, act, among[act])


def asked_beside(said: Transcript) -> str:
    """The response to a question beside a warning that has no answer of its own."""
    return HELPED_ASK if is_helped(said) else _ASKED_BESIDE


def answer_here(said: Transcript, act: str, usual: str) -> str:
    """The response to an act in the situation that stands: some have one of their own, such as an allergy, and so has who goes there."""
    own = waiting_for(str(said.emergency.response)).get("answers", {})
    gone_to, act = _WHERE_ONE_GOES if said.emergency.route == "go" else {}, _SAME.get(act, act)
    return str(own.get(act) or gone_to.get(act) or usual)


def what_matters(now: Situation) -> Parts:
    """Why the warning cannot wait, in the words of the rule that it rests on."""
    grave = next((each for each in now.assessment.fired if each.rule.response == now.assessment.response), now.assessment.fired[0])
    return [["utter_meaning", {"matters": grave.rule.matters}]]


def meanwhile(now: Situation) -> Parts:
    """What to do until help is there, once more in a few lines."""
    steps = steps_of(str(now.assessment.response), now.assessment.fired)
    return [["utter_step", {"do": each}] for each in steps[:_STEPS_AT_MOST]]


def noted(now: Situation) -> Parts:
    """What the latest message tells beside a warning, so that nobody wonders whether it was heard: what is there, or else what is not."""
    known = [each.with_(said="") for each in now.said.earlier.findings]
    told = [each for each in now.case.findings if each.value is None and each.with_(said="") not in known and not _only_named(now, each)]
    # What is asked about in general is told of nobody.
    there = [each for each in told if each.status in ("present", "past")]
    if there:
        return [["utter_noted_too", {"labels": labels_of(there)}]]
    absent = [each for each in told if each.status == "absent"]
    return [["utter_noted_absent", {"labels": labels_of(absent)}]] if absent else []


def _only_named(now: Situation, finding: Finding) -> bool:
    """Whether a question names what was known before, or what says nothing by itself: "my MS nurse said to ring for a relapse"."""
    levels = load_rulebook().levels
    return now.said.latest_reading.get("kind") == "question" and finding.id in {*levels.background, *levels.vague}


def is_asked_surely(now: Situation) -> bool:
    """Whether a question names an illness or a subject of its own: only that is answered with an article while help is needed."""
    parts = education.read_question(now.words, base=education.load_base())
    there = {each.id for each in now.case.findings} - set(load_rulebook().levels.background)
    if not there or any(part.own_diseases for part in parts):
        return True
    return any(part.certain_name for part in parts) and not _is_of_nobody(now)


def _is_of_nobody(now: Situation) -> bool:
    """Whether the answer is about ALS or about MS, which nobody is said to have: "vital capacity?" asks for no plan of years."""
    entry = answer_for(now).entry
    known = any(each.id.startswith(_DIAGNOSED) and each.status == "present" for each in now.case.findings)
    return entry is not None and entry.disease in _OF_ONE and not known
