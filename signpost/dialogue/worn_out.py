"""How somebody feels, or that somebody has died, is heard first; a carer who hates it some days is asked once if anybody is in danger."""

from __future__ import annotations

from signpost.decision import Case, load_rulebook
from signpost.dialogue.asking import ask
from signpost.dialogue.next_step import go_on
from signpost.dialogue.of_acts import acts_do
from signpost.dialogue.reply import Parts, Reply, remembered, said
from signpost.dialogue.situation import Situation
from signpost.dialogue.transcript import QUESTION_SLOT, SETTLED_SLOT
from signpost.dialogue.whose import FEAR

_ANGER = "expresses_anger"
_WITHOUT_ADVICE = frozenset({"grieves", "quotes"})
# In so few words nothing is told but that.
_WORDS_OF_A_DEATH = 12


def feelings(now: Situation) -> Reply:
    """Words for anger, grief, a burden or fear that the message spoke of; a warning has its own words for it."""
    if now.assessment.level == "emergency":
        return Reply()
    response = next((response for act, response in acts_do().felt.items() if act in now.acts), None)
    return said(response) if response is not None else Reply()


def is_all_said(now: Situation) -> bool:
    """Whether somebody mourns, or only quotes or supposes, and complains of nothing: then nothing leads to advice."""
    return not _WITHOUT_ADVICE.isdisjoint(now.acts) and not now.case.complaints(load_rulebook().levels.background)


def told_died(now: Situation) -> Reply:
    """Words for somebody whose relative has died, and no question more about them; nothing where the talk is about the writer.

    Nor where a warning stands, or more is said than that.
    """
    ends = "says_died" in now.acts and now.case.subject != "self" and len(now.said.latest_text.split()) <= _WORDS_OF_A_DEATH
    if not ends or "?" in now.said.latest_text or now.assessment.level == "emergency" or now.said.likely(now.case):
        return Reply()
    told = now.case.complaints(load_rulebook().levels.background)
    never = [{"id": each.id, "person": each.person, "status": "absent"} for each in told]
    return said("utter_death_heard") + remembered(QUESTION_SLOT, None) + (remembered(SETTLED_SLOT, never) if never else Reply())


def asks_if_safe(now: Situation) -> Reply:
    """Whether an angry carer fears to hurt somebody, and what to do at once where they do; nothing in every other talk."""
    if now.assessment.level == "emergency":
        return Reply()
    if _fears(now.case) and not _fears(now.said.earlier):
        do = [each.rule.do for each in now.assessment.fired if any(found.id == FEAR for found in each.because)]
        lead: Parts = [["utter_anger_heard", {}], *(["utter_today_first", {"do": each}] for each in do)]
        return go_on(now, lead=lead)
    known = any(each.id == FEAR for each in now.case.facts("self"))
    asks = _ANGER in now.acts and not known and not now.case.asked.get(FEAR)
    return ask(now, load_rulebook().questions[FEAR], [["utter_anger_heard", {}]]) if asks else Reply()


def _fears(case: Case) -> bool:
    return any(each.id == FEAR and each.status == "present" for each in case.facts("self"))
