"""The education base, loaded once for all tests of the room."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from signpost.education import EducationBase, load_base
from signpost.knowledge import knowledge_root


@pytest.fixture(scope="session")
def base() -> EducationBase:
    return load_base()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the knowledge that a test may break."""
    for name in ("education", "schema", "sources"):
        shutil.copytree(knowledge_root() / name, tmp_path / "knowledge" / name)
    return tmp_path / "knowledge"
