"""What a clinician would ask first, and what makes no sense to ask, by what was told: `knowledge/questions/order.yml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from signpost.decision.questions import ORDER
from signpost.decision.reading import check_finding
from signpost.decision.vocabulary import Vocabulary, readable, schema
from signpost.knowledge import Document, KnowledgeError, nearest

# Each complaint with where it lies.
_At = Collection[tuple[str, str | None]]
_PLACE = ("told", "at", "never", "here")


@dataclass(frozen=True)
class Place:
    """What makes no sense to ask while every complaint is one of `told`, and each that has a place lies at one of these parts.

    Those of `here` lie there without saying so.
    """

    told: frozenset[str]
    at: frozenset[str]
    never: frozenset[str]
    here: frozenset[str] = frozenset()

    def holds_all(self, at: _At) -> bool:
        """Whether some complaint lies at one of these places, none elsewhere, and each is one of these."""
        placed = {part for _, part in at if part is not None}
        here = bool(placed) or any(name in self.here for name, _ in at)
        return here and placed <= self.at and self.told >= {name for name, _ in at}


@dataclass(frozen=True)
class Kind:
    """A complaint told of more narrowly: at one of these places, or beside one of these findings, has an order of its own.

    What `clears` is asked too where a rule that fired is taken back by it: it tells the common kind apart. What is `wanted` comes
    in its place however much more something else is worth, as long as it is worth a question. The `picture` is what a doctor
    will want to know too (see `Order`).
    """

    told: str
    at: frozenset[str]
    beside: frozenset[str]
    first: tuple[str, ...]
    clears: tuple[str, ...]
    wanted: tuple[str, ...]
    picture: tuple[str, ...]
    because: str

    def holds(self, told: Collection[str], at: Collection[tuple[str, str | None]]) -> bool:
        """Whether the complaint was told of so."""
        placed = not self.at or any(name == self.told and part in self.at for name, part in at)
        return self.told in told and placed and (not self.beside or not self.beside.isdisjoint(told))


@dataclass(frozen=True)
class Order:
    """By what was told: the questions to put first, those never to put, what `clears` (see `Kind`), and why in half a sentence.

    What is asked first has to be worth `from_share` of what is worth most. `illnesses` are the known illnesses among what was
    told; what is asked first for one is asked of everybody who has it. `places` rule out more while all complaints lie at them.
    `kinds` of complaints come before the complaints themselves. Where `at` is wanted, it holds each complaint with where it lies.
    `pictures` are the signs that a doctor will want to know of whatever the level: they fill up a list that is put, and where none
    was put they are the last one, below the level `picture_below`, from `picture_from` signs on.
    """

    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never: Mapping[str, frozenset[str]] = field(default_factory=dict)
    clears: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    because: Mapping[str, str] = field(default_factory=dict)
    illnesses: frozenset[str] = frozenset()
    from_share: float = 1.0
    places: tuple[Place, ...] = ()
    kinds: tuple[Kind, ...] = ()
    pictures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    picture_below: str = ""
    picture_from: int = 0

    def sorted(self, told: Collection[str], at: _At = ()) -> list[str]:
        """The questions to put first for these findings: those of a known illness, of a kind of complaint, of a complaint."""
        ill = [question for each in told if each in self.illnesses for question in self.first[each]]
        narrow = [question for each in self.kinds if each.holds(told, at) for question in each.first]
        wide = [question for each in told if each in self.first for question in self.first[each]]
        return list(dict.fromkeys((*ill, *narrow, *wide)))

    def clearing(self, told: Collection[str], at: _At = ()) -> list[str]:
        """The questions that tell the common kind of a complaint apart."""
        narrow = [question for each in self.kinds if each.holds(told, at) for question in each.clears]
        return list(dict.fromkeys((*narrow, *(question for each in told for question in self.clears.get(each, ())))))

    def wanted(self, told: Collection[str], at: _At = ()) -> frozenset[str]:
        """The questions that are put in their place however much more something else is worth."""
        return frozenset(question for each in self.kinds if each.holds(told, at) for question in each.wanted)

    def picture(self, told: Collection[str], at: _At = ()) -> list[str]:
        """The signs that a doctor will want to know of beside these findings, those of a kind of complaint first."""
        narrow = [question for each in self.kinds if each.holds(told, at) for question in each.picture]
        return list(dict.fromkeys((*narrow, *(question for each in told for question in self.pictures.get(each, ())))))

    def senseless(self, told: Collection[str], at: _At = ()) -> frozenset[str]:
        """The questions that none of the findings that have an order wants, and one of them, or where all of them lie, rules out."""
        ruled_out = frozenset(question for each in told for question in self.never.get(each, ()))
        ruled_out |= frozenset(question for each in self.places if each.holds_all(at) for question in each.never)
        return ruled_out - frozenset(self.sorted(told, at))

    def reason(self, question: str, told: Collection[str], at: _At = ()) -> str | None:
        """Why a question comes first for one of these findings, in half a sentence; None for a question that has no place here."""
        narrow = next((each.because for each in self.kinds if question in (*each.first, *each.picture) and each.holds(told, at)), None)
        wide = (each for each in told if question in (*self.first.get(each, ()), *self.pictures.get(each, ())))
        return narrow or next((self.because[each] for each in wide), None)

    def asked_with(self, illness: str, finding: str) -> bool:
        """Whether everybody with a known illness is asked about a finding."""
        return illness in self.illnesses and any(each.partition(".")[0] == finding for each in self.first[illness])


def load_order(root: Path, vocabulary: Vocabulary, questions: Iterable[str], wrong: list[KnowledgeError]) -> Order:
    """The order; everything that is wrong with it is added to a list. Empty without the file."""
    document = next(readable(root / "questions", wrong, schema(root, "order"), ORDER), None)
    if document is None:
        return Order()
    rows, known = document.data["order"], list(questions)
    for index, row in enumerate(rows):
        try:
            check_finding(row["told"], document, ("order", index, "told"), vocabulary)
            for name in ("first", "never", "clears", "picture"):
                for place, each in enumerate(row.get(name, ())):
                    if vocabulary.findings and each not in known:
                        here = ("order", index, name, place)
                        raise document.error(here, f"there is no question {each!r}.", nearest(each, known))
        except KnowledgeError as error:
            wrong.append(error)
    places = tuple(Place(**{key: frozenset(row.get(key, ())) for key in _PLACE}) for row in document.data.get("places", ()))
    for index, each in enumerate(places):
        for name in sorted(each.told | each.never | each.here if vocabulary.findings else ()):
            if name not in (*known, *vocabulary.findings):
                wrong.append(document.error(("places", index), f"there is no finding and no question {name!r}.", nearest(name, known)))
    return Order(
        places=places,
        kinds=_kinds(document, vocabulary, known, wrong),
        first={row["told"]: tuple(row["first"]) for row in rows},
        never={row["told"]: frozenset(row["never"]) for row in rows},
        clears={row["told"]: tuple(row["clears"]) for row in rows if "clears" in row},
        because={row["told"]: row["because"] for row in rows},
        from_share=document.data["from_share"],
        pictures={row["told"]: tuple(row["picture"]) for row in rows if "picture" in row},
        picture_below=document.data.get("picture", {}).get("below", ""),
        picture_from=document.data.get("picture", {}).get("from", 0),
        illnesses=frozenset(row["told"] for row in rows) & vocabulary.levels.background,
    )


def _kinds(document: Document, vocabulary: Vocabulary, known: Collection[str], wrong: list[KnowledgeError]) -> tuple[Kind, ...]:
    """All kinds; names that stand for nothing are added to a list."""
    made = {"at": frozenset, "beside": frozenset, "first": tuple, "clears": tuple, "wanted": tuple, "picture": tuple}
    rows = document.data.get("kinds", ())
    kinds = tuple(Kind(**{**row, **{key: make(row.get(key, ())) for key, make in made.items()}}) for row in rows)
    for index, kind in enumerate(kinds if vocabulary.findings else ()):
        named = [("question", name, known) for name in (*kind.first, *kind.clears, *kind.wanted, *kind.picture)]
        named += [("finding", name, tuple(vocabulary.findings)) for name in (kind.told, *sorted(kind.beside))]
        for what, name, there in named:
            if name not in there:
                wrong.append(document.error(("kinds", index), f"there is no {what} {name!r}.", nearest(name, there)))
    return kinds
