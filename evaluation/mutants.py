"""Every small change of a rule's conditions, and whether an example tells the changed rule from the rule."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from signpost.decision.check import canonical, example_fires
from signpost.decision.conditions import Range, atoms
from signpost.decision.examples import Example
from signpost.decision.reading import read_condition
from signpost.decision.rule import Rule
from signpost.decision.rules import Rulebook
from signpost.knowledge import Document, KnowledgeError

# An edge is moved by this much: far less than anybody would state, and enough to take the edge itself in or out.
_HAIR = 1e-6
# A bound is moved by this share of itself, so that an example just inside and one just outside it are needed.
_SHIFT = 0.1
# The parts of `not_sure` that are conditions.
_OF_NOT_SURE = frozenset({"only_with", "unless"})


@dataclass(frozen=True)
class Mutant:
    """One change: where, what kind, in words, and the rule's conditions after it (None is no `unless`, or no `not_sure`)."""

    rule: str
    kind: str
    what: str
    when: Any
    unless: Any
    not_sure: Any = None


def mutants(rule: Rule, *, values: bool = False) -> Iterator[Mutant]:
    """Every single change of a rule's conditions; with `values` also every value taken from a list."""
    when, unless, not_sure = rule.stated["when"], rule.stated.get("unless"), rule.stated.get("not_sure")
    for kind, what, changed in _changes(when, values):
        yield Mutant(rule.id, kind, f"when: {what}", changed, unless, not_sure)
    if unless is not None:
        yield Mutant(rule.id, "dropped", "unless dropped", when, None, not_sure)
        for kind, what, changed in _changes(unless, values):
            yield Mutant(rule.id, kind, f"unless: {what}", when, changed, not_sure)
    for key in sorted(_OF_NOT_SURE & (not_sure or {}).keys()):
        without = {other: kept for other, kept in not_sure.items() if other != key}
        yield Mutant(rule.id, "dropped", f"not_sure: {key} dropped", when, unless, without)
        for kind, what, changed in _changes(not_sure[key], values):
            yield Mutant(rule.id, kind, f"not_sure: {key}: {what}", when, unless, {**not_sure, key: changed})


def mutated(mutant: Mutant, rule: Rule, rulebook: Rulebook) -> Rule | None:
    """The changed rule; None when the change means the same, or cannot be read."""
    beside = {key: (mutant.not_sure or {}).get(key) for key in sorted(_OF_NOT_SURE)}
    try:
        when, unless, *rest = [
            None if data is None else read_condition(data, Document(rule.path, data), (), rulebook.vocabulary)
            for data in (mutant.when, mutant.unless, *beside.values())
        ]
    except KnowledgeError:
        return None
    if when is None:
        return None
    not_sure = rule.not_sure and replace(rule.not_sure, **dict(zip(beside, rest, strict=True)))
    changed = replace(rule, when=when, unless=unless, not_sure=not_sure)
    if "_meaning" not in vars(rule):
        vars(rule)["_meaning"] = _meaning(rule)
    return None if _meaning(changed) == vars(rule)["_meaning"] else changed


def _meaning(rule: Rule) -> tuple[Any, ...]:
    beside = (rule.not_sure.only_with, rule.not_sure.unless) if rule.not_sure else (None, None)
    return tuple(canonical(each) for each in (rule.when, rule.unless, *beside))


def noticed(changed: Rule, rule: Rule, examples: Sequence[Example], rulebook: Rulebook) -> bool:
    """Whether one of the examples tells a changed rule from the rule."""
    return any(example_fires(changed, each, rulebook) != example_fires(rule, each, rulebook) for each in examples)


def caught(mutant: Mutant, rule: Rule, rulebook: Rulebook) -> bool | None:
    """Whether an example notices the change; None when the change means the same, or cannot be read.

    A bound moved by a hair means the same when `unless` takes back what lies beyond it: nobody at that edge is judged otherwise.
    """
    changed = mutated(mutant, rule, rulebook)
    if changed is None:
        return None
    if any(example_fires(changed, each, rulebook) != each.fires for each in rule.examples):
        return True
    hair = mutant.kind == "widened" and not noticed(changed, rule, list(_at_the_edges(rule)), rulebook)
    return None if hair else False


def _at_the_edges(rule: Rule) -> Iterator[Example]:
    """The examples with one number moved to just beside each bound that the rule has for it."""
    conditions = [condition for condition in (rule.when, rule.unless, *(rule.not_sure.conditions if rule.not_sure else ())) if condition]
    bounds = {
        (atom.finding, name, bound)
        for condition in conditions
        for atom, _ in atoms(condition)
        for name, wanted in atom.tests
        if isinstance(wanted, Range)
        for bound in (wanted.at_least, wanted.below)
        if bound is not None
    }
    for example in rule.examples:
        for index, found in enumerate(example.given):
            for finding, name, bound in bounds:
                for moved in (bound * (1 - _SHIFT / 2), bound, bound + _HAIR / 2) if finding == found.id else ():
                    beside = found.with_(**{name: moved})
                    yield replace(example, given=(*example.given[:index], beside, *example.given[index + 1 :]))


def _changes(data: Any, values: bool) -> Iterator[tuple[str, str, Any]]:
    if "finding" in data:
        yield from _atom_changes(data, values)
        return
    word = next(key for key in data if key != "of")
    if word == "at_least":
        members = data["of"]
        for count in (data["at_least"] - 1, data["at_least"] + 1):
            if 0 < count <= len(members):
                yield "widened", f"at_least {data['at_least']} becomes {count}", {"at_least": count, "of": members}
    else:
        members = data[word]
        for other in {"all": ("any",), "any": ("all",), "none": ("any",)}[word]:
            yield "flipped", f"{word} becomes {other}", {other: members}
    key = "of" if word == "at_least" else word
    for index, member in enumerate(members):
        if len(members) > 1:
            yield "dropped", f"{_short(member)} dropped", {**data, key: members[:index] + members[index + 1 :]}
        for kind, what, changed in _changes(member, values):
            yield kind, what, {**data, key: [*members[:index], changed, *members[index + 1 :]]}


def _atom_changes(atom: dict[str, Any], values: bool) -> Iterator[tuple[str, str, Any]]:
    name = _short(atom)
    yield "flipped", f"{name} negated", {"none": [copy.deepcopy(atom)]}
    for key, value in atom.items():
        if key == "finding":
            continue
        without = {other: kept for other, kept in atom.items() if other != key}
        yield "dropped", f"{name}: {key} dropped", without
        if isinstance(value, bool):
            yield "flipped", f"{name}: {key} becomes {not value}", {**atom, key: not value}
        elif isinstance(value, dict):
            for bound, changed in _bound_changes(value):
                yield "widened", f"{name}: {key} {bound}", {**atom, key: changed}
        elif isinstance(value, list) and len(value) > 1 and (values or key == "status"):
            for each in value:
                rest = [other for other in value if other != each]
                yield "narrowed", f"{name}: {key} without {each}", {**atom, key: rest}


def _bound_changes(bounds: dict[str, float]) -> Iterator[tuple[str, dict[str, float]]]:
    for key, number in bounds.items():
        if len(bounds) > 1:
            yield f"without {key}", {other: kept for other, kept in bounds.items() if other != key}
        wider, narrower = (number + _HAIR, number * (1 - _SHIFT)) if key == "below" else (number * (1 - _SHIFT), number + _HAIR)
        for word, moved in (("wider", wider), ("narrower", narrower)):
            yield f"{key} {number:g} a little {word}", {**bounds, key: moved}


def _short(data: Any) -> str:
    if "finding" not in data:
        return "a group (" + ", ".join(data) + ")"
    rest = ", ".join(f"{key}: {value}" for key, value in data.items() if key != "finding")
    return data["finding"] + (f" {{{rest}}}" if rest else "")
