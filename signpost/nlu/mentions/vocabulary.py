"""The vocabulary of findings, read from `knowledge/`: what people say, and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from signpost.findings import ATTRIBUTES
from signpost.knowledge import SIDE, SIDES, Document, both_sides, check_schema, nearest, read_folder, read_yaml
from signpost.nlu.words.marks import MAYBE

_EXTRA = ("status",)
_SHORTEST = 2
# What a frame is made of, and the key it stands under.
_FRAME_KEYS = {"parts": "parts", "things": "things", "deficits": "deficits"}


@dataclass(frozen=True)
class Sense:
    """What a phrase means: a finding that is there ("present"), well ("normal"), or only likely ("maybe")."""

    finding: str
    kind: str
    attributes: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)
    exact: bool = False


@dataclass(frozen=True)
class Frame:
    """A finding told by two things in one clause: body part (or another thing) and deficit.

    With `maybe` both together only may tell of it.
    """

    finding: str
    parts: frozenset[str]
    deficits: frozenset[str]
    attributes: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)
    things: frozenset[str] = frozenset()
    maybe: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """Phrases (text, kind, meaning), frames, the groups of every body part, and the deficits that say nothing without one."""

    phrases: tuple[tuple[str, str, Any], ...]
    frames: tuple[Frame, ...]
    part_groups: Mapping[str, frozenset[str]]
    labels: Mapping[str, str]
    placed: frozenset[str] = frozenset()

    def frames_for(self, group: str) -> tuple[Frame, ...]:
        """The frames that a group of deficits can complete, in file order."""
        return tuple(frame for frame in self.frames if group in frame.deficits)


def load_vocabulary(root: Path) -> Vocabulary:
    """The vocabulary below a knowledge folder; raises KnowledgeError with file and line for any mistake in it."""
    schema = read_yaml(root / "schema" / "vocabulary.yml").data
    phrases: list[tuple[str, str, Any]] = []
    part_groups: dict[str, frozenset[str]] = {}
    for part in read_yaml(root / "body_parts.yml").data["parts"]:
        part_groups[part["id"]] = frozenset(part["groups"]) | {part["id"]}
        phrases += [(str(word), "part", part["id"]) for word in part["words"]]
    documents = [document for document in read_folder(root / "vocabulary") if document.data]
    for document in documents:
        check_schema(document, schema)
    known: dict[str, set[str]] = {"deficits": set(), "things": set()}
    for document in documents:
        for kind, name in (("deficit", "deficits"), ("thing", "things")):
            for group, words in (document.data.get(name) or {}).items():
                if any(group in groups for groups in known.values()):
                    raise document.error([name, group], f"the group {group!r} of {name} stands twice.")
                known[name].add(group)
                phrases += _group(document, [name, group], kind, words)
    known["parts"] = set().union(*part_groups.values()) if part_groups else set()
    frames: list[Frame] = []
    labels: dict[str, str] = {}
    for document in (each for each in documents if "id" in each.data):
        entry = document.data
        if entry["id"] in labels:
            raise document.error(["id"], f"the finding {entry['id']!r} stands twice.")
        labels[entry["id"]] = entry["label"]
        phrases += list(_phrases(document, entry))
        frames += list(_frames(document, entry, known))
    placed = frozenset(group for document in documents for group in document.data.get("placed") or ())
    return Vocabulary(tuple(phrases), tuple(frames), part_groups, labels, placed)


def _phrases(document: Document, entry: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for key, kind in (("phrases", "present"), (MAYBE, MAYBE), ("normal", "normal")):
        plain = Sense(entry["id"], kind)
        for index, phrase in enumerate(entry.get(key) or []):
            said: Any = phrase.get("say") if isinstance(phrase, dict) else phrase
            given = phrase if isinstance(phrase, dict) else {}
            attributes = {name: value for name, value in given.items() if name not in ("say", "exact")}
            _check_attributes(document, [key, index], attributes, ("say", "exact"))
            if not _sayable(said):
                raise document.error([key, index], "a phrase is a text of at least two letters, or has one under 'say'.")
            if attributes.get("side") in SIDES:
                raise document.error([key, index], f"a phrase tells no side: write {SIDE} in it, and the side is read from the words.")
            # Nearly all phrases of a finding say nothing but that: they share what they mean.
            sense = Sense(entry["id"], kind, _frozen(attributes), bool(given.get("exact"))) if given else plain
            for text in _spread(document, [key, index], said):
                yield text, "sense", sense
    for index, phrase in enumerate(entry.get("not") or []):
        for text in _spread(document, ["not", index], str(phrase)):
            yield text, "not", entry["id"]


def _spread(document: Document, here: list[str | int], text: str) -> list[str]:
    """A phrase with each word that its placeholder stands for: the sides, or words that the file lists under `words`."""
    spread = [text]
    for name, words in (document.data.get("words") or {}).items():
        spread = [each.replace(f"{{{name}}}", str(word)) for each in spread for word in (words if f"{{{name}}}" in each else words[:1])]
    if any("{" in each.replace(SIDE, "") for each in spread):
        known = [SIDE, *(f"{{{name}}}" for name in document.data.get("words") or {})]
        raise document.error(here, f"{text!r} holds a placeholder that does not exist; there is {', '.join(known)}.")
    return [side for each in spread for side in both_sides(each)]


def _group(document: Document, here: list[str | int], kind: str, words: list[Any]) -> Iterator[tuple[str, str, Any]]:
    for index, word in enumerate(words):
        if isinstance(word, dict) and "from" in word:
            yield from ((number, kind, here[-1]) for number in _readings(document, [*here, index], word))
            continue
        if not _sayable(word):
            raise document.error([*here, index], "a word of a group is a text of at least two letters.")
        yield from ((text, kind, here[-1]) for text in _spread(document, [*here, index], word))


def _readings(document: Document, here: list[str | int], numbers: Mapping[str, Any]) -> Iterator[str]:
    """The whole numbers of a range as people write them; with `tenths` those with one figure behind the point instead."""
    if not {"from", "to"} <= numbers.keys() <= {"from", "to", "tenths"}:
        raise document.error(here, "a range of numbers has 'from', 'to' and perhaps 'tenths: true'.")
    for number in range(numbers["from"], numbers["to"] + 1):
        yield from (f"{number}.{tenth}" for tenth in range(10)) if numbers.get("tenths") else (str(number),)


def _sayable(text: object) -> bool:
    return isinstance(text, str) and len(text) >= _SHORTEST


def _frames(document: Document, entry: Mapping[str, Any], known: Mapping[str, set[str]]) -> Iterator[Frame]:
    for index, frame in enumerate(entry.get("frames") or []):
        here: list[str | int] = ["frames", index]
        attributes = {name: value for name, value in frame.items() if name not in (*_FRAME_KEYS.values(), MAYBE)}
        _check_attributes(document, here, attributes, _FRAME_KEYS.values())
        groups = {name: frame.get(key) or [] for name, key in _FRAME_KEYS.items()}
        for name, words in groups.items():
            for word in words:
                if word not in known[name]:
                    raise document.error(here, f"unknown {name} {word!r}.", nearest(word, known[name]))
        if not groups["deficits"]:
            raise document.error(here, "a frame needs 'deficits'.")
        yield Frame(
            entry["id"],
            frozenset(groups["parts"]),
            frozenset(groups["deficits"]),
            _frozen(attributes),
            frozenset(groups["things"]),
            bool(frame.get(MAYBE)),
        )


def _check_attributes(document: Document, place: list[str | int], attributes: Mapping[str, Any], beside: Iterable[str]) -> None:
    for name in attributes:
        if name not in ATTRIBUTES and name not in _EXTRA:
            raise document.error([*place, name], f"unknown attribute {name!r}.", nearest(name, (*ATTRIBUTES, *beside)))


def _frozen(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in attributes.items()}
