"""What a clinician would ask first, and what makes no sense to ask, by what was told: `knowledge/questions/order.yml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from signpost.decision.questions import ORDER
from signpost.decision.reading import check_finding
from signpost.decision.vocabulary import Vocabulary, schema
from signpost.knowledge import KnowledgeError, check_schema, nearest, read_yaml


@dataclass(frozen=True)
class Place:
    """What makes no sense to ask while every complaint is one of `told`, and each that has a place lies at one of these parts."""

    told: frozenset[str]
    at: frozenset[str]
    never: frozenset[str]

    def holds_all(self, at: Collection[tuple[str, str | None]]) -> bool:
        """Whether some complaint lies at one of these places, none elsewhere, and each is one of these."""
        placed = {part for _, part in at if part is not None}
        return bool(placed) and placed <= self.at and self.told >= {name for name, _ in at}


@dataclass(frozen=True)
class Order:
    """By what was told: the questions to put first, those never to put, and the reason in half a sentence.

    What is asked first has to be worth `from_share` of what is worth most. `illnesses` are the known illnesses among what was
    told; what is asked first for one is asked of everybody who has it. `places` rule out more while all complaints lie at them.
    """

    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never: Mapping[str, frozenset[str]] = field(default_factory=dict)
    because: Mapping[str, str] = field(default_factory=dict)
    illnesses: frozenset[str] = frozenset()
    from_share: float = 1.0
    places: tuple[Place, ...] = ()

    def sorted(self, told: Iterable[str]) -> list[str]:
        """The questions to put first for these findings, those of a known illness before those of a complaint."""
        known = sorted((each for each in told if each in self.first), key=lambda each: each not in self.illnesses)
        return list(dict.fromkeys(question for each in known for question in self.first[each]))

    def senseless(self, told: Iterable[str], at: Collection[tuple[str, str | None]] = ()) -> frozenset[str]:
        """The questions that none of the findings that have an order wants, and one of them, or where all of them lie, rules out.

        `at` holds each complaint with where it lies.
        """
        known = [each for each in told if each in self.never]
        ruled_out = frozenset(question for each in known for question in self.never[each])
        ruled_out |= frozenset(question for each in self.places if each.holds_all(at) for question in each.never)
        return ruled_out - frozenset(question for each in known for question in self.first[each])

    def reason(self, question: str, told: Iterable[str]) -> str | None:
        """Why a question comes first for one of these findings, in half a sentence; None for a question that has no place here."""
        return next((self.because[each] for each in told if question in self.first.get(each, ())), None)

    def asked_with(self, illness: str, finding: str) -> bool:
        """Whether everybody with a known illness is asked about a finding."""
        return illness in self.illnesses and any(each.partition(".")[0] == finding for each in self.first[illness])


def load_order(root: Path, vocabulary: Vocabulary, questions: Iterable[str], wrong: list[KnowledgeError]) -> Order:
    """The order; everything that is wrong with it is added to a list. Empty without the file."""
    path = root / "questions" / ORDER
    if not path.exists():
        return Order()
    document = read_yaml(path)
    try:
        check_schema(document, schema(root, "order"))
    except KnowledgeError as error:
        wrong.append(error)
        return Order()
    rows, known = document.data["order"], list(questions)
    for index, row in enumerate(rows):
        try:
            check_finding(row["told"], document, ("order", index, "told"), vocabulary)
            for name in ("first", "never"):
                for place, each in enumerate(row[name]):
                    if vocabulary.findings and each not in known:
                        here = ("order", index, name, place)
                        raise document.error(here, f"there is no question {each!r}.", nearest(each, known))
        except KnowledgeError as error:
            wrong.append(error)
    places = tuple(Place(*(frozenset(row[key]) for key in ("told", "at", "never"))) for row in document.data.get("places", ()))
    for index, each in enumerate(places):
        for name in sorted(each.told | each.never if vocabulary.findings else ()):
            if name not in (*known, *vocabulary.findings):
                wrong.append(document.error(("places", index), f"there is no finding and no question {name!r}.", nearest(name, known)))
    return Order(
        places=places,
        first={row["told"]: tuple(row["first"]) for row in rows},
        never={row["told"]: frozenset(row["never"]) for row in rows},
        because={row["told"]: row["because"] for row in rows},
        from_share=document.data["from_share"],
        illnesses=frozenset(row["told"] for row in rows) & vocabulary.levels.background,
    )
