"""What words merely resemble: what of it is worth a question, and how it is asked about."""

from __future__ import annotations

from signpost.decision import list_due, load_rulebook
from signpost.decision.screens import DANGER, SIGNS
from signpost.dialogue.asking import ask, ask_whether_meant, if_there, would_be_crisis
from signpost.dialogue.education import asks_here
from signpost.dialogue.read_back import OF_FAMILY
from signpost.dialogue.reply import Parts, Reply
from signpost.dialogue.screening import ask_screen, can_be_put, complains, sounds_alarming, tells_of_past
from signpost.dialogue.situation import Situation
from signpost.dialogue.turns import ASKS_ABOUT, HINTS

# What follows from facts about somebody alone, such as a known illness.
_CAN_WAIT = ("none", "information", "routine")


def danger_to_ask(now: Situation) -> bool:
    """Whether words of the conversation resemble a danger that was not asked about yet."""
    return any(map(load_rulebook().may_be_danger, now.said.likely(now.case)))


def looked_for(now: Situation) -> bool:
    """Whether words resemble what is looked for in every message, such as too many tablets: that is asked before anything is told."""
    return any(each in load_rulebook().levels.looked_for for each in now.said.likely(now.case))


def resembles_crisis(now: Situation) -> bool:
    """Whether words resemble, not only faintly, those of somebody who does not want to live: no fact goes before that question."""
    return any(each in load_rulebook().of_crisis and each not in now.said.faint for each in now.said.likely(now.case))


def may_mean_the_end(now: Situation) -> bool:
    """Whether words may be of one's own life, or of what was swallowed: that is asked about before anything is told or asked."""
    return looked_for(now) or HINTS in now.acts and resembles_crisis(now)


def resembled(now: Situation, *, of_crisis: bool = False) -> str | None:
    """What words of the conversation merely resemble, where asked for only of a crisis; None when it was asked or settled before."""
    # What may have been swallowed or done comes before the wish to die, and behind it where it is only thought of.
    planned = HINTS in now.acts
    looked_for = frozenset() if planned else load_rulebook().levels.looked_for
    found = sorted((each for each in now.said.likely(now.case) if _is_worth_asking(now, each)), key=lambda each: each not in looked_for)
    return next((each for each in found if not of_crisis or each in looked_for or would_be_crisis(now, each)), None)


def _is_worth_asking(now: Situation, finding: str) -> bool:
    """Whether what words merely resemble is worth a question: a danger, a sign of the list, or all that there is to go by.

    Once the list was put, only what the interview would ask as well; of who only wants to learn, a danger alone. What is heard only
    faintly of a crisis was asked about where the list for danger was put, and beside one it is nothing that matters now.
    """
    book = load_rulebook()
    harmed = any(each.id in book.of_crisis and each.status == "present" for each in now.case.facts(now.case.subject))
    if finding in now.said.faint and (
        harmed and finding not in book.of_crisis or _is_for_the_list(now, finding) and DANGER in now.said.listed
    ):
        return False
    listed = finding in book.screens[SIGNS].denies and (SIGNS not in now.said.listed or finding in now.outlook.worth)
    wanted = not (now.said.learning or asks_here(now)) and (listed or not complains(now))
    return finding in book.levels.looked_for or book.may_be_danger(finding) or wanted


def can_be_listed(now: Situation, finding: str) -> bool:
    """Whether what words resemble can stand in the list that comes next.

    What would be an emergency is asked about alone, unless it is heard only faintly; once the list was put, so is any danger.
    """
    book, faint = load_rulebook(), finding in now.said.faint
    if faint and list_due(now.outlook, now.said.listed) == DANGER:
        return book.screens[DANGER].asks_about(finding)
    listed = bool(now.outlook.together) and finding in book.screens[SIGNS].denies
    grave = if_there(now, finding).level == "emergency" or SIGNS in now.said.listed and book.may_be_danger(finding)
    return listed and (faint or not grave)


def ask_of(now: Situation, finding: str, lead: Parts) -> Reply:
    """Asks about what words resemble.

    What is heard only faintly is not held up to anybody as their words: the question of the rule book is put instead, and of a
    crisis the list for danger, which asks for it plainly among the rest.
    """
    if _is_for_the_list(now, finding) and can_be_put(now, DANGER):
        return ask_screen(now, DANGER, lead)
    question = load_rulebook().questions.get(finding) if finding in now.said.faint else None
    of_crisis = would_be_crisis(now, finding) or finding in load_rulebook().levels.looked_for
    return ask_whether_meant(now, finding, lead) if question is None or of_crisis else ask(now, question, lead)


def _is_for_the_list(now: Situation, finding: str) -> bool:
    """Whether something of a crisis, or that may have been swallowed, is heard only faintly, and the list for danger holds it."""
    book = load_rulebook()
    grave = finding in book.of_crisis or finding in book.levels.looked_for
    return grave and finding in now.said.faint and book.screens[DANGER].asks_about(finding)


def leads_on(now: Situation) -> bool:
    """Whether there is more to ask or to advise than facts about somebody call for."""
    return _cannot_rest(now) or complains(now) or tells_of_past(now) or resembled(now) is not None


def is_answered_by_facts(now: Situation) -> bool:
    """Whether an answer is all that is called for: nothing leads on, or somebody who knows the illness surely only asks."""
    only_asks = now.said.latest_reading.get("kind") == "question" or now.said.latest_intent == ASKS_ABOUT
    known = only_asks and now.case.known(now.case.subject, load_rulebook().order.illnesses)
    # Whose father had it, and whose own hands tingle, asks about the father and tells of the hands.
    of_kin = not known and complains(now) and any(each.id in OF_FAMILY.values() for each in now.case.facts(now.case.subject))
    return not leads_on(now) or (bool(known) or asks_here(now) and not of_kin) and not _cannot_rest(now)


def _cannot_rest(now: Situation) -> bool:
    # A warning that stood before the question is not lost by it.
    open_end = bool(now.said.question_id or now.said.stood.fired) or now.assessment.level not in _CAN_WAIT
    return open_end or danger_to_ask(now) or sounds_alarming(now)
