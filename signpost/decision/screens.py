"""The net below the readers: choices to tap, each of which tells findings, so that rules decide and not code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from signpost.decision.questions import SCREEN, SCREENS, Option, Question
from signpost.decision.reading import check_finding, check_value
from signpost.decision.vocabulary import Vocabulary, readable, schema
from signpost.findings import Finding, finding_from
from signpost.knowledge import Document, KnowledgeError

DANGER, AREA, SIGNS = f"{SCREEN}.danger", f"{SCREEN}.area", f"{SCREEN}.signs"
NONE, OTHER = "none", "other"


@dataclass(frozen=True)
class Screen:
    """One choice, as a question, with what each of its options tells and what `none` of them denies.

    `is_complete` where each option is one plain sign, so that what is left out beside a tick is denied too. Of a list that is
    made for a case at most `shown_at_most` options are shown; one is worth a place from this share of the worth of a question.
    When it comes again, at most `shown_again_at_most` are, those that are worth a question of their own. The `rare` options are
    shown only where an open question asks for them. `words` are other words for an option; of a finding of `instead`, told in words
    beside a pick, the pick was meant, and it is as the option `carries` it.
    """

    question: Question
    tells: Mapping[str, tuple[Finding, ...]]
    denies: Mapping[str, tuple[str, ...]]
    is_complete: bool = False
    shown_at_most: int = 0
    shown_again_at_most: int = 0
    from_share: float = 1.0
    rare: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instead: Mapping[str, frozenset[str]] = field(default_factory=dict)
    carries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def meant(self, picked: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
        """What was picked, without the options of which findings told in words beside the pick say what was meant."""
        there = frozenset(told)
        return tuple(value for value in picked if there.isdisjoint(self.instead.get(value, ())))

    def carried(self, picked: Iterable[str], finding: str) -> dict[str, Any]:
        """What the picked options say of a finding that words told in place of what they tell themselves."""
        meant = (value for value in picked if finding in self.instead.get(value, ()))
        return {name: each for value in meant for name, each in self.carries.get(value, {}).items()}

    def asks_about(self, finding: str) -> bool:
        """Whether one of its options tells a finding, or denies it where it is not ticked."""
        return bool(self.about((finding,)))

    def about(self, findings: Iterable[str]) -> set[str]:
        """The options that tell one of these findings, or deny it where they are not ticked."""
        sought = set(findings)
        told = {value for value, found in self.tells.items() if any(each.id in sought for each in found)}
        return told | {value for value, denied in self.denies.items() if not sought.isdisjoint(denied)}

    def told(self, ticked: Iterable[str], person: str) -> tuple[Finding, ...]:
        """The findings that ticked options tell of a person, in their own words: the labels that were ticked.

        With `none` alone, and in a complete list also beside a tick, that what else the options ask about is not there.
        """
        values = list(ticked)
        labels = {each.value: each.label for each in self.question.options}
        left = [names for value, names in self.denies.items() if value not in values] if self.is_complete or values == [NONE] else []
        denied = dict.fromkeys(name for names in left for name in names)
        told = (each.with_(person=person, said=labels[value]) for value in values for each in self.tells.get(value, ()))
        return (*(Finding(name, status="absent", person=person) for name in denied), *told)


def load_screens(root: Path, vocabulary: Vocabulary, wrong: list[KnowledgeError]) -> dict[str, Screen]:
    """All screens by id; everything that is wrong with them is added to a list. None without the file."""
    document = next(readable(root / "questions", wrong, schema(root, "screens"), SCREENS), None)
    if document is None:
        return {}
    found: dict[str, Screen] = {}
    for index, data in enumerate(document.data["screens"]):
        try:
            screen = _screen(data, document, index, vocabulary)
        except KnowledgeError as error:
            wrong.append(error)
            continue
        if screen.question.id in found:
            wrong.append(document.error(("screens", index, "id"), f"the screen {screen.question.id!r} stands twice."))
        found.setdefault(screen.question.id, screen)
    return found


def _screen(data: Mapping[str, Any], document: Document, index: int, vocabulary: Vocabulary) -> Screen:
    tells: dict[str, tuple[Finding, ...]] = {}
    denies: dict[str, tuple[str, ...]] = {}
    for position, option in enumerate(data["options"]):
        here = ("screens", index, "options", position)
        tells[option["value"]] = tuple(
            _told(each, document, (*here, "tells", place), vocabulary) for place, each in enumerate(option.get("tells", ()))
        )
        for place, name in enumerate(option.get("denies", ())):
            check_finding(name, document, (*here, "denies", place), vocabulary)
        denies[option["value"]] = tuple(option.get("denies", ()))
    options = [Option(each["value"], each["label"]) for each in data["options"]]
    if data["kind"] == "any_of" and "none" in data:
        options.append(Option(NONE, data["none"]))
    question = Question(data["id"], data["kind"], data["ask"], data["ask_other"], data.get("help", ""), options=tuple(options))
    of_case = {name: data[name] for name in ("shown_at_most", "shown_again_at_most", "from_share") if name in data}
    of_case["rare"] = frozenset(each["value"] for each in data["options"] if each.get("rare"))
    words = {each["value"]: tuple(each["words"]) for each in data["options"] if "words" in each}
    instead = {each["value"]: frozenset(each.get("instead", ())) for each in data["options"]}
    for position, names in enumerate(instead.values()):
        for name in sorted(names):
            check_finding(name, document, ("screens", index, "options", position, "instead"), vocabulary)
    of_case["instead"] = instead
    of_case["carries"] = {each["value"]: each["carries"] for each in data["options"] if "carries" in each}
    return Screen(question, tells, denies, is_complete=data.get("unticked") == "absent", words=words, **of_case)


def _told(data: Mapping[str, Any], document: Document, place: tuple[str | int, ...], vocabulary: Vocabulary) -> Finding:
    check_finding(data["id"], document, place, vocabulary)
    for name, value in data.items():
        if name == "id":
            continue
        if name not in vocabulary.attributes:
            raise document.error(place, f"unknown attribute {name!r}.")
        for each in value if isinstance(value, list) else [value]:
            check_value(name, each, document, place, vocabulary)
    return finding_from(data)
