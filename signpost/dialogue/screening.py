"""What is asked where nothing certain was told: what words merely resemble, or the net, so that nobody is dismissed whose words were not
understood: a check list for danger, what it is about, and descriptions."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from signpost.decision import list_due, list_of, load_rulebook
from signpost.decision.own_words import signs_that_tell
from signpost.decision.questions import SCREEN
from signpost.decision.screens import AREA, DANGER, NONE, OTHER, SIGNS
from signpost.dialogue.asking import NUMBER, ask, ask_whether_meant, if_there, invite, is_alarmed, opening, put, would_be_crisis
from signpost.dialogue.education import asks_here
from signpost.dialogue.read_back import OF_FAMILY
from signpost.dialogue.reply import CLOSED, Parts, Reply, said
from signpost.dialogue.situation import Situation, situation_before
from signpost.dialogue.turns import ALARMS, ASKS_ABOUT, HINTS, KINDS_OF_COMPLAINTS

_RESPONSES, _OPEN = {"any_of": "utter_screen_any_of", "choice": "utter_screen_choice"}, "utter_screen_open"
_INFORMATION = "information"
# A list that was answered with words that nobody could read is put once more.
_TIMES_PUT = 2
# How many questions are left is said once, with the list of signs, where it is within two of the truth in nine of ten talks: the last
# question, and what a tick or a "not sure" opens, come on top of what is likely.
_STILL_TO_COME = 2
# Acts of who has what a message is about; it is none of theirs where it is so likely an everyday request.
_OF_ONESELF, _EVERYDAY = frozenset({"speaks_of_self", "seeks_diagnosis", "suspects"}), 0.6
_DISTRESSED = frozenset({"tells_unwell", "wants_doctor"})
# So much of a message is repeated when it was not understood.
_LONGEST_REPEATED = 80
# "My bottom" is an answer.
_NAMED_ALONE = 3
_LIGHT, _FEW_WORDS = frozenset({"goodbye", "thank", "greet", "insult", "chat", "withdraw_emergency", "seek_diagnosis"}), 8
# What follows from facts about somebody alone, such as a known illness.
_CAN_WAIT = ("none", "information", "routine")


def ask_screen(now: Situation, name: str, lead: Parts, *, again: bool = False) -> Reply:
    """Puts a list to pick from, and leaves it open; `again`: in a few words, where it was put just now and has the same lines."""
    screen = list_of(name, now.outlook, now.said.likely(now.case), now.said.faint)
    assert screen is not None, name
    question = screen.question
    asked = question.ask if now.case.subject == "self" else question.ask_other
    lines = [["utter_choice_line", {"number": place, "label": each.label}] for place, each in enumerate(question.options, 1)]
    buttons = [[each.label, each.value] for each in question.options] if question.kind == "choice" else []
    left = now.outlook.left + _STILL_TO_COME if name == SIGNS and SIGNS not in now.said.listed else 0
    counted: Parts = [["utter_progress", {"left": left}]] if left else []
    lead = [*NUMBER * is_alarmed(now), *lead, *counted, *opening(now, name, [each.value for each in question.options])]
    words: dict[str, Any] = {"lead": lead, "ask": asked, "hint": question.help, "choices": lines, "options": buttons}
    before = situation_before(now) if again and question.kind == "any_of" and now.said.question_id == name else None
    was_put = list_of(name, before.outlook, now.said.likely(before.case), now.said.faint) if before else None
    same = was_put is not None and was_put.question.options == question.options
    return put(now, _OPEN if same else _RESPONSES[question.kind], question, left=left, **words)


def net(now: Situation) -> Reply:
    """What follows a message that was not understood: each time another way to tell, in the end a person to call."""
    name = _next_list(now)
    if name is None:
        return said("utter_way_out") + CLOSED
    again = [["utter_list_again", {}]] if name == now.said.question_id and "cries_for_help" not in now.acts else []
    return ask_screen(now, name, again or not_taken_in(now))


def sounds_alarming(now: Situation, kinds: tuple[str, ...] = ALARMS) -> bool:
    """Whether a message sounds like one of these kinds though nothing in it is known: the list of dangers comes then, once."""
    kind, words, intent = now.said.latest_reading.get("kind"), len(now.words.split()), now.said.latest_intent
    # So does what complains of weeks and asks for no facts, where somebody speaks of themselves, or asks whether that is the illness.
    of_weeks = kind == KINDS_OF_COMPLAINTS[-1] and not (intent == ASKS_ABOUT or _OF_ONESELF.isdisjoint(now.acts) or is_everyday(now))
    # Few words only greet, thank, leave, wave away or want to know what it is, whatever they sound like: "never mind".
    light = words == 1 or words <= _FEW_WORDS and intent in _LIGHT
    heard = (kind in kinds or of_weeks) and not now.said.latest_reading.get("in_general") and not light
    open_or_warned = now.said.question_id or now.said.stood.fired or now.assessment.level == "emergency"
    return heard and not open_or_warned and not now.complaints and DANGER not in now.said.listed


def is_everyday(now: Situation) -> bool:
    """Whether a message of more than a few words is likely an everyday request, which names nothing of a body."""
    return now.said.latest_reading.get("elsewhere", 0.0) >= _EVERYDAY and len(now.words.split()) > _NAMED_ALONE


def is_distressed(now: Situation) -> bool:
    """Whether a message sounds like an emergency, or says only that somebody is unwell, or needs a doctor, where nothing is open."""
    unwell = not (_DISTRESSED.isdisjoint(now.acts) or now.said.question_id or now.assessment.level == "emergency")
    return unwell or sounds_alarming(now, ALARMS[:1])


def fears_danger(now: Situation) -> bool:
    """Whether somebody takes what is there now for a danger that they name: "am I having a stroke?"."""
    here = {"names_danger", "suspects"} <= set(now.acts) and not now.said.latest_reading.get("in_general")
    return here and DANGER not in now.said.listed and now.assessment.level != "emergency"


def not_taken_in(now: Situation) -> Parts:
    """That the latest message was not understood, with its words; who says only "ok", "I don't know" or "help" was, and gets a list."""
    if "cries_for_help" in now.acts:
        return [["utter_help_offered", {}]]
    if may_be_danger(now):
        return may_be_danger(now)
    if not _DISTRESSED.isdisjoint(now.acts):
        return [["utter_unwell", {}]]
    if now.said.latest_intent == "not_sure" or "acknowledges" in now.acts:
        return [["utter_list_offered", {}]]
    return [["utter_not_taken_in", {"repeated": shorten(now.said.latest_text, _LONGEST_REPEATED, placeholder=" …")}]]


def only_yes(now: Situation) -> bool:
    """Whether a list got only a yes: something of it is there, and nobody knows what."""
    bare = now.said.latest_intent == "affirm" and not now.said.latest_reading.get("findings")
    return bare and is_list(now.said.question_id) and "value" not in (now.said.latest.get("reply") or {})


def may_be_danger(now: Situation) -> Parts:
    """The number to call, where the list for danger got nothing but a yes."""
    return NUMBER * (only_yes(now) and now.said.question_id == DANGER)


def after_pick(now: Situation, lead: Parts) -> Reply | None:
    """What follows a pick that settled nothing yet; None when the interview can go on."""
    open_list = now.said.question_id or ""
    if open_list.partition(".")[0] != SCREEN or now.said.picked.get(open_list) is None:
        return None
    picked = now.said.picked[open_list]
    if picked[0] == NONE and _tells_of_it(now):
        return None
    if open_list == DANGER:
        return None if now.complaints else ask_screen(now, AREA, lead)
    if open_list == AREA and picked[0] == _INFORMATION:
        return invite(now, "utter_question_wanted")
    if open_list == AREA and f"{SCREEN}.{picked[0]}" in load_rulebook().screens:
        return ask_screen(now, f"{SCREEN}.{picked[0]}", lead)
    if picked[0] in (NONE, OTHER) and not now.complaints:
        return invite(now, "utter_describe_once_more")
    return None


def is_list(question_id: str | None) -> bool:
    """Whether a question is a list of the net."""
    return (question_id or "").partition(".")[0] == SCREEN


def can_be_put(now: Situation, question_id: str) -> bool:
    """Whether a question is a list that still asks about something."""
    return is_list(question_id) and list_of(question_id, now.outlook) is not None


def _next_list(now: Situation) -> str | None:
    """The list that was not put yet; one that is open is put once more before it is given up."""
    open_list = now.said.question_id
    put = now.said.listed
    if open_list is not None and can_be_put(now, open_list) and put.count(open_list) < _TIMES_PUT:
        return open_list
    area = (now.said.picked.get(AREA) or (NONE,))[0]
    order = (DANGER, AREA, f"{SCREEN}.{area}")
    return next((name for name in order if name not in put and name in load_rulebook().screens), None)


def tells_of_past(now: Situation) -> bool:
    """Whether advice rests on a sign that is over."""
    return any(each.status == "past" for each in signs_that_tell(now.assessment.fired, load_rulebook()))


def _tells_of_it(now: Situation) -> bool:
    """Whether something was told that is no complaint and yet worth an outcome, like a cold beside a known illness, or what is over."""
    vague = not now.there.isdisjoint(load_rulebook().levels.vague)
    return vague and bool(now.assessment.fired) or tells_of_past(now)


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
    harmed = not book.of_crisis.isdisjoint(now.there)
    if finding in now.said.faint and (
        harmed and finding not in book.of_crisis or _is_for_the_list(now, finding) and DANGER in now.said.listed
    ):
        return False
    listed = finding in book.screens[SIGNS].denies and (SIGNS not in now.said.listed or finding in now.outlook.worth)
    wanted = not (now.said.learning or asks_here(now)) and (listed or not now.complaints)
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
    return _cannot_rest(now) or bool(now.complaints) or tells_of_past(now) or resembled(now) is not None


def is_answered_by_facts(now: Situation) -> bool:
    """Whether an answer is all that is called for: nothing leads on, or somebody who knows the illness surely only asks."""
    only_asks = now.said.latest_reading.get("kind") == "question" or now.said.latest_intent == ASKS_ABOUT
    known = only_asks and now.case.known(now.case.subject, load_rulebook().order.illnesses)
    # Whose father had it, and whose own hands tingle, asks about the father and tells of the hands.
    of_kin = not known and bool(now.complaints) and any(each.id in OF_FAMILY.values() for each in now.case.facts(now.case.subject))
    return not leads_on(now) or (bool(known) or asks_here(now) and not of_kin) and not _cannot_rest(now)


def _cannot_rest(now: Situation) -> bool:
    # A warning that stood before the question is not lost by it.
    open_end = bool(now.said.question_id or now.said.stood.fired) or now.assessment.level not in _CAN_WAIT
    return open_end or danger_to_ask(now) or sounds_alarming(now)
