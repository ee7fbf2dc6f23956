"""What a question needs to make sense: a far-fetched one is put only beside what it belongs to (`knowledge/questions/sense.yml`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from signpost.decision.conditions import YES, Condition, Facts, evaluate
from signpost.decision.questions import SENSE
from signpost.decision.reading import check_finding, read_condition
from signpost.decision.screens import Screen
from signpost.decision.vocabulary import Vocabulary, readable, schema
from signpost.knowledge import KnowledgeError, nearest

# What is not certain may be there.
_MAY_BE_THERE = frozenset({"present", "past", "unknown"})


@dataclass(frozen=True)
class Sense:
    """When some questions make sense: beside one of these findings (any, where none is named), `unless` something speaks against it."""

    questions: frozenset[str]
    beside: frozenset[str] = frozenset()
    unless: Condition | None = None

    def holds(self, facts: Facts) -> bool:
        """Whether its questions make sense with what is known."""
        if self.beside and not any(each.status in _MAY_BE_THERE for name in self.beside for each in facts.by_id.get(name, ())):
            return False
        return self.unless is None or evaluate(self.unless, facts) is not YES


def far_fetched(senses: Iterable[Sense], facts: Facts) -> frozenset[str]:
    """The questions that have a row, and none that holds; what has no row always makes sense."""
    known, sensible = set[str](), set[str]()
    for each in senses:
        known |= each.questions
        if not each.questions <= sensible and each.holds(facts):
            sensible |= each.questions
    return frozenset(known - sensible)


def load_senses(root: Path, vocabulary: Vocabulary, questions: Iterable[str], wrong: list[KnowledgeError]) -> tuple[Sense, ...]:
    """All rows; everything that is wrong with them is added to a list. None without the file."""
    document = next(readable(root / "questions", wrong, schema(root, "sense"), SENSE), None)
    if document is None:
        return ()
    known, found = list(questions), []
    for index, row in enumerate(document.data["sense"]):
        here = ("sense", index)
        try:
            for place, name in enumerate(row["ask"]):
                if vocabulary.findings and name not in known:
                    raise document.error((*here, "ask", place), f"there is no question {name!r}.", nearest(name, known))
            for place, name in enumerate(row.get("beside", ())):
                check_finding(name, document, (*here, "beside", place), vocabulary)
            unless = read_condition(row["unless"], document, (*here, "unless"), vocabulary) if "unless" in row else None
        except KnowledgeError as error:
            wrong.append(error)
            continue
        found.append(Sense(frozenset(row["ask"]), frozenset(row.get("beside", ())), unless))
    return tuple(found)


def unsure_of_list(screen: Screen | None, settled: Collection[str], may_be_danger: Callable[[str], bool]) -> frozenset[str]:
    """What a list asks about, once it was answered with "not sure": of that only a danger is asked about by itself."""
    listed = frozenset(screen.denies if screen else ())
    if screen is None or screen.question.id not in settled or listed.isdisjoint(settled):
        return frozenset()
    return frozenset(each for each in listed if not may_be_danger(each))
