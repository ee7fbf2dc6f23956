"""Which mention a time belongs to: that of its own clause first, then of the clauses around it; an old date may belong to none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.language.details.numbers import TimeSpan
from signpost.language.words.marks import Marks, Mention

# "And now", "but now": the first words of a sentence.
_OPENING = 2
# How far from a time a mention is looked for, and how many words that count may stand between an illness and its time.
_NEAR = 12
_BESIDE = 1
_FAR = 1000
# How far before a time it is told that a medicine was missed.
_MISSED = 6
_DISEASES = "hypothetical_diseases"


@dataclass(frozen=True)
class DatingWords:
    """Who may do what is dated, what goes on all one's life, what says that something began, and since when.

    See `knowledge/language/time.yml`.
    """

    doers: frozenset[str]
    lives: frozenset[str]
    beginnings: frozenset[str]
    then: frozenset[str]
    of_all: frozenset[str]
    illnesses: tuple[str, ...]
    events: frozenset[str]
    events_unless: frozenset[str]
    scenes: frozenset[str]
    in_scenes: frozenset[str]
    missed: frozenset[str]
    missed_of: frozenset[str]
    long_ago_days: float
    a_while_ago_days: float


def load_dating(root: Path) -> DatingWords:
    """The words below a knowledge folder."""
    data = read_yaml(root / "language" / "time.yml").data
    names = ("doers", "lives", "beginnings", "then", "events", "events_unless", "scenes", "in_scenes", "of_all", "missed", "missed_of")
    sets = {each: frozenset(map(str, data[each])) for each in names}
    illnesses = tuple(map(str, data["illnesses"]))
    return DatingWords(
        **sets, illnesses=illnesses, long_ago_days=float(data["long_ago_days"]), a_while_ago_days=float(data["a_while_ago_days"])
    )


@dataclass(frozen=True)
class Dating:
    """Dates the mentions of one text, whose anchors are given.

    `targets` tells which mentions words in [start, end) belong to, `same_clause` which share the clause of a mention.
    """

    words: DatingWords
    marks: Marks
    anchors: list[int]
    targets: Callable[[int, int], list[int]]
    same_clause: Callable[[int], list[int]]

    def days(self, times: list[TimeSpan]) -> dict[int, float]:
        """By the number of a mention, how many days ago it began, where a time tells."""
        # The days of the times that its own words tell, of those that the clauses around it tell, and of its neighbours.
        own: dict[int, float] = {}
        around: dict[int, float] = {}
        shared: dict[int, float] = {}
        for span in times:
            if span.kind in ("began", "point") and self._is_of_illness(span):
                own.update({number: max(own.get(number, 0.0), span.days) for number in self._illnesses_beside(span)})
                continue
            if span.kind in ("began", "point") and self._is_of_missed(span):
                own.update({number: span.days for number in self._beside_time(span) if self._is_stopped(number)})
                continue
            dates = span.kind in ("began", "point")
            targets = self._ended_by_comma(span, times) or self.targets(span.start, span.end) or self._now_after(span) if dates else []
            targets = self._but_illnesses(targets)
            if not targets:
                # "Hands numb. Nights mostly. Three months": it lies too far for a target, and gives way to any time of its own.
                shared.update({number: span.days for number in (self._told_just_before(span) if dates else ()) if number not in shared})
                continue
            nearest = self.anchors[min(targets, key=lambda number: abs(self.anchors[number] - span.start))]
            if self._of_an_event(span):
                continue
            here = self.marks.clause[nearest] == self.marks.clause[span.start]
            if not here and self._of_something_else(span, nearest):
                continue
            belongs = own if here or self._is_bare(span) else around
            for number in targets:
                if self.marks.segment[self.anchors[number]] == self.marks.segment[nearest]:
                    belongs[number] = max(belongs.get(number, 0.0), span.days)
            # The rest of the clause shares the time, unless it has one of its own.
            for number in self._but_illnesses({other for target in targets for other in self.same_clause(target)}):
                shared.setdefault(number, span.days)
            for number in self._told_just_before(span):
                shared.setdefault(number, span.days)
            for number in self._since_then(span, times):
                own.setdefault(number, span.days)
        for number, days in self._from_then_on(times):
            own.setdefault(number, days)
        return {**shared, **around, **own}

    def _ended_by_comma(self, span: TimeSpan, times: list[TimeSpan]) -> list[int]:
        """What stands before "since spring," where a thought with its own time follows: "worse since spring, fell last week"."""
        marks = self.marks
        start, end = self._clause_at(span.start)
        later = any(span.end < each.start < end for each in times if each.kind in ("began", "point"))
        if span.kind != "began" or not start or not later or marks.norms[span.end : span.end + 1] != [","]:
            return []
        if marks.sentence[start - 1] != marks.sentence[start] or any(start <= anchor < span.start for anchor in self.anchors):
            return []
        return [number for number, anchor in enumerate(self.anchors) if marks.clause[anchor] == marks.clause[start - 1]]

    def _but_illnesses(self, numbers: Collection[int]) -> list[int]:
        """The mentions without known illnesses, where a sign stands beside them: "MS and a fever since yesterday"."""
        signs = [each for each in numbers if not self.marks.mentions[each].finding.startswith(self.words.illnesses)]
        return signs or list(numbers)

    def _is_of_illness(self, span: TimeSpan) -> bool:
        """Whether a time stands right beside a known illness, nearer than to any sign: "MS 8 years, up five times a night"."""
        marks = self.marks
        diseases = marks.cues_near(_DISEASES, "diseases", span.start - _NEAR, span.end + _NEAR)
        ill = [self._gap(span, cue.start, cue.end) for cue in diseases]
        ill += [self._gap(span, marks.mentions[number].start, marks.mentions[number].end) for number in self._illnesses_beside(span)]
        signs = [self._gap(span, each.start, each.end) for each in self._around(span) if not each.finding.startswith(self.words.illnesses)]
        return min(ill, default=_FAR) <= _BESIDE and min(ill) < min(signs, default=_FAR)

    def _is_of_missed(self, span: TimeSpan) -> bool:
        """Whether a time tells how long a medicine was missed, with no sign in between: "missed his Keppra for four days and had a fit"."""
        marks, norms = self.marks, self.marks.norms
        start = max(bisect_left(marks.clause, marks.clause[span.start]), span.start - _MISSED)
        said = (
            at for at in range(start, span.start) if norms[at] in self.words.missed or " ".join(norms[at : at + 2]) in self.words.missed
        )
        last = max(said, default=None)
        if last is None:
            return False
        return all(self._is_stopped(number) for number, anchor in enumerate(self.anchors) if last <= anchor < span.start)

    def _is_stopped(self, number: int) -> bool:
        return self.marks.mentions[number].finding in self.words.missed_of

    def _beside_time(self, span: TimeSpan) -> list[int]:
        """The mentions of the clause of a time."""
        start, end = self._clause_at(span.start)
        return [number for number, anchor in enumerate(self.anchors) if start <= anchor < end]

    def _illnesses_beside(self, span: TimeSpan) -> list[int]:
        """The mentions of known illnesses right beside a time."""
        near = ((number, each) for number, each in enumerate(self.marks.mentions) if each.finding.startswith(self.words.illnesses))
        return [number for number, each in near if self._gap(span, each.start, each.end) <= _BESIDE]

    def _around(self, span: TimeSpan) -> list[Mention]:
        return self.marks.mentions_near(span.start - _NEAR, span.end + _NEAR)

    def _gap(self, span: TimeSpan, start: int, end: int) -> int:
        """The words that count between a time and something else of its sentence, a comma more for each segment between."""
        marks = self.marks
        if marks.sentence[start] != marks.sentence[span.start]:
            return _FAR
        first, last = (end, span.start) if end <= span.start else (span.end, start)
        return marks.counted(first, last) + abs(marks.segment[start] - marks.segment[span.start])

    def _clause_at(self, place: int) -> tuple[int, int]:
        """Where the clause of a place starts and ends."""
        clause = self.marks.clause
        return bisect_left(clause, clause[place]), bisect_right(clause, clause[place])

    def _is_bare(self, span: TimeSpan) -> bool:
        """Whether a time is a clause of its own: "my leg has been numb, since August"."""
        start, end = self._clause_at(span.start)
        return self.marks.counted(start, span.start) + self.marks.counted(span.end, end) <= 1

    def _of_something_else(self, span: TimeSpan, anchor: int) -> bool:
        """Whether a date of long ago stands in a thought of its own: "I stopped smoking in 2010, and my leg is numb".

        How long somebody has lived or worked belongs to nothing else, before or behind: "we've been married since 1964".
        """
        start, end = self._clause_at(span.start)
        told = set(self.marks.norms[start:end])
        if span.days < self.words.long_ago_days or told & self.words.beginnings - {"since"}:
            return False
        if span.kind == "began":
            # "Since" begins a clause: who has lived so long stands before it.
            return not told.union(self._said_before(start)).isdisjoint(self.words.lives)
        return end <= anchor and bool(told & self.words.doers) and "since" not in told and not self._sets_a_scene(told, anchor)

    def _sets_a_scene(self, told: set[str], anchor: int) -> bool:
        """Whether a date tells what went on while something happened: "I was gardening in March and could not lift the spade"."""
        start, end = self._clause_at(anchor)
        return not told.isdisjoint(self.words.scenes) and not self.words.in_scenes.isdisjoint(self.marks.norms[start:end])

    def _told_just_before(self, span: TimeSpan) -> list[int]:
        """What the sentence before tells, where this one is hardly more than the time: "hands clumsy, legs stiff. Few months"."""
        marks = self.marks
        start, end = bisect_left(marks.sentence, marks.sentence[span.start]), bisect_right(marks.sentence, marks.sentence[span.start])
        rest = {*marks.norms[start : span.start], *marks.norms[span.end : end]}
        if not start or not self.words.of_all.issuperset(rest) or any(start <= anchor < end for anchor in self.anchors):
            return []
        before = marks.sentence[start - 1]
        # "I see double at night. After a nap I'm fine again. For three months": what tells of no sign lies between.
        if before and not any(marks.sentence[anchor] == before for anchor in self.anchors):
            before -= 1
        told = [number for number, anchor in enumerate(self.anchors) if marks.sentence[anchor] == before]
        return [number for number in told if not marks.mentions[number].finding.startswith(self.words.illnesses)]

    def _of_an_event(self, span: TimeSpan) -> bool:
        """Whether the thought of a time tells of no sign but of an exam, a visit or a move: "my last eye test was in January"."""
        segment, words = self.marks.segment, self.words
        start, end = bisect_left(segment, segment[span.start]), bisect_right(segment, segment[span.start])
        told = self.marks.norms[start:end]
        if told[0] == "since" and start:
            # "Nobody has looked at me since May", but "numb since the exams in May": "since" begins a segment of its own.
            end, start = start, bisect_left(segment, segment[start - 1])
            told = self.marks.norms[start:end]
        signs = any(start <= anchor < end for anchor in self.anchors)
        return not signs and not words.events.isdisjoint(told) and words.events_unless.isdisjoint(told)

    def _said_before(self, start: int) -> list[str]:
        """The words of the clause before, where "since" begins this one in the same sentence."""
        marks = self.marks
        if marks.norms[start] != "since" or not start or marks.sentence[start - 1] != marks.sentence[start]:
            return []
        before, end = self._clause_at(start - 1)
        return marks.norms[before:end]

    def _now_after(self, span: TimeSpan) -> list[int]:
        """What the next sentence tells of now, after one that tells how it was a while ago: "at lunch he was fine. Now he is slurring"."""
        marks = self.marks
        begins = bisect_right(marks.sentence, marks.sentence[span.start])
        opening = marks.norms[begins : begins + _OPENING]
        if span.days > self.words.a_while_ago_days or "now" not in opening:
            return []
        now = marks.clause[begins + opening.index("now")]
        return [number for number, anchor in enumerate(self.anchors) if marks.clause[anchor] == now]

    def _from_then_on(self, times: list[TimeSpan]) -> list[tuple[int, float]]:
        """What is told to have gone on since a time that was told before: "at Christmas I couldn't tie a bow, weak since then"."""
        marks, found = self.marks, []
        for place in range(1, len(marks.norms)):
            if marks.norms[place - 1] != "since" or marks.norms[place] not in self.words.then:
                continue
            before = [span for span in times if span.end < place and marks.sentence[span.start] >= marks.sentence[place] - 1]
            if before:
                found += [(number, before[-1].days) for number in self.targets(place - 1, place + 1)]
        return found

    def _since_then(self, span: TimeSpan, times: list[TimeSpan]) -> list[int]:
        """What has gone on since something that is dated: "weak since a stroke in 2019"."""
        start, _ = self._clause_at(span.start)
        marks = self.marks
        if any(each.kind == "began" and start <= each.start < span.start for each in times):
            # "Slurred since June, dropped a cup on Monday": it has a time of its own.
            return []
        if span.kind != "point" or marks.norms[start] != "since" or not start or marks.sentence[start - 1] != marks.sentence[start]:
            return []
        before = bisect_left(self.anchors, start) - 1
        told = before >= 0 and marks.clause[self.anchors[before]] == marks.clause[start - 1]
        return self.same_clause(before) if told else []
