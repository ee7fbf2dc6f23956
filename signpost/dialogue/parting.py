"""Somebody leaves while questions are open: the advice so far, what could not be asked of what would be an emergency, no question more."""

from __future__ import annotations

from signpost.decision import certain_level, load_rulebook
from signpost.dialogue.asking import if_there
from signpost.dialogue.outcome import OUTCOMES, conclude, confirm_advice
from signpost.dialogue.read_back import names_of
from signpost.dialogue.reply import Parts, Reply, remembered, said
from signpost.dialogue.screening import complains
from signpost.dialogue.situation import Situation
from signpost.dialogue.transcript import QUESTION_SLOT

# So many signs are named that were not asked about.
_NAMED_AT_MOST = 3


def part(now: Situation) -> Reply:
    """What somebody who leaves in the middle should still hear; nothing where nothing is open, or nothing was told."""
    if not now.said.question_id or now.question is None:
        # What was advised is what they take along.
        advised = now.question is None and now.assessment.level in OUTCOMES and not now.said.question_id and complains(now)
        return confirm_advice(now, []) if advised else Reply()
    closed = remembered(QUESTION_SLOT, None)
    if certain_level(now.assessment, load_rulebook()) in OUTCOMES:
        return conclude(now, [], net=_unsettled(now)) + closed
    return said("utter_parting_open", net=_unsettled(now)) + closed


def _unsettled(now: Situation) -> Parts:
    """In one sentence, what would be an emergency and was not asked about; the usual signs where nothing is."""
    worth = sorted(now.outlook.worth, key=lambda each: -now.outlook.worth[each])
    names = dict.fromkeys((*now.said.likely(now.case), *(each for each in worth if "." not in each)))
    book = load_rulebook()
    level = book.levels.ids[0]
    # Near an emergency much would make one; only what is a danger anywhere is worth a word to somebody who leaves.
    dangers = {each["finding"] for each in book.levels.danger_signs} - book.of_crisis
    grave = [each for each in names if each in dangers and if_there(now, each).level == level]
    named = {"labels": names_of(grave[:_NAMED_AT_MOST])}
    return [["utter_parting_unsettled", named]] if grave else [["utter_parting_net", {}]]
