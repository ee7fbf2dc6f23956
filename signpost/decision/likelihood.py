"""How likely an answer is, from the small table in `knowledge/questions/likelihood.yml`; it only orders the questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod
from pathlib import Path
from typing import Any

from signpost.decision.conditions import Atom, Facts, Range, Wanted
from signpost.decision.reading import check_finding
from signpost.decision.vocabulary import Vocabulary, schema
from signpost.findings import Finding
from signpost.knowledge import KnowledgeError, Place, check_schema, read_yaml

# Rows of an upper bound and the share below it, one after the other, by attribute.
Ranges = Mapping[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True)
class AtOnce:
    """What comes within hours, and the share that is left of its chance where all that was told has lasted so many days."""

    findings: frozenset[str]
    lasting_days: float
    share: float


@dataclass(frozen=True)
class Likelihood:
    """Shares from 0 to 1; they never decide a level."""

    default: float
    findings: Mapping[str, float]
    given: Mapping[str, Mapping[str, float]]
    partner_at_least: float
    attributes: Mapping[str, Mapping[str, float]]
    ranges: Ranges
    ranges_of_another: Ranges
    stop_below: Mapping[str, float]
    weights: Mapping[str, float]
    fades: Mapping[str, float]
    untold_if_acute: float
    acute_beside_lasting: float
    acute: Mapping[str, str | float]
    at_once: AtOnce
    worth_at_least: float
    worth_grows: float
    partners: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _tests: dict[Atom, dict[str, float]] = field(default_factory=dict, compare=False, repr=False)
    _untold: dict[tuple[Atom, bool], float] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def of_another(self) -> Likelihood:
        """The table for somebody who is written about; nearly all of it is the same."""
        return replace(self, ranges={**self.ranges, **self.ranges_of_another}, _tests={}, _untold={})

    def with_partners(self, wanted_together: Iterable[frozenset[str]]) -> Likelihood:
        """The table that also knows which findings the emergency rules want together."""
        found: dict[str, set[str]] = defaultdict(set)
        for together in wanted_together:
            rare = {name for name in together if self.findings.get(name, self.default) < self.partner_at_least}
            for known in together:
                found[known] |= rare - self.given.get(known, {}).keys()
        return replace(self, partners={known: frozenset(names) for known, names in found.items()})

    def worth_needed(self, put: int) -> float:
        """What the next question has to be worth after so many were put: patience runs out."""
        return self.worth_at_least * self.worth_grows**put

    def of_findings(self, facts: Facts, *, lasting: bool = False) -> Mapping[str, float]:
        """How likely each finding of the table is there, given what is known to be there, or to have been; see `lasts`."""
        best = dict(self.findings)
        for known in dict.fromkeys(each.id for each in _told(facts)):
            for finding, chance in self.given.get(known, {}).items():
                best[finding] = max(chance, best.get(finding, self.default))
            for finding in self.partners.get(known, ()):
                best[finding] = max(self.partner_at_least, best.get(finding, self.default))
        if lasting:
            best |= {name: best.get(name, self.default) * self.at_once.share for name in self.at_once.findings}
        return best

    def lasts(self, facts: Facts, background: Container[str]) -> bool:
        """Whether all that was told of complaints, which the background is not, has lasted for long."""
        long = [(each.duration_days or 0) >= self.at_once.lasting_days for each in _told(facts) if each.id not in background]
        return bool(long) and all(long)

    def of_untold(self, atom: Atom, *, lasting: bool = False) -> float:
        """How likely something that was not told, and is there, has all that the atom wants of it.

        What is sudden, severe or of this week is mostly told unasked, so it is rarer among what was not; and rarer still
        beside what has lasted for long.
        """
        known = self._untold.get((atom, lasting))
        if known is None:
            known = self._untold[atom, lasting] = self._of_untold(atom, lasting)
        return known

    def _of_untold(self, atom: Atom, lasting: bool) -> float:
        chance = prod(self.of_tests(atom).values())
        if not any(self._is_acute(name, wanted) for name, wanted in atom.tests):
            return chance
        return chance * self.untold_if_acute * (self.acute_beside_lasting if lasting else 1.0)

    def of_tests(self, atom: Atom) -> Mapping[str, float]:
        """How likely each attribute that an atom asks about has one of the wanted values."""
        known = self._tests.get(atom)
        if known is None:
            known = self._tests[atom] = {name: self.of_attribute(name, wanted) for name, wanted in atom.tests}
        return known

    def of_attribute(self, attribute: str, wanted: Wanted) -> float:
        """How likely an attribute has one of the wanted values."""
        if isinstance(wanted, Range):
            return self._of_range(attribute, wanted)
        shares = self.attributes.get(attribute, {})
        if isinstance(wanted, bool):
            share = shares.get("true", self.default)
            return share if wanted else 1 - share
        return min(0.95, sum(shares.get(word, self.default) for word in wanted))

    def _is_acute(self, attribute: str, wanted: Wanted) -> bool:
        bound = self.acute.get(attribute)
        if isinstance(wanted, Range):
            return isinstance(bound, (int, float)) and wanted.below is not None and wanted.below <= bound
        return isinstance(wanted, frozenset) and wanted == {bound}

    def _of_range(self, attribute: str, wanted: Range) -> float:
        total, low = 0.0, 0.0
        for below, share in self.ranges.get(attribute, ()):
            middle = low if below == float("inf") else (low + below) / 2
            total += share if wanted.holds(middle) else 0.0
            low = below
        return min(0.95, max(0.01, total))


def _told(facts: Facts) -> list[Finding]:
    """What is there, or was."""
    return [each for found in facts.by_id.values() for each in found if each.status in ("present", "past")]


def load_likelihood(root: Path, vocabulary: Vocabulary, wrong: list[KnowledgeError]) -> Likelihood:
    """The table; raises KnowledgeError for its shape, and adds findings that do not exist to a list."""
    document = read_yaml(root / "questions" / "likelihood.yml")
    whole = schema(root, "questions")
    check_schema(document, {**whole["definitions"]["likelihood"], "definitions": whole["definitions"]})
    data: Mapping[str, Any] = document.data
    named: list[tuple[str, Place]] = [(finding, ("findings", finding)) for finding in data["findings"]]
    for index, each in enumerate(data["given"]):
        named += [(finding, ("given", index)) for finding in (each["finding"], *each["likely"])]
    named += [(finding, ("at_once", "findings", index)) for index, finding in enumerate(data["at_once"]["findings"])]
    for finding, place in named:
        try:
            check_finding(finding, document, place, vocabulary)
        except KnowledgeError as error:
            wrong.append(error)
    return Likelihood(
        default=data["default"],
        findings=data["findings"],
        given={each["finding"]: each["likely"] for each in data["given"]},
        attributes=data["attributes"],
        partner_at_least=data["partner_at_least"],
        ranges=_ranges(data["ranges"]),
        ranges_of_another=_ranges(data["ranges_of_another"]),
        stop_below=data["stop_below"],
        weights=data["weights"],
        fades=data["fades"],
        untold_if_acute=data["untold_if_acute"],
        acute_beside_lasting=data["acute_beside_lasting"],
        acute=data["acute"],
        at_once=AtOnce(**{**data["at_once"], "findings": frozenset(data["at_once"]["findings"])}),
        worth_at_least=data["worth_at_least"],
        worth_grows=data["worth_grows"],
    )


def _ranges(data: Mapping[str, Any]) -> Ranges:
    return {name: tuple((each.get("below", float("inf")), each["share"]) for each in rows) for name, rows in data.items()}
