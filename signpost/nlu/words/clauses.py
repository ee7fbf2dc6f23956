"""Cuts a text into sentences, clauses and comma segments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from signpost.forms import Pair
from signpost.knowledge import read_yaml
from signpost.nlu.words.marks import Marks

_STOPS = frozenset(".!?")
_PAUSES = frozenset(";:()[]")
_BRACKETS = frozenset("()[]")
_ASIDE = 6
_LONGEST_NOW = 4
_SPEAKING = frozenset({"sense", "deficit"})


@dataclass(frozen=True)
class Breaks:
    """The words at which a thought ends; see `knowledge/language/clauses.yml`."""

    breakers: frozenset[tuple[str, ...]]
    subjects: frozenset[str]
    possessives: frozenset[str]
    soft: frozenset[str]
    joining: frozenset[str]
    nows: frozenset[tuple[str, ...]]
    before_times: frozenset[str]
    comma_cost: int
    soft_cost: int
    hard_cost: int


def load_breaks(root: Path) -> Breaks:
    """The break words below a knowledge folder."""
    data = read_yaml(root / "language" / "clauses.yml").data
    found: dict[str, Any] = {name: data[name] for name in ("comma_cost", "soft_cost", "hard_cost")}
    found |= {name: frozenset(map(str, data[name])) for name in ("subjects", "possessives", "soft", "joining", "before_times")}
    found |= {name: frozenset(tuple(str(each).split()) for each in data[name]) for name in ("breakers", "nows")}
    return Breaks(**found)


def mark_form(doc: Doc, marks: Marks, pairs: Iterable[Pair]) -> None:
    """Keeps which label each answer of a form belongs to; to whatever else reads the text the answer is a pause and denies nothing."""
    for pair in pairs:
        label = [each.i for each in doc if pair.start <= each.idx < pair.label_end]
        marks.labels.update(label[:1])
        marks.answered.update(dict.fromkeys(label, pair.answer))
        for each in doc:
            if pair.answer_start <= each.idx < pair.end and each.i not in marks.answered:
                marks.norms[each.i] = ","


def mark_clauses(marks: Marks, breaks: Breaks) -> None:
    """Fills in, for every token, the number of its sentence, its clause and its segment, and what it costs to reach it."""
    norms = marks.norms
    speaking = {place for hit in marks.hits if hit.kind in _SPEAKING for place in range(hit.start, hit.end)}
    deficits = {hit.start for hit in marks.hits if hit.kind == "deficit"}
    covered = {place for hit in marks.hits if hit.kind == "sense" for place in range(hit.start + 1, hit.end)}
    covered |= {place for span in marks.times for place in range(span.start + 1, span.end)}
    sentence = clause = segment = cost = 0
    said = dates = False
    ends = {span.start: span.end for span in marks.times}
    last_of_times = {span.end - 1 for span in marks.times}
    for place, norm in enumerate(norms):
        before = norms[place - 1] if place else ""
        ended = before in _STOPS or "\n" in before
        if place and (place in marks.labels or ended):
            sentence, clause, segment, said, dates = sentence + 1, clause + 1, segment + 1, False, False
        elif place and place not in covered and _begins_clause(marks, place, said, breaks, ends):
            # "Numb feet since May and my hands are weak": the time ends the thought before it.
            dates = said and norm == "since" and before not in ("and", ",")
            clause, segment, said = clause + 1, segment + 1, False
            joined = _joins(norms, place, deficits, breaks)
            cost += breaks.soft_cost if norm in breaks.soft else breaks.comma_cost if joined else breaks.hard_cost
        elif before == ",":
            segment += 1
            cost += breaks.comma_cost
        said = said or place in speaking or dates and place in last_of_times
        marks.sentence.append(sentence)
        marks.clause.append(clause)
        marks.segment.append(segment)
        marks.cost.append(cost)


def _joins(norms: list[str], place: int, deficits: set[int], breaks: Breaks) -> bool:
    """Whether what is wrong follows a break at once, so that the thought goes on: "my arm isn't painful but weak", "my arm: weak"."""
    if norms[place] in breaks.joining or norms[place - 1] in breaks.joining:
        while place < len(norms) and norms[place] in breaks.joining:
            place += 1
        return place in deficits
    return False


def _begins_clause(marks: Marks, place: int, said: bool, breaks: Breaks, ends: Mapping[int, int]) -> bool:
    norms = marks.norms
    before, here = norms[place - 1], norms[place]
    if before in _PAUSES or here in _PAUSES:
        return not _aside(marks, place)
    if (here,) in breaks.breakers or (here, *norms[place + 1 : place + 2]) in breaks.breakers:
        return True
    if (here == "and" or before == ",") and _led_by_time(norms, place, breaks, ends):
        return True
    if here in ("and", "or", "nor") and place + 1 < len(norms):
        return _is_subject(norms[place + 1], said, breaks)
    return before == "," and _is_subject(here, said, breaks)


def _led_by_time(norms: list[str], place: int, breaks: Breaks, ends: Mapping[int, int]) -> bool:
    """Whether a time and then somebody stand here, so that another thought begins: "…, and for the last hour there is"."""
    at = place + (norms[place] == "and")
    while at < len(norms) and at not in ends and norms[at] in breaks.before_times:
        at += 1
    now = next((size for size in range(_LONGEST_NOW, 0, -1) if tuple(norms[at : at + size]) in breaks.nows), 0)
    end = ends.get(at, at + now)
    end += norms[end : end + 1] == [","]
    return end > at and end < len(norms) and norms[end] in breaks.subjects


def _aside(marks: Marks, place: int) -> bool:
    """Whether the pause is a bracket around a few words ("her left leg (to us) is weaker")."""
    norms = marks.norms
    at = place if norms[place] in _BRACKETS else place - 1
    if norms[at] not in _BRACKETS:
        return False
    opened = at if norms[at] in "([" else next((spot for spot in range(at - 1, max(-1, at - _ASIDE), -1) if norms[spot] in "(["), None)
    if opened is None:
        return False
    closed = next((spot for spot in range(opened + 1, min(len(norms), opened + _ASIDE)) if norms[spot] in ")]"), None)
    return closed is not None and not any(hit.start < closed and opened < hit.start for hit in marks.hits if hit.kind in _SPEAKING)


def _is_subject(norm: str, said: bool, breaks: Breaks) -> bool:
    return norm in breaks.subjects and (said or norm not in breaks.possessives)
