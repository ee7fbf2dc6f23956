"""Reads the clinical content in `knowledge/`: YAML with line numbers, and errors written for people.

Only `true` and `false` are booleans (YAML 1.2), so an unquoted `no` stays a word; a key that stands twice is an error.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from signpost.places import place

Place = tuple[str | int, ...]
# Stands in a phrase for the word "left" and for the word "right".
SIDE, SIDES = "{side}", ("left", "right")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class KnowledgeError(Exception):
    """A mistake in a knowledge file: says which file and line, what is wrong, and what was probably meant."""

    def __init__(self, path: Path, line: int | None, message: str, hint: str = "") -> None:
        self.path, self.line, self.message, self.hint = path, line, message, hint
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {message}" + (f" Did you mean {hint!r}?" if hint else ""))


@dataclass(frozen=True)
class Document:
    """The data of one file, and the node that it was read from, which knows where each place in it begins."""

    path: Path
    data: Any
    node: yaml.Node | None = None

    def line(self, place: Iterable[str | int]) -> int | None:
        """The line of a place, or of the nearest place around it; None for data that no file holds."""
        if self.node is None:
            return None
        node, line = self.node, self.node.start_mark.line
        for step in place:
            if isinstance(node, yaml.MappingNode):
                below = next(((key.start_mark.line, value) for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                below = (node.value[step].start_mark.line, node.value[step])
            else:
                below = None
            if below is None:
                break
            line, node = below
        return int(line) + 1

    def error(self, place: Iterable[str | int], message: str, hint: str | None = None) -> KnowledgeError:
        """A KnowledgeError that points at a place of this file."""
        return KnowledgeError(self.path, self.line(place), message, hint or "")


def knowledge_root() -> Path:
    """The folder of the clinical content; the environment variable SIGNPOST_KNOWLEDGE names another one."""
    return Path(os.environ.get("SIGNPOST_KNOWLEDGE") or place("knowledge"))


def read_yaml(path: Path) -> Document:
    """The document in a YAML file; raises KnowledgeError when it cannot be read or parsed."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise KnowledgeError(path, None, f"the file cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(path, None, "the file is not UTF-8 text.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise KnowledgeError(path, mark.line + 1 if mark else None, f"this is not valid YAML: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(path, None, f"this is not valid YAML: {error}.") from error
    return Document(path, None if node is None else _value(node, path), node)


def data_of(name: str) -> Any:
    """What a file of the clinical content holds, by its name in the folder ("waiting.yml"); each file is read once."""
    return _read_once(knowledge_root() / name)


@cache
def _read_once(path: Path) -> Any:
    return read_yaml(path).data


def keep_parsed() -> None:
    """From now on a text is parsed once, however often it is read: for a short run that reads every file again and again."""
    yaml.compose = cache(yaml.compose)


def read_folder(folder: Path) -> Iterator[Document]:
    """Every YAML file below a folder, in the order of their names."""
    for path in sorted(folder.rglob("*.yml")):
        yield read_yaml(path)


def check_schema(document: Document, schema: Mapping[str, Any]) -> None:
    """Raises a KnowledgeError for the first place that breaks the JSON schema; returns None when it holds."""
    errors = jsonschema.Draft7Validator(schema).iter_errors(document.data)
    found = jsonschema.exceptions.best_match(errors)
    if found is not None:
        raise _explained(document, found)


def both_sides(text: str) -> tuple[str, ...]:
    """A phrase with "{side}" once for each side; any other phrase as it is."""
    return tuple(text.replace(SIDE, side) for side in SIDES) if SIDE in text else (text,)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one, or None when none is near."""
    matches = difflib.get_close_matches(word, [str(each) for each in known], n=1, cutoff=0.6)
    return matches[0] if matches else None


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256, in hexadecimal, over the names and contents of files; it changes whenever one of them does."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _explained(document: Document, found: jsonschema.ValidationError) -> KnowledgeError:
    place = list(found.absolute_path)
    if found.validator == "additionalProperties" and isinstance(found.instance, dict):
        allowed = list(found.schema.get("properties", {}))
        for key in found.instance:
            if key not in allowed:
                hint = nearest(key, allowed)
                return document.error([*place, key], f"unknown key {key!r}; allowed are {', '.join(allowed)}.", hint)
    if found.validator == "enum":
        hint = nearest(str(found.instance), map(str, found.validator_value))
        return document.error(place, f"{found.instance!r} is not one of {', '.join(map(str, found.validator_value))}.", hint)
    if found.validator == "required" and isinstance(found.instance, dict):
        missing = [key for key in found.validator_value if key not in found.instance]
        known = found.schema.get("properties", {})
        for key in (each for each in found.instance if each not in known):
            # The one that is missing was misspelt.
            return document.error([*place, key], f"unknown key {key!r}; {missing[0]!r} is missing.", nearest(key, missing))
        return document.error(place, f"{missing[0]!r} is missing.")
    return document.error(place, f"{found.message}.")


def _value(node: yaml.Node, path: Path) -> Any:
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            # The same few keys stand in thousands of places.
            key = sys.intern(str(key_node.value))
            if key in found:
                raise KnowledgeError(path, key_node.start_mark.line + 1, f"the key {key!r} stands twice.")
            found[key] = _value(value_node, path)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path) for item in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    kind, text = node.tag.rpartition(":")[2], node.value
    if kind == "bool" and text in ("true", "false"):
        return text == "true"
    if kind == "null" and text in ("", "~", "null"):
        return None
    if kind == "int" and text.lstrip("+-").isdigit():
        return int(text)
    if kind == "float":
        try:
            return float(text)
        except ValueError:
            return text
    return text
