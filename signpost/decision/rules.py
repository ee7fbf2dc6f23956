"""The rule book: all rules, and what they are judged with; read from `knowledge/`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from signpost.compiled import kept
from signpost.decision.clashes import Clash, load_clashes
from signpost.decision.conditions import atoms
from signpost.decision.likelihood import Likelihood, load_likelihood
from signpost.decision.order import Order, load_order
from signpost.decision.questions import Question, load_questions
from signpost.decision.rule import Rule, cannot_tell, read_rule
from signpost.decision.rule_index import RuleIndex
from signpost.decision.screens import DANGER, Screen, load_screens
from signpost.decision.sense import Sense, load_senses
from signpost.decision.vocabulary import Levels, Vocabulary, load_vocabulary, readable, schema
from signpost.findings import Finding
from signpost.heap import undisturbed
from signpost.knowledge import Document, KnowledgeError, Place, fingerprint, knowledge_root, nearest


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
        return finding in self._dangers

    def worth_denying(self, told: Collection[Finding], at_most: int = 8) -> list[Finding]:
        """The signs that are not there, and matter beside what is: those first that a rule which could have warned looks at."""
        here = {each.id for each in told if each.status == "present"} - self.levels.background
        beside = [rule for rule in reversed(self.active) if not here.isdisjoint(rule.findings)]
        rank = {name: self.levels.rank(rule.level) for rule in beside for name in rule.findings}
        denied = {each.id: each for each in told if each.status == "absent" and each.id not in self.levels.background | here}
        known = [each for each in denied.values() if each.id in rank or self.may_be_danger(each.id)]
        return sorted(known, key=lambda each: (each.id not in rank or not self.may_be_danger(each.id), -rank.get(each.id, 0)))[:at_most]

    @cached_property
    def _dangers(self) -> frozenset[str]:
        signs = {each["finding"] for each in self.levels.danger_signs}
        asked_first = {finding for finding, question in self.questions.items() if question.order == "danger"}
        return frozenset(signs | asked_first) | self.of_crisis | self.near.grave

    @cached_property
    def listed_dangers(self) -> frozenset[str]:
        """The signs that the list for danger asks about."""
        listed = self.screens.get(DANGER)
        return frozenset().union(*listed.denies.values(), *listed.instead.values()) if listed else frozenset()

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
    return Rulebook(rules, cannot_tell=cannot_tell(levels), **{**parts, **ready, "likelihood": likelihood})


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


def _unknown_sources(data: Mapping[str, Any], document: Document, place: Place, vocabulary: Vocabulary) -> list[KnowledgeError]:
    return [
        document.error((*place, "sources", index, "id"), f"unknown source {each['id']!r}.", nearest(each["id"], vocabulary.sources))
        for index, each in enumerate(data["sources"])
        if each["id"] not in vocabulary.sources
    ]
