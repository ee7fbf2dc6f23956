"""One rule: what leads to which level, why, and by which source; read from a file of `knowledge/rules/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from signpost.decision.conditions import Atom, Condition, Facts, atoms
from signpost.decision.examples import Example, check_near_miss, read_examples
from signpost.decision.needs import Need, met, required
from signpost.decision.not_sure import NotSure, read_not_sure, unassumed
from signpost.decision.reading import read_condition
from signpost.decision.vocabulary import Levels, Vocabulary
from signpost.knowledge import Document, Place, nearest

ANYTHING = Atom("")


@dataclass(frozen=True)
class Source:
    """Where a rule comes from: the source, the place in it, the day it was seen, and how well it was seen."""

    id: str
    at: str
    seen: str
    evidence: str

    @property
    def verified(self) -> bool:
        """Whether somebody saw the text of the source itself, or a copy of it."""
        return self.evidence in ("A", "B", "C", "V", "V2")


@dataclass(frozen=True)
class Rule:
    """One rule, with its conditions ready to be judged; it is left out when a rule it is `weaker_than` fires too."""

    id: str
    code: str
    title: str
    status: str
    level: str
    noticed: str
    matters: str
    do: str
    when: Condition
    sources: tuple[Source, ...]
    unless: Condition | None = None
    route: str | None = None
    response: str | None = None
    pattern: str = ""
    wrong_when: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    off: Mapping[str, str] | None = None
    replaced_by: str | None = None
    weaker_than: tuple[str, ...] = ()
    not_sure: NotSure | None = None
    watch: Condition | None = None
    line: int | None = None
    path: Path = Path()
    stated: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    findings: frozenset[str] = field(init=False, compare=False, repr=False)
    affirmed: tuple[Atom, ...] = field(init=False, compare=False, repr=False)
    affirmed_findings: frozenset[str] = field(init=False, compare=False, repr=False)
    taken_back: frozenset[str] = field(init=False, compare=False, repr=False)
    unassumed: Condition = field(init=False, compare=False, repr=False)
    _required: tuple[Need, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "findings", frozenset(atom.finding for atom, _ in atoms(self.when)))
        object.__setattr__(self, "affirmed", tuple(atom for atom, negative in atoms(self.when) if not negative))
        object.__setattr__(self, "affirmed_findings", frozenset(atom.finding for atom in self.affirmed))
        object.__setattr__(self, "taken_back", frozenset(atom.finding for atom, _ in atoms(self.unless)) if self.unless else frozenset())
        object.__setattr__(self, "unassumed", unassumed(self.when))
        # What fewest findings can meet is seldom met.
        object.__setattr__(self, "_required", tuple(sorted(required(self.when), key=lambda need: len(need.findings))))

    def condition(self, facts: Facts) -> Condition:
        """What has to hold beside these facts: "not sure" counts as danger only where the rule says that it does."""
        if self.not_sure is None or not facts.settled or self.not_sure.counts(facts):
            return self.when
        return self.unassumed

    def can_hold(self, facts: Facts) -> bool:
        """Whether enough was told or asked for the rule to fire; a quick look that spares judging most rules."""
        return met(self._required, facts)

    @property
    def wanted(self) -> frozenset[str] | None:
        """Findings of which something has to be known before the rule can fire; none where it does not depend on one."""
        return self._required[0].findings if self._required else None

    @property
    def active(self) -> bool:
        """Whether the rule takes part in decisions: it is neither retired nor switched off."""
        return self.status != "retired" and self.off is None


def read_rule(data: Mapping[str, Any], document: Document, place: Place, vocabulary: Vocabulary) -> Rule:
    """The rule at a place of a file; raises KnowledgeError for whatever it names that does not exist."""
    _check_level(data, document, place, vocabulary)
    for index, text in enumerate(data["wrong_when"]):
        if text.strip().lower().rstrip(".") in ("none", "never", "nothing", "unknown", "none known"):
            raise document.error((*place, "wrong_when", index), "every rule is wrong sometimes: say when.")
    unless = data.get("unless")
    plain = ("id", "code", "title", "status", "level", "noticed", "matters", "do")
    optional = ("route", "response", "off", "replaced_by", "pattern")
    words: dict[str, Any] = {key: data[key] for key in (*plain, *optional) if key in data}
    when = read_condition(data["when"], document, (*place, "when"), vocabulary)
    rule = Rule(
        **words,
        when=when,
        not_sure=read_not_sure(data, when, document, place, vocabulary),
        unless=None if unless is None else read_condition(unless, document, (*place, "unless"), vocabulary),
        watch=_watch(data, when, document, place, vocabulary),
        sources=tuple(Source(**each) for each in data["sources"]),
        wrong_when=tuple(data["wrong_when"]),
        weaker_than=tuple(data.get("weaker_than", ())),
        examples=read_examples(data["examples"], document, (*place, "examples"), vocabulary),
        line=document.line(place),
        path=document.path,
        stated=data,
    )
    if rule.unless is not None and any(negative for _, negative in atoms(rule.unless)):
        raise document.error((*place, "unless"), "unless says what is there: write a limit or a status in place of none.")
    check_near_miss(rule.examples, document, (*place, "examples"))
    return rule


def _watch(data: Mapping[str, Any], when: Condition, document: Document, place: Place, vocabulary: Vocabulary) -> Condition | None:
    """What has to be known for watching to be enough; what the rule itself needs where it says only that it is."""
    stated = data.get("watch")
    return when if stated is True else read_condition(stated, document, (*place, "watch"), vocabulary) if stated else None


def _check_level(data: Mapping[str, Any], document: Document, place: Place, vocabulary: Vocabulary) -> None:
    folder = document.path.parent.name
    if folder in vocabulary.levels.ids and folder != data["level"]:
        raise document.error((*place, "level"), f"a rule of level {data['level']} does not belong into the folder {folder}.", folder)
    response = data.get("response")
    emergency = data["level"] == vocabulary.levels.ids[0]
    if emergency and ("route" not in data or response is None):
        raise document.error(place, "an emergency rule needs a route (call or go) and a response.")
    if "watch" in data and data["level"] != "routine":
        raise document.error((*place, "watch"), "only a routine rule can be watched at home.")
    if not emergency and "route" in data:
        raise document.error((*place, "route"), "only an emergency rule has a route.")
    if response is not None and response not in vocabulary.levels.responses:
        hint = nearest(response, vocabulary.levels.responses)
        raise document.error((*place, "response"), f"unknown response {response!r}.", hint)


def cannot_tell(levels: Levels) -> Rule:
    """The rule that holds when nothing can be told: what `levels.yml` says of it."""
    data = levels.cannot_tell
    words = {key: data[key] for key in ("id", "code", "title", "level", "noticed", "matters", "do")}
    return Rule(**words, status="draft", when=ANYTHING, sources=tuple(Source(**each) for each in data["sources"]), stated=data)
