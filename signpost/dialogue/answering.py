"""What somebody asks gets an answer: one for each question of a message, three at most in a turn.

A question is heard by itself (`Reading.questions`). Its answer is what is known of a cause that it names
(`knowledge/education/causes.yml`), or what is said to what it asks of one's own case (`knowledge/own_questions.yml`), or what is known
of an illness (`signpost/education`); a row that fits any case (`general`) gives way to that. It stands beside the next question or the
advice, never in front of an emergency nor of a question about one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from signpost import education
from signpost.decision import certain_level, load_rulebook
from signpost.dialogue.asking import told_with
from signpost.dialogue.education import (
    answer_for,
    asks,
    asks_here,
    fits_here,
    illnesses_named,
    is_of_an_illness,
    nothing_known,
    told_answer,
)
from signpost.dialogue.reply import Parts, Reply, said
from signpost.dialogue.screening import danger_to_ask, is_answered_by_facts, looked_for
from signpost.dialogue.situation import Situation
from signpost.dialogue.transcript import EDUCATION_SLOT
from signpost.dialogue.turns import ASKS, ASKS_ABOUT, ASKS_AGAIN, KINDS_OF_COMPLAINTS, WITHDRAWAL, acts_do, listed
from signpost.knowledge import data_of
from signpost.patterns import whole_words

_ALARMING, _DIAGNOSED, _TELLS = "emergency", "diagnosed_", "tell_symptoms"
_ADVISED, _MOST = "utter_advice_so_far", 3
# These only say whom to see, or that this is still asked about, which the advice itself says better once there is any.
WHOM = frozenset({"utter_own_whom", "utter_own_whom_today", "utter_own_next", _ADVISED})
# Beside another answer these say nothing.
_EMPTY = frozenset({"utter_own_next", "utter_own_which", "utter_own_which_of_two"})
# With these somebody asks whether it comes from what they name.
_OF_A_CAUSE = frozenset({"asks_which_it_is", "asks_if_medicine", "asks_if_connected", "seeks_diagnosis"})
# Each of these names driving; a question about it has an answer of its own.
_DRIVES, _ASKS_TO_DRIVE = "drives", frozenset({"asks_to_drive", "question"})
FACTS = frozenset({"utter_education", "utter_education_numbers_wanted"})
# From the second on what is known of an illness answers better than what is said to anybody, from the third where somebody has one.
_SURELY, _SURER_THAN_A_ROW, _OF_AN_ILLNESS = 0.5, 0.85, 0.6
# In a longer question much is named that is no cause; the two illnesses are causes only to whoever has neither.
_WORDS_OF_A_QUESTION, _SHORT, _ILLNESSES = 35, 15, frozenset({"als", "ms", "als_or_ms"})


class Asked(NamedTuple):
    """One question of a message: its words, alone and with what they point back to, what it asks, and may ask, by keys and acts.

    `of_an_illness`: it asks for what is known, and nothing of one's own case; `again`: the words point back to it.
    """

    text: str
    whole: str
    acts: frozenset[str]
    besides: frozenset[str] = frozenset()
    of_an_illness: bool = False
    again: bool = False


@dataclass(frozen=True)
class _Row:
    """What is said to a question, where this is the highest certain level and this finding is there; None where any is.

    `known_too`: also to somebody with a known illness. `alarming_too`: also where the words sound like an emergency; the answer names it.
    `question`: only where something is asked. `first`: whatever else the words are taken for.
    `beside_danger`: also where a danger is asked about next. `beside`: only where one of these is done too. `anybody`: also where nothing
    was told. `names`: only where the question names one of these. `general`: only where something is asked and nothing is known of it.
    """

    act: str
    response: str
    level: str | None = None
    finding: str | None = None
    known_too: bool = False
    alarming_too: bool = False
    question: bool = False
    first: bool = False
    beside_danger: bool = False
    anybody: bool = False
    general: bool = False
    beside: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def answers(now: Situation, *, facts: bool = True) -> Reply:
    """The answers to what the latest message asks, in its order; nothing where it asks nothing that has one, or where help may be needed.

    Without `facts` a single question is answered by what is asked of one's own case alone, unless an illness is known.
    """
    if not _may_be_answered(now):
        return Reply()
    if asks_by_the_whole(now):
        whole, ends = Asked(now.words, now.words, frozenset(), of_an_illness=True), is_answered_by_facts(now)
        tried = (_fact(now, each, (), surely=False) for each in (whole, *(asked_parts(now) if ends else ())))
        fact = next(filter(None, tried), Reply())
        if fact or ends:
            return fact
    parts, found = list(asked_parts(now)), list[Reply]()
    several = len(parts) > 1
    if several or any(part.of_an_illness for part in parts):
        for part in parts:
            found.append(_answer(now, part, told=[_fact_told(each) for each in found]))
    if not any(found):
        acts = frozenset((*now.acts, acts_do()["act_of"].get(now.said.latest_intent, ""))).union(*(each.acts for each in parts))
        alone = several or not parts or len(now.words.split()) <= _SHORT
        one = Asked(now.words, now.words, acts) if alone else parts[0]._replace(acts=acts)
        found = [_answer(now, one, facts=facts or several or is_of_an_illness(now))]
    # Who tells of being hurt is answered, whatever is asked besides.
    tells = Asked(now.words, now.words, frozenset(each for each in now.acts if each.startswith("tells_")))
    hurt = _row(now, tells)
    found = [_told(now, hurt, tells) if hurt is not None else Reply(), *found]
    once = {
        tuple((one.response, str(one.values.get("says", one.values.get("answer")))) for one in each.sayings): each for each in found if each
    }
    told = list(once.values())[:_MOST]
    return sum([each for each in told if _EMPTY.isdisjoint(each.responses)] or told, Reply())


def asks_by_the_whole(now: Situation) -> bool:
    """Whether a message as a whole asks one thing that has answers here: its parts alone sound like much that nobody asks."""
    one = sum(bool(each.strip()) for each in now.words.split("?")[:-1]) < 2
    return one and asks_here(now)


def answers_or_not(now: Situation) -> Reply:
    """The answers, or that there is no good one, where something is surely asked beside what is told."""
    if found := answers(now):
        return found
    parts, known = now.said.latest_reading.get("questions", ()), is_of_an_illness(now) and asks(now)
    sure = any(chance >= _SURELY and intent in ASKS for _, _, intent, chance, *_ in parts)
    alarming = now.assessment.level == "emergency" or now.said.latest_reading.get("kind") == _ALARMING
    if alarming or now.said.held or not (sure or known):
        return Reply()
    if known and (answer := answer_for(now)).kind != "none":
        return told_answer(now, answer)
    return nothing_known(now) if sure else Reply()


def known_beside_warning(now: Situation) -> Reply:
    """What is known of an illness, to whoever surely asks for it while a warning of the body stands that was told before."""
    if now.assessment.status != _ALARMING or not now.said.stood.fired or now.said.held or not (asks(now) and is_of_an_illness(now)):
        return Reply()
    answer = answer_for(now)
    sure = answer.kind == "entry" and (answer.score >= _OF_AN_ILLNESS or bool(illnesses_named(now.words)))
    return told_answer(now, answer) if sure else Reply()


def answer_beside_a_hint(now: Situation) -> Reply:
    """The answer of one's own case where words may be meant of one's life: that is asked right after.

    Nothing is said there of an illness, of medicines and amounts, of dying, nor of who hears of it.
    """
    if not _may_be_answered(now):
        return Reply()
    kept_back = data_of("own_questions.yml")["kept_back"]
    parts = (each for each in asked_parts(now) if each.acts and (each.acts | each.besides).isdisjoint(kept_back))
    found = (_told(now, row, each) for each in parts if (row := _row(now, each)) is not None and row.response not in _EMPTY)
    return next(found, Reply())


def asked_parts(now: Situation) -> Iterator[Asked]:
    """The questions of the latest message, each by itself; who points back to one asks that."""
    for text, whole, intent, chance, act, besides in now.said.latest_reading.get("questions", ()):
        known, again = intent == ASKS_ABOUT and chance >= _SURELY and not act, intent == ASKS_AGAIN
        if again and now.said.asked:
            whole, act, besides = _pointed_at(text, now.said.asked)
        yield Asked(text, whole, frozenset({act} if act else ()), frozenset(besides), known or again, again)


def _pointed_at(text: str, asked: Sequence[Any]) -> tuple[str, str, list[str]]:
    """The question of an earlier message that words point back to, and what it asks: the one that shares most with them, else the last."""
    told = set(education.tokens(text)) - listed("bare")
    shared, _, (_, whole, _, _, act, besides) = max(
        (len(told.intersection(education.tokens(each[1]))), place, each) for place, each in enumerate(asked)
    )
    return whole if shared else f"{whole} {text}", act, besides


def asked_for_certain(now: Situation) -> bool:
    """Whether words say for certain what is asked, and a row answers it, whatever the message was taken for; searches for no fact."""
    row = _row(now, Asked(now.words, now.words, frozenset(now.acts)))
    return row is not None and row.first and _may_be_answered(now)


def _answer(now: Situation, asked: Asked, *, facts: bool = True, told: Collection[str] = ()) -> Reply:
    """The answer to one question, none of the facts that are `told` already."""
    row, whether = _row(now, asked), asked.again or not _OF_A_CAUSE.isdisjoint(asked.acts | asked.besides)
    # "Are the zigzags MS, or migraine?": what tells the two apart is known.
    if whether and len(illnesses_named(now.words)) > 1 and (fact := _fact(now, asked._replace(text=now.words), told, surely=True)):
        return fact
    cause = _cause(now, asked) if whether else None
    # Whether a sign belongs to one of the two illnesses may be known of that sign.
    if cause is not None and cause.id not in _ILLNESSES and not asked.again:
        return _told_cause(now, cause)
    own, may = row is not None and not row.general, facts if row is None else not row.finding or is_of_an_illness(now)
    fact = _fact(now, asked, told, surely=not asked.again and (own or cause is not None)) if may else Reply()
    if fact and (row is None or "#" in _fact_told(fact)):  # what a condition is answers nothing that a row is there for
        return fact
    if cause is None and row is not None:
        return _told(now, row, asked)
    # Whoever names one in a short question that nothing else answers asks about that.
    short = len(asked.text.split()) <= _SHORT and asks(now)
    cause = cause or (_cause(now, asked._replace(whole=asked.text)) if short else None)
    return _told_cause(now, cause) if cause is not None else _titles(now, asked, told) if facts else Reply()


def _row(now: Situation, asked: Asked) -> _Row | None:
    """The row for a question: what anybody is told, then what depends on what was told, the advice only where more is asked after it."""
    fits = list(_fitting(now, asked))
    if not fits:
        return None
    level = certain_level(now.assessment, load_rulebook())
    there = {each.id for each in now.case.facts(now.case.subject) if each.status in ("present", "past")}
    waits, complains = danger_to_ask(now), _complains(now)
    fits = [each for each in fits if each.level in (None, level) and each.finding in (None, *there) and (each.beside_danger or not waits)]
    fits = [each for each in fits if now.question is not None or each.response != _ADVISED]
    found = next((each for each in fits if each.anybody), fits[0] if fits else None)
    alarming = now.said.latest_reading.get("kind") == _ALARMING
    return found if found is not None and (found.alarming_too or not alarming) and (complains or found.anybody) else None


def _fitting(now: Situation, asked: Asked) -> Iterator[_Row]:
    """The rows for what is asked, whatever is told besides."""
    ill = is_ill(now) or asks_here(now)
    for row in _rows():
        if row.act not in asked.acts or ill and not row.known_too:
            continue
        of_an_illness = row.first and not row.known_too and not _ILLNESSES.isdisjoint(illnesses_named(asked.text))
        alone = bool(row.beside) and row.beside.isdisjoint(asked.acts)
        named = not row.names or bool(row.names.intersection(re.findall(r"\w+", asked.text.lower())))
        if not of_an_illness and not alone and named and (not (row.question or row.general) or asks(now)):
            yield row


def _told(now: Situation, row: _Row, asked: Asked) -> Reply:
    """The answer of a row, with why what is advised so far cannot wait longer, in the words of the rule, or that advice."""
    rules = [each.rule for each in now.assessment.telling[:1]]
    matters: Parts = [["utter_meaning", {"matters": each.matters}] for each in rules]
    return told_with(now, row.response, matters=matters, do="".join(each.do for each in rules), **word_asked(asked.text))


def _cause(now: Situation, asked: Asked) -> Any:
    """What is known of a cause that the question names, or None; who has one of the two illnesses has facts about it."""
    short = len(asked.text.split()) <= _WORDS_OF_A_QUESTION
    # "I keep dropping my phone. Is it ALS?" asks about ALS: what is told besides comes last.
    texts = [*(each.text for each in asked_parts(now) if each.text in asked.text), asked.text, asked.whole]
    named = education.load_base().causes.named
    cause = next(filter(None, map(named, texts)), None) if short and _complains(now) else None
    # Who asks about it again has read what is known of it, and meant something else.
    told = [named(each[0]) for each in now.said.asked] if cause is not None else []
    return None if cause is None or cause in told or cause.id in _ILLNESSES and is_ill(now) else cause


def _told_cause(now: Situation, cause: Any) -> Reply:
    return told_with(now, "utter_own_cause", says=cause.says, sources="; ".join(dict.fromkeys(each.title for each in cause.sources)))


def said_beside(now: Situation) -> str:
    """What is said beside a warning of an illness that a message names; empty where nothing is, or the one it is about has it."""
    cause = education.load_base().causes.named(now.words)
    return "" if cause is None or cause.id in _ILLNESSES and is_ill(now) else cause.beside


def _fact(now: Situation, asked: Asked, told: Collection[str], *, surely: bool) -> Reply:
    """What is known of an illness, where the question surely asks for it; `surely`: where it is surer than anything else."""
    if not asks(now) or now.said.latest_reading.get("kind") == _ALARMING and not asks_here(now):
        return Reply()
    answer = _searched(now, asked, told)
    if surely and answer.score < (_OF_AN_ILLNESS if is_ill(now) else _SURER_THAN_A_ROW):
        return Reply()
    return told_answer(now, answer) if fits_here(now, answer, asked.text, sure_of=asked.of_an_illness) else Reply()


def _titles(now: Situation, asked: Asked, told: Collection[str]) -> Reply:
    """The likeliest answers by their titles, where somebody asks for what is known of an illness and none is surely meant."""
    if not (asked.of_an_illness and asks(now)) or now.said.latest_reading.get("kind") == _ALARMING:
        return Reply()
    answer = _searched(now, asked, told)
    return told_answer(now, answer) if answer.kind == "did_you_mean" else Reply()


def _searched(now: Situation, asked: Asked, told: Collection[str]) -> education.Answer:
    return answer_for(now, asked.text, told, asked.whole if now.said.question_id or asked.again else "")


def _fact_told(reply: Reply) -> str:
    """The fact or entry that a reply tells; empty for any other."""
    told = dict(reply.slots).get(EDUCATION_SLOT) or {}
    return str(told.get("point") or told.get("entry") or "")


def _may_be_answered(now: Situation) -> bool:
    checked = now.said.held or now.said.question_id == WITHDRAWAL
    grave = now.asks_of_crisis or now.assessment.level == load_rulebook().levels.ids[0]
    return not (checked or grave or looked_for(now))


def _complains(now: Situation) -> bool:
    """Whether anything is told that is no mere fact about somebody, or the message sounds like it."""
    told = (each.id for each in now.case.facts(now.case.subject) if each.status in ("present", "past"))
    sounds = now.said.latest_intent == _TELLS and now.said.latest_reading.get("kind") in KINDS_OF_COMPLAINTS
    return not load_rulebook().levels.background.issuperset(told) or sounds


def is_ill(now: Situation) -> bool:
    """Whether the one it is about is known to have an illness that has answers of its own; whoever is pregnant has none."""
    return any(each.startswith(_DIAGNOSED) for each in now.case.known(now.case.subject, load_rulebook().order.illnesses))


def no_driving_first(now: Situation) -> Reply:
    """Not to drive, where the latest message tells of it beside such a sign; a warning and a crisis have that in their own words."""
    if _DRIVES not in now.acts or not _ASKS_TO_DRIVE.isdisjoint(now.acts) or now.assessment.level == load_rulebook().levels.ids[0]:
        return Reply()
    if now.said.question_id in load_rulebook().of_crisis or now.said.held:
        return Reply()
    return Reply() if now.there.isdisjoint(data_of("own_questions.yml")["no_driving"]) else said("utter_no_driving_first")


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    """The rows in their order, read once."""
    found = []
    for row in data_of("own_questions.yml")["answers"]:
        plain: dict[str, Any] = {key: value for key, value in row.items() if key not in ("asks", "with", "names")}
        found.append(_Row(str(row["asks"]), beside=frozenset(row.get("with", ())), names=frozenset(row.get("names", ())), **plain))
    return tuple(found)


def word_asked(text: str) -> dict[str, Any]:
    """The first such word of a text and its meaning, as an answer names them; empty where it has none."""
    pattern, meanings = _meanings()
    found = pattern.search(text.lower())
    return {"term": found[0], "meaning": meanings[found[0]]} if found else {}


@lru_cache(maxsize=1)
def _meanings() -> tuple[re.Pattern[str], Mapping[str, str]]:
    rows = data_of("own_questions.yml")["terms"]
    meanings = {str(name): str(row["means"]) for row in rows for name in row["called"]}
    return whole_words(meanings), meanings
