"""The worked examples of a rule: what is given, and whether the rule fires; they are the tests of the rule book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from signpost.decision.reading import check_finding, check_value
from signpost.decision.vocabulary import Vocabulary
from signpost.findings import ATTRIBUTES, Finding, finding_from
from signpost.knowledge import Document, Place, nearest

NEAR_MISS = "near miss"


@dataclass(frozen=True)
class Example:
    """Findings that are given, questions that were answered with "I don't know", and whether the rule then fires."""

    name: str
    given: tuple[Finding, ...]
    fires: bool
    unsure: tuple[str, ...] = ()


def read_examples(data: Sequence[Mapping[str, Any]], document: Document, place: Place, vocabulary: Vocabulary) -> tuple[Example, ...]:
    """The examples of one rule; raises KnowledgeError for a finding, attribute or value that does not exist."""
    found = []
    for index, each in enumerate(data):
        here = (*place, index)
        given = tuple(_finding(item, document, (*here, "given", position), vocabulary) for position, item in enumerate(each["given"]))
        for position, question in enumerate(each.get("unsure", ())):
            check_finding(question.partition(".")[0], document, (*here, "unsure", position), vocabulary)
        found.append(Example(each["name"], given, each["fires"], tuple(each.get("unsure", ()))))
    return tuple(found)


def check_near_miss(examples: Sequence[Example], document: Document, place: Place) -> None:
    """Raises KnowledgeError unless some example fires, and a near miss differs from a firing one in exactly one fact."""
    firing = [each for each in examples if each.fires]
    missing = [(index, each) for index, each in enumerate(examples) if not each.fires]
    if not firing:
        raise document.error(place, "an example that fires is missing.")
    if not missing:
        raise document.error(place, "a near miss is missing: an example that does not fire, one fact away from one that does.")
    near = {index: _nearest(each, firing) for index, each in missing}
    for index, each in missing:
        if each.name.lower().startswith(NEAR_MISS) and near[index] != 1:
            raise document.error(
                (*place, index, "name"),
                f"this near miss differs in {near[index]} facts from the nearest example that fires; it has to be one.",
            )
    if 1 not in near.values():
        raise document.error(place, "no example differs in exactly one fact from one that fires.")


def _nearest(example: Example, firing: Sequence[Example]) -> int:
    """The distance to the nearest example that fires; no two are nearer than one fact."""
    found = distance(example, firing[0])
    for other in firing[1:]:
        if found <= 1:
            break
        found = min(found, distance(example, other))
    return found


def distance(one: Example, other: Example) -> int:
    """How many facts differ: a finding more or less, an attribute or status, an answer "I don't know"."""
    ids = {each.id for each in (*one.given, *other.given)}
    findings = sum(_between(*([f for f in each.given if f.id == name] for each in (one, other))) for name in ids)
    return findings + len(set(one.unsure) ^ set(other.unsure))


def _between(one: list[Finding], other: list[Finding]) -> int:
    """The facts that differ between the instances of one finding, paired as well as they can be."""
    short, long = sorted((one, other), key=len)
    best = len(long)
    for chosen in permutations(long, len(short)):
        best = min(best, len(long) - len(short) + sum(map(_differences, short, chosen)))
    return best


def _differences(one: Finding, other: Finding) -> int:
    return sum(getattr(one, name) != getattr(other, name) for name in ("status", "person", *ATTRIBUTES))


def _finding(data: Mapping[str, Any], document: Document, place: Place, vocabulary: Vocabulary) -> Finding:
    check_finding(data["id"], document, (*place, "id"), vocabulary)
    for key, value in data.items():
        if key in vocabulary.attributes:
            check_value(key, value, document, (*place, key), vocabulary)
    if not isinstance(data.get("triggers", []), list):
        raise document.error((*place, "triggers"), "triggers is a list.")
    try:
        return finding_from(data)
    except ValueError as error:
        wrong = next((key for key in data if key not in Finding.__dataclass_fields__), "")
        raise document.error((*place, wrong), f"{error}.", nearest(wrong, ATTRIBUTES)) from error
