"""Findings that a clause only resembles: the words of a known phrase stand in it, but not as the vocabulary knows them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from rapidfuzz import fuzz

from signpost.knowledge import read_yaml
from signpost.language.marks import Marks, Mention

_Phrase = tuple[tuple[str, ...], str]


class Proposals:
    """Looks for phrases of the vocabulary whose words stand scattered in a clause."""

    def __init__(self, root: Path, phrases: Iterable[_Phrase]) -> None:
        data = read_yaml(root / "language" / "proposals.yml").data
        self._slack, self._likeness, self._most = data["slack"], data["likeness"], data["most"]
        self._may_miss_from = data["may_miss_from"]
        kept = sorted({phrase for phrase in phrases if len(set(phrase[0])) >= data["shortest"]})
        counts = Counter(stem for stems, _ in kept for stem in set(stems))
        self._index: dict[str, list[_Phrase]] = defaultdict(list)
        for stems, finding in kept:
            rarest = min(stems, key=lambda stem: (counts[stem], stem))
            if counts[rarest] <= data["rare"]:
                self._index[rarest].append((stems, finding))

    def mark(self, marks: Marks) -> None:
        """Adds uncertain mentions for what the text resembles and nothing else explains."""
        taken = {place for mention in marks.mentions for start, end in mention.own for place in range(start, end)}
        known = {mention.finding for mention in marks.mentions}
        blotted = {place for hit in marks.hits if hit.kind in ("not", "figure") for place in range(hit.start, hit.end)}
        found: dict[str, tuple[float, Mention]] = {}
        for rank, place in enumerate(marks.reduced):
            for stems, finding in self._index.get(marks.stems[place], ()):
                if finding in known:
                    continue
                window = self._window(marks, rank, stems)
                if window is None or any(spot in taken or spot in blotted for spot in window):
                    continue
                words = [marks.stems[spot] for spot in range(window[0], window[-1] + 1) if marks.counted(spot, spot + 1)]
                score = fuzz.ratio(" ".join(words), " ".join(stems))
                if score >= self._likeness and score > found.get(finding, (0.0, None))[0]:
                    start, end = window[0], window[-1] + 1
                    found[finding] = (score, Mention(finding, "maybe", start, end, start, end, {}, uncertain=True, own=((start, end),)))
        best = sorted(found.values(), key=lambda each: -each[0])[: self._most]
        marks.mentions = sorted([*marks.mentions, *(mention for _, mention in best)], key=lambda each: (each.anchor_start, each.start))

    def _window(self, marks: Marks, rank: int, stems: tuple[str, ...]) -> list[int] | None:
        """The places of the phrase's words around one of them, or None when too many are missing or far."""
        here = marks.reduced[rank]
        reach = len(stems) + self._slack
        around = [spot for spot in marks.reduced[max(0, rank - reach) : rank + reach + 1] if marks.segment[spot] == marks.segment[here]]
        wanted = set(stems)
        places = {marks.stems[spot]: spot for spot in around if marks.stems[spot] in wanted}
        missing = len(wanted) - len(places)
        if missing > (1 if len(wanted) >= self._may_miss_from else 0):
            return None
        window = sorted(places.values())
        return window if window[-1] - window[0] < reach + self._slack else None
