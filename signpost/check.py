"""`python -m signpost.check`: everything that is wrong with the clinical content, with file, line and the nearest right word.

First every file is held against its schema, then everything is loaded that the bot loads, then the worked examples are run.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import signpost
from signpost.decision.check import main as check_rules
from signpost.education.base import check as check_answers
from signpost.education.base import load_base
from signpost.handover.form import load_form
from signpost.heap import undisturbed
from signpost.knowledge import Document, KnowledgeError, Place, check_schema, keep_parsed, knowledge_root, nearest, read_yaml
from signpost.rasa import OPTIONAL_FOR, UNUSED
from signpost.reviews import ANSWERS, read_review_book, review_problems
from signpost.stand_ins import keep_out

# Of each folder or file the schema that it keeps to, or a part of one; the longest name counts, and all others keep to keys.yml.
SCHEMAS = {
    "CHANGES.yml": "changes",
    "codes.yml": "codes",
    "education": "education",
    "education/asking.yml": "",
    "education/causes.yml": "",
    "education/points": "points",
    "education/search.yml": "",
    "education/topics.yml": "",
    "handover.yml": "handover",
    "levels.yml": "levels",
    "questions": "questions",
    "questions/clashes.yml": "clashes",
    "questions/likelihood.yml": "questions#likelihood",
    "questions/order.yml": "order",
    "questions/screens.yml": "screens",
    "questions/sense.yml": "sense",
    "regions.yml": "regions",
    "reviews": "reviews",
    "rules": "rules",
    "sources": "sources",
    "vocabulary": "vocabulary",
}
KEYS, FINDINGS = "keys.yml", "findings"
# These need Rasa, and read what the rest has read.
_NOT_LOADED = ("components", "pipeline", "rasa")
_shapes = lru_cache(lambda path: read_yaml(path).data)


def misspelt(document: Document, root: Path) -> Iterator[KnowledgeError]:
    """What breaks the schema of a file below a knowledge folder."""
    name = document.path.relative_to(root).as_posix()
    folder = max((each for each in SCHEMAS if f"{name}/".startswith(f"{each}/")), key=len, default="")
    kind, _, part = SCHEMAS.get(folder, "").partition("#")
    if kind:
        whole = _shapes(root / "schema" / f"{kind}.yml")
        try:
            check_schema(document, {**whole["definitions"][part], "definitions": whole["definitions"]} if part else whole)
        except KnowledgeError as error:
            yield error
        return
    shapes = _shapes(root / "schema" / KEYS)
    if name in shapes:
        yield from _unknown(document, document.data, shapes[name], (), root)
    else:
        yield document.error((), f"no row of schema/{KEYS} says what may stand in this file.", nearest(name, shapes))


def _unknown(document: Document, data: Any, shape: Any, at: Place, root: Path) -> Iterator[KnowledgeError]:
    """The keys that a shape does not have; the shapes are explained in keys.yml."""
    if isinstance(shape, list):
        for position, each in enumerate(data if isinstance(data, list) else ()):
            yield from _unknown(document, each, shape[0], (*at, position), root)
    elif shape is not None and isinstance(data, dict):
        known = {path.stem: None for path in (root / "vocabulary").rglob("*.yml")} if shape == FINDINGS else shape
        for key, below in data.items():
            if key in known or "*" in known:
                yield from _unknown(document, below, known.get(key, known.get("*")), (*at, key), root)
            else:
                yield document.error((*at, key), f"unknown key {key!r}; allowed are {', '.join(known)}.", nearest(key, known))


def unloaded(root: Path) -> Iterator[KnowledgeError]:
    """The first thing that cannot be loaded of all that the bot reads from the knowledge folder, at once or late."""
    for name, load in _loads(root):
        try:
            load()
        except KnowledgeError as error:
            yield error
            return
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            yield KnowledgeError(root, None, f"{name} cannot be loaded: {type(error).__name__}: {error}.")
            return


def _loads(root: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What reads the folder into a reader, and every function that reads something once and keeps it, by its name."""
    from signpost.nlu.reader import Reader, default_reader

    yield "the reader", lambda: Reader(root) if root != knowledge_root() else default_reader()
    here = Path(signpost.__file__).parent
    for path in sorted(here.rglob("*.py")):
        parts = path.relative_to(here).with_suffix("").parts
        if parts[0] in _NOT_LOADED or parts[-1].startswith("__"):
            continue
        module = importlib.import_module(".".join(("signpost", *parts)))
        for name, each in vars(module).items():
            if hasattr(each, "cache_info") and each.__module__ == module.__name__ and not inspect.signature(each).parameters:
                yield f"{module.__name__}.{name}", each


def main() -> int:
    """Prints everything that is wrong and returns 1, or prints lines of counts and returns 0."""
    root = knowledge_root()
    try:
        files = (path for path in sorted(root.rglob("*.yml")) if path.relative_to(root).parts[0] != "schema")
        wrong = [each for path in files for each in misspelt(read_yaml(path), root)] or list(unloaded(root))
        if not wrong:
            check_answers(root)
            wrong = list(review_problems(root, ANSWERS))
    except KnowledgeError as error:
        wrong = [error]
    for each in wrong:
        print(str(each).replace(f"{Path.cwd()}/", ""), file=sys.stderr)
    if wrong:
        print(f"{len(wrong)} problems", file=sys.stderr)
        return 1
    base, form = load_base(), load_form()
    print(f"{len(base.entries)} entries, version {base.version}. Answers: {read_review_book(root, ANSWERS).tally}.")
    print(f"The page for the doctor: {len(form.labels)} findings, {len(form.codes)} of them with a code whose name is known.")
    return check_rules([])


if __name__ == "__main__":
    keep_parsed()
    keep_out(UNUSED, missed_by=OPTIONAL_FOR)
    with undisturbed():
        raise SystemExit(main())
