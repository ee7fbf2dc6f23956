"""A crisis: heard, asked plainly about thoughts, a plan, means and company, and never closed before that; `docs/safety/crisis.md`."""

from __future__ import annotations

from signpost.decision import Assessment, Question, load_rulebook
from signpost.decision.outcome import question_payload
from signpost.dialogue.asking import told_with
from signpost.dialogue.in_crisis import COMPANY, MEANS, kind_of, person_in_crisis
from signpost.dialogue.reply import CLOSED, Parts, Reply, remembered, said
from signpost.dialogue.situation import Situation, situation_after
from signpost.dialogue.transcript import QUESTION_SLOT, SETTLED_SLOT
from signpost.dialogue.turns import acts_do, settled
from signpost.findings import Finding

SAFE = "screen.safe"
PLAN = "suicide_plan"
# What is asked in this order, with the response that asks it; what is known already is not asked again.
_STEPS = ((PLAN, "utter_crisis_ask_plan"), (MEANS, "utter_crisis_ask_means"))
_LISTS = ((COMPANY, "utter_crisis_ask_company"), (SAFE, "utter_crisis_ask_safe"))
# Whom to call and who picks up, for the one in danger and for a helper.
_WHO_ANSWERS = {True: "utter_crisis_who_answers_helpers", False: "utter_crisis_who_answers"}
_ASKS_WHOM = frozenset({"asks_number", "asks_who_answers"})
# What has to be picked from each list before a crisis may be over.
_ENOUGH = {COMPANY: frozenset({"with_me", "coming"}), SAFE: frozenset({"safe"})}
# What is near is put away, given to somebody, or left behind.
_MEANS_NEAR, _MEANS_GIVEN, _MEANS_LEFT = "utter_crisis_means_near", "utter_crisis_means_given", "utter_crisis_means_left"
_TRIES = 2


def crisis_step(now: Situation, lead: Parts | None = None) -> Reply:
    """The next thing that has to be known; words to stay with when all was asked, or asked in vain, and it is not over."""
    about_other = _person(now) != "self"
    lead = [*(lead or []), *_heard(now)]
    # Nobody is asked for a plan or what is near while an ambulance comes for what was taken.
    settled_already = _settled(now) | ({PLAN, MEANS} if now.said.help_called and danger_to_body(now.assessment) else set())
    for finding, response in _STEPS:
        if finding not in settled_already:
            return _asked(now, response, Question(finding, "yes_no", "", ""), lead)
    lists = [each for each in _LISTS if not (about_other and each[0] == SAFE)]
    for name, response in lists:
        if name not in now.said.picked and now.said.listed.count(name) < _TRIES:
            return _asked(now, response, load_rulebook().screens[name].question, lead)
    return _stays(now, [name for name, _ in lists if _ENOUGH[name].isdisjoint(now.said.picked.get(name, ()))], lead)


def _stays(now: Situation, lacking: list[str], lead: Parts) -> Reply:
    """Words to stay with, and a person to call; what was asked is not put again, but another answer is still heard, and can be tapped."""
    if not lacking:
        return told_with(now, "utter_crisis_stays", about=_person(now), lead=lead) + CLOSED
    options = [[each.label, each.value] for each in load_rulebook().screens[lacking[-1]].question.options]
    told = told_with(now, "utter_crisis_stays", about=_person(now), lead=lead, options=options)
    return told + remembered(QUESTION_SLOT, lacking[-1])


def danger_to_body(assessment: Assessment) -> str | None:
    """The response of an emergency rule that fired and is none of a crisis; None where none did."""
    fired = (each for each in assessment.fired if each.rule.level == "emergency" and kind_of(each) == "emergency")
    return next((str(each.rule.response) for each in fired), None)


def is_over(now: Situation) -> bool:
    """Whether somebody said to be safe, with company, after a plan and means were asked about, and has no plan."""
    plan = any(each.id == PLAN and each.status == "present" for each in now.case.findings)
    enough = all(not picks.isdisjoint(now.said.picked.get(name, ())) for name, picks in _ENOUGH.items())
    return {PLAN, MEANS} <= _settled(now) and not plan and enough


def ease(now: Situation) -> Reply:
    """The end of a crisis: gladness and the numbers, and no question about anything else in the same breath."""
    over = [each.with_(status="past").as_dict() for each in _behind(now)]
    after = situation_after(now.said, now.said.folding.after(settled(over)).case)
    near = said(_MEANS_GIVEN, about=_person(now)) if _near(now) else Reply()
    return remembered(SETTLED_SLOT, over) + near + told_with(after, "utter_crisis_eased") + CLOSED


def kept_open(before: Situation, now: Situation) -> Reply:
    """The crisis that somebody's words would have closed, still open: what it rests on stands, and the next thing is asked."""
    still = [each.as_dict() for each in _behind(before)]
    after = situation_after(now.said, now.said.folding.after(settled(still)).case)
    return remembered(SETTLED_SLOT, still) + crisis_step(after)


def _heard(now: Situation) -> Parts:
    """Words for what was just told and must not be passed over.

    That something is near, that nobody should be told, whom to wake, who keeps them here.
    """
    of_means = any(each.get("id") == MEANS and each.get("status") == "present" for each in now.said.latest.get("findings", ()))
    just_told = of_means or now.said.latest.get("question_id") == MEANS
    told: Parts = [[_MEANS_NEAR, {}]] if _near(now) and just_told else _what_to_do_with_it(now)
    helper = _person(now) != "self"
    told += [["utter_crisis_has_key", {}]] if helper and "has_key" in now.acts else []
    asked: Parts = [] if _ASKS_WHOM.isdisjoint(now.acts) else [[_WHO_ANSWERS[helper], {}]]
    return [*asked, *told, *([response, {}] for act, response in acts_do()["taken_up"].items() if act in now.acts)]


def _near(now: Situation) -> bool:
    """Whether something is within reach of whoever may use it."""
    return any(each.id == MEANS and each.status == "present" for each in now.case.facts(_person(now)))


def _what_to_do_with_it(now: Situation) -> Parts:
    """Once it is known whether somebody is there: that they take away what is near, or that one goes away from it."""
    picked = now.said.picked.get(COMPANY, ())
    if not (_near(now) and picked) or now.said.latest.get("question_id") != COMPANY:
        return []
    together = not _ENOUGH[COMPANY].isdisjoint(picked) or _person(now) != "self"
    return [[_MEANS_GIVEN if together else _MEANS_LEFT, {}]]


def _settled(now: Situation) -> set[str]:
    """The questions that were answered, if only with "I don't know", or asked in vain so often that they are let go."""
    in_vain = {question for question, count in now.case.asked.items() if count >= _TRIES}
    return {each.id for each in now.case.findings} | now.case.answered | now.case.settled | in_vain


def _asked(now: Situation, response: str, question: Question, lead: Parts) -> Reply:
    options = [[each.label, each.value] for each in question.options]
    triage = {**now.triage(), "question": question_payload(question)}
    return said(response, triage=triage, about=_person(now), options=options, lead=lead) + remembered(QUESTION_SLOT, question.id)


def _person(now: Situation) -> str:
    """Whose life may be in danger by their own hand: a carer's own, whoever else needs help for the body."""
    return person_in_crisis(now.assessment) or now.case.subject


def _behind(now: Situation) -> list[Finding]:
    """The findings that the rules of the crisis rest on."""
    fired = [each for each in now.assessment.fired if kind_of(each) == "crisis"]
    return list({(finding.id, finding.person): finding for rule in fired for finding in rule.because}.values())
