"""The words that rules and questions may use: findings, attributes and their values, places, levels, replies, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from signpost.knowledge import Document, KnowledgeError, check_schema, read_yaml


@dataclass(frozen=True)
class Interview:
    """The limits of an interview, as counts of questions; `sudden_days` says what began just now.

    How something of `before_list` began is asked before the list for danger.
    """

    questions_at_most: int
    listed_from: int
    listed_again_from: int
    sudden_days: float
    sudden_within_days: float
    before_list: Sequence[str]
    tries: int
    tries_for_danger: int


@dataclass(frozen=True)
class Seen:
    """What makes a sign warn although a clinician has seen it: attributes that are worse, words, and replies that always warn."""

    worse: tuple[Mapping[str, Any], ...]
    words: tuple[str, ...]
    returns: tuple[str, ...]
    never: frozenset[str]


@dataclass(frozen=True)
class OwnTeam:
    """The illnesses of which who has one has a team of their own, and the words that then stand in place of a first referral."""

    illnesses: frozenset[str]
    only_with: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Old:
    """When a sign that was warned about may be old: from how many days on, and what speaks against it."""

    days: float
    from_days: float
    denied: tuple[str, ...]
    unless: tuple[str, ...]
    slow: frozenset[str]


@dataclass(frozen=True)
class Levels:
    """The content of `levels.yml`; the order of `ids` and `routes` is from the most to the least serious."""

    ids: tuple[str, ...]
    meanings: Mapping[str, str]
    routes: tuple[str, ...]
    responses: Mapping[str, str]
    cannot_tell: Mapping[str, Any]
    looked_for: Mapping[str, str]
    background: frozenset[str]
    beside: tuple[str, ...]
    vague: frozenset[str]
    lesser: frozenset[str]
    not_asked: frozenset[str]
    danger_signs: tuple[Mapping[str, Any], ...]
    interview: Interview
    seen: Seen
    old: Old
    own_team: OwnTeam
    ranks: Mapping[str, int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ranks", {level: len(self.ids) - 1 - place for place, level in enumerate(self.ids)})

    def rank(self, level: str) -> int:
        """How serious a level is: 0 for none, and one more for each level above it."""
        return self.ranks[level]


@dataclass(frozen=True)
class Vocabulary:
    """Every id a rule may name; `findings` is empty as long as no finding file exists, and then nothing is refused.

    `hpo` holds the codes of the Human Phenotype Ontology of those findings that have one, `areas` the complaint below which
    each finding stands: the folder of its file; `beside_place` the names of those that are called otherwise where the place is said too.
    """

    findings: Mapping[str, str]
    parts: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    attributes: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, Mapping[str, Any]]
    levels: Levels
    hpo: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    beside_place: Mapping[str, str] = field(default_factory=dict)

    def values(self, attribute: str) -> tuple[str, ...]:
        """The words an attribute can have; empty for numbers and yes-or-no attributes."""
        if attribute == "body_part":
            return tuple(sorted(self.parts))
        return tuple(self.attributes[attribute].get("enum", ()))


def schema(root: Path, name: str) -> dict[str, Any]:
    """The JSON schema of one kind of file."""
    found: dict[str, Any] = read_yaml(root / "schema" / f"{name}.yml").data
    return found


def load_levels(root: Path) -> Levels:
    """The levels, routes and replies; raises KnowledgeError when the file breaks its schema."""
    document = read_yaml(root / "levels.yml")
    check_schema(document, schema(root, "levels"))
    data = document.data
    return Levels(
        ids=tuple(each["id"] for each in data["levels"]),
        meanings={each["id"]: each["meaning"] for each in data["levels"]},
        routes=tuple(each["id"] for each in data["routes"]),
        responses={each["name"]: each["status"] for each in data["responses"]},
        cannot_tell=data["cannot_tell"],
        looked_for=data["looked_for"],
        background=frozenset(data["background"]),
        beside=tuple(data["beside"]),
        vague=frozenset(data["vague"]),
        lesser=frozenset(data["lesser"]),
        not_asked=frozenset(data["not_asked"]),
        danger_signs=tuple(data["danger_signs"]),
        interview=Interview(**data["interview"]),
        seen=_seen(data["seen"]),
        own_team=_own_team(data["own_team"]),
        old=_old(data["old"]),
    )


def _own_team(data: Mapping[str, Any]) -> OwnTeam:
    words = tuple((each["from"], each["to"]) for each in data["words"])
    return OwnTeam(frozenset(data["illnesses"]), data["only_with"], words)


def _old(data: Mapping[str, Any]) -> Old:
    lists = {name: tuple(data[name]) for name in ("denied", "unless")}
    return Old(**{**data, **lists, "slow": frozenset(map(str, data["slow"]))})


def _seen(data: Mapping[str, Any]) -> Seen:
    return Seen(tuple(data["worse"]), tuple(data["words"]), tuple(data["returns"]), frozenset(data["never"]))


def readable(folder: Path, wrong: list[KnowledgeError], shape: Mapping[str, Any] | None = None, name: str = "*.yml") -> Iterator[Document]:
    """The files of a folder, or of a name in it, that can be read and keep to the schema; what is wrong with others is added to a list."""
    for path in sorted(folder.rglob(name)):
        try:
            document = read_yaml(path)
            if shape is not None:
                check_schema(document, shape)
        except KnowledgeError as error:
            wrong.append(error)
            continue
        yield document


def load_sources(root: Path, wrong: list[KnowledgeError]) -> dict[str, dict[str, Any]]:
    """All sources by id; an id that stands twice is added to what is wrong."""
    found: dict[str, dict[str, Any]] = {}
    for document in readable(root / "sources", wrong, schema(root, "sources")):
        for index, each in enumerate(document.data["sources"]):
            if each["id"] in found:
                wrong.append(document.error(("sources", index, "id"), f"the source {each['id']!r} stands twice."))
            found.setdefault(each["id"], each)
    return found


def finding_documents(root: Path, wrong: list[KnowledgeError]) -> tuple[Document, ...]:
    """The vocabulary files that define a finding (the folder holds shared word groups too)."""
    documents = readable(root / "vocabulary", wrong)
    return tuple(each for each in documents if isinstance(each.data, dict) and "id" in each.data)


def load_vocabulary(root: Path, wrong: list[KnowledgeError]) -> Vocabulary:
    """Everything that rules and questions may name; what is wrong with a file is added to a list."""
    documents = finding_documents(root, wrong)
    labels = {each.data["id"]: str(each.data.get("label", each.data["id"])) for each in documents}
    parts: set[str] = set()
    groups: dict[str, set[str]] = {}
    for each in read_yaml(root / "body_parts.yml").data["parts"]:
        parts.add(each["id"])
        for group in each.get("groups", ()):
            groups.setdefault(group, set()).add(each["id"])
    return Vocabulary(
        findings=labels,
        parts=frozenset(parts),
        groups={name: frozenset(members) for name, members in groups.items()},
        attributes=schema(root, "rules")["definitions"]["attributes"],
        sources=load_sources(root, wrong),
        levels=load_levels(root),
        hpo={each.data["id"]: str(each.data["hpo"]) for each in documents if "hpo" in each.data},
        areas={each.data["id"]: each.path.parent.name for each in documents},
        beside_place={each.data["id"]: str(each.data["label_beside_place"]) for each in documents if "label_beside_place" in each.data},
    )
