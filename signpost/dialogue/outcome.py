"""Gives the outcome of an interview, once; after that it says that the advice stands."""

from __future__ import annotations

import re
from typing import Any

from signpost.decision import Question, carried, load_rulebook
from signpost.dialogue.asking import put, told_with
from signpost.dialogue.list_answers import not_so
from signpost.dialogue.read_back import by_model_alone, reasons_of, reasons_with_facts
from signpost.dialogue.reply import CLOSED, Parts, Reply
from signpost.dialogue.situation import Situation
from signpost.dialogue.turns import MORE, options_of
from signpost.dialogue.two_people import for_whom, who_waits
from signpost.wording import sentences

OUTCOMES = {"urgent": "utter_outcome_urgent", "soon": "utter_outcome_soon", "routine": "utter_outcome_routine"}
_WATCHED = "utter_outcome_watch"
# The person's own words beside an outcome, cut so that all of it fits a small screen.
_QUOTED_WORDS, _QUOTED_WORDS_AT_BEST, _QUOTED_WORDS_IN_FULL = 12, 22, 30
_DO_WORDS, _DO_WORDS_USUAL = 40, 30
_QUOTES_AT_MOST = 2
_EMERGENCY = re.compile(r"\{emergency_(?:number|department)\w*\}")


def ask_for_more(now: Situation, lead: Parts) -> Reply:
    """Asks once, before an outcome, whether anything was missed."""
    response = "utter_anything_more"
    return put(now, response, Question(MORE, "text", "", "", options=options_of(response)), lead=lead)


def conclude(now: Situation, lead: Parts, *, net: Parts | None = None) -> Reply:
    """The outcome on one small screen: where to turn and by when, what to do, the words it rests on, and when it would be an emergency.

    `net` stands for the last of these where something was left open.
    """
    deciding = sorted(now.assessment.telling, key=lambda each: each.person != now.case.subject)
    person = deciding[0].person
    do = _first_sentences(deciding[0].rule.do, _DO_WORDS)
    room = max(_QUOTED_WORDS, min(_QUOTED_WORDS_AT_BEST, _QUOTED_WORDS + _DO_WORDS_USUAL - len(do.split())))
    usual: Parts = [] if _EMERGENCY.search(do) else [["utter_net", {}]]
    waiting, their_turn = who_waits(now)
    quoted = [each for each in deciding[:_QUOTES_AT_MOST] if each.person == person]
    # The help for whoever cares for somebody with a known illness.
    cares = person != "self" and now.case.known(person, load_rulebook().order.illnesses)
    for_carers = [[each.label, each.value] for each in options_of("utter_for_carers")] if cares else []
    corrections = [[title, title] for title in dict.fromkeys(map(not_so, by_model_alone(quoted)))]
    told = told_with(
        now,
        _WATCHED if now.assessment.watched else OUTCOMES[now.assessment.level],
        about=person,
        lead=[*lead, *for_whom(now.case, person)],
        steps=[["utter_step", {"do": do}]],
        options=[*their_turn, *for_carers, *corrections],
        reasons=reasons_with_facts(quoted, "utter_because", room),
        net=[*(usual if net is None else net), *waiting],
        fired=carried(now.assessment, now.case),
    )
    return told + CLOSED


def is_given_already(before: Situation, now: Situation) -> bool:
    """Whether the outcome was given before this message, and it would be the same once more: of the same rule, or in the same words."""
    given = not now.said.question_id and before.assessment.level in OUTCOMES and before.question is None
    was, is_now = ([fired.rule.id for fired in each.assessment.telling[:1]] for each in (before, now))
    return given and (was == is_now or _words(before) == _words(now))


def _words(now: Situation) -> list[tuple[str, dict[str, Any]]]:
    """What is said of an outcome, without its payload: two rules may call for the very same."""
    unsaid = ("triage", "fired")
    told = conclude(now, []).sayings if now.assessment.level in OUTCOMES else ()
    return [(each.response, {name: value for name, value in each.values.items() if name not in unsaid}) for each in told]


def confirm_advice(now: Situation, lead: Parts) -> Reply:
    """The advice that was given before, in one sentence."""
    given = now.assessment.fired[0]
    do, fired = _first_sentences(given.rule.do, 0), carried(now.assessment, now.case)
    return told_with(now, "utter_outcome_stands", do=do, lead=lead, about=given.person, fired=fired)


def why(now: Situation) -> Reply:
    """What the advice rests on: the person's own words, and what they matter."""
    deciding = now.assessment.telling or now.assessment.fired
    told = reasons_of(deciding[:_QUOTES_AT_MOST], "utter_because", _QUOTED_WORDS_IN_FULL)
    meanings = dict.fromkeys(each.rule.matters for each in deciding[:_QUOTES_AT_MOST])
    matters: Parts = [["utter_meaning", {"matters": each}] for each in meanings]
    return told_with(now, "utter_advice_reason", about=deciding[0].person, reasons=[*told, *matters])


def _first_sentences(text: str, words: int) -> str:
    """The sentences that fit into so many words; at least the first."""
    kept: list[str] = []
    for sentence in sentences(text):
        words -= len(sentence.split())
        if kept and words < 0:
            break
        kept.append(sentence)
    return " ".join(kept)
