"""The card of an outcome or a warning: a headline, what to do, when to call, and why; at most sixty words before the fold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from signpost.decision import Assessment, FiredRule, load_rulebook
from signpost.decision.own_words import quote_of, signs_that_tell
from signpost.dialogue.read_back import by_model_alone, label_of
from signpost.dialogue.waiting import steps_of
from signpost.wording import sentences

# The contract's limits, in words and in lines.
_CARD_WORDS, _DO_LINES = 60, 3
_QUOTED_WORDS = 40
_HEADLINES = {"urgent": "utter_card_headline_urgent", "soon": "utter_card_headline_soon", "routine": "utter_card_headline_routine"}
_WATCHED = "utter_card_headline_watch"
_ROUTES = {"call": "utter_card_headline_call", "go": "utter_card_headline_go"}
_CALL_IF = ("utter_card_call_if_breath", "utter_card_call_if_sudden", "utter_card_call_if_spine")
_MORE = ("utter_card_more_why", "utter_card_more_change", "utter_card_more_summary")

Fill = Callable[[str, Mapping[str, Any]], str]


def card_of(assessment: Assessment, response: str, person: str, fill: Fill) -> dict[str, Any] | None:
    """The card of what a response says; None for a level that has none.

    `fill` is handed the name of a response and its values, and hands back its words.
    """
    deciding = [each for each in assessment.telling if each.person == person] or list(assessment.telling)
    if assessment.level == "emergency":
        headline = fill(_ROUTES[assessment.route or "call"], {})
        # What stands while a warning stands, or in a crisis, has no steps of its own: those of the emergency itself hold.
        steps = steps_of(response, assessment.fired) or steps_of(str(assessment.response), assessment.fired)
        lines = [fill("utter_step", {"do": each}) for each in steps]
        call_if: list[str] = []
    elif assessment.level in _HEADLINES and deciding:
        headline = fill(_WATCHED if assessment.watched else _HEADLINES[assessment.level], {})
        lines = sentences(fill("utter_step", {"do": deciding[0].rule.do}))
        call_if = [fill(each, {}) for each in _CALL_IF]
    else:
        return None
    room = _CARD_WORDS - _words(headline) - sum(map(_words, call_if))
    why = [_why(each, fill) for each in deciding]
    more = [fill(each, {}) for each in _MORE]
    return {"headline": headline, "do": _within(lines, room), "call_if": call_if, "why": why, "more": more}


def _why(fired: FiredRule, fill: Fill) -> dict[str, Any]:
    """Why a rule advises it, with the words that it rests on and, where the reader model alone understood them, what it took them for."""
    book, taken = load_rulebook(), [label_of(each.id) for each in by_model_alone([fired])]
    said = quote_of(signs_that_tell([fired], book), book, _QUOTED_WORDS)
    told = {"said": said, "text": fill("utter_meaning", {"matters": fired.rule.matters})}
    return {**told, "taken_for": taken} if taken else told


def _within(lines: list[str], room: int) -> list[str]:
    """The first lines that fit into so many words; never none."""
    kept: list[str] = []
    for line in (each.strip() for each in lines if each.strip()):
        room -= _words(line)
        if kept and (room < 0 or len(kept) == _DO_LINES):
            break
        kept.append(line)
    return kept


def _words(text: str) -> int:
    return len(text.split())
