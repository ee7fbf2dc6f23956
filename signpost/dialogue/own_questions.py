"""What somebody asks of their own case while it is not known what they have: "can I drive?", "would Monday do?", "is it the tablets?".

The answer is a sentence or two beside the next question or the advice, never in front of an emergency nor of a question about one.
Questions and answers are data: `knowledge/own_questions.yml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from signpost import education
from signpost.decision import certain_level, load_rulebook
from signpost.dialogue.asking import told_with
from signpost.dialogue.plain_words import word_asked
from signpost.dialogue.reply import Parts, Reply
from signpost.dialogue.resembled import danger_to_ask, looked_for
from signpost.dialogue.situation import Situation
from signpost.dialogue.turns import CONTRADICTION, KINDS_OF_COMPLAINTS, WITHDRAWAL
from signpost.knowledge import knowledge_root, read_yaml

_ALARMING, _DIAGNOSED, _TELLS = "emergency", "diagnosed_", "tell_symptoms"
_WHOM = frozenset({"utter_own_whom", "utter_own_whom_today", "utter_own_next"})


class _Answer(NamedTuple):
    """What is said to a question, where this is the highest certain level and this finding is there; None where any is.

    `known_too`: also to somebody with a known illness. `alarming_too`: also where the words sound like an emergency; the answer names it.
    `question`: only where something is asked. `first`: whatever else the words are taken for.
    `beside_danger`: also where a danger is asked about next. `beside`: only where one of these is done too. `anybody`: also where nothing
    was told. `names`: only where the message names one of these.
    """

    act: str
    response: str
    level: str | None
    finding: str | None
    known_too: bool
    alarming_too: bool
    question: bool
    first: bool
    beside_danger: bool
    beside: frozenset[str]
    anybody: bool
    names: frozenset[str]


def own_answer(now: Situation) -> Reply:
    """The answer to what the latest message asks of one's own case; nothing where it asks nothing of the kind.

    Nor where nobody complains, where a known illness has answers of its own, and where help may be needed at once.
    """
    asked = [each for each in _answers() if each.act in now.acts and (each.known_too or not _is_ill(now)) and _is_put(now, each)]
    level = certain_level(now.assessment, load_rulebook()) if asked else None
    there = {each.id for each in now.case.facts(now.case.subject) if each.status in ("present", "past")}
    # Nothing that says that there is time goes before a question about a danger.
    waits = bool(asked) and danger_to_ask(now)
    fits = [each for each in asked if each.level in (None, level) and each.finding in (None, *there) and (each.beside_danger or not waits)]
    # What anybody is told comes before what depends on what was told.
    found = next((each for each in fits if each.anybody), fits[0] if fits else None)
    if found is None or not _may_be_answered(now, found):
        return Reply()
    return told_with(now, found.response, matters=_what_matters(now), **word_asked(now.words))


def names_whom(reply: Reply) -> bool:
    """Whether an answer only says whom to see, or that this is still asked about, which the advice itself says better once there is any."""
    return any(each.response in _WHOM for each in reply.sayings)


def own_answer_first(now: Situation) -> Reply:
    """The answer to what is asked in words that say so for certain, whatever the message was taken for."""
    level = certain_level(now.assessment, load_rulebook())
    certain = any(each.first and each.act in now.acts and each.level in (None, level) and _is_put(now, each) for each in _answers())
    return own_answer(now) if certain else Reply()


def _is_put(now: Situation, answer: _Answer) -> bool:
    """Whether it is asked, where these words may also stand in a story, and of no illness by its name."""
    of_an_illness = answer.first and not answer.known_too and _names_an_illness(now.words)
    alone = bool(answer.beside) and answer.beside.isdisjoint(now.acts)
    named = not answer.names or bool(answer.names.intersection(re.findall(r"\w+", now.words.lower())))
    return not of_an_illness and not alone and named and (not answer.question or _asks(now))


@lru_cache(maxsize=64)
def _names_an_illness(words: str) -> bool:
    """Whether one of the illnesses that have answers of their own is named: "can I drive with MS?"."""
    return any(part.own_diseases for part in education.read_question(words, base=education.load_base()))


def _asks(now: Situation) -> bool:
    return "question" in now.acts or "?" in now.words or now.said.latest_reading.get("kind") == "question"


def _what_matters(now: Situation) -> Parts:
    """Why what is advised so far cannot wait longer, in the words of the rule; nothing before there is any."""
    return [["utter_meaning", {"matters": each.rule.matters}] for each in now.assessment.telling[:1]]


def _may_be_answered(now: Situation, answer: _Answer) -> bool:
    book, kind = load_rulebook(), now.said.latest_reading.get("kind")
    checked = now.said.held or now.said.question_id in (WITHDRAWAL, CONTRADICTION)
    alarming = kind == _ALARMING and not answer.alarming_too
    if alarming or checked or now.said.question_id in book.of_crisis or now.assessment.level == book.levels.ids[0]:
        return False
    told = (each.id for each in now.case.facts(now.case.subject) if each.status in ("present", "past"))
    complains = not book.levels.background.issuperset(told) or now.said.latest_intent == _TELLS and kind in KINDS_OF_COMPLAINTS
    return not looked_for(now) and (complains or answer.anybody)


def _is_ill(now: Situation) -> bool:
    """Whether the one it is about is known to have an illness that has answers of its own; whoever is pregnant has none."""
    return any(each.startswith(_DIAGNOSED) for each in now.case.known(now.case.subject, load_rulebook().order.illnesses))


@lru_cache(maxsize=1)
def _answers() -> tuple[_Answer, ...]:
    """The answers in their order, read once."""
    rows = read_yaml(knowledge_root() / "own_questions.yml").data["answers"]
    return tuple(
        _Answer(
            str(each["asks"]),
            str(each["response"]),
            each.get("level"),
            each.get("finding"),
            bool(each.get("known_too")),
            bool(each.get("alarming_too")),
            bool(each.get("question")),
            bool(each.get("first")),
            bool(each.get("beside_danger")),
            frozenset(map(str, each.get("with", ()))),
            bool(each.get("anybody")),
            frozenset(map(str, each.get("names", ()))),
        )
        for each in rows
    )
