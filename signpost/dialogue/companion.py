"""After a warning: the answer to what somebody does or asks while help is needed. The warning itself stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from signpost.decision import Case, assess_emergency, load_rulebook
from signpost.dialogue.answering import said_beside, word_asked
from signpost.dialogue.asking import told_with
from signpost.dialogue.checks import (
    CHECKS,
    MISHEARD_CHECK,
    NEVER,
    OLD_CHECK,
    OLD_STANDS,
    SEEN_CHECK,
    SLOW_CHECK,
    check,
    days_told,
    is_put_right,
    signs_of,
    sudden_behind,
    told_as_old,
)
from signpost.dialogue.crisis import crisis_step, danger_to_body
from signpost.dialogue.read_back import names_of
from signpost.dialogue.reply import Parts, Reply, Saying, remembered
from signpost.dialogue.situation import Situation, situation_before
from signpost.dialogue.transcript import DOUBT_SLOT, QUESTION_SLOT, SETTLED_SLOT, Transcript
from signpost.dialogue.turns import NEVER_WAS, WITHDRAWAL, may_be_new
from signpost.dialogue.waiting import answer_here, asked_while_waiting, load_asked, meanwhile, noted, what_matters
from signpost.dialogue.with_helpers import GOING, answer_of_helped, asks_helped
from signpost.findings import Finding, finding_from
from signpost.region import situation_of, waiting_for

_WORSE, _SEEN_BUT_WORSE = "utter_companion_worse", "utter_companion_seen_but_worse"
_TAKES_BACK = frozenset({"was_seen"})
# What is read of weak arms or unclear words in these may be the writer's own of every day: it is named, and the help told comes first.
_OWN_HANDS = frozenset({"cannot_move_them", "cannot_speak"})
# What these name is asked about, and not whether to go: "what will they do to me".
_NAMED = frozenset({"asks_to_take", "asks_secrecy", "asks_to_come_along", "asks_what_is_done", "drives"})
_LESS = frozenset({"asks_if_must", "asks_what_to_say"})
_OF_MEDICINE = frozenset({"asks_usual_medicine", "asks_to_take", "asks_to_change_dose"})
_ASKING, _MOST_BESIDES = "asks_", 2
# Before these nothing else is answered.
_AFTER_ALL = frozenset({"has_died", "was_seen"})


def companion(said: Transcript) -> str | None:
    """The response to the latest message while a warning stands; None when none stands, and in a crisis, which has its own steps.

    A danger that is newly told comes before all else, also while it is asked whether the warning still holds.
    """
    # Nobody checks what those who help have found: it is asked about ("they say it was a TIA, what is that?").
    heard = set(said.latest_reading.get("acts", ())) - ({"was_seen"} if said.help_there and asks_helped(said) else set())
    if new_dangers(said) and heard.isdisjoint(_OWN_HANDS):
        return _WORSE
    if misheard(said):
        return MISHEARD_CHECK
    slow = "began_slowly" in heard and sudden_behind(said.emergency)
    old = None if said.question_id or is_put_right(said) else SLOW_CHECK if slow else told_as_old(said)
    denies = any(each["status"] == "absent" for each in said.latest_reading.get("findings", ()))
    # "Could it be MS? My auntie had that" only asks, and so does "can he have his usual tablet?".
    asks = old in NEVER and not denies or old == OLD_CHECK and not _OF_MEDICINE.isdisjoint(heard) and days_told(said) is None
    if old not in (None, OLD_STANDS) and not (asks and _asked(said)):
        return old
    asked, crisis = load_asked(), said.emergency.status == "crisis"
    among = asked.every if crisis else {} if said.question_id else asked.before_all
    if heard.isdisjoint(_AFTER_ALL) and (first := answer_of_helped(said, asked.helped) or _asked(said, among)):
        return first
    # Who asks whether to take something must not hear about waiting: "can I not just take another?"
    acts = asked.done.keys() & (heard - _LESS if _NAMED & heard else heard)
    if not acts:
        return old or (None if said.question_id else _asked(said))
    if crisis:
        # Beside a danger of the body what is done about that is answered too; nothing of the crisis is taken back by it.
        acts = acts - _TAKES_BACK if danger_to_body(said.emergency) else set()
    elif said.question_id:
        # An open question may give way to the one whether a clinician looked, which is not put twice in a row.
        acts = acts & {"was_seen"} if said.doubt.get("response") != SEEN_CHECK and not may_be_new(said.latest_text) else set()
    if not acts or not said.emergency.fired:
        return None
    if "was_seen" in acts and may_be_new(said.latest_text):
        return _SEEN_BUT_WORSE
    acts -= set(waiting_for(str(said.emergency.response)).get("not_said", ()))
    found = next((answer_here(said, act, response) for act, response in asked.done.items() if act in acts), None)
    # "They are here. What will they do?": the question is what is left to answer.
    return (_asked(said) if acts <= {"help_called", *(GOING if "question" in heard else ())} else None) or found or _asked(said)


def _asked(said: Transcript, among: Mapping[str, str] | None = None) -> str | None:
    """The answer to what is asked beside a danger of the body."""
    return asked_while_waiting(said, load_asked().besides if among is None else among) if said.emergency.fired else None


def misheard(said: Transcript) -> bool:
    """Whether somebody says that a crisis was heard where there is none; not of one that was confirmed when it was asked about."""
    if NEVER_WAS.isdisjoint(said.latest_reading.get("acts", ())) or said.question_id == WITHDRAWAL:
        return False
    book, earlier = load_rulebook(), said.earlier
    confirmed = any(each.id in earlier.answered & book.of_crisis and each.status == "present" for each in earlier.findings)
    return not confirmed and said.stood.status == "crisis"


def new_dangers(said: Transcript) -> tuple[Finding, ...]:
    """What the latest message tells as there now, under a warning that stood before it, that is a danger of its own.

    What was known before is no news, nor is what a crisis rests on, which has its own steps.
    """
    if not any(each.get("status") == "present" for each in said.latest.get("findings", ())):
        return ()
    answers = said.question_id not in (None, WITHDRAWAL) and said.emergency.status != "crisis"
    if answers or not said.emergency.fired or not said.stood.fired:
        return ()
    known = {(each.id, each.person) for each in said.earlier.findings if each.status == "present"}
    told = [finding_from(each) for each in said.latest.get("findings", ())]
    fresh = [each for each in told if each.status == "present" and (each.id, each.person) not in known]
    # "The paramedics said it was a migraine" tells what was found.
    signs = set() if "was_seen" in said.latest.get("acts", ()) else {each["finding"] for each in load_rulebook().levels.danger_signs}
    return tuple({each.id: each for each in fresh if _is_danger(each, said.case, signs)}.values())


def _is_danger(finding: Finding, case: Case, signs: set[str]) -> bool:
    """Whether a finding is one of these signs of danger, or an emergency beside nothing but what is known about the person."""
    book = load_rulebook()
    if finding.id in book.of_crisis or finding.id in book.levels.background:
        return False
    facts = tuple(each for each in case.facts(finding.person) if each.id in book.levels.background)
    alone = replace(case, findings=(*facts, finding), aside=None)
    return finding.id in signs or bool(assess_emergency(alone, book).fired)


def accompany(now: Situation, response: str) -> Reply:
    """The answer; who was seen is asked whether that was about this, before the warning is taken back."""
    if response == _WORSE:
        return _name_dangers(now)
    if response in CHECKS:
        return check(_warned(now), response, now.case)
    response = load_asked().of_illness.get(response, response) if said_beside(now) else response
    told, changed, now = noted(now), now, _warned(now)
    stands, values, about = _whom_to_call(now), _values(now), now.assessment.fired[0].person
    answer = sum((told_with(now, each, stands=[], **values) for each in _asked_too(now.said, response)), Reply())
    answer += told_with(now, response, stands=[[stands, {}]], **values)
    # What stands although the words make it old is there in the next turn too.
    lost = response == OLD_STANDS and changed is not now
    kept = remembered(SETTLED_SLOT, [each.as_dict() for each in signs_of(now.assessment)]) if lost else Reply()
    return Reply(tuple(Saying(name, {**values, "about": about}) for name, values in told)) + answer + kept


def answer_beside_check(now: Situation, asking: Reply) -> Reply:
    """The check of a warning, behind the answer to what is asked beside it; any other reply as it is."""
    asked = _asked(now.said)
    if asked is None or asking.open_question != WITHDRAWAL or now.said.stood.status == "crisis":
        return asking
    sayings = tuple(each for each in asking.sayings if each.response != "utter_not_understood")
    return told_with(now, asked, stands=[], **_values(_warned(now))) + replace(asking, sayings=sayings)


def _values(now: Situation) -> dict[str, Any]:
    """What the answers beside a warning name: its signs, why it can't wait, what to do, whom it is about, and a word that is asked for."""
    labels = names_of(each.id for each in signs_of(now.assessment))
    told = {"labels": labels, "matters": what_matters(now), "steps": meanwhile(now), "about": now.assessment.fired[0].person}
    return {**told, "says": said_beside(now), **word_asked(now.words)}


def _asked_too(said: Transcript, response: str) -> list[str]:
    """The answers to what a message asks besides, of several questions in one; few, so that the warning stays in view."""
    table, unsaid = load_asked(), waiting_for(str(said.emergency.response)).get("not_said", ())
    every = {act: usual for act, usual in table.every.items() if act in table.besides or act.startswith(_ASKING)}
    acts = [act for *_, act, _ in said.latest_reading.get("questions", ()) if act in every and act not in unsaid]
    found = dict.fromkeys(answer_here(said, act, every[act]) for act in acts)
    return [each for each in found if each != response and response not in table.helped.values()][:_MOST_BESIDES] if len(acts) > 1 else []


def _whom_to_call(now: Situation) -> str:
    """What to do now in a few words; who has called already is not told to call as if they had not."""
    if now.said.help_there:
        return "utter_helped_if_worse"
    if now.assessment.route != "go" and now.said.help_called:
        return "utter_companion_help_is_coming"
    usual = "utter_companion_go" if now.assessment.route == "go" else "utter_companion_call"
    return str(waiting_for(str(now.assessment.response)).get("calls", usual))


def _warned(now: Situation) -> Situation:
    """The situation in which the warning stood: words that make it old may have changed the case already."""
    return now if now.assessment.level == "emergency" else situation_before(now) or now


def _beside(now: Situation, dangers: Sequence[Finding]) -> Parts:
    """The first thing to do for what is new, where it goes with the steps that were told."""
    begun = tuple(each if each.duration_days is not None else each.with_(duration_days=0) for each in dangers)
    alone = assess_emergency(replace(now.case, findings=begun, aside=None), load_rulebook())
    known = waiting_for(str(alone.response))
    fits = situation_of(str(alone.response)) not in waiting_for(str(now.assessment.response)).get("not_beside", ())
    return [["utter_step", {"do": known["beside"]}]] if fits and "beside" in known else []


def _name_dangers(now: Situation) -> Reply:
    """What is new by its name, and to call now; a check of the warning is dropped."""
    dangers = new_dangers(now.said)
    labels = names_of(each.id for each in dangers)
    called = "utter_companion_tell_call_handler" if now.said.help_called else "utter_companion_call"
    who = "utter_companion_tell_helpers" if now.said.help_there else called
    told = told_with(now, _WORSE, labels=labels, about=dangers[0].person, stands=[[who, {}]], steps=_beside(now, dangers))
    closed = told + remembered(QUESTION_SLOT, None) + remembered(DOUBT_SLOT, None)
    return closed + crisis_step(now) if now.assessment.status == "crisis" else closed
