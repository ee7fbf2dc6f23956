"""A database that can be read and not written, as a full disk or a locked file is, until it is mended."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from signpost.components import tracker_store
from signpost.components.tracker_store import LiveTrackerStore


class Unwritable:
    """Refuses every write of a store while `broken`; the store tries each time anew."""

    def __init__(self, store: LiveTrackerStore, monkeypatch: pytest.MonkeyPatch) -> None:
        self.broken = True
        monkeypatch.setattr(tracker_store, "RETRY_SECONDS", 0.0)
        monkeypatch.setattr(tracker_store, "FRESH_SECONDS", 0.0)
        sa.event.listen(store.engine, "checkout", self._out)

    def _out(self, connection: Any, *rest: Any) -> None:
        connection.execute(f"PRAGMA query_only={int(self.broken)}")
