"""A message that says only that it gets worse or spreads, or since when: said of what was told before, and not of nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from signpost.conversation.polarity import BESIDE
from signpost.decision import Case, load_rulebook
from signpost.decision.turns import ONLY_THEN
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, whole_words

_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[.,;!?\n]+")
_PROGRESSIVE, _GONE = "progressive", "gone"
_TOLD = {"course": _PROGRESSIVE, "spreading": True}


class _Words(NamedTuple):
    words: frozenset[str]
    unless: re.Pattern[str]
    longest: int
    days: Mapping[str, float]
    spells: frozenset[str]
    dates: re.Pattern[str]
    only_then: re.Pattern[str]
    names_triggers: frozenset[str]
    happened: re.Pattern[str]
    anew: re.Pattern[str]


def told_of_before(turn: dict[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn in which "it's getting worse" is told of the complaints of the one the talk is about; as it is where it may mean else.

    A question how something goes on takes it as its answer, and so does one that is answered with yes or no. A time that answers
    nothing dates what has no date yet.
    """
    turn = _brought_on(turn, case, text)
    reply: Mapping[str, Any] = turn["reply"]
    told = {name: value for name, value in _TOLD.items() if reply.get(name) == value}
    if _tells(turn) or not (told or BESIDE in reply) or not (_says_only_that(text) or BESIDE in reply and _leads_with_a_time(text)):
        return turn
    there = case.complaints(load_rulebook().levels.background)
    if _dates(reply.get(BESIDE)):
        undated = [each.as_dict() for each in there if each.duration_days is None]
        return {**turn, "findings": [*turn["findings"], *({**each, "duration_days": reply[BESIDE]} for each in undated)]}
    about, _, attribute = str(turn["question_id"] or "").partition(".")
    answers = bool(attribute) and attribute in reply or bool(about) and reply.get("polarity") is not None
    if answers or not told or "question" in turn["acts"]:
        return turn
    known = [{"id": each.id, "person": each.person, "side": each.side, "body_part": each.body_part} for each in there]
    return {**turn, "findings": [{**{name: value for name, value in each.items() if value is not None}, **told} for each in known]}


def _brought_on(turn: dict[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn in which "it's only when I panic" is told of the complaints before: nothing but this brings them on.

    Not where it tells of a sign of its own, which it may be said of.
    """
    words, triggers = _words(), list(turn["reply"].get("triggers") or ())
    own = [each["id"] for each in turn["findings"] if each.get("status", "present") == "present" and each["id"] not in words.names_triggers]
    if not triggers or own or ONLY_THEN in turn["acts"] or not words.only_then.search(text.casefold().replace("’", "'")):
        return turn
    there = [each for each in case.complaints(load_rulebook().levels.background) if each.id not in words.names_triggers]
    told = [{"id": each.id, "person": each.person, "side": each.side, "body_part": each.body_part, "triggers": triggers} for each in there]
    known = [{name: value for name, value in each.items() if value is not None} for each in told]
    return {**turn, "findings": [*turn["findings"], *known], "acts": [*turn["acts"], ONLY_THEN]} if known else turn


def of_one_day(turn: dict[str, Any], case: Case) -> dict[str, Any]:
    """The turn in which what happened on one day dates no older sign: "unsteady for months", "had to grab the rail last week"."""
    told = [_undated(each) if _happened_once(each, case) else each for each in turn["findings"]]
    return turn if "correction" in turn["acts"] or told == turn["findings"] else {**turn, "findings": told}


def _undated(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in finding.items() if name != "duration_days"}


def _happened_once(finding: Mapping[str, Any], case: Case) -> bool:
    """Whether a dated sign is only told as something that happened, and was there for longer before."""
    days, said = finding.get("duration_days"), str(finding.get("said") or "").casefold().replace("’", "'")
    if days is None or finding.get("status", "present") != "present" or not _words().happened.search(said) or _words().anew.search(said):
        return False
    longer = (each for each in case.facts(str(finding.get("person", "self"))) if each.id == finding["id"] and each.status == "present")
    return any((each.duration_days or 0.0) > days for each in longer)


def over_by_now(turn: dict[str, Any]) -> dict[str, Any]:
    """The turn in which a faint is past for whoever says to be fine now, unless nobody could wake them."""
    if _GONE not in turn["acts"]:
        return turn
    over = [each["id"] in _words().spells and each.get("status") == "present" and not each.get("severity") for each in turn["findings"]]
    told = [{**each, "status": "past"} if passed else each for each, passed in zip(turn["findings"], over, strict=True)]
    return {**turn, "findings": told} if any(over) else turn


def begun_with(turn: dict[str, Any], latest: Mapping[str, Any], likened: Collection[str]) -> dict[str, Any]:
    """The turn in which a sign that words resembled, and that is confirmed, began with what was told beside it and is new."""
    about, reply = turn["question_id"], turn["reply"]
    if about not in likened or reply.get("polarity") != "yes" or turn["findings"] or "duration_days" in reply:
        return turn
    facts = load_rulebook().levels.background
    beside = [each for each in latest.get("findings", ()) if each.get("status", "present") == "present" and each["id"] not in facts]
    days = {each.get("duration_days") for each in beside}
    if len(days) != 1 or (since := days.pop()) is None or since > _words().days["at_most"]:
        return turn
    return {**turn, "reply": {**reply, "duration_days": since}}


def _tells(turn: Mapping[str, Any]) -> bool:
    """Whether a turn tells of something itself; what "none of these" denies is nothing that a time could be of."""
    denied = "value" in turn["reply"] and all(each.get("status") == "absent" for each in turn["findings"])
    return bool(turn["findings"]) and not denied


def _leads_with_a_time(text: str) -> bool:
    """Whether a clause of a message begins as one that says when it was, or what did it: "none of that. Did it Saturday, lifting"."""
    return any(_words().dates.match(each.strip()) for each in _CLAUSE.split(text.casefold().replace("’", "'")))


def _dates(days: float | None) -> bool:
    known = _words().days
    return days is not None and known["at_least"] <= days <= known["at_most"]


def _says_only_that(text: str) -> bool:
    known = _words()
    said = text.casefold().replace("’", "'")
    words = _WORD.findall(said)
    return (
        len(words) <= known.longest and known.unless.search(said) is None and all(each in known.words or each.isdigit() for each in words)
    )


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "of_before.yml").data
    return _Words(
        frozenset(data["words"]),
        re.compile(rf"\b{any_of(data['unless'])}\b"),
        int(data["longest"]),
        data["days"],
        frozenset(data["spells"]),
        re.compile(rf"{any_of(data['dates'])}(?![\w'])"),
        whole_words(data["only_then"]),
        frozenset(data["names_triggers"]),
        *(whole_words(data[name]) for name in ("happened", "anew")),
    )
