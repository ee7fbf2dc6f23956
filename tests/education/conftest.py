"""The education base, loaded once for all tests of the room."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, load_base


@pytest.fixture(scope="session")
def base() -> EducationBase:
    return load_base()
