"""`python -m signpost.decision.check`: everything that is wrong with the clinical content, with file, line and a hint."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from signpost.decision import vocabulary as words
from signpost.decision.assess import facts_for, fires
from signpost.decision.case import case_of
from signpost.decision.conditions import Condition, Group, atoms
from signpost.decision.examples import Example
from signpost.decision.rule import Rule
from signpost.decision.rules import Rulebook, read_rulebook
from signpost.heap import undisturbed
from signpost.knowledge import KnowledgeError, check_schema, knowledge_root, nearest, read_yaml
from signpost.reviews import OBJECTED, QUESTIONS, RULES, read_review_book, review_problems


def example_fires(rule: Rule, example: Example, rulebook: Rulebook) -> bool:
    """Whether the rule fires on the findings of an example."""
    # An example never changes and is tried against every change of its rule: what is known of it is kept with it.
    known, by = vars(example).get("_facts", ((), None))
    if by is not rulebook:
        case = case_of(example.given, example.unsure)
        known = tuple(facts_for(case, person, rulebook) for person in ("self", "other") if case.facts(person) or person == case.subject)
        vars(example)["_facts"] = known, rulebook
    return any(fires(rule, facts, rulebook.levels) for facts in known)


def problems(root: Path) -> list[KnowledgeError]:
    """Everything that is wrong with rules, questions, sources, levels, regions and the ids of the vocabulary."""
    return examined(root)[1]


@undisturbed()
def examined(root: Path, *, any_finding: bool = False) -> tuple[Rulebook | None, list[KnowledgeError]]:
    """The rule book, if there is one to be read at all, and everything that is wrong."""
    try:
        rulebook, wrong = read_rulebook(root, any_finding=any_finding)
    except KnowledgeError as error:
        return None, [error]
    said = chain(review_problems(root, RULES), review_problems(root, QUESTIONS))
    found = (_regions(root), _phrases(root), _twins(rulebook), _weaker(rulebook), _examples(rulebook), _questions(rulebook, root), said)
    return rulebook, [*wrong, *chain.from_iterable(found)]


def canonical(condition: Condition | None) -> Any:
    """A form in which two conditions that mean the same are equal, whatever the order of their parts."""
    if isinstance(condition, Group):
        if len(condition.parts) == 1 and not condition.negative:
            return canonical(condition.parts[0])
        return (condition.needed, condition.negative, frozenset(canonical(part) for part in condition.parts))
    return condition and replace(condition, tests=tuple(sorted(condition.tests, key=lambda test: test[0])))


def needed_questions(rulebook: Rulebook) -> dict[str, Rule]:
    """The ids of the questions that the rules can wait for, each with a rule that does; those of rules switched off stay."""
    found: dict[str, Rule] = {}
    for rule in (*rulebook.active, *switched_off(rulebook)):
        for atom, _ in atoms(rule.when):
            if atom.finding in rulebook.levels.not_asked:
                continue
            if atom.statuses & {"present", "absent"} and all(name != "value" for name, _ in atom.tests):
                found.setdefault(atom.finding, rule)
            for name, _ in atom.tests:
                if atom.statuses & {"present", "past"} and name != "person" and f"{atom.finding}.{name}" not in rulebook.levels.not_asked:
                    found.setdefault(f"{atom.finding}.{name}", rule)
    return found


def switched_off(rulebook: Rulebook) -> tuple[Rule, ...]:
    """The rules that never fire because somebody objected to them."""
    return tuple(rule for rule in rulebook.rules if rule.off is not None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints every problem and returns 1 when there is one, else prints a line of counts and returns 0."""
    parser = argparse.ArgumentParser(prog="python -m signpost.decision.check", description=__doc__)
    parser.add_argument("--rule", help="show what every example of one rule gives")
    parser.add_argument("--knowledge", type=Path, default=None, help="another folder of clinical content")
    parser.add_argument("--any-finding", action="store_true", help="let finding ids through that no vocabulary file has yet")
    options = parser.parse_args(arguments)
    root = options.knowledge or knowledge_root()
    if options.rule:
        return _show(options.rule, root, options.any_finding)
    began = time.perf_counter()
    rulebook, found = examined(root, any_finding=options.any_finding)
    for problem in found:
        print(_relative(problem), file=sys.stderr)
    if found or rulebook is None:
        print(f"{len(found)} problems", file=sys.stderr)
        return 1
    examples = sum(len(rule.examples) for rule in rulebook.rules)
    print(
        f"{len(rulebook.rules)} rules, {examples} examples, {len(rulebook.questions)} questions, "
        f"{len(rulebook.vocabulary.sources)} sources: nothing is wrong ({time.perf_counter() - began:.1f} s)."
    )
    _print_reviews(rulebook, root)
    return 0


def _print_reviews(rulebook: Rulebook, root: Path) -> None:
    books = {kind: read_review_book(root, kind) for kind in (RULES, QUESTIONS)}
    for kind, book in books.items():
        print(f"{kind.capitalize()}: {book.tally}.")
    for rule in switched_off(rulebook):
        off = rule.off or {}
        missing = "" if books[RULES].state(rule.id) == OBJECTED else " No review that holds objects to it."
        print(f"Switched off, never fires: {rule.id} ({rule.level}), on {off['date']} by {off['who']}: {off['because']}{missing}")


def _show(rule_id: str, root: Path, any_finding: bool) -> int:
    rulebook, wrong = read_rulebook(root, any_finding=any_finding)
    try:
        rule = rulebook.rule(rule_id)
    except KeyError:
        hint = nearest(rule_id, [each.id for each in rulebook.rules])
        print(f"There is no readable rule {rule_id!r}." + (f" Did you mean {hint!r}?" if hint else ""), file=sys.stderr)
        for problem in wrong:
            print(_relative(problem), file=sys.stderr)
        return 1
    for example in rule.examples:
        got = example_fires(rule, example, rulebook)
        print(f"{'ok   ' if got == example.fires else 'WRONG'} {'fires' if got else 'silent':7} {example.name}")
    return 0


def _at(rule: Rule, message: str, hint: str | None = None) -> KnowledgeError:
    return KnowledgeError(rule.path, rule.line, message, hint or "")


def _relative(problem: KnowledgeError) -> str:
    return str(problem).replace(f"{Path.cwd()}/", "")


def _regions(root: Path) -> Iterator[KnowledgeError]:
    if not (root / "schema" / "regions.yml").exists() or not (root / "regions.yml").exists():
        return
    try:
        check_schema(read_yaml(root / "regions.yml"), words.schema(root, "regions"))
    except KnowledgeError as error:
        yield error


def _phrases(root: Path) -> Iterator[KnowledgeError]:
    """Ids and phrases that stand in two findings."""
    ids: dict[str, Path] = {}
    phrases: dict[str, str] = {}
    for document in words.finding_documents(root, []):
        finding = document.data
        if finding["id"] in ids:
            yield document.error(("id",), f"the finding {finding['id']!r} stands in {ids[finding['id']].name} too.")
        ids[finding["id"]] = document.path
        for position, phrase in enumerate(finding.get("phrases") or ()):
            text = str(phrase.get("say") if isinstance(phrase, dict) else phrase).casefold().strip()
            if phrases.setdefault(text, finding["id"]) != finding["id"]:
                yield document.error(("phrases", position), f"the phrase {text!r} stands in {phrases[text]!r} too.")


def _examples(rulebook: Rulebook) -> Iterator[KnowledgeError]:
    """Examples that turn out otherwise than they say."""
    for rule in rulebook.active:
        for example in rule.examples:
            if example_fires(rule, example, rulebook) != example.fires:
                told = "does not fire" if example.fires else "fires"
                yield _at(rule, f"the rule {rule.id!r} {told} on its example {example.name!r}.")


def _twins(rulebook: Rulebook) -> Iterator[KnowledgeError]:
    """Ids and conditions that stand twice; several rules may serve one row of the research notes and share its code."""
    ids: dict[str, Rule] = {}
    conditions: dict[Any, Rule] = {}
    for rule in rulebook.rules:
        first = ids.setdefault(rule.id, rule)
        if first is not rule:
            yield _at(rule, f"the id {rule.id!r} stands twice; first in {first.path.name}:{first.line}.")
        if rule.active:
            form = (canonical(rule.when), canonical(rule.unless))
            if conditions.setdefault(form, rule) is not rule:
                yield _at(rule, f"the rule {rule.id!r} has the same condition as {conditions[form].id!r}.")
        if rule.replaced_by and rule.replaced_by not in {each.id for each in rulebook.rules}:
            hint = nearest(rule.replaced_by, [each.id for each in rulebook.rules])
            yield _at(rule, f"unknown rule {rule.replaced_by!r}.", hint)


def _weaker(rulebook: Rulebook) -> Iterator[KnowledgeError]:
    """Rules that name a more precise rule which does not exist, would lower what is said, or never fires beside them."""
    active = {each.id: each for each in rulebook.active}
    silent = {each.id for each in switched_off(rulebook)}
    for rule in rulebook.active:
        for name in rule.weaker_than:
            if name in silent:
                continue
            other = active.get(name)
            if other is None:
                yield _at(rule, f"unknown rule {name!r} in weaker_than.", nearest(name, active))
            elif rule.id in other.weaker_than or other is rule:
                yield _at(rule, f"the rules {rule.id!r} and {name!r} would leave each other out.")
            elif _seriousness(other, rulebook) > _seriousness(rule, rulebook):
                yield _at(rule, f"the rule {rule.id!r} may not be weaker than {name!r}, whose level, route or reply is less serious.")
            elif not any(
                example_fires(rule, each, rulebook) and example_fires(other, each, rulebook) for each in (*rule.examples, *other.examples)
            ):
                yield _at(rule, f"no example shows the rules {rule.id!r} and {name!r} firing together.")


def _seriousness(rule: Rule, rulebook: Rulebook) -> tuple[int, int, int]:
    """The place of a rule by level, route and reply; the smaller one is the more serious."""
    levels = rulebook.levels
    route = levels.routes.index(rule.route) if rule.route else 0
    return (levels.ids.index(rule.level), route, list(levels.responses).index(rule.response) if rule.response else 0)


def _questions(rulebook: Rulebook, root: Path) -> Iterator[KnowledgeError]:
    """Questions that a rule waits for and nobody can ask, and questions that no rule waits for."""
    known = {question.id for question in rulebook.questions.values()}
    known |= {f"{question.finding}.{question.attribute}" for question in rulebook.questions.values() if question.attribute}
    waited = needed_questions(rulebook)
    for question in rulebook.questions.values():
        wanted = f"{question.finding}.{question.attribute}" if question.attribute else question.id
        if wanted not in waited:
            hint = nearest(question.id, waited) or ""
            yield KnowledgeError(root / "questions", None, f"no rule waits for the question {question.id!r}.", hint)
    for needed, rule in sorted(waited.items(), key=lambda pair: pair[0]):
        if needed not in known:
            message = f"the rule {rule.id!r} can wait for {needed!r}, and no question in knowledge/questions asks it."
            yield _at(rule, message, nearest(needed, known))


if __name__ == "__main__":
    raise SystemExit(main())
