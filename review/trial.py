"""Facts to try: a form for the findings that an item speaks of, and what the real engine makes of what was filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose
from typing import Any

from review.catalogue import Catalogue, words
from review.ledger import Refused
from signpost.decision.assess import facts_for, fires, open_rules, stance_of
from signpost.decision.case import Case, case_of
from signpost.decision.conditions import YES, atoms, evaluate
from signpost.decision.interview import Outlook, outlook
from signpost.decision.rule import Rule
from signpost.findings import PERSONS, STATUSES, Finding

# What may be chosen for a finding that the reviewer adds; those that an item speaks of offer what it looks at.
FREE = ("side", "body_part", "onset", "duration_days", "course", "severity", "value")
FREE_ROWS, NOT_KNOWN = 3, "not_known"
_LONGEST_NUMBER = 12
_EXACT = 1e-5

Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Control:
    """One attribute to choose: `kind` is choice, several or amount; `options` are pairs of value and words."""

    name: str
    label: str
    kind: str
    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...] = ()
    amount: str = ""


@dataclass(frozen=True)
class Row:
    """One finding to tell: a free one has its finding to choose too."""

    prefix: str
    finding: str
    label: str
    status: str
    controls: tuple[Control, ...]
    free: bool = False


@dataclass(frozen=True)
class Tried:
    """What the engine made of some facts: `rule` is how the rule that is looked at fares, in one word."""

    told: tuple[str, ...]
    rule: str
    outlook: Outlook
    fired: tuple[Mapping[str, Any], ...] = ()
    question: str = ""


@dataclass(frozen=True)
class Facts:
    """What a form tells: findings, and questions that were asked and could not be answered."""

    person: str = PERSONS[0]
    given: tuple[Finding, ...] = ()
    unsure: tuple[str, ...] = field(default=())

    @property
    def case(self) -> Case:
        """The case of these facts."""
        return case_of(self.given, self.unsure)


def spoken_of(rule: Rule) -> dict[str, tuple[str, ...]]:
    """The findings that a rule looks at, in its order, each with the attributes it looks at."""
    found: dict[str, dict[str, None]] = {}
    for condition in (rule.when, *([rule.unless] if rule.unless else []), *(rule.not_sure.conditions if rule.not_sure else ())):
        for atom, _ in atoms(condition):
            if atom.finding:
                found.setdefault(atom.finding, {}).update({name: None for name, _ in atom.tests if name != "person"})
    return {name: tuple(attributes) for name, attributes in found.items()}


def rows_of(looked_at: Mapping[str, Iterable[str]], facts: Facts, catalogue: Catalogue) -> list[Row]:
    """The rows of a form in which these facts stand already: first what is looked at, then what else was told, then free ones."""
    left = list(facts.given)
    rows: list[Row] = []
    for name, attributes in looked_at.items():
        mine: list[Finding | None] = [each for each in left if each.id == name]
        for each in mine or [None]:
            rows.append(_row(len(rows), name, tuple(attributes), each, facts, catalogue))
    others = [each for each in left if each.id not in looked_at]
    for other in [*others, *[None] * FREE_ROWS]:
        rows.append(_row(len(rows), other.id if other else "", FREE, other, facts, catalogue, free=True))
    return rows


def facts_from(form: Form, catalogue: Catalogue) -> Facts:
    """The facts that were filled in; raises Refused for what the form cannot have offered."""
    person = _one(form, "person") or PERSONS[0]
    if person not in PERSONS:
        raise Refused("choice", value=person)
    given: list[Finding] = []
    unsure: list[str] = []
    prefixes = sorted({int(name[1:].partition(".")[0]) for name in form if name.startswith("f") and name[1:].partition(".")[0].isdigit()})
    for number in prefixes:
        prefix = f"f{number}"
        finding, status = _one(form, f"{prefix}.id"), _one(form, f"{prefix}.status")
        if not finding or not status:
            continue
        if finding not in catalogue.rulebook.vocabulary.findings:
            raise Refused("finding", value=finding)
        if status == NOT_KNOWN:
            unsure.append(finding)
            continue
        if status not in STATUSES:
            raise Refused("choice", value=status)
        values, open_ones = _attributes(form, prefix, catalogue)
        given.append(Finding(finding, status=status, person=person, **values))
        unsure += [f"{finding}.{name}" for name in open_ones]
    if not given and not unsure:
        raise Refused("nothing")
    return Facts(person, tuple(given), tuple(unsure))


def tried(facts: Facts, rule: Rule | None, catalogue: Catalogue) -> Tried:
    """What the engine makes of the facts, and how one rule fares."""
    rulebook, wording = catalogue.rulebook, catalogue.wording
    now = outlook(facts.case, rulebook)
    fired = tuple(
        {"id": each.rule.id, "title": each.rule.title, "level": each.rule.level, "because": [*map(wording.finding, each.because)]}
        for each in now.assessment.fired
    )
    told = (*map(wording.finding, facts.given), *map(wording.unsure, facts.unsure))
    asking = now.question if now.assessment.status not in ("emergency", "crisis") else None
    question = (asking.ask if now.case.subject == PERSONS[0] else asking.ask_other) if asking else ""
    return Tried(told, _fate(rule, now, catalogue) if rule else "", now, fired, wording.text(question))


def _fate(rule: Rule, now: Outlook, catalogue: Catalogue) -> str:
    """One word of `fates` in words.yml: fires, left_out, off, open, excused or silent."""
    levels = catalogue.rulebook.levels
    if any(each.rule is rule for each in now.assessment.fired):
        return "fires"
    if rule.active and open_rules([rule], facts_for(now.case, now.case.subject, catalogue.rulebook), levels):
        return "open"
    for person in PERSONS:
        facts = facts_for(now.case, person, catalogue.rulebook)
        if fires(rule, facts, levels):
            return "left_out" if rule.active else "off"
        if facts.told and rule.unless is not None and evaluate(rule.condition(facts), facts, stance_of(rule, levels)) is YES:
            return "excused"
    return "silent"


def _attributes(form: Form, prefix: str, catalogue: Catalogue) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    unknown: list[str] = []
    for name in catalogue.rulebook.vocabulary.attributes:
        given = [each for each in form.get(f"{prefix}.{name}", ()) if each]
        if not given:
            continue
        if NOT_KNOWN in given or _one(form, f"{prefix}.{name}.unit") == NOT_KNOWN:
            unknown.append(name)
        else:
            values[name] = _value(name, given, _one(form, f"{prefix}.{name}.unit"), catalogue)
    return values, unknown


def _value(name: str, given: Sequence[str], unit: str, catalogue: Catalogue) -> Any:
    kind = catalogue.rulebook.vocabulary.attributes[name]
    if kind["type"] == "boolean":
        if given[0] not in ("true", "false"):
            raise Refused("choice", value=given[0])
        return given[0] == "true"
    if kind["type"] == "number":
        sizes = {each["many"]: each["size"] for each in catalogue.wording.words["units"][kind["unit"]]}
        try:
            number = float(given[0].replace(",", ".")) if len(given[0]) <= _LONGEST_NUMBER else -1.0
        except ValueError:
            number = -1.0
        # No number is as large as infinity, and what is none is not equal to itself.
        if not 0 <= number < float("inf"):
            raise Refused("number", value=given[0])
        return number * sizes.get(unit, 1)
    allowed = catalogue.rulebook.vocabulary.values(name)
    wrong = next((each for each in given if each not in allowed), None)
    if wrong is not None:
        raise Refused("choice", value=wrong)
    return tuple(given) if kind["type"] == "array" else given[0]


def _row(
    number: int, name: str, attributes: Sequence[str], given: Finding | None, facts: Facts, catalogue: Catalogue, *, free: bool = False
) -> Row:
    status = given.status if given else NOT_KNOWN if name in facts.unsure else ""
    told = [each for each in given.as_dict() if each in catalogue.rulebook.vocabulary.attributes and each != "person"] if given else []
    shown = dict.fromkeys([*attributes, *told])
    controls = tuple(_control(each, given, f"{name}.{each}" in facts.unsure, catalogue) for each in shown)
    return Row(f"f{number}", name, catalogue.wording.label(name), status, controls, free)


def _control(name: str, given: Finding | None, unknown: bool, catalogue: Catalogue) -> Control:
    kind = catalogue.rulebook.vocabulary.attributes[name]
    label = words()["attributes"][name]
    value = getattr(given, name) if given else None
    if kind["type"] == "number":
        units = catalogue.wording.words["units"][kind["unit"]]
        amount, unit = _amount(value, unknown, units)
        return Control(name, label, "amount", tuple((each["many"], each["many"]) for each in units), (unit,), amount)
    if kind["type"] == "boolean":
        said = catalogue.wording.words["attributes"][name]
        options = tuple((each, said[each]) for each in ("true", "false"))
        return Control(name, label, "choice", options, _chosen(None if value is None else str(value).lower(), unknown))
    options = tuple((each, each.replace("_", " ")) for each in catalogue.rulebook.vocabulary.values(name))
    if kind["type"] == "array":
        return Control(name, label, "several", options, tuple(value or ()) or _chosen(None, unknown))
    return Control(name, label, "choice", options, _chosen(value, unknown))


def _chosen(value: str | None, unknown: bool) -> tuple[str, ...]:
    """What is chosen at first; a value that is known outweighs that it was asked in vain."""
    return (value,) if value else (NOT_KNOWN,) if unknown else ()


def _amount(value: float | None, unknown: bool, units: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """A number as a form shows it, and its unit: the usual one for its size, unless rounding would change the number."""
    usual = units[min(words()["usual_unit"], len(units) - 1)]["many"]
    if value is None:
        return ("0", NOT_KNOWN) if unknown else ("", usual)
    fitting = next(each for each in units if value < each.get("up_to", float("inf")))
    for unit in (fitting, *(each for each in units if each["size"] == 1)):
        shown = f"{round(value / unit['size'], 2):g}"
        if isclose(float(shown) * unit["size"], value, rel_tol=_EXACT):
            return shown, unit["many"]
    return f"{value:g}", next(each["many"] for each in units if each["size"] == 1)


def _one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "").strip()
