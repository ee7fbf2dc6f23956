"""Whether a mention is denied: "no", "not", "without", and how far each of them reaches.

What takes a denial back is told apart by where it stands: before it (`undoing.py`), or behind what is denied (`amends.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.language.status.double_negation import Undoing
from signpost.language.status.exceptions import Amends
from signpost.language.status.scope import NEAR, Surroundings
from signpost.language.words.marks import Cue, Marks, Mention
from signpost.language.words.small import small

_CUES = 8
_JOINING = small("alternatives") | small("additions")
_ENDS = frozenset(".,;!?)")
_FULL_STOPS = frozenset(".!?;")
_ANSWER = 3
_DATED = 5
_LONGEST_DENIAL = 6
_NAME = 4
_KNOWN = ("part", "topic", "deficit", "sense")


class Negation(Surroundings):
    """Tells which mentions of one text are denied."""

    def __init__(self, words: Mapping[str, Any], marks: Marks) -> None:
        super().__init__(words, marks)
        self._undoing, self._amends = Undoing(words, marks), Amends(words, marks)
        self._told = {place for hit in marks.hits if hit.kind in _KNOWN for place in range(hit.start, hit.end)}
        present = [mention for mention in marks.mentions if mention.kind == "present" and not mention.uncertain]
        self._spoken = {place for mention in present for start, end in mention.own for place in range(start, end)}

    def holds(self, mention: Mention) -> bool:
        """Whether something denies the mention; a mention that all is well is then trouble."""
        norms = self._marks.norms
        if mention.kind == "normal" and self._own_denial_undone(mention):
            return True
        # "No pain" is denied by nothing that stands around it: "no there is no pain", "no nothing is weak".
        plain = mention.kind == "normal" and norms[mention.start] in small("denying")
        forward = (cue for cue in self._ahead("forward", mention) if not plain or norms[cue.start] != "no")
        adjacent = (cue for cue in self._ahead("adjacent", mention) if cue.end == mention.start)
        if any(self._reaches(cue, mention, self._words["reach"]) for cue in (*forward, *adjacent)):
            return True
        # "Ain't got no pain" says the same "no" twice.
        if any(self._gate_open(cue, mention) for cue in self._ahead("gated", mention) if not plain or cue.end != mention.start):
            return True
        # "No problems swallowing or speaking": the cue holds the very word that the finding begins with.
        if any(self._begins_in(cue, mention) or self._splits(cue, mention) for cue in self._cues("negation_ahead", "forward", mention)):
            return True
        if self._answered(mention):
            return mention.kind != "normal"
        return not plain and any(self._follows(cue, mention) for cue in self._cues("negation_behind", "backward", mention))

    def writer_echoes(self, mention: Mention) -> bool:
        """Whether the writer says of themselves what is denied of somebody else."""
        return self._amends.writer_echoes(mention)

    def _own_denial_undone(self, mention: Mention) -> bool:
        """Whether the "not" or "without" of a mention that all is well is taken back: "no days without pain", "I should not be dizzy"."""
        norms, place = self._marks.norms, mention.start
        own = next((place for place in range(place, mention.end) if norms[place] in small("denials")), None)
        if own is None:
            return self._undoing.doubled(place) or self._amends.excepted(mention)
        wished = norms[own] == "not" and not self._words["wished"].isdisjoint(norms[max(0, place - 1) : place])
        denial = Cue(own, own + 1, "negation_ahead", "forward")
        return wished or self._undoing.denied(own) or self._amends.hold(mention) or self._amends.taken_back(denial, mention)

    def _begins_in(self, cue: Cue, mention: Mention) -> bool:
        norms, (first, last) = self._marks.norms, mention.own[0]
        if len(mention.own) == 1:
            return mention.kind != "normal" and cue.start < first < cue.end < last and small("denying").isdisjoint(norms[first:last])
        return any(cue.start < start and end <= cue.end and small("denying").isdisjoint(norms[start:end]) for start, end in mention.own)

    def _splits(self, cue: Cue, mention: Mention) -> bool:
        """Whether the denial stands within the finding, before its trouble: "I can walk without trouble"."""
        second = mention.own[-1][0]
        within = len(mention.own) > 1 and mention.own[0][1] <= cue.start and cue.end <= second
        return within and self._marks.counted(cue.end, second) == 0 and not self._undoing.undoes(cue)

    def _ahead(self, name: str, mention: Mention) -> list[Cue]:
        """The last negation cues before a mention, the nearest first; the "no" of "no energy, headaches" denies nothing else."""
        return [
            cue
            for cue in self._cues("negation_ahead", name, mention)
            if cue.end <= mention.anchor_start and not self._spoken.issuperset(range(cue.start, cue.end))
        ][-1 : -_CUES - 1 : -1]

    def _reaches(self, cue: Cue, mention: Mention, reach: int) -> bool:
        """Whether a denial before a mention gets to it: in its clause, near or through a list, and taken back by nothing."""
        marks, start = self._marks, mention.anchor_start
        if marks.clause[cue.end - 1] != marks.clause[start] or self._interrupted(cue, mention):
            return False
        if self._undoing.undoes(cue) or self._amends.hold(mention) or self._amends.taken_back(cue, mention):
            return False
        separators = self._separators(cue.end, start)
        if separators:
            return mention.kind != "normal" and self._in_list(cue, mention, separators)
        return marks.counted(cue.end, start) <= reach

    def _interrupted(self, cue: Cue, mention: Mention) -> bool:
        """Whether something between the denial and the mention takes the denial for itself or begins a new thought."""
        marks, start = self._marks, mention.anchor_start
        return (
            not self._words["blockers"].isdisjoint(marks.norms[cue.end : start])
            or mention.kind == "normal"
            and bool(marks.mentions_near(cue.start, start - 1))
            or self._with_between(cue, start)
            or self._new_subject(cue, start)
            or self._taken_for_granted(cue, mention)
            or self._other_inability(cue, mention)
        )

    def _with_between(self, cue: Cue, start: int) -> bool:
        """Whether a "with" of its own begins something else: "no fever, a cough with phlegm"."""
        norms = self._marks.norms
        return any(
            norms[place] in ("with", "without")
            and norms[place - 1] not in self._words["with_after"]
            and (bool(self._marks.mentions_near(cue.end, place - 1)) or self._undoing.doubled(place))
            for place in range(cue.end, start)
        )

    def _new_subject(self, cue: Cue, start: int) -> bool:
        """Whether a new thought begins in between without any comma: "without my stick I can't walk", "no numbness I feel weak"."""
        norms = self._marks.norms
        place = next((place for place in range(cue.end + 1, start) if self._is_subject(place)), cue.end)
        return place > cue.end and (norms[cue.end - 1] == "without" or bool(self._marks.mentions_near(cue.start, place - 1)))

    def _is_subject(self, place: int) -> bool:
        """Whether somebody, or a part of somebody, is what the words from a place on speak of."""
        norms = self._marks.norms
        if norms[place] in self._words["new_subjects"]:
            return True
        return norms[place] in self._words["new_owners"] and norms[place - 1] not in self._words["owned_after"]

    def _taken_for_granted(self, cue: Cue, mention: Mention) -> bool:
        """Whether the denial is of what is thought about it: "I don't think my headaches are from stress"."""
        norms, words = self._marks.norms, self._words
        thought = not words["thinking"].isdisjoint(norms[cue.start : mention.start])
        owned = not words["asked_back"].isdisjoint(norms[max(0, mention.start - 1) : mention.start])
        return thought and owned and not words["predicates"].isdisjoint(norms[mention.end : mention.end + 1])

    def _other_inability(self, cue: Cue, mention: Mention) -> bool:
        """Whether another finding that speaks of "can't" stands between the cue and this one."""
        return any(
            other is not mention
            and len(other.own) > 1
            and cue.end <= other.own[0][0]
            and other.own[0][1] <= mention.own[0][0]
            and "not" in self._marks.norms[other.own[0][0] : other.own[0][1]]
            for other in self._marks.mentions_near(cue.end - NEAR, mention.anchor_start + NEAR)
        )

    # Lists

    def _separators(self, start: int, end: int) -> list[int]:
        return [place for place in range(start, end) if self._marks.norms[place] in _JOINING or self._marks.norms[place] == "&"]

    def _in_list(self, cue: Cue, mention: Mention, separators: list[int]) -> bool:
        """Whether the negation goes on into the list item of the mention ("no fever, cough or rash")."""
        marks, norms = self._marks, self._marks.norms
        if marks.counted(cue.end, separators[0]) > self._words["reach"] + 2:
            return False
        last = separators[-1]
        if norms[last] in small("alternatives") or norms[last] == "," and norms[last + 1] in small("alternatives"):
            return True
        clause = marks.clause[mention.anchor_start]
        rest = [place for place in range(mention.anchor_end, len(norms)) if marks.clause[place] == clause]
        after = rest[-1] + 1 if rest else mention.anchor_end
        end = next((place for place in rest if norms[place] in _JOINING or norms[place] == "."), after)
        goes_on = any(norms[place] in ("or", "nor") for place in rest if place >= end)
        # "Not weak, numb": what one comma sets apart is told instead.
        if cue.name == "gated" and len(separators) == 1 and norms[last] == "," and end >= after and not goes_on:
            return False
        if not goes_on and mention.finding.startswith(self._words["illnesses"]) and self._tells_behind(end, after):
            return False
        if any(norms[place] in small("alternatives") for place in separators) and norms[last] in small("additions"):
            return goes_on and self._bare(mention, last, end)
        return goes_on or self._bare(mention, last, end)

    def _tells_behind(self, start: int, end: int) -> bool:
        """Whether an item behind a list tells something that is there: "spasms rising", "legs stiffer"."""
        behind = [each for each in self._marks.mentions_near(start, end) if start <= each.anchor_start < end and each.kind == "present"]
        return any(not self._bare(each, max([start, *self._separators(start, each.anchor_start)]), end) for each in behind)

    def _bare(self, mention: Mention, start: int, end: int) -> bool:
        """Whether a list item says hardly more than the finding itself."""
        marks, words = self._marks, self._words
        own = sum(marks.counted(low, high) for low, high in mention.own)
        if own > 1 and marks.norms[mention.start].endswith("ing") or mention.part or len(mention.own) > 1:
            return False
        if marks.norms[start + 1] in words["own_thought"] or not words["predicates"].isdisjoint(marks.norms[mention.end : end]):
            return False
        return marks.counted(start + 1, end) - own <= words["bare_item"]

    # "Not" and "never", and what stands behind

    def _gate_open(self, cue: Cue, mention: Mention) -> bool:
        """ "not" and "never" negate what they stand beside, or what a verb such as "have" carries over."""
        marks = self._marks
        if not self._reaches(cue, mention, self._words["gated_reach"]) or self._undoing.asks_or_sets_apart(cue):
            return False
        limit = min([mention.anchor_start, *self._separators(cue.end, mention.anchor_start)])
        strangers = (
            place
            for place in range(cue.end, limit)
            if marks.norms[place] not in self._words["carriers"] and marks.counted(place, place + 1) and place not in self._told
        )
        return marks.counted(cue.end, mention.anchor_start) <= 1 or not any(True for _ in strangers)

    def _follows(self, cue: Cue, mention: Mention) -> bool:
        marks = self._marks
        if cue.start < mention.end or marks.clause[cue.start] > marks.clause[mention.end - 1]:
            return False
        if any(other is not mention for other in marks.mentions_near(mention.end, cue.start - 1)) or self._looks_ahead(cue):
            return False
        if marks.norms[cue.start - 1] == "?" and self._excepts_at(cue.end):
            return False
        return marks.counted(mention.end, cue.start) <= self._words["backward_reach"]

    def _looks_ahead(self, cue: Cue) -> bool:
        """Whether the words of a denial deny what follows them here: "positive for weakness, negative for fever"."""
        ahead = [each for name in ("forward", "gated") for each in self._marks.cues_near("negation_ahead", name, cue.start, cue.start)]
        return any(each.end >= cue.end and not self._ends(each.end) for each in ahead)

    def _answered(self, mention: Mention) -> bool:
        """Whether a bare "no" right behind answers to the mention as to a question: "dizzy? no", "fever -", "headache now, no"."""
        norms, place, now = self._marks.norms, mention.end, self._words["meaning_now"]
        while place < len(norms) and place < mention.end + _ANSWER and norms[place] in self._words["asks"]:
            place += 1
        dated = next((at for at in range(mention.end, mention.end + _DATED) if now.isdisjoint(norms[at : at + 1])), mention.end)
        place = self._echoed_until(dated) or max(place, dated)
        if self._is_named_alone(mention) and self._words["goes_on"].isdisjoint(norms[place + 2 : place + 5]):
            # "A fever, no": who only names what was asked about answers to it behind a comma.
            place += norms[place : place + 1] == [","]
            named = self._marks.cues_near("negation_behind", "backward", place, place)
            if any(self._ends(cue.end) and not self._excepts_at(cue.end) for cue in named):
                return True
        if self._denies_echo(place) or self._denied_at_once(mention.end):
            return True
        bare = place not in self._told and self._ends(place + 1)
        if bare and not self._words["answers_no"].isdisjoint(norms[place : place + 1]):
            return True
        # "They asked about numbness, I don't have that": a whole sentence that only denies.
        asked = place > mention.end
        while norms[place : place + 1] and norms[place] in (",", "and", "but"):
            place += 1
        behind = self._marks.cues_near("negation_behind", "backward", place, place)
        ending = [cue for cue in behind if self._ends(cue.end) and not (asked and self._excepts_at(cue.end))]
        return any(asked or norms[cue.start] in self._words["new_subjects"] for cue in ending)

    def _echoed_until(self, place: int) -> int | None:
        """The place behind a mention that is only echoed with a question: "neck ache one?", "an overdose?? what?"; None where it is not."""
        norms, last = self._marks.norms, None
        while place < len(norms) and (norms[place] == "?" or norms[place] in self._words["echoing"]):
            last = place + 1 if norms[place] == "?" else last
            place += 1
        return last

    def _denies_echo(self, place: int) -> bool:
        """Whether what stands behind a question denies it in some words, and makes no exception: "hardly", "not that I saw"."""
        norms = self._marks.norms
        sizes = range(1, _LONGEST_DENIAL + 1) if norms[place - 1 : place] == ["?"] else ()
        end = next((place + size for size in sizes if " ".join(norms[place : place + size]) in self._words["echo_denied"]), None)
        if end is None:
            return False
        rest = norms[end : end + _ANSWER + _LONGEST_DENIAL]
        stop = next((at for at, norm in enumerate(rest) if norm in _FULL_STOPS or "\n" in norm), len(rest))
        return self._ends(end) and self._words["echo_excepted"].isdisjoint(rest[:stop])

    def _denied_at_once(self, place: int) -> bool:
        """Whether a little denial of another tongue is all that follows at a place: "headache nie ma", "fever no dey at all"."""
        norms = self._marks.norms
        end = next((cue.end for cue in self._marks.cues_near("negation_at_once", "at_once", place, place) if cue.start == place), None)
        while end is not None and norms[end : end + 1] and norms[end] in self._words["after_denial"]:
            end += 1
        return end is not None and self._ends(end)

    def _excepts_at(self, place: int) -> bool:
        """Whether an exception follows at once: "not really, only at night"."""
        norms = self._marks.norms
        place += norms[place : place + 1] == [","]
        return not self._words["echo_excepted_at_once"].isdisjoint(norms[place : place + 1])

    def _is_named_alone(self, mention: Mention) -> bool:
        """Whether a thought says nothing but the name of the mention: "a fever", "double sight"."""
        marks, place = self._marks, mention.start
        while place and marks.norms[place - 1] in self._words["before_named"]:
            place -= 1
        return len(mention.own) == 1 and mention.end - mention.start <= _NAME and (not place or self._ends(place - 1))

    def _ends(self, place: int) -> bool:
        """Whether nothing more is said at a place."""
        norms = self._marks.norms
        return place >= len(norms) or norms[place] in _ENDS or "\n" in norms[place]
