"""The questions an interview can put, as the files in `knowledge/questions/` word them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from signpost.decision.reading import check_finding, check_value
from signpost.decision.vocabulary import Vocabulary, readable, schema
from signpost.knowledge import Document, KnowledgeError, check_schema, nearest

LIKELIHOOD = "likelihood.yml"
SCREENS = "screens.yml"
ORDER = "order.yml"
CLASHES = "clashes.yml"
SENSE = "sense.yml"
# The ids of screens begin with this; they are about no finding, but tell some.
SCREEN = "screen"
_NO_VALUE = ("none",)
_ORDER = ("danger", "tempo", "function", "place", "feeling", "speech", "breath", "eyes", "bladder", "context")
_TEMPO = ("onset", "duration_days", "course", "fluctuating", "spreading", "episode_minutes")


@dataclass(frozen=True)
class Option:
    """One answer to choose from: the value it means, and the words on its button."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """One question about a finding, or about an attribute of a finding that is present."""

    id: str
    kind: str
    ask: str
    ask_other: str
    help: str = ""
    order: str = ""
    options: tuple[Option, ...] = ()

    @property
    def finding(self) -> str:
        """The finding it asks about."""
        return self.id.partition(".")[0]

    @property
    def attribute(self) -> str | None:
        """The attribute it asks about, or None when it asks whether the finding is there."""
        parts = self.id.split(".")
        return parts[1] if len(parts) > 1 else None

    @cached_property
    def theme(self) -> int:
        """Its place in the order of an interview: danger first, context last."""
        if self.order:
            return _ORDER.index(self.order)
        if self.attribute in _TEMPO:
            return _ORDER.index("tempo")
        return _ORDER.index("place") if self.attribute in ("body_part", "side") else _ORDER.index("feeling")

    @property
    def triggers(self) -> tuple[str, ...]:
        """The triggers it can settle."""
        if self.attribute != "triggers":
            return ()
        named = self.id.split(".")[2:]
        return tuple(named) or tuple(each.value for each in self.options if each.value not in _NO_VALUE)


def load_questions(root: Path, vocabulary: Vocabulary, wrong: list[KnowledgeError]) -> dict[str, Question]:
    """All questions by id; everything that is wrong with them is added to a list."""
    found: dict[str, Question] = {}
    shape = schema(root, "questions")
    for document in readable(root / "questions", wrong):
        if document.path.name in (LIKELIHOOD, SCREENS, ORDER, CLASHES, SENSE):
            continue
        try:
            check_schema(document, shape)
        except KnowledgeError as error:
            wrong.append(error)
            continue
        for index, data in enumerate(document.data["questions"]):
            try:
                question = _question(data, document, index, vocabulary)
                if question.id in found:
                    raise document.error(("questions", index, "id"), f"the question {question.id!r} stands twice.")
                found[question.id] = question
            except KnowledgeError as error:
                wrong.append(error)
    return found


def _question(data: Mapping[str, Any], document: Document, index: int, vocabulary: Vocabulary) -> Question:
    place = ("questions", index, "id")
    options = tuple(
        Option(each["value"] if isinstance(each["value"], str) else f"{each['value']:g}", each["label"]) for each in data.get("options", ())
    )
    question = Question(**{**data, "options": options})
    check_finding(question.finding, document, place, vocabulary)
    if question.attribute is not None and question.attribute not in vocabulary.attributes:
        raise document.error(place, f"unknown attribute {question.attribute!r}.", nearest(question.attribute, vocabulary.attributes))
    if (question.kind == "choice") != bool(options):
        raise document.error(place, "a choice has options, and only a choice has them.")
    if question.kind == "choice" and question.attribute is None:
        raise document.error(place, "a choice asks about an attribute; name it in the id (finding.attribute).")
    for position, each in enumerate(data.get("options", ())):
        here = ("questions", index, "options", position, "value")
        if question.attribute and each["value"] not in _NO_VALUE:
            check_value(question.attribute, each["value"], document, here, vocabulary)
    return question
