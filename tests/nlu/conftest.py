"""The reader that the language tests share; it is built once."""

from __future__ import annotations

from datetime import date

import pytest

from signpost.findings import Finding
from signpost.nlu import Reader, Reading

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def read(reader: Reader):
    def read_today(text: str) -> Reading:
        return reader.read(text, TODAY)

    return read_today


@pytest.fixture(scope="session")
def find(read):
    """The first finding of an id in a text, or None."""

    def find_in(text: str, finding_id: str) -> Finding | None:
        return next((finding for finding in read(text).findings if finding.id == finding_id), None)

    return find_in
