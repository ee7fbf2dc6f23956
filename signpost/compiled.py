"""The clinical content as it was read, kept ready in `models/compiled/`: to read its tens of thousands of lines is half of a start.

`python -m signpost.compile` writes it; `make run` and `make train` do when something has changed. What is kept counts only while
all that it was made of is the same: the files, the code that reads them, Python and the packages that have a part in it. Else the
files are read as if nothing were kept, and so are those of another folder that SIGNPOST_KNOWLEDGE names.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from signpost.knowledge import knowledge_root
from signpost.places import place

Content = TypeVar("Content")
# By its path in the repository: beside the model, which is made before a server starts too.
FOLDER = "models/compiled"
NAMES = ("rulebook", "education")
_MADE_OF = ("knowledge", "training/wordings", "signpost")
_KINDS = (".yml", ".py")
_MADE_WITH = ("PyYAML", "numpy", "symspellpy")
_BYTES = hashlib.sha256().digest_size
_renewing = False


def kept(name: str, root: Path, read: Callable[[], Content]) -> Content:
    """What `read` finds in a knowledge folder, from the file that keeps it where there is a good one; raises what `read` raises."""
    if root != place("knowledge"):
        return read()
    path = place(FOLDER) / name
    held = None if _renewing else _held(path)
    if held is not None:
        found: Content = pickle.loads(held)
        return found
    found = read()
    if _renewing:
        _write(path, pickle.dumps(found, protocol=pickle.HIGHEST_PROTOCOL))
    return found


@contextmanager
def renewed() -> Iterator[None]:
    """Whatever is read meanwhile is read from the files, and written down."""
    global _renewing
    _renewing = True
    try:
        yield
    finally:
        _renewing = False


def is_current() -> bool:
    """Whether all that can be kept is kept, and made of what there is now; of another folder of content nothing can."""
    if knowledge_root() != place("knowledge"):
        return True
    paths = [place(FOLDER) / name for name in NAMES]
    return all(_held(path) is not None for path in paths)


@lru_cache(maxsize=1)
def key() -> bytes:
    """All that it is made of, as a hash; worked out once in a process, as the content is read once."""
    digest = hashlib.sha256(repr((sys.version, [version(each) for each in _MADE_WITH], str(place("knowledge")))).encode())
    for path in sorted(path for name in _MADE_OF for path in _files(place(name))):
        digest.update(f"{path}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.digest()


def _files(place_of: Path) -> Iterator[Path]:
    return (path for path in (place_of, *place_of.rglob("*")) if path.suffix in _KINDS and path.is_file())


def _held(path: Path) -> memoryview | None:
    """What a file keeps; None where there is none, it is of something else, or it is damaged."""
    try:
        held = memoryview(path.read_bytes())
    except OSError:
        return None
    made_of, sound, content = held[:_BYTES], held[_BYTES : 2 * _BYTES], held[2 * _BYTES :]
    return content if made_of == key() and sound == hashlib.sha256(content).digest() else None


def _write(path: Path, content: bytes) -> None:
    """Writes a file as a whole or not at all: a server may be reading it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_bytes(key() + hashlib.sha256(content).digest() + content)
    unfinished.replace(path)
