"""Whether a mention is denied: "no", "not", "without", and how far each of them reaches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.language.marks import Cue, Marks, Mention
from signpost.language.surroundings import NEAR, Surroundings

_CUES = 8
_JUST_BEFORE = 5
_NEAR_DENIAL = 10
_DENIER_BEFORE = 3
_PAST_BEFORE = 4
_STOPS = frozenset(".,!?;\n")
# A finding that holds one of these says by itself that something is lacking: "there is no reason to live".
_DENYING = frozenset({"no", "not", "nothing"})
_KNOWN = ("part", "topic", "deficit", "sense")


class Negation(Surroundings):
    """Tells which mentions of one text are denied."""

    def __init__(self, words: Mapping[str, Any], marks: Marks) -> None:
        super().__init__(words, marks)
        self._told = {place for hit in marks.hits if hit.kind in _KNOWN for place in range(hit.start, hit.end)}
        present = [mention for mention in marks.mentions if mention.kind == "present" and not mention.uncertain]
        self._spoken = {place for mention in present for start, end in mention.own for place in range(start, end)}

    def holds(self, mention: Mention) -> bool:
        reach, norms = self._words["reach"], self._marks.norms
        if mention.kind == "normal" and self._denied_well(mention):
            return True
        # "No pain" is denied by nothing that stands around it: "no there is no pain", "no fever, no I don't feel sick".
        plain = mention.kind == "normal" and norms[mention.start] == "no"
        forward = (cue for cue in self._ahead("forward", mention) if not plain or norms[cue.start] != "no")
        if any(self._reaches(cue, mention, reach) for cue in forward):
            return True
        if any(self._gate_open(cue, mention) for cue in self._ahead("gated", mention)):
            return True
        # "No problems swallowing or speaking": the cue holds the very word that the finding begins with.
        if any(self._begins_in(cue, mention) for cue in self._cues("negation_ahead", "forward", mention)):
            return True
        return not plain and any(self._follows(cue, mention) for cue in self._cues("negation_behind", "backward", mention))

    def _denied_well(self, mention: Mention) -> bool:
        """Whether the "not" or "without" of a mention that all is well is taken back: "no days without pain", "I should not be dizzy"."""
        norms = self._marks.norms
        if "not" not in norms[mention.start : mention.end]:
            return self._doubled(mention.start)
        wished = not self._words["wished"].isdisjoint(norms[max(0, mention.start - 1) : mention.start])
        return wished or self._denied_before(mention.start) or self._limited(mention) or self._taken_back(mention)

    def _answers(self, cue: Cue) -> bool:
        """Whether the "no" only answers: "no, the headaches are worse"."""
        return self._marks.norms[cue.start : cue.end + 1] == ["no", ","]

    def _begins_in(self, cue: Cue, mention: Mention) -> bool:
        norms, (first, last) = self._marks.norms, mention.own[0]
        if len(mention.own) == 1:
            return mention.kind != "normal" and cue.start < first < cue.end < last and _DENYING.isdisjoint(norms[first:last])
        return any(cue.start < start and end <= cue.end and _DENYING.isdisjoint(norms[start:end]) for start, end in mention.own)

    def _ahead(self, name: str, mention: Mention) -> list[Cue]:
        """The last negation cues before a mention, the nearest first; the "no" of "no energy, headaches" denies nothing else."""
        return [
            cue
            for cue in self._cues("negation_ahead", name, mention)
            if cue.end <= mention.anchor_start and not self._spoken.issuperset(range(cue.start, cue.end))
        ][-1 : -_CUES - 1 : -1]

    def _reaches(self, cue: Cue, mention: Mention, reach: int) -> bool:
        marks, start = self._marks, mention.anchor_start
        if cue.end > start or marks.clause[cue.end - 1] != marks.clause[start]:
            return False
        if not self._words["blockers"].isdisjoint(marks.norms[cue.end : start]) or self._means_else(cue, mention):
            return False
        if mention.kind == "normal" and marks.mentions_near(cue.start, start - 1):
            return False
        separators = self._separators(cue.end, start)
        if not separators:
            return marks.counted(cue.end, start) <= reach
        return self._in_list(cue, mention, separators)

    def _means_else(self, cue: Cue, mention: Mention) -> bool:
        """Whether the words around say that a cue before a mention denies something else, only in part, or nothing."""
        start = mention.anchor_start
        return (
            self._limited(mention)
            or self._taken_back(mention)
            or self._with_blocks(cue, start)
            or self._doubled(cue.start)
            or self._answers(cue)
            or self._first_time(cue, mention)
            or self._taken_for_granted(cue, mention)
            or self._denied_before(cue.start)
            or self._new_subject(cue, start)
            or self._other_inability(cue, mention)
        )

    def _doubled(self, start: int) -> bool:
        """Whether the negation stands on another one: "I can't walk without my leg buckling", "no day without pain"."""
        marks = self._marks
        if marks.norms[start] != "without":
            return False
        before = range(max(0, start - _JUST_BEFORE), start)
        doubled = any(marks.norms[place] in self._words["doubles"] and marks.clause[place] == marks.clause[start] for place in before)
        return doubled or self._denied_before(start)

    def _denied_before(self, start: int) -> bool:
        """Whether the denial at a place is denied: "I can't remember when I wasn't dizzy", "no day when I don't", "can't not"."""
        marks, norms = self._marks, self._marks.norms
        if norms[start - 1 : start] == ["not"] and norms[start] == "not":
            return True
        for place in range(max(0, start - _NEAR_DENIAL), start):
            if norms[place] not in self._words["denied"] or marks.sentence[place] != marks.sentence[start]:
                continue
            if not self._words["deniers"].isdisjoint(norms[max(0, place - _DENIER_BEFORE) : place]):
                return self._words["denied_ends"].isdisjoint(norms[place:start])
        return False

    def _new_subject(self, cue: Cue, start: int) -> bool:
        """Whether a new thought begins in between without any comma: "without my stick I can't walk", "no numbness I feel weak"."""
        norms = self._marks.norms
        place = next((place for place in range(cue.end, start) if norms[place] in self._words["new_subjects"]), cue.end)
        return place > cue.end and (norms[cue.end - 1] == "without" or bool(self._marks.mentions_near(cue.end, place - 1)))

    def _first_time(self, cue: Cue, mention: Mention) -> bool:
        """Whether the denial is of the time before: "never had a headache like this", "not dizzy until today", "never such pain"."""
        marks, words = self._marks, self._words
        behind = [
            marks.norms[place]
            for place in range(mention.anchor_end, min(len(marks.norms), mention.end + _JUST_BEFORE))
            if marks.clause[place] <= marks.clause[cue.start] + 1
        ]
        if not words["first_time_until"].isdisjoint(behind):
            return True
        was = marks.norms[max(0, cue.start - 1) : cue.end]
        if not words["first_time_was"].isdisjoint(was) and not words["first_time_before"].isdisjoint(behind):
            return True
        between = marks.norms[cue.end : mention.anchor_start]
        if marks.norms[cue.start] in words["first_time"]:
            if not words["first_time_after"].isdisjoint(behind) or not words["first_time_within"].isdisjoint(between):
                return True
        return not words["habit"].isdisjoint(between) and self._other_today(mention)

    def _taken_for_granted(self, cue: Cue, mention: Mention) -> bool:
        """Whether the denial is of what is thought about it: "I don't think my headaches are from stress"."""
        norms, words = self._marks.norms, self._words
        thought = not words["thinking"].isdisjoint(norms[cue.start : mention.start])
        owned = not words["asked_back"].isdisjoint(norms[max(0, mention.start - 1) : mention.start])
        return thought and owned and not words["predicates"].isdisjoint(norms[mention.end : mention.end + 1])

    def _other_today(self, mention: Mention) -> bool:
        """Whether it is different this time, and of nothing else: "I don't usually get headaches but today's is horrendous"."""
        marks = self._marks
        end = min(len(marks.norms), mention.end + _JUST_BEFORE)
        told = any(other.finding != mention.finding and not other.uncertain for other in marks.mentions_near(mention.end, end + NEAR))
        return not told and not self._words["this_time"].isdisjoint(marks.norms[mention.end : end])

    def _with_blocks(self, cue: Cue, start: int) -> bool:
        norms = self._marks.norms
        for place in range(cue.end, start):
            if norms[place] in ("with", "without") and norms[place - 1] not in self._words["with_after"]:
                if self._marks.mentions_near(cue.end, place - 1) or self._doubled(place):
                    return True
        return False

    def _limited(self, mention: Mention) -> bool:
        """Whether the denial is only of how far it goes: "not weak all over, only my right hand", "no pain, just when I walk"."""
        marks, norms = self._marks, self._marks.norms
        sentence = marks.sentence[mention.anchor_start]
        for place in range(mention.anchor_end, min(len(norms), mention.anchor_end + _JUST_BEFORE)):
            here = norms[place : place + 2]
            if len(here) == 2 and here[0] in self._words["limiting"] and here[1] in self._words["limits"] and norms[place - 1] == ",":
                later = self._marks.mentions_near(place, place + NEAR)
                return not any(marks.sentence[other.anchor_start] == sentence and other is not mention for other in later)
        return False

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

    def _separators(self, start: int, end: int) -> list[int]:
        return [place for place in range(start, end) if self._marks.norms[place] in (",", "and", "or", "nor", "/", "&")]

    def _in_list(self, cue: Cue, mention: Mention, separators: list[int]) -> bool:
        """Whether the negation goes on into the list item of the mention ("no fever, cough or rash")."""
        marks, norms = self._marks, self._marks.norms
        if marks.counted(cue.end, separators[0]) > self._words["reach"] + 2:
            return False
        clause = marks.clause[mention.anchor_start]
        end = mention.anchor_end
        while end < len(norms) and marks.clause[end] == clause and norms[end] not in (",", "and", "or", "nor", "/", "."):
            end += 1
        alternatives = [place for place in separators if norms[place] in ("or", "nor", "/")]
        last = separators[-1]
        if mention.kind == "normal":
            return False
        if norms[last] in ("or", "nor", "/") or (norms[last] == "," and norms[last + 1 : last + 2] in (["or"], ["nor"])):
            return True
        if alternatives and norms[last] in (",", "and"):
            return self._bare(mention, last, end) and self._or_follows(end, clause)
        return self._or_follows(end, clause) or self._bare(mention, last, end)

    def _or_follows(self, place: int, clause: int) -> bool:
        marks = self._marks
        while place < len(marks.norms) and marks.clause[place] == clause:
            if marks.norms[place] in ("or", "nor"):
                return True
            place += 1
        return False

    def _bare(self, mention: Mention, start: int, end: int) -> bool:
        own = sum(self._marks.counted(low, high) for low, high in mention.own)
        own_part = 1 if mention.part else 0
        if mention.kind == "normal" or (own > 1 and self._marks.norms[mention.start].endswith("ing")):
            return False
        if self._words["own_thought"].intersection(self._marks.norms[start + 1 : start + 2]):
            return False
        if self._words["predicates"].intersection(self._marks.norms[mention.end : end]):
            return False
        extra = self._marks.counted(start + 1, end) - own
        return extra <= self._words["bare_item"] and not own_part and len(mention.own) == 1

    def _gate_open(self, cue: Cue, mention: Mention) -> bool:
        """ "not" and "never" negate what they stand beside, or what a verb such as "have" carries over."""
        marks = self._marks
        if cue.end > mention.anchor_start or not self._reaches(cue, mention, self._words["gated_reach"]):
            return False
        if self._asks_back(cue) or self._sets_apart(cue):
            return False
        limit = min([mention.anchor_start, *self._separators(cue.end, mention.anchor_start)])
        carriers = self._words["carriers"]
        strangers = [
            place
            for place in range(cue.end, limit)
            if marks.norms[place] not in carriers and marks.counted(place, place + 1) and place not in self._told
        ]
        near = marks.counted(cue.end, mention.anchor_start) <= 1
        return near or not strangers

    def _asks_back(self, cue: Cue) -> bool:
        """Whether the denial is the beginning of a question: "isn't this numbness a worry?"."""
        marks, norms = self._marks, self._marks.norms
        begins = cue.start == 1 or cue.start > 1 and marks.sentence[cue.start - 2] != marks.sentence[cue.start]
        asking = begins and norms[cue.start - 1] in self._words["asking_back"]
        return asking and not self._words["asked_back"].isdisjoint(norms[cue.end : cue.end + 1])

    def _sets_apart(self, cue: Cue) -> bool:
        """Whether what is over or better is told apart from what is not: "the swelling is gone, not the numbness"."""
        before = self._marks.norms[max(0, cue.start - _PAST_BEFORE) : cue.start]
        return before[-1:] == [","] and not self._words["over"].isdisjoint(before)

    def _taken_back(self, mention: Mention) -> bool:
        """Whether "but … I am" takes the denial back: "not dizzy when I lie, but when I stand I am"."""
        marks, norms = self._marks, self._marks.norms
        turned = False
        for place in range(mention.end, min(len(norms) - 1, mention.end + _NEAR_DENIAL + _JUST_BEFORE)):
            if marks.sentence[place] != marks.sentence[mention.anchor_start] or marks.mentions_near(place, place):
                return False
            turned = turned or norms[place] in self._words["turning"]
            if turned and norms[place] in self._words["echo_subjects"] and norms[place + 1] in self._words["echo_verbs"]:
                return place + 2 >= len(norms) or norms[place + 2] in _STOPS
        return False

    def _follows(self, cue: Cue, mention: Mention) -> bool:
        marks = self._marks
        if cue.start < mention.end or marks.clause[cue.start] - marks.clause[mention.end - 1] > 0:
            return False
        if any(other is not mention for other in marks.mentions_near(mention.end, cue.start - 1)):
            return False
        return marks.counted(mention.end, cue.start) <= self._words["backward_reach"]
