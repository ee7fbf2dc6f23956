"""After a warning: the answer to what somebody does or asks while help is needed, and what a check of the warning settles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from signpost.decision import Case, assess_emergency, load_rulebook
from signpost.decision.clashes import says_one_of
from signpost.dialogue import checks, waiting
from signpost.dialogue.answering import said_beside, word_asked
from signpost.dialogue.asking import invite, told_with
from signpost.dialogue.crisis import crisis_step, danger_to_body
from signpost.dialogue.next_step import go_on
from signpost.dialogue.read_back import names_of
from signpost.dialogue.reply import CLOSED, Parts, Reply, Saying, remembered
from signpost.dialogue.situation import Situation, situation_after, situation_before
from signpost.dialogue.transcript import DOUBT_SLOT, SETTLED_SLOT, Transcript
from signpost.dialogue.turns import NEVER_WAS, SEEN, STANDS, WITHDRAWAL, may_be_new, settled
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
    heard = set(said.latest_reading.get("acts", ())) - ({"was_seen"} if said.help_there and waiting.asks_helped(said) else set())
    if new_dangers(said) and heard.isdisjoint(_OWN_HANDS):
        return _WORSE
    if misheard(said):
        return checks.MISHEARD_CHECK
    slow = "began_slowly" in heard and checks.sudden_behind(said.emergency)
    old = None if said.question_id or checks.is_put_right(said) else checks.SLOW_CHECK if slow else checks.told_as_old(said)
    denies = any(each["status"] == "absent" for each in said.latest_reading.get("findings", ()))
    # "Could it be MS? My auntie had that" only asks, and so does "can he have his usual tablet?".
    asks = old in checks.NEVER and not denies or old == checks.OLD_CHECK and _OF_MEDICINE & heard and checks.days_told(said) is None
    if old not in (None, checks.OLD_STANDS) and not (asks and _asked(said)):
        return old
    asked, crisis = waiting.load_asked(), said.emergency.status == "crisis"
    among = asked["every"] if crisis else {} if said.question_id else asked["before_all"]
    if heard.isdisjoint(_AFTER_ALL) and (first := waiting.answer_of_helped(said, asked["helped"]) or _asked(said, among)):
        return first
    # Who asks whether to take something must not hear about waiting: "can I not just take another?"
    acts = asked["done"].keys() & (heard - _LESS if _NAMED & heard else heard)
    if not acts:
        return old or (None if said.question_id else _asked(said))
    if crisis:
        # Beside a danger of the body what is done about that is answered too; nothing of the crisis is taken back by it.
        acts = acts - _TAKES_BACK if danger_to_body(said.emergency) else set()
    elif said.question_id:
        # An open question may give way to the one whether a clinician looked, which is not put twice in a row.
        acts = acts & {"was_seen"} if said.doubt.get("response") != checks.SEEN_CHECK and not may_be_new(said.latest_text) else set()
    if not acts or not said.emergency.fired:
        return None
    if "was_seen" in acts and may_be_new(said.latest_text):
        return _SEEN_BUT_WORSE
    acts -= set(waiting_for(str(said.emergency.response)).get("not_said", ()))
    found = next((waiting.answer_here(said, act, response) for act, response in asked["done"].items() if act in acts), None)
    # "They are here. What will they do?": the question is what is left to answer.
    return (_asked(said) if acts <= {"help_called", *(waiting.GOING if "question" in heard else ())} else None) or found or _asked(said)


def _asked(said: Transcript, among: Mapping[str, str] | None = None) -> str | None:
    """The answer to what is asked beside a danger of the body."""
    return waiting.asked_while_waiting(said, waiting.load_asked()["besides"] if among is None else among) if said.emergency.fired else None


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
    if response in checks.CHECKS:
        return checks.check(_warned(now), response, now.case)
    response = waiting.load_asked()["of_illness"].get(response, response) if said_beside(now) else response
    told, changed, now = waiting.noted(now), now, _warned(now)
    stands, values, about = _whom_to_call(now), _values(now), now.assessment.fired[0].person
    answer = sum((told_with(now, each, stands=[], **values) for each in _asked_too(now.said, response)), Reply())
    answer += told_with(now, response, stands=[[stands, {}]], **values)
    # What stands although the words make it old is there in the next turn too.
    lost = response == checks.OLD_STANDS and changed is not now
    kept = remembered(SETTLED_SLOT, [each.as_dict() for each in checks.signs_of(now.assessment)]) if lost else Reply()
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
    labels = names_of(each.id for each in checks.signs_of(now.assessment))
    told = {
        "labels": labels,
        "matters": waiting.what_matters(now),
        "steps": waiting.meanwhile(now),
        "about": now.assessment.fired[0].person,
    }
    return {**told, "says": said_beside(now), **word_asked(now.words)}


def _asked_too(said: Transcript, response: str) -> list[str]:
    """The answers to what a message asks besides, of several questions in one; few, so that the warning stays in view."""
    table, unsaid = waiting.load_asked(), waiting_for(str(said.emergency.response)).get("not_said", ())
    every = {act: usual for act, usual in table["every"].items() if act in table["besides"] or act.startswith(_ASKING)}
    acts = [act for *_, act, _ in said.latest_reading.get("questions", ()) if act in every and act not in unsaid]
    found = dict.fromkeys(waiting.answer_here(said, act, every[act]) for act in acts)
    several = len(acts) > 1 and response not in table["helped"].values()
    return [each for each in found if each != response][:_MOST_BESIDES] if several else []


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
    closed = told + CLOSED + remembered(DOUBT_SLOT, None)
    return closed + crisis_step(now) if now.assessment.status == "crisis" else closed


def dispute(now: Situation) -> Reply:
    """Asks what is wrong or missing; what is being checked comes again, and a warning stands until it is clear."""
    if now.said.question_id == WITHDRAWAL:
        return settle_check(now)
    if now.assessment.level == "emergency":
        return go_on(now, lead=[["utter_dispute_warned", {}]])
    # "Months, I mean" says what is wrong, and has put it right.
    if checks.is_put_right(now.said) or now.said.earlier.findings != now.case.findings:
        return go_on(now)
    return invite(now, "utter_dispute")


def told_gone(now: Situation) -> Reply:
    """What was told is past where somebody says to be well again; nothing where a warning stands or no sign was told."""
    told = now.complaints
    if "gone" not in now.acts or not told or now.assessment.level == "emergency" or now.said.tells:
        return Reply()
    return _settle(now, checks.as_confirmed(checks.OVER_CHECK, (each.as_dict() for each in told), 0.0), lifted="utter_gone_noted")


def settle_check(now: Situation) -> Reply:
    """What follows the answer to a check of a warning: it is taken back, or stands."""
    said, asked = now.said, _open_check(now)
    if asked == checks.MISHEARD_CHECK:
        return _settle_misheard(now)
    if (told := _told_instead(now)) is not None:
        return _lift(now, told)
    if says_one_of(said.latest_text, load_rulebook().levels.seen.returns):
        return _settle(now, said.doubtful)
    if said.latest_intent == "withdraw_emergency":
        return _lift(now, asked if "gone" in now.acts else checks.NEVER_CHECK)
    # In words of their own they say that what was warned about never was.
    if checks.never_was(said, {(each["id"], each.get("person", "self")) for each in said.doubtful}):
        return _lift(now, checks.NEVER_CHECK)
    # Only a yes takes a warning back, "mostly" does not; what is told or asked behind it is assessed by itself.
    polarity = said.latest_reading.get("reply", {}).get("polarity")
    if said.latest_intent == "affirm" and polarity != "partly" or polarity == "yes" and _agrees(now):
        return _lift(now, asked)
    return _settle(now, said.doubtful) if _answers(now) else checks.check_again(now)


def _open_check(now: Situation) -> str:
    """The check that is open."""
    return str(now.said.doubt.get("response") or checks.OVER_CHECK)


def _agrees(now: Situation) -> bool:
    """Whether the words behind a yes leave it one: what is old may be told again, what is over may not."""
    said, asked = now.said, _open_check(now)
    if asked == checks.SEEN_CHECK or not STANDS.isdisjoint(now.acts):
        return False
    if asked in checks.OLD_CHECKS or asked == checks.SLOW_CHECK:
        return not may_be_new(said.latest_text)
    latest = (*said.latest_reading.get("findings", ()), *said.latest_reading.get("proposals", ()))
    return {each["id"] for each in latest if each.get("status") == "present"}.isdisjoint(each["id"] for each in said.doubtful)


def _answers(now: Situation) -> bool:
    """Whether a check is answered at all: with no or "not sure", that it stands, or by telling the sign again or another danger."""
    told = {each["id"] for each in now.said.latest.get("findings", ()) if each.get("status") in ("present", "past")}
    again = not told.isdisjoint(each["id"] for each in now.said.doubtful)
    plain = now.said.latest_intent in ("deny", "not_sure", "affirm") or not STANDS.isdisjoint(now.acts)
    return plain or again or checks.leaves_danger(now.said) or may_be_new(now.said.latest_text)


def _told_instead(now: Situation) -> str | None:
    """How it was, where a check is answered by saying that and no danger is told beside it; None for anything else, and in a crisis."""
    told, warned, reading = checks.check_told(now.acts), now.said.doubt.get("triage") or {}, now.said.latest_reading
    calm = reading.get("kind") != load_rulebook().levels.ids[0] and not checks.leaves_danger(now.said)
    if told in (None, checks.PLANNED_CHECK) or not calm or warned.get("status") == "crisis" or not STANDS.isdisjoint(now.acts):
        return None
    slow = told not in checks.NEVER and "began_slowly" in now.acts and checks.sudden_behind(now.said.stood)
    return checks.SLOW_CHECK if slow else _open_check(now) if told == checks.OVER_CHECK else told


def _settle_misheard(now: Situation) -> Reply:
    """After the plain question about a crisis that may have been misheard: "no" settles it, "yes" and all else keeps it."""
    if now.said.latest_intent == "withdraw_emergency":
        # A joke or "forget it" closes nothing.
        return checks.check_again(now)
    nobody = now.said.latest_intent == "deny" or not NEVER_WAS.isdisjoint(now.acts) and now.said.latest_intent != "affirm"
    return _lift(now, checks.MISHEARD_CHECK) if nobody else _settle(now, now.said.doubtful)


def _lift(now: Situation, told: str) -> Reply:
    """Takes a warning back because it is as a check asks; where the answer tells of something new or worse beside it, it stands."""
    levels, asked = load_rulebook().levels, _open_check(now)
    if told in checks.OLD_CHECKS and told in (asked, checks.OLD_CHECK) and may_be_new(now.said.latest_text):
        return _settle(now, now.said.doubtful)
    days, never = float(now.said.doubt.get("days") or levels.old.days), now.said.stood.response in levels.seen.never
    findings = checks.as_confirmed(told, now.said.doubtful, days, over="gone" in now.acts, never=never)
    # What warns whoever has looked at it is not promised to warn no more.
    kept = asked == checks.SEEN_CHECK and (never or told != checks.SEEN_CHECK)
    return _settle(now, findings, lifted=checks.LIFTED[checks.OVER_CHECK if kept else asked])


def _settle(now: Situation, findings: Iterable[Mapping[str, Any]], *, lifted: str = "") -> Reply:
    """Remembers findings as the person confirmed them, and goes on from there; `lifted` is said where no warning is left."""
    confirmed = settled(findings)
    after = situation_after(now.said, now.said.folding.after(confirmed).case)
    # A correction of what was told is no answer to the check.
    unanswered = after.assessment.level != "emergency" or "correction" in now.said.latest.get("acts", ())
    if now.said.question_id == WITHDRAWAL and not lifted and unanswered:
        return checks.check_again(now)
    told = [{**each, SEEN: True} for each in confirmed["findings"]] if SEEN in confirmed["acts"] else confirmed["findings"]
    kept = remembered(SETTLED_SLOT, told or None) + remembered(DOUBT_SLOT, None)
    lead: Parts = [[lifted, {}]] if lifted and after.assessment.level != "emergency" else []
    return kept + go_on(after, lead=lead, checked=True)
