"""A copy of the clinical content to write reviews into, and the catalogue of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review.catalogue import Catalogue, read_catalogue
from signpost.knowledge import knowledge_root


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of the project's own content; nothing is written there."""
    return read_catalogue(knowledge_root())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the clinical content without reviews."""
    return shutil.copytree(knowledge_root(), tmp_path / "knowledge", ignore=shutil.ignore_patterns("reviews"))


@pytest.fixture
def copied(root: Path) -> Catalogue:
    """The catalogue of the copy."""
    return read_catalogue(root)
