"""Turns the conditions of a rule file into `conditions`, and says plainly what is wrong with one that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.decision.conditions import Atom, Condition, Group, Range, Wanted
from signpost.decision.vocabulary import Vocabulary
from signpost.findings import STATUSES
from signpost.knowledge import Document, Place, nearest

_WORDS = ("all", "any", "none", "at_least")
_BOUNDS = ("at_least", "below")


def read_condition(data: Any, document: Document, place: Place, vocabulary: Vocabulary) -> Condition:
    """The condition that stands at a place of a rule file; raises KnowledgeError with the nearest right word."""
    if not isinstance(data, dict) or not data:
        raise document.error(place, "a condition is {finding: ...} or one of all, any, none, at_least with a list.")
    if "finding" in data:
        return _atom(data, document, place, vocabulary)
    if "at_least" in data:
        _only(data, ("at_least", "of"), document, place)
        count, members = data["at_least"], data.get("of")
        if not isinstance(count, int) or not isinstance(members, list) or not 0 < count <= len(members):
            raise document.error(place, "at_least needs a count and a list `of` at least that many conditions.")
        return Group("at_least", _parts(members, document, (*place, "of"), vocabulary), count)
    word = next(iter(data))
    if word not in _WORDS:
        raise document.error((*place, word), f"unknown key {word!r} in a condition.", nearest(word, (*_WORDS, "finding")))
    _only(data, (word,), document, place)
    parts = _parts(data[word], document, (*place, word), vocabulary)
    return Group(word, parts, 1 if word == "any" else len(parts), negative=word == "none")


def check_finding(name: Any, document: Document, place: Place, vocabulary: Vocabulary) -> str:
    """The id, when the vocabulary has it; raises KnowledgeError otherwise."""
    if not isinstance(name, str):
        raise document.error(place, f"a finding id is a word, not {name!r}.")
    if vocabulary.findings and name not in vocabulary.findings:
        raise document.error(place, f"unknown finding {name!r}.", nearest(name, vocabulary.findings))
    return name


def check_value(attribute: str, value: Any, document: Document, place: Place, vocabulary: Vocabulary) -> None:
    """Raises KnowledgeError when a value cannot be one of the attribute."""
    kind = vocabulary.attributes[attribute]["type"]
    if kind == "boolean" and not isinstance(value, bool):
        raise document.error(place, f"{attribute} is true or false, not {value!r}.")
    if kind == "number" and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise document.error(place, f"{attribute} is a number, not {value!r}.")
    if kind in ("string", "array"):
        known = vocabulary.values(attribute)
        for word in value if isinstance(value, list) else [value]:
            if word not in known:
                raise document.error(place, f"unknown {attribute} {word!r}.", nearest(str(word), known))


def _parts(members: Any, document: Document, place: Place, vocabulary: Vocabulary) -> tuple[Condition, ...]:
    if not isinstance(members, list) or not members:
        raise document.error(place, "here stands a list of conditions with at least one entry.")
    return tuple(read_condition(each, document, (*place, index), vocabulary) for index, each in enumerate(members))


def _only(data: Mapping[str, Any], allowed: tuple[str, ...], document: Document, place: Place) -> None:
    for key in data:
        if key not in allowed:
            raise document.error((*place, key), f"unknown key {key!r} beside {allowed[0]!r}.", nearest(key, allowed))


def _atom(data: Mapping[str, Any], document: Document, place: Place, vocabulary: Vocabulary) -> Atom:
    finding = check_finding(data["finding"], document, (*place, "finding"), vocabulary)
    statuses, fires, tests = ["present"], False, []
    for key, value in data.items():
        here = (*place, key)
        if key == "finding":
            continue
        if key == "status":
            statuses = value if isinstance(value, list) else [value]
            for status in statuses:
                if status not in STATUSES:
                    raise document.error(here, f"unknown status {status!r}.", nearest(str(status), STATUSES))
        elif key == "when_unknown":
            if value != "fires":
                raise document.error(here, "when_unknown can only be `fires`.", "fires")
            fires = True
        elif key in vocabulary.attributes:
            tests.append((key, _wanted(key, value, document, here, vocabulary)))
        else:
            known = (*vocabulary.attributes, "status", "when_unknown")
            raise document.error(here, f"unknown attribute {key!r} of {finding}.", nearest(key, known))
    return Atom(finding, frozenset(statuses), tuple(tests), fires)


def _wanted(attribute: str, value: Any, document: Document, place: Place, vocabulary: Vocabulary) -> Wanted:
    kind = vocabulary.attributes[attribute]["type"]
    if kind == "number":
        return _range(attribute, value, document, place)
    if kind == "boolean":
        check_value(attribute, value, document, place, vocabulary)
        return bool(value)
    words: set[str] = set()
    for word in value if isinstance(value, list) else [value]:
        if attribute == "body_part" and word in vocabulary.groups:
            words |= vocabulary.groups[word]
            continue
        known = (*vocabulary.values(attribute), *(vocabulary.groups if attribute == "body_part" else ()))
        if word not in known:
            raise document.error(place, f"unknown {attribute} {word!r}.", nearest(str(word), known))
        words.add(str(word))
    return frozenset(words)


def _range(attribute: str, value: Any, document: Document, place: Place) -> Range:
    if not isinstance(value, dict) or not value:
        raise document.error(place, f"{attribute} needs bounds: {{at_least: ..., below: ...}}.")
    for key, bound in value.items():
        if key not in _BOUNDS:
            raise document.error((*place, key), f"unknown bound {key!r}.", nearest(key, _BOUNDS))
        if isinstance(bound, bool) or not isinstance(bound, (int, float)) or bound < 0:
            raise document.error((*place, key), f"{key} is a number from 0 up, not {bound!r}.")
    low, high = value.get("at_least"), value.get("below")
    if low is not None and high is not None and low >= high:
        raise document.error(place, f"contradictory bounds: at least {low} and below {high} leaves nothing.")
    return Range(low, high)
