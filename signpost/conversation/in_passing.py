"""A relative who is only told of beside the writer is asked about by nobody, and whose a sign is, once said, is said for good."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from signpost.decision import Assessment, Case, load_rulebook
from signpost.findings import OTHERS, PERSONS
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, sentences, whole_words

_SELF, _FAMILY = PERSONS[0], "family_history_"
_TO_SELF, _CORRECTS, _CHANGES = "for_self", "correction", frozenset({"was_theirs", "was_mine", "for_other", "speaks_of_other"})


class _Words(NamedTuple):
    illnesses: re.Pattern[str]
    no_signs: re.Pattern[str]
    not_mine: re.Pattern[str]
    signs: frozenset[str]
    at_an_age: re.Pattern[str]
    now: re.Pattern[str]


def in_passing(turn: dict[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn without an illness of a relative of whom nothing else is told, where the writer tells or asks of themselves."""
    told = [each for each in turn["findings"] if _is_passing(each)]
    others = [each for each in turn["findings"] if each not in told]
    whose = {each["person"] for each in told}
    facts = load_rulebook().levels.background
    more = {each.get("person", _SELF) for each in others if _complains(each)}
    more |= {each.person for each in case.findings if each.status == "present" and each.id not in facts}
    if not told or whose & more or not (_SELF in more or _asks_of_family(case, others) or _words().no_signs.search(_plain(text))):
        return turn
    left = [place for place, _ in turn.get("relatives", ()) if place in whose]
    named = {"relatives": [each for each in turn["relatives"] if each[0] not in left]} if left else {}
    return {**turn, **named, "findings": others, "acts": [each for each in turn["acts"] if each not in _CHANGES]}


def without_age(reading: Mapping[str, Any], case: Case, text: str) -> Mapping[str, Any]:
    """The reading without what befell a relative at an age, beside the writer's complaint: "my father, something burst, 51 years he had".

    The age dates nothing.
    """
    found = list(reading.get("findings", ()))
    then = [each for each in found if _was_then(each, text)]
    facts = load_rulebook().levels.background
    own = any(_complains(each) and each.get("person", _SELF) == _SELF for each in found) or any(
        each.status == "present" and each.id not in facts for each in case.facts(_SELF)
    )
    whose = {each.get("person") for each in then}
    if not then or not own or any(each not in then and each.get("person") in whose for each in found):
        return reading
    reply = {
        name: value for name, value in (reading.get("reply") or {}).items() if name not in ("duration_days", "lasting_minutes", "leads")
    }
    kept = {"relatives": [each for each in reading.get("relatives") or () if each[0] not in whose]} if reading.get("relatives") else {}
    acts = [each for each in reading.get("acts", ()) if each not in _CHANGES]
    return {**reading, **kept, "findings": [each for each in found if each not in then], "reply": reply, "acts": acts}


def put_away(turn: dict[str, Any], case: Case, asked: str | None, emergency: Callable[[], Assessment], text: str) -> dict[str, Any]:
    """The turn in which what a question was about is nobody's here: "no, that's my aunt", "I don't have that", "my memory is fine".

    Only where the writer tells or asks of themselves besides, and nothing that may be a danger is disowned: else it changes hands.
    """
    about = (asked or "").partition(".")[0]
    named = {each["id"] for each in turn["findings"] if _complains(each) and each.get("person", _SELF) in OTHERS}
    denied = {each["id"] for each in turn["findings"] if each.get("status") == "absent"}
    held = {each.id for each in case.findings if each.status == "present"}
    if _words().not_mine.search(_plain(text)):
        # Whoever is asked about a relative and says so means all that was told of them.
        facts = load_rulebook().levels.background
        theirs = {each.id for each in case.facts(case.subject) if each.id not in facts} if case.subject in OTHERS else set()
        disowned = named | denied & held | theirs or {about}
    else:
        disowned = denied & {about} if case.subject in OTHERS else set()
    there = [each for each in case.findings if each.id in disowned and each.status == "present"]
    if "was_theirs" in turn["acts"] and all(each.person == _SELF for each in there):
        # It goes over to whoever has it.
        return turn
    book = load_rulebook()
    if not there or any(map(book.may_be_danger, disowned)) or emergency().fired or not _stands_alone(case, disowned, text):
        return turn
    gone = [{"id": name, "person": person, "status": "absent"} for name, person in {(each.id, each.person) for each in there}]
    gone += [{"id": name, "person": _SELF, "status": "absent"} for name in disowned if all(each.person != _SELF for each in there)]
    kept = [each for each in turn["findings"] if each["id"] not in disowned]
    acts = [each for each in turn["acts"] if each not in _CHANGES]
    return {**turn, "findings": [*kept, *gone], "relatives": [], "reply": {}, "question_id": None, "acts": [*acts, _TO_SELF, _CORRECTS]}


def _stands_alone(case: Case, disowned: set[str], text: str) -> bool:
    """Whether the writer has a complaint or a question of their own, and nobody else has any but this."""
    facts = load_rulebook().levels.background
    there = [each for each in case.findings if each.status == "present" and each.id not in facts and each.id not in disowned]
    own = any(each.person == _SELF for each in there) or _asks_of_family(case, ()) or bool(_words().no_signs.search(_plain(text)))
    return own and all(each.person == _SELF for each in there)


def _is_passing(finding: Mapping[str, Any]) -> bool:
    other = finding.get("person", _SELF) in OTHERS and finding["id"] in _words().signs
    return (
        other
        and finding.get("status", "present") in ("present", "past")
        and bool(_words().illnesses.search(_plain(str(finding.get("said") or ""))))
    )


def _was_then(finding: Mapping[str, Any], text: str) -> bool:
    """Whether it befell somebody else at an age: "my father, something burst in his head, 51 years he had"."""
    words, said = _words(), str(finding.get("said") or "")
    around = next((each for each in sentences(text) if _plain(said) and _plain(said) in each), _plain(said))
    return finding.get("person", _SELF) in OTHERS and bool(words.at_an_age.search(around)) and not words.now.search(around)


def _complains(finding: Mapping[str, Any]) -> bool:
    return finding.get("status", "present") == "present" and finding["id"] not in load_rulebook().levels.background


def _asks_of_family(case: Case, told: Any) -> bool:
    """Whether an illness in the family of the writer is what the talk is about."""
    return any(each.id.startswith(_FAMILY) and each.person == _SELF for each in case.findings) or any(
        each["id"].startswith(_FAMILY) for each in told
    )


def _plain(text: str) -> str:
    return text.casefold().replace("\u2019", "'")


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml(knowledge_root() / "language" / "in_passing.yml").data
    theirs = [each.replace("{kin}", kin) for each in data["theirs"] for kin in data["kin"]]
    illnesses, no_signs, own = (whole_words(data[name]) for name in ("illnesses", "no_signs", "not_mine"))
    # "No, my gran swallows fine" says nothing of whose it is.
    ends = rf"(?=\s*(?:$|[.,;!?\n]|{any_of(data['goes_on'])}(?![\w'])))"
    not_mine = re.compile(rf"{own.pattern}|(?<![\w']){any_of(theirs)}{ends}")
    ages = any_of(data["at_an_age"]).replace(re.escape("{n}"), r"\d\d")
    at_an_age = re.compile(rf"(?<![\w']){ages}(?![\w'])")
    return _Words(illnesses, no_signs, not_mine, frozenset(data["signs"]), at_an_age, whole_words(data["now"]))
