"""What to do until help is there: the steps of a situation, and before them the words of the rule where a response stands for many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from signpost.decision import FiredRule, load_rulebook
from signpost.region import situation_of, waiting_for
from signpost.wording import sentences

# Where a second danger is spoken of: behind the first two steps, so that a card of three lines shows it.
_FIRST_STEPS, _BESIDE_AT_MOST = 2, 2


def steps_of(response: str, fired: Iterable[FiredRule]) -> list[str]:
    """The steps for an emergency response, the most important ones first; none where nothing is known about it.

    "Call now" fits a broken hip as well as blood that is vomited, but what to do meanwhile does not: a response that stands
    for both leaves that to the rule, of which only what the response says itself is left out. Of another danger that fired
    for the same person only what goes with these steps is added. Of what is over it is what to do until somebody has looked.
    """
    rules = tuple(fired)
    known = waiting_for(response := _leading(response, rules))
    behind = [each.status for rule in rules if rule.rule.response == response for each in rule.because]
    # Nobody puts something soft under the head of who had a fit last night.
    over = known.get("over") if behind and set(behind) == {"past"} else None
    steps = list(over or known.get("steps", ()))
    if known.get("own"):
        words = next((each.rule.do for each in rules if each.rule.response == response), "")
        own = [each for each in sentences(words) if each and each not in known["said"]]
        steps = [*own, *(each for each in steps if each not in own)]
    return [*steps[:_FIRST_STEPS], *(_beside(response, rules) if steps else ()), *steps[_FIRST_STEPS:]]


def _leading(response: str, fired: Sequence[FiredRule]) -> str:
    """The response whose steps are told: that of another danger of the same person where those of this one would do harm beside it."""
    person = next((each.person for each in fired if each.rule.response == response), None)
    there = {str(each.rule.response) for each in fired if each.person == person and any(one.status != "past" for one in each.because)}
    by_situation = {situation_of(each): each for each in there}
    return next((by_situation[each] for each in waiting_for(response).get("yields_to", ()) if each in by_situation), response)


def _beside(response: str, fired: Sequence[FiredRule]) -> list[str]:
    """What is said of the other dangers that fired for the one whom a response is about, the most serious first."""
    person = next((each.person for each in fired if each.rule.response == response), None)
    others = {str(each.rule.response) for each in fired if each.person == person and each.rule.level == "emergency"}
    left_out = {situation_of(response), *waiting_for(response).get("not_beside", ())}
    ordered = [each for each in load_rulebook().levels.responses if each in others and situation_of(each) not in left_out]
    said = [waiting_for(each).get("beside") for each in ordered]
    return [str(each) for each in said if each and each not in waiting_for(response).get("steps", ())][:_BESIDE_AT_MOST]
