"""Findings that a clause only resembles: the words of a known phrase stand in it, but not as the vocabulary knows them.

What a question about a finding rests on has to tell something: a body's word such as "numb" or "limp", or words that are rare
enough in English. "I do not need it anymore" shares its words with phrases of despair, yet none of the words that tell of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log10
from pathlib import Path

from rapidfuzz import fuzz

from signpost.knowledge import read_yaml
from signpost.nlu.words.marks import Marks, Mention
from signpost.nlu.words.spelling import english_words
from signpost.nlu.words.tokens import Words

_Phrase = tuple[tuple[str, ...], str]
# A word that the English list does not have is taken to be written so often, and all words together so often.
_UNHEARD, _ALL = 10_000, 1e12


class Proposals:
    """Keeps the uncertain mentions that tell something, and looks for phrases whose words stand scattered in a clause."""

    def __init__(self, root: Path, phrases: Iterable[_Phrase], texts: Iterable[Sequence[str]], words: Words) -> None:
        data = read_yaml(root / "language" / "proposals.yml").data
        self._slack, self._likeness, self._most = data["slack"], data["likeness"], data["most"]
        self._may_miss_from, self._least_told = data["may_miss_from"], data["least_told"]
        self._bare = frozenset(words.stem(str(word)) for word in data["bare"])
        names = ("addressed", "being", "pointing", "whereabouts")
        self._addressed, self._being, self._pointing, self._whereabouts = (frozenset(map(str, data[name])) for name in names)
        self._tells = _information(texts, words)
        kept = sorted({phrase for phrase in phrases if len(set(phrase[0])) >= data["shortest"]})
        counts = Counter(stem for stems, _ in kept for stem in set(stems))
        self._index: dict[str, list[_Phrase]] = defaultdict(list)
        for stems, finding in kept:
            telling = max(stems, key=lambda stem: (self._told(stem), stem))
            if self._told(telling) >= data["telling"] and counts[telling] <= data["rare"]:
                self._index[telling].append((stems, finding))

    def mark(self, marks: Marks) -> None:
        """Drops uncertain mentions that tell too little, and adds some for what the text resembles and nothing else explains."""
        marks.mentions = [each for each in marks.mentions if self._may_ask(marks, each)]
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

    def _may_ask(self, marks: Marks, mention: Mention) -> bool:
        """Whether a mention is certain, is written down as likely, or rests on a word that a body has to itself."""
        if not mention.uncertain or mention.kind == "maybe":
            return True
        if mention.part is None and self._said_of_another(marks, mention):
            return False
        return any(marks.stems[place] in self._bare for start, end in mention.own for place in range(start, end))

    def _said_of_another(self, marks: Marks, mention: Mention) -> bool:
        """Whether it is said to "you", or of a thing that no part of a body is called: "you're useless", "the flowers have gone limp"."""
        norms, place = marks.norms, mention.anchor_start - 1
        while place >= 0 and (norms[place] in self._being or not marks.counted(place, place + 1) and norms[place] not in self._addressed):
            place -= 1
        if place < 0 or marks.clause[place] != marks.clause[mention.anchor_start] or place == mention.anchor_start - 1:
            return False
        if norms[place] in self._addressed:
            return True
        known = any(hit.start <= place < hit.end for hit in marks.hits) or norms[place] in self._whereabouts
        return not known and place > 0 and norms[place - 1] in self._pointing

    def _told(self, stem: str) -> float:
        return self._tells.get(stem, 0.0)

    def _window(self, marks: Marks, rank: int, stems: tuple[str, ...]) -> list[int] | None:
        """The places of the phrase's words around its most telling one, or None when too much is missing or far."""
        here = marks.reduced[rank]
        reach = len(stems) + self._slack
        around = [spot for spot in marks.reduced[max(0, rank - reach) : rank + reach + 1] if marks.segment[spot] == marks.segment[here]]
        wanted = set(stems)
        places = {marks.stems[spot]: spot for spot in around if marks.stems[spot] in wanted}
        missing = wanted - places.keys()
        if len(missing) > (1 if len(wanted) >= self._may_miss_from else 0):
            return None
        if missing and sum(map(self._told, places)) < self._least_told * sum(map(self._told, wanted)):
            return None
        window = sorted(places.values())
        return window if window[-1] - window[0] < reach + self._slack else None


def _information(texts: Iterable[Sequence[str]], words: Words) -> Mapping[str, float]:
    """How much each stem tells, the rarer its words are in English: about 2 for "what", 6 for "numb"."""
    english = english_words()
    counts: dict[str, int] = {}
    for norm in {norm for norms in texts for norm in norms}:
        stem = words.stem(norm)
        counts[stem] = max(counts.get(stem, _UNHEARD), english.get(norm, 0))
    return {stem: log10(_ALL / count) for stem, count in counts.items()}
