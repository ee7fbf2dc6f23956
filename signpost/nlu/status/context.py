"""The status of a mention by the words around it: ConText (Harkema 2009) over one table of cues, `knowledge/language/cues.yml`.

In doubt a finding stays present: a symptom that is wrongly cleared does more harm than one that is asked about again. Of what the
reader model has learned, its own status outranks this one (`likely/arbiter.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.forms import NO, UNSURE, YES
from signpost.knowledge import read_yaml
from signpost.nlu.mentions.phrases import Cues
from signpost.nlu.words.marks import Cue, Marks, Mention
from signpost.nlu.words.small import small

# What a cue may say of a mention: that it is denied, over, there again, supposed, or asked about.
NEGATED, PAST, AGAIN, SUPPOSED, ASKED = "negated", "past", "again", "supposed", "asked"
_FORWARD, _BACKWARD, _NONE = "forward", "backward", "none"
_NORMAL, _NEAR, _AHEAD, _HEADING = "normal", 60, 4, 2
_PLAIN = ("axis", "direction", "reach", "beyond", "lists", "dated", "normal")
_WORDS, _FINDINGS = ("through", "ends", "unless", "after", "then"), ("of", "not_of")
_ANSWERS_NO = "answers_no"


@dataclass(frozen=True)
class Row:
    """What the cues of one row of the table do; see the head of `cues.yml`."""

    axis: str
    direction: str
    reach: int = _NEAR
    beyond: int = 0
    lists: bool = False
    dated: float = 0
    normal: bool = False
    of: tuple[str, ...] = ()
    not_of: tuple[str, ...] = ()
    through: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()

    def speaks_of(self, mention: Mention) -> bool:
        """Whether the cues of this row may say something of a mention."""
        named = not self.of or mention.finding.startswith(self.of)
        fits = named and not (self.not_of and mention.finding.startswith(self.not_of))
        return fits and (mention.kind == _NORMAL or not self.normal)


@dataclass(frozen=True)
class CueTable:
    """The words of `cues.yml` that are compared one by one; its cues are found with all others."""

    lists: Mapping[str, frozenset[str]]


def load_context(root: Path, cues: Cues) -> CueTable:
    """The cue table below a knowledge folder; its cues go into `cues`, each with its row."""
    data = read_yaml(root / "language" / "cues.yml").data
    for number, given in enumerate(data["rows"]):
        values: dict[str, Any] = {key: given[key] for key in _PLAIN if key in given}
        values |= {key: frozenset(_words(data["words"], given[key])) for key in _WORDS if key in given}
        values |= {key: tuple(_words(data["words"], given[key])) for key in _FINDINGS if key in given}
        row = Row(**values)
        sides = (_FORWARD, _BACKWARD) if row.direction == _NONE else (row.direction,)
        for side in sides:
            cues.add(_family(row.axis, side, row.normal), str(number), given["cues"], row, shortened=side == _BACKWARD)
    return CueTable({key: frozenset(map(str, words)) for key, words in data["lists"].items()})


def _family(axis: str, side: str, normal: bool) -> str:
    """The cues among which the longest wins: those that say the opposite of each other, of what is well apart from what is not."""
    return f"{PAST if axis == AGAIN else axis}_{side}{'_well' * normal}"


def _words(known: Mapping[str, list[Any]], given: Iterable[Any]) -> Iterable[str]:
    """The words of a list; one that begins with a dollar sign stands for a list of `words`."""
    for each in map(str, given):
        yield from map(str, known[each[1:]]) if each.startswith("$") else (each,)


class Context:
    """Reads the status of mentions in one text."""

    def __init__(self, table: CueTable, marks: Marks) -> None:
        self._table, self._marks = table, marks
        self._told = {place for hit in marks.hits if hit.kind != "figure" for place in range(hit.start, hit.end)}

    def is_asked(self, mention: Mention) -> bool:
        """Whether a mention counts for nothing and is asked about: a label left open, a laugh, "am I having a stroke?"."""
        return self._marks.answered.get(mention.anchor_start) == UNSURE or self._says(ASKED, mention)

    def status(self, mention: Mention) -> str:
        """The status of a mention; "present" when nothing speaks against it. In a form a "no" denies what its label says."""
        answer, read = self._marks.answered.get(mention.anchor_start), self._in_its_words(mention)
        denied = read == "absent" or mention.kind == _NORMAL
        if answer == NO:
            return "present" if denied else "absent"
        if answer == YES and (denied or read == "hypothetical"):
            return "absent" if denied else "present"
        return read

    def _in_its_words(self, mention: Mention) -> str:
        supposed = self._says(SUPPOSED, mention)
        if self._says(NEGATED, mention) or mention.kind != _NORMAL and self._answered(mention):
            return "present" if mention.kind == _NORMAL else "hypothetical" if supposed else "absent"
        over = self._says(PAST, mention) and not self._says(AGAIN, mention)
        if mention.kind == _NORMAL:
            # What is only wished or was once fine says nothing of today.
            return "hypothetical" if supposed or over else "absent"
        return "hypothetical" if supposed else "past" if over else "present"

    def _says(self, axis: str, mention: Mention) -> bool:
        """Whether a cue of an axis reaches a mention, from before or from behind."""
        low, high = mention.anchor_start - _NEAR, mention.anchor_end + _NEAR
        kinds = (False, True) if mention.kind == _NORMAL else (False,)
        families = (_family(axis, side, normal) for side in (_FORWARD, _BACKWARD) for normal in kinds)
        cues = (cue for each in families for cue in self._marks.cues_of(each) if low <= cue.start <= high)
        return any(cue.value.axis == axis and self._reaches(cue, mention) for cue in cues)

    def _reaches(self, cue: Cue, mention: Mention) -> bool:
        row: Row = cue.value
        if row.direction == _NONE or not row.speaks_of(mention) or self._is_of_mention(cue, mention):
            return False
        marks = self._marks
        if not row.after.isdisjoint(marks.norms[max(0, cue.start - _AHEAD) : cue.start]):
            return False
        if row.then and not self._ends(cue.end) and marks.norms[cue.end] not in row.then:
            return False
        if row.unless and not row.unless.isdisjoint(self._sentence_of(mention)):
            return False
        reaches = self._from_before if row.direction == _FORWARD else self._from_behind
        return reaches(cue, row, mention)

    def _is_of_mention(self, cue: Cue, mention: Mention) -> bool:
        """Whether a cue is part of what it would act on; "had a heart attack" may be dated all the same."""
        begins = cue.value.dated and cue.start == mention.start
        return not begins and any(start <= cue.start and cue.end <= end for start, end in mention.own)

    def _from_before(self, cue: Cue, row: Row, mention: Mention) -> bool:
        marks, start = self._marks, mention.anchor_start
        if mention.kind == _NORMAL:
            # "My breathing is not fine": the denial stands between what is called well and the word for it.
            start = next((low for low, _ in mention.own if low >= cue.end), start)
        # "Used to have" and "have seizures" share a word.
        if cue.start >= start + bool(row.dated) or cue.end >= mention.anchor_end or not self._together(cue, mention):
            return False
        # "There is no strength in my arm": the "no" belongs to the finding.
        if row.axis == NEGATED and cue.end > start:
            return False
        between = marks.norms[cue.end : start]
        if not row.ends.isdisjoint(between) or marks.counted(cue.end, start) > row.reach:
            return False
        parted = [place for place in range(cue.end, start) if marks.norms[place] in small("additions") | small("alternatives")]
        if row.axis == NEGATED and parted and not (row.lists and mention.kind != _NORMAL and self._in_list(cue, mention, parted)):
            return False
        if row.dated and not self._is_dated(mention, row.dated):
            return False
        limit = parted[0] if parted else start
        strangers = (place for place in range(cue.end, limit) if marks.norms[place] not in row.through and place not in self._told)
        return not row.through or marks.counted(cue.end, start) <= 1 or not any(marks.counted(each, each + 1) for each in strangers)

    def _from_behind(self, cue: Cue, row: Row, mention: Mention) -> bool:
        marks = self._marks
        crossed = marks.sentence[cue.start] - marks.sentence[mention.anchor_start]
        if cue.start < mention.end or crossed > row.beyond or crossed and not self._is_bare(cue):
            return False
        if not (row.beyond or row.normal) and marks.clause[cue.start] > marks.clause[mention.end - 1]:
            return False
        if not row.lists and any(other is not mention for other in marks.mentions_near(mention.end, cue.start - 1)):
            return False
        return marks.counted(mention.end, cue.start) <= row.reach and row.ends.isdisjoint(marks.norms[mention.end : cue.start])

    def _is_dated(self, mention: Mention, days: float) -> bool:
        """Whether a day so many days ago stands beside a mention, with no comma between."""
        marks, segment = self._marks, self._marks.segment[mention.anchor_start]
        return any(span.kind == "point" and span.days >= days and marks.segment[span.start] == segment for span in marks.times)

    def _together(self, cue: Cue, mention: Mention) -> bool:
        """Whether a cue and a mention stand in one clause, or the cue in a heading ("medical history: …") right before."""
        marks, place = self._marks, mention.anchor_start
        crossed = marks.clause[place] - marks.clause[cue.end - 1]
        colons = [at for at in range(cue.end, place) if marks.norms[at] == ":"]
        # The colon is a clause of its own and begins another.
        heads = len(colons) == 1 and crossed == _HEADING and marks.counted(cue.end, colons[0]) <= _HEADING
        return marks.sentence[cue.start] == marks.sentence[place] and (crossed == 0 or heads)

    def _in_list(self, cue: Cue, mention: Mention, parted: list[int]) -> bool:
        """Whether a denial goes on into the item of a list ("no fever, cough or rash")."""
        marks, norms = self._marks, self._marks.norms
        if marks.counted(cue.end, parted[0]) > cue.value.reach + 2:
            return False
        last, clause = parted[-1], marks.clause[mention.anchor_start]
        if any(each.kind == _NORMAL for each in marks.mentions_near(cue.end, mention.anchor_start - 1)):
            return False
        if norms[last] in small("alternatives") or norms[last + 1] in small("alternatives"):
            return True
        rest = [place for place in range(mention.anchor_end, len(norms)) if marks.clause[place] == clause]
        end = next((place for place in rest if norms[place] in small("additions") | small("alternatives") or norms[place] == "."), None)
        if end is not None and any(norms[place] in small("alternatives") for place in rest if place >= end):
            return True
        if any(norms[place] in small("alternatives") for place in parted) and norms[last] in small("additions"):
            return False
        # A new item stays denied while it says hardly more than the finding itself: "no fever, cough".
        own = sum(marks.counted(low, high) for low, high in mention.own)
        after = end if end is not None else (rest[-1] + 1 if rest else mention.anchor_end)
        told = own > 1 and norms[mention.start].endswith("ing") or norms[last + 1] in self._table.lists["own_thought"]
        if mention.part is not None or len(mention.own) > 1 or told:
            return False
        return self._table.lists["predicates"].isdisjoint(norms[mention.end : after]) and marks.counted(last + 1, after) - own <= 1

    def _answered(self, mention: Mention) -> bool:
        """Whether a bare "no" right behind answers to the mention: "dizzy? no", "fever -", "numbness? not at all"."""
        marks, place = self._marks, mention.end
        asked = False
        while marks.norms[place : place + 1] and marks.norms[place] in self._table.lists["asks"]:
            asked, place = True, place + 1
        if marks.norms[place : place + 1] and marks.norms[place] in self._table.lists[_ANSWERS_NO] and self._ends(place + 1):
            return asked or marks.counted(0, mention.start) <= 1 and place == mention.end
        return asked and any(self._ends(cue.end) for cue in marks.cues_of(_family(NEGATED, _BACKWARD, False)) if cue.start == place)

    def _sentence_of(self, mention: Mention) -> list[str]:
        marks, sentence = self._marks, self._marks.sentence[mention.anchor_start]
        low, high = max(0, mention.anchor_start - _NEAR), min(len(marks.norms), mention.anchor_end + _NEAR)
        return [marks.norms[place] for place in range(low, high) if marks.sentence[place] == sentence]

    def _is_bare(self, cue: Cue) -> bool:
        """Whether the sentence of a cue speaks of nothing else: "It went away." """
        marks = self._marks
        first = cue.start
        while first and marks.sentence[first - 1] == marks.sentence[cue.start]:
            first -= 1
        others = marks.mentions_near(first, cue.start + _NEAR)
        return (
            not any(marks.sentence[each.anchor_start] == marks.sentence[cue.start] for each in others)
            and marks.counted(first, cue.start) <= 3
        )

    def _ends(self, place: int) -> bool:
        """Whether nothing more is said at a place."""
        norms = self._marks.norms
        return place >= len(norms) or norms[place] in self._table.lists["stops"] or "\n" in norms[place]
