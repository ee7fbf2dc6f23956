"""While a warning stands: what is asked or told beside it gets an answer of its own, never an article or the same line again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from signpost.decision import Assessment, load_rulebook
from signpost.dialogue.crisis import danger_to_body
from signpost.dialogue.read_back import labels_of
from signpost.dialogue.reply import Parts
from signpost.dialogue.situation import Situation
from signpost.dialogue.steps import steps_of
from signpost.dialogue.transcript import Transcript
from signpost.dialogue.with_helpers import is_helped
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml
from signpost.region import waiting_for

_STEPS_AT_MOST = 4
# A question that none of these hears, by whether somebody is with the helpers.
_ASKED_BESIDE = {True: "utter_helped_asks_beside", False: "utter_companion_asks_beside"}


class _Asked(NamedTuple):
    """The responses by act, as `asked` of `knowledge/waiting.yml` has them; `besides` holds those that come before all else too."""

    done: Mapping[str, str]
    before_all: Mapping[str, str]
    besides: Mapping[str, str]
    every: Mapping[str, str]
    at_once: Sequence[str]
    where_one_goes: Mapping[str, str]
    in_crisis: Sequence[str]
    helped: Mapping[str, str]
    of_illness: Mapping[str, str]
    same: Mapping[str, str]


@lru_cache(maxsize=1)
def load_asked() -> _Asked:
    """What has an answer of its own beside a warning, read once."""
    data = read_yaml(knowledge_root() / "waiting.yml").data["asked"]
    besides = {**data["before_all"], **data["besides"]}
    return _Asked(**{**data, "besides": besides, "every": {**data["done"], **besides}})


def asked_while_waiting(said: Transcript, among: Mapping[str, str]) -> str | None:
    """The response to what is asked or told while a warning of the body stands; None when it is none of `among`.

    In a crisis only what is done with one's hands for a body in danger is answered: all else has steps of its own.
    """
    acts = set(said.latest_reading.get("acts", ()))
    if said.emergency.status == "crisis":
        acts &= set(load_asked().in_crisis if danger_to_body(said.emergency) else ())
    act = next((each for each in among if each in acts), None)
    if act is None or load_asked().same.get(act, act) in waiting_for(_standing(said.emergency)).get("not_said", ()):
        return None
    return answer_here(said, act, among[act])


def asked_at_once(said: Transcript) -> str | None:
    """The response to what is asked about the next minutes in the message that a warning answers."""
    return asked_while_waiting(said, {each: load_asked().every[each] for each in load_asked().at_once})


def asked_beside(said: Transcript) -> str:
    """The response to a question beside a warning that has no answer of its own."""
    return _ASKED_BESIDE[is_helped(said)]


def answer_here(said: Transcript, act: str, usual: str) -> str:
    """The response to an act in the situation that stands: some have one of their own, such as an allergy, and so has who goes there."""
    own = waiting_for(_standing(said.emergency)).get("answers", {})
    gone_to, act = load_asked().where_one_goes if said.emergency.route == "go" else {}, load_asked().same.get(act, act)
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
    told = [each for each in now.case.findings if each.value is None and each.with_(said="") not in known and not _only_named(now, each)]
    # What is asked about in general is told of nobody.
    there = [each for each in told if each.status in ("present", "past")]
    if there:
        return [["utter_noted_too", {"labels": labels_of(there)}]]
    absent = [each for each in told if each.status == "absent"]
    return [["utter_noted_absent", {"labels": labels_of(absent)}]] if absent else []


def _only_named(now: Situation, finding: Finding) -> bool:
    """Whether a question names what was known before, or what says nothing by itself: "my MS nurse said to ring for a relapse"."""
    levels = load_rulebook().levels
    return now.said.latest_reading.get("kind") == "question" and finding.id in {*levels.background, *levels.vague}
