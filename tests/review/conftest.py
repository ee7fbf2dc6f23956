"""A copy of the clinical content to write reviews into, and the catalogue of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from review.catalogue import Catalogue, read_catalogue
from signpost.knowledge import knowledge_root

Edit = Callable[[str, str, str], int]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of the project's own content; nothing is written there."""
    return read_catalogue(knowledge_root())


@pytest.fixture(scope="session")
def copied_once(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of a copy of the clinical content."""
    root = tmp_path_factory.mktemp("copy") / "knowledge"
    shutil.copytree(knowledge_root(), root, ignore=shutil.ignore_patterns("reviews"))
    return read_catalogue(root)


@pytest.fixture
def copied(copied_once: Catalogue) -> Iterator[Catalogue]:
    """The same with nothing reviewed yet."""
    yield copied_once
    shutil.rmtree(copied_once.root / "reviews", ignore_errors=True)


@pytest.fixture
def root(copied: Catalogue) -> Path:
    """The folder of the copy."""
    return copied.root


@pytest.fixture
def edit(root: Path) -> Iterator[Edit]:
    """Replaces a part of one of its files until the end of the test."""
    before: dict[Path, str] = {}

    def replace(name: str, old: str, new: str) -> int:
        text = before.setdefault(root / name, (root / name).read_text())
        assert old in text
        return (root / name).write_text(text.replace(old, new))

    yield replace
    for path, text in before.items():
        path.write_text(text)
