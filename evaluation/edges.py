"""The edges of every rule, computed from its conditions: who is just inside, and who is just outside.

    python evaluation/edges.py [--write]

The examples in a rule file are for people. What they leave untried stands in `tests/decision/edges/`, one file for each level: for
every change of a condition that no example notices, the first case that tells the rule from the changed one. Without `--write`
the command says which rules the files are out of step with, and exits with 1. Whoever changes a rule on purpose runs it with
`--write` and reads in the difference whom the change touches.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.mutants import mutants, mutated, noticed  # noqa: E402
from signpost.decision.check import example_fires  # noqa: E402
from signpost.decision.conditions import Atom, Condition, Range, atoms  # noqa: E402
from signpost.decision.examples import Example  # noqa: E402
from signpost.decision.rule import Rule  # noqa: E402
from signpost.decision.rules import Rulebook, load_rulebook, rulebook_of  # noqa: E402
from signpost.findings import STATUSES, Finding, finding_from  # noqa: E402
from signpost.knowledge import read_yaml  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "decision" / "edges"
_HEAD = "# Written by `python evaluation/edges.py --write`: cases that tell each rule from every slightly changed one.\n"
# Just below a bound, as a share of it.
_BELOW = 0.001
# More ways of meeting one condition are not tried.
_WAYS = 60
# No more cases are tried for one change.
_MOST = 6_000


@cache
def edges(folder: Path = FOLDER) -> Mapping[str, tuple[Example, ...]]:
    """The computed edges by the id of their rule."""
    found: dict[str, tuple[Example, ...]] = {}
    for path in sorted(folder.glob("*.yml")):
        for rule, rows in read_yaml(path).data["rules"].items():
            found[rule] = tuple(
                Example(f"edge {number}", tuple(map(finding_from, row["given"])), row["fires"], tuple(row.get("unsure", ())))
                for number, row in enumerate(rows, 1)
            )
    return found


def with_edges(rulebook: Rulebook) -> Rulebook:
    """The same rule book, each rule with its computed edges behind its examples."""
    rules = tuple(replace(rule, examples=(*rule.examples, *edges().get(rule.id, ()))) for rule in rulebook.rules)
    parts = ("questions", "screens", "order", "levels", "vocabulary", "likelihood", "version")
    return rulebook_of(rules, **{name: getattr(rulebook, name) for name in parts})


def computed(rule: Rule, rulebook: Rulebook, known: Iterable[Example] = ()) -> list[Example]:
    """The edges that a rule needs beside its examples, those among `known` first."""
    chosen: list[Example] = []
    # What the rule itself says of them is worked out once.
    judged, ready = ([replace(each, fires=example_fires(rule, each, rulebook)) for each in some] for some in (rule.examples, known))
    for mutant in mutants(rule):
        changed = mutated(mutant, rule, rulebook)
        if changed is None or any(example_fires(changed, each, rulebook) != each.fires for each in (*judged, *chosen)):
            continue
        found = next((each for each in ready if example_fires(changed, each, rulebook) != each.fires), None)
        if found is None:
            found = next((each for each in islice(_candidates(rule), _MOST) if noticed(changed, rule, [each], rulebook)), None)
        if found is not None:
            chosen.append(replace(found, fires=example_fires(rule, found, rulebook)))
    return chosen


def _candidates(rule: Rule) -> Iterator[Example]:
    """Cases around a rule: its examples, every way of meeting its conditions, and each of these with one fact changed, then two."""
    ways = [_merged(way) for way in islice(_ways(rule.when), _WAYS)]
    excuses = [_merged(way) for way in islice(_ways(rule.unless), _WAYS)] if rule.unless else []
    bases = [each.given for each in rule.examples]
    bases += [way for each in ways for way in _spread(each)]
    bases += [(*way, *excuse) for way in ways for excuse in excuses]
    bases += [_merged([*way, *excuse]) for way in ways for excuse in excuses]
    stated = [atom for condition in (rule.when, rule.unless) if condition for atom, _ in atoms(condition)]
    yield from (Example("", tuple(base), True) for base in bases)
    yield from _beside_not_sure(rule)
    once = []
    for base in bases:
        for case in _beside(base, stated):
            once.append(case)
            yield Example("", tuple(case), True)
        yield from _unsure(base, stated)
    for case in once:
        yield from (Example("", tuple(twice), True) for twice in _beside(case, stated))


def _beside_not_sure(rule: Rule) -> Iterator[Example]:
    """The examples that rest on "I don't know" beside what `not_sure` looks at, and with one fact of that changed."""
    looked_at = rule.not_sure.conditions if rule.not_sure else ()
    stated = [atom for condition in looked_at for atom, _ in atoms(condition)]
    ways = [_merged(way) for condition in looked_at for way in islice(_ways(condition), _WAYS)]
    for example in (each for each in rule.examples if each.unsure):
        for way in ways:
            base = _merged([*example.given, *way])
            yield Example("", base, True, example.unsure)
            yield from (Example("", tuple(case), True, example.unsure) for case in _beside(base, stated))
            yield from (Example("", tuple(case), True, example.unsure) for case in _beside((*example.given, *way), stated))


def _unsure(base: Sequence[Finding], stated: Sequence[Atom]) -> Iterator[Example]:
    """The same case with one fact asked for in vain."""
    for atom in stated:
        rest = tuple(found for found in base if found.id != atom.finding)
        yield Example("", rest, True, (atom.finding,))
        for name, _ in atom.tests:
            unknown = () if name == "triggers" else None
            blank = tuple(found.with_(**{name: unknown}) if found.id == atom.finding and name != "person" else found for found in base)
            yield Example("", blank, True, (f"{atom.finding}.{name}",))


def _ways(condition: Condition) -> Iterator[list[Finding]]:
    """Every way of meeting a condition, as findings with the first value that each statement allows."""
    if isinstance(condition, Atom):
        for status in sorted(condition.statuses):
            yield [Finding(condition.finding, status, **{name: _value(wanted) for name, wanted in condition.tests})]
        return
    if condition.negative:
        yield []
        yield [Finding(atom.finding, "absent") for atom, _ in atoms(condition)]
        return
    if condition.word == "any":
        for part in condition.parts:
            yield from _ways(part)
        return
    parts = condition.parts if condition.word == "all" else condition.parts[: condition.needed]
    for way in product(*(list(islice(_ways(part), _WAYS)) for part in parts)):
        yield [found for part in way for found in part]


def _value(wanted: Any) -> Any:
    if isinstance(wanted, Range):
        return wanted.at_least if wanted.at_least is not None else _just_below(wanted.below or 0)
    if isinstance(wanted, bool):
        return wanted
    return sorted(wanted)[0]


def _just_below(bound: float) -> float:
    return round(bound * (1 - _BELOW), 6)


def _merged(way: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of a way, those of one id and status as one where their attributes agree."""
    found: list[Finding] = []
    for each in map(_with_tuple, way):
        for index, other in enumerate(found):
            both = _together(other, each)
            if both is not None:
                found[index] = both
                break
        else:
            found.append(each)
    return tuple(found)


def _with_tuple(found: Finding) -> Finding:
    return found.with_(triggers=(found.triggers,)) if isinstance(found.triggers, str) else found


def _together(one: Finding, other: Finding) -> Finding | None:
    mine, yours = one.as_dict(), other.as_dict()
    return finding_from({**mine, **yours}) if all(mine[key] == yours[key] for key in mine.keys() & yours.keys()) else None


def _spread(way: tuple[Finding, ...]) -> Iterator[tuple[Finding, ...]]:
    yield way
    for index, found in enumerate(way):
        yield (*way, found.with_(status="past"))
        yield (*way[:index], *way[index + 1 :])


def _beside(base: Sequence[Finding], stated: Sequence[Atom]) -> Iterator[list[Finding]]:
    """The same case with one fact changed: a finding less, another status, an attribute less, at a bound, or with another value."""
    for index, found in enumerate(base):
        others = [*base[:index], *base[index + 1 :]]
        yield others
        for status in STATUSES[:3]:
            yield [*others, found.with_(status=status)]
        for atom in stated:
            if atom.finding != found.id:
                continue
            for name, wanted in atom.tests:
                for value in _around(name, wanted):
                    yield [*others, found.with_(**{name: value})]
                    yield [*others, found, Finding(found.id, **{name: value})]
    for atom in stated:
        for status in sorted(atom.statuses):
            yield [*base, Finding(atom.finding, status)]
            yield [*base, *_merged([Finding(atom.finding, status, **{name: _value(wanted) for name, wanted in atom.tests})])]


def _around(name: str, wanted: Any) -> Iterator[Any]:
    if name != "person":
        yield () if name == "triggers" else None
    if isinstance(wanted, Range):
        for bound in (wanted.at_least, wanted.below):
            if bound is not None:
                yield from (bound, _just_below(bound), bound / 2, bound * 2)
    elif isinstance(wanted, bool):
        yield from (True, False)
    else:
        yield from ((value,) if name == "triggers" else value for value in sorted(wanted))


def written(level: str, rulebook: Rulebook) -> str:
    """The file of one level as it has to be."""
    rules = [rule for rule in rulebook.active if rule.level == level]
    lines = [_HEAD + "rules:\n"]
    for rule in sorted(rules, key=lambda rule: rule.id):
        rows = computed(rule, rulebook, edges().get(rule.id, ()))
        if rows:
            lines.append(f"  {rule.id}:\n")
        lines += [f"    - {_flow(each)}\n" for each in rows]
    return "".join(lines) if len(lines) > 1 else _HEAD + "rules: {}\n"


def _flow(example: Example) -> str:
    data: dict[str, Any] = {"fires": example.fires, "given": [each.as_dict() for each in example.given]}
    if example.unsure:
        data["unsure"] = list(example.unsure)
    for each in data["given"]:
        for key in [key for key, usual in (("status", "present"), ("person", "self")) if each.get(key) == usual]:
            del each[key]
    return str(yaml.dump(data, Dumper=yaml.CSafeDumper, default_flow_style=True, sort_keys=False, width=10_000)).strip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the files, or says which are out of step and returns 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the files anew")
    options = parser.parse_args(arguments)
    rulebook = load_rulebook()
    wrong = []
    for level in rulebook.levels.ids:
        path, text = FOLDER / f"{level}.yml", written(level, rulebook)
        if options.write:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong.append(path.name)
    if wrong:
        print(f"Out of step with the rules: {', '.join(wrong)}. Run `python evaluation/edges.py --write` and read the difference.")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
