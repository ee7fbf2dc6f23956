"""The rule book: what leads to which level, why, and by which source; read from `knowledge/rules/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from signpost.compiled import kept
from signpost.decision.clashes import Clash, load_clashes
from signpost.decision.conditions import Atom, Condition, Facts, atoms
from signpost.decision.examples import Example, check_near_miss, read_examples
from signpost.decision.likelihood import Likelihood, load_likelihood
from signpost.decision.needs import Need, met, required
from signpost.decision.not_sure import NotSure, read_not_sure, unassumed
from signpost.decision.order import Order, load_order
from signpost.decision.questions import Question, load_questions
from signpost.decision.reading import read_condition
from signpost.decision.rule_index import RuleIndex
from signpost.decision.screens import Screen, load_screens
from signpost.decision.sense import Sense, load_senses
from signpost.decision.vocabulary import Levels, Vocabulary, load_vocabulary, readable, schema
from signpost.heap import undisturbed
from signpost.knowledge import Document, KnowledgeError, Place, fingerprint, knowledge_root, nearest

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


@dataclass(frozen=True)
class Rulebook:
    """All that the decision needs.

    `version` is the first 12 characters of the fingerprint of the files that decide, `danger` holds the ids of the
    questions that an emergency rule can wait for, `of_crisis` the findings that a rule about a crisis can rest on.
    """

    rules: tuple[Rule, ...]
    questions: Mapping[str, Question]
    levels: Levels
    vocabulary: Vocabulary
    likelihood: Likelihood
    version: str
    active: tuple[Rule, ...] = ()
    emergencies: tuple[Rule, ...] = ()
    danger: frozenset[str] = frozenset()
    of_crisis: frozenset[str] = frozenset()
    screens: Mapping[str, Screen] = field(default_factory=dict)
    order: Order = Order()
    clashes: tuple[Clash, ...] = ()
    senses: tuple[Sense, ...] = ()
    cannot_tell: Rule | None = None

    @cached_property
    def near(self) -> RuleIndex:
        """The active rules, found by what is known."""
        return RuleIndex(self.active, self.emergencies)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The words of all options that can be picked."""
        asked = [*self.questions.values(), *(each.question for each in self.screens.values())]
        return frozenset(option.label for each in asked for option in each.options)

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; raises KeyError when there is none."""
        return self._by_id[rule_id]

    @cached_property
    def _by_id(self) -> Mapping[str, Rule]:
        return {each.id: each for each in self.rules}

    def may_be_danger(self, finding: str) -> bool:
        """Whether a finding is a sign of danger, one of a crisis, an emergency by itself, or asked about before anything else."""
        question = self.questions.get(finding)
        signs = {each["finding"] for each in self.levels.danger_signs}
        return finding in signs | self.of_crisis | self.near.grave or question is not None and question.order == "danger"

    def asked(self, question_id: str) -> str:
        """What is asked under an id: the words of a question or of a list, or the plain name of a finding; empty when neither."""
        found = self.screens[question_id].question if question_id in self.screens else self.questions.get(question_id)
        return found.ask if found else self.vocabulary.findings.get(question_id, "")


def rulebook_of(rules: tuple[Rule, ...], **parts: Any) -> Rulebook:
    """A rule book whose active rules stand in the order of their level, the most serious first."""
    levels: Levels = parts["levels"]
    active = tuple(sorted((each for each in rules if each.active), key=lambda rule: -levels.rank(rule.level)))
    emergencies = tuple(each for each in active if each.level == levels.ids[0])
    danger = frozenset(
        question
        for rule in emergencies
        for atom, _ in atoms(rule.when)
        for question in (atom.finding, *(f"{atom.finding}.{name}" for name, _ in atom.tests))
    )
    of_crisis = frozenset().union(*(rule.affirmed_findings for rule in emergencies if levels.responses.get(str(rule.response)) == "crisis"))
    likelihood: Likelihood = parts["likelihood"].with_partners(rule.affirmed_findings for rule in emergencies)
    ready: dict[str, Any] = {"active": active, "emergencies": emergencies, "danger": danger, "of_crisis": of_crisis}
    return Rulebook(rules, cannot_tell=_cannot_tell(levels), **{**parts, **ready, "likelihood": likelihood})


@lru_cache(maxsize=4)
@undisturbed()
def load_rulebook(root: Path | None = None) -> Rulebook:
    """The rule book of a knowledge folder; raises the first KnowledgeError that is found in it."""
    folder = root or knowledge_root()
    return kept("rulebook", folder, lambda: _sound(folder))


def _sound(root: Path) -> Rulebook:
    book, wrong = read_rulebook(root)
    if wrong:
        raise wrong[0]
    return book


def read_rulebook(root: Path, *, any_finding: bool = False) -> tuple[Rulebook, list[KnowledgeError]]:
    """The rule book as far as it can be read, and everything that is wrong with its rules and questions.

    With `any_finding` every finding id is let through, for the time when a vocabulary is still being written.
    """
    wrong: list[KnowledgeError] = []
    vocabulary = load_vocabulary(root, wrong)
    if any_finding:
        vocabulary = replace(vocabulary, findings={})
    questions = load_questions(root, vocabulary, wrong)
    screens = load_screens(root, vocabulary, wrong)
    rules: list[Rule] = []
    for document in readable(root / "rules", wrong, schema(root, "rules")):
        for index, data in enumerate(document.data["rules"]):
            wrong += _unknown_sources(data, document, ("rules", index), vocabulary)
            try:
                rules.append(read_rule(data, document, ("rules", index), vocabulary))
            except KnowledgeError as error:
                wrong.append(error)
    book = rulebook_of(
        tuple(rules),
        questions=questions,
        screens=screens,
        order=load_order(root, vocabulary, questions, wrong),
        clashes=load_clashes(root, vocabulary, wrong),
        senses=load_senses(root, vocabulary, questions, wrong),
        levels=vocabulary.levels,
        vocabulary=vocabulary,
        likelihood=load_likelihood(root, vocabulary, wrong),
        version=fingerprint([*(root / "rules").rglob("*.yml"), root / "levels.yml"])[:12],
    )
    return book, wrong


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


def _unknown_sources(data: Mapping[str, Any], document: Document, place: Place, vocabulary: Vocabulary) -> list[KnowledgeError]:
    return [
        document.error((*place, "sources", index, "id"), f"unknown source {each['id']!r}.", nearest(each["id"], vocabulary.sources))
        for index, each in enumerate(data["sources"])
        if each["id"] not in vocabulary.sources
    ]


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


def _cannot_tell(levels: Levels) -> Rule:
    data = levels.cannot_tell
    words = {key: data[key] for key in ("id", "code", "title", "level", "noticed", "matters", "do")}
    return Rule(**words, status="draft", when=ANYTHING, sources=tuple(Source(**each) for each in data["sources"]), stated=data)
