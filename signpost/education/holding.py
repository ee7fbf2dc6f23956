"""Which words a fact or an entry holds: read once, with everything else."""

from __future__ import annotations

from collections.abc import Mapping

from signpost.education.entries import Entry
from signpost.education.points import Point, PointIndex


class Holding:
    """The words that points and entries hold."""

    def __init__(self, entries: Mapping[str, Entry], points: Mapping[str, Point], index: PointIndex, medicines: frozenset[str]) -> None:
        self._entries, self._points, self._index, self._medicines = entries, points, index, medicines

    def words(self, name: str) -> frozenset[str]:
        """What a fact says and is asked by, and what an entry says and is about; its entry counts only where it is one medicine's."""
        point, subject = self._points.get(name), self._index.subject(name.partition("#")[0])
        alone = subject if point is None or len(subject & self._medicines) == 1 else frozenset[str]()
        told = point.says if point else self._entries[name].short
        return alone.union(self._index.told_words(name, told), *self._index.questions_of(name))
