"""While a warning stands: what to do until help is there, and what is asked or told beside it.

Each has an answer of its own, never an article or the same line again. Whoever is with the people who help, or on the way to them, is
answered what they ask, and nobody tells them to call.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from signpost.decision import Assessment, FiredRule, load_rulebook
from signpost.dialogue.crisis import danger_to_body
from signpost.dialogue.read_back import labels_of
from signpost.dialogue.reply import Parts
from signpost.dialogue.situation import Situation
from signpost.dialogue.transcript import Transcript
from signpost.knowledge import data_of
from signpost.region import situation_of, waiting_for
from signpost.wording import sentences

_STEPS_AT_MOST = 4
# Where a second danger is spoken of: behind the first two steps, so that a card of three lines shows it.
_FIRST_STEPS, _BESIDE_AT_MOST = 2, 2
# Whoever says one of these is on the way, or there.
GOING = frozenset({"is_leaving", "has_arrived"})
# With these somebody leaves the helpers, or cannot get on: that has its own answers.
_COMES_FIRST = frozenset({"has_died", "refuses_help", "cannot_get_there", "help_refused", "help_delayed", "asks_what_to_say"})


@lru_cache(maxsize=1)
def load_asked() -> Mapping[str, Any]:
    """What has an answer of its own beside a warning, read once; `besides` holds what comes before all else too."""
    data = data_of("waiting.yml")["asked"]
    besides = {**data["before_all"], **data["besides"]}
    return {**data, "besides": besides, "every": {**data["done"], **besides}}


def asked_while_waiting(said: Transcript, among: Mapping[str, str]) -> str | None:
    """The response to what is asked or told while a warning of the body stands; None when it is none of `among`.

    In a crisis only what is done with one's hands for a body in danger is answered: all else has steps of its own.
    """
    acts = set(said.latest_reading.get("acts", ()))
    if said.emergency.status == "crisis":
        acts &= set(load_asked()["in_crisis"] if danger_to_body(said.emergency) else ())
    act = next((each for each in among if each in acts), None)
    if act is None or load_asked()["same"].get(act, act) in waiting_for(_standing(said.emergency)).get("not_said", ()):
        return None
    return answer_here(said, act, among[act])


def asked_at_once(said: Transcript) -> str | None:
    """The response to what is asked about the next minutes in the message that a warning answers."""
    return asked_while_waiting(said, {each: load_asked()["every"][each] for each in load_asked()["at_once"]})


def answer_here(said: Transcript, act: str, usual: str) -> str:
    """The response to an act in the situation that stands: some have one of their own, such as an allergy, and so has who goes there."""
    own = waiting_for(_standing(said.emergency)).get("answers", {})
    gone_to, act = load_asked()["where_one_goes"] if said.emergency.route == "go" else {}, load_asked()["same"].get(act, act)
    return str(own.get(act) or gone_to.get(act) or usual)


def _standing(assessment: Assessment) -> str:
    """The response whose situation stands: in a crisis that of the danger to the body beside it, if there is one."""
    return (danger_to_body(assessment) if assessment.status == "crisis" else None) or str(assessment.response)


def what_matters(now: Situation) -> Parts:
    """Why the warning cannot wait, in the words of the rule that it rests on."""
    grave = next((each for each in now.assessment.fired if each.rule.response == now.assessment.response), now.assessment.fired[0])
    return [["utter_meaning", {"matters": grave.rule.matters}]]


def meanwhile(now: Situation) -> Parts:
    """What to do until help is there, once more in a few lines."""
    steps = steps_of(_standing(now.assessment), now.assessment.fired)
    return [["utter_step", {"do": each}] for each in steps[:_STEPS_AT_MOST]]


def noted(now: Situation) -> Parts:
    """What the latest message tells beside a warning, so that nobody wonders whether it was heard: what is there, or else what is not."""
    known = [each.with_(said="") for each in now.said.earlier.findings]
    # A question only names what was known before, and what says nothing by itself: "my MS nurse said to ring for a relapse".
    levels, asks = load_rulebook().levels, now.said.latest_reading.get("kind") == "question"
    named = {*levels.background, *levels.vague} if asks else set[str]()
    told = [each for each in now.case.findings if each.value is None and each.with_(said="") not in known and each.id not in named]
    # What is asked about in general is told of nobody.
    there = [each for each in told if each.status in ("present", "past")]
    if there:
        return [["utter_noted_too", {"labels": labels_of(there)}]]
    absent = [each for each in told if each.status == "absent"]
    return [["utter_noted_absent", {"labels": labels_of(absent)}]] if absent else []


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


def answer_of_helped(said: Transcript, among: Mapping[str, str]) -> str | None:
    """The answer, of those by act, to what somebody asks who is helped or on the way to help; None where nobody is, or asks."""
    acts = set(said.latest_reading.get("acts", ()))
    if not asks_helped(said) or not _COMES_FIRST.isdisjoint(acts):
        return None
    return next((response for act, response in among.items() if act in acts), None)


def asks_helped(said: Transcript) -> bool:
    """Whether somebody who is helped asks something: what the doctors found is not checked then ("a TIA, what is that?")."""
    asks = "question" in said.latest_reading.get("acts", ()) or said.latest_reading.get("kind") == "question"
    return asks and is_helped(said)


def is_helped(said: Transcript) -> bool:
    """Whether a warning of the body stands, and whoever was warned is with the helpers, or says just now that they are on the way."""
    going = said.help_there or not GOING.isdisjoint(said.latest_reading.get("acts", ()))
    return going and bool(said.emergency.fired) and said.emergency.status != "crisis" and not said.question_id


def only_thanks(said: Transcript) -> bool:
    """Whether somebody who has called, is on the way or is with the helpers only says thank you: they were told all that they need."""
    helped = said.help_called or said.help_there or any(not GOING.isdisjoint(each.acts) for each in said.folding.kept)
    body = bool(said.emergency.fired) and said.emergency.status != "crisis" and not said.question_id
    tells = said.latest.get("findings") or said.latest_reading.get("proposals")
    return helped and body and said.latest_intent == "thank" and not tells
