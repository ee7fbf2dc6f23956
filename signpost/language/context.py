"""The status of a mention: present, absent, past or hypothetical, from the words around it.

In doubt a finding stays present: a symptom that is wrongly cleared does more harm than one that is asked about again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping

from signpost.knowledge import read_yaml
from signpost.language.marks import Cue, Marks, Mention, within
from signpost.language.phrases import Cues
from signpost.language.times import TimeSpan

# The longest cue wins among those that are rivals; the others do not touch each other.
_RIVALS = {
    "negation_ahead": ("forward", "gated", "pseudo"),
    "negation_behind": ("backward", "pseudo"),
    "past_ahead": ("forward", "close", "pseudo"),
    "past_behind": ("backward", "pseudo"),
    "past_returned": ("returned",),
    "hypothetical_ahead": ("forward", "pseudo"),
    "hypothetical_behind": ("backward", "pseudo"),
    "hypothetical_unsure": ("unsure",),
    "hypothetical_diseases": ("diseases",),
    "hypothetical_verbs": ("disease_verbs",),
}
_NEAR = 60
_KNOWN = ("part", "topic", "deficit", "sense")
_CLOSE = 2
_CUES = 8
_HEADING = 2
_OPENERS = frozenset({"and", "or", "so", "but", ",", "-", '"', "also", "then", "hi", "hello", "please"})


@dataclass(frozen=True)
class ContextWords:
    """The context words that are compared one by one; see `knowledge/language/context.yml`."""

    negation: Mapping[str, Any]
    past: Mapping[str, Any]
    hypothetical: Mapping[str, Any]


def load_context(root: Path, cues: Cues) -> ContextWords:
    """The context words below a knowledge folder; their phrases go into `cues`."""
    data = read_yaml(root / "language" / "context.yml").data
    for family, rivals in _RIVALS.items():
        for name in rivals:
            cues.add(family, name, data[family.split("_")[0]][name])
    sets = {
        family: {key: frozenset(map(str, value)) if isinstance(value, list) else value for key, value in data[family].items()}
        for family in data
    }
    return ContextWords(sets["negation"], sets["past"], sets["hypothetical"])


class Context:
    """Reads the status of mentions in one text."""

    def __init__(self, words: ContextWords, marks: Marks, times: list[TimeSpan]) -> None:
        self._words, self._marks, self._times = words, marks, times
        self._told = {place for hit in marks.hits if hit.kind in _KNOWN for place in range(hit.start, hit.end)}

    def status(self, mention: Mention) -> str:
        """The status of a mention; "present" when nothing speaks against it."""
        if self._negated(mention):
            flipped = "present" if mention.kind == "normal" else "absent"
            return "hypothetical" if self._hypothetical(mention) and flipped == "absent" else flipped
        if self._hypothetical(mention):
            return "hypothetical"
        if mention.kind == "normal":
            return "absent"
        return "past" if self._past(mention) else "present"

    def _cues(self, family: str, name: str, mention: Mention) -> list[Cue]:
        low, high = mention.anchor_start - _NEAR, mention.anchor_end + _NEAR
        sentence = self._marks.sentence[mention.anchor_start]
        return [
            cue
            for cue in self._marks.cues_near(family, name, low, high)
            if self._marks.sentence[cue.start] == sentence
            and not any(start <= cue.start and cue.end <= end for start, end in mention.own)
        ]

    # Negation

    def _negated(self, mention: Mention) -> bool:
        reach = self._words.negation["reach"]
        return (
            any(self._reaches(cue, mention, reach) for cue in self._ahead("forward", mention))
            or any(self._gate_open(cue, mention) for cue in self._ahead("gated", mention))
            or any(self._follows(cue, mention) for cue in self._cues("negation_behind", "backward", mention))
        )

    def _ahead(self, name: str, mention: Mention) -> list[Cue]:
        """The last negation cues before a mention, the nearest first."""
        return [cue for cue in self._cues("negation_ahead", name, mention) if cue.end <= mention.anchor_start][-1 : -_CUES - 1 : -1]

    def _reaches(self, cue: Cue, mention: Mention, reach: int) -> bool:
        marks, start = self._marks, mention.anchor_start
        if cue.end > start or marks.clause[cue.end - 1] != marks.clause[start]:
            return False
        between = marks.norms[cue.end : start]
        if any(word in self._words.negation["blockers"] for word in between):
            return False
        if self._with_blocks(cue, start):
            return False
        if self._other_inability(cue, mention):
            return False
        separators = self._separators(cue.end, start)
        if not separators:
            return marks.counted(cue.end, start) <= reach
        return self._in_list(cue, mention, separators)

    def _with_blocks(self, cue: Cue, start: int) -> bool:
        norms = self._marks.norms
        for place in range(cue.end, start):
            if norms[place] in ("with", "without") and norms[place - 1] not in self._words.negation["with_after"]:
                if self._marks.mentions_near(cue.end, place - 1):
                    return True
        return False

    def _other_inability(self, cue: Cue, mention: Mention) -> bool:
        """Whether another finding that speaks of "can't" stands between the cue and this one."""
        return any(
            other is not mention and len(other.own) > 1 and cue.end <= other.own[0][0] and other.own[0][1] <= mention.own[0][0]
            and "not" in self._marks.norms[other.own[0][0] : other.own[0][1]]
            for other in self._marks.mentions_near(cue.end - _NEAR, mention.anchor_start + _NEAR)
        )

    def _separators(self, start: int, end: int) -> list[int]:
        return [place for place in range(start, end) if self._marks.norms[place] in (",", "and", "or", "nor", "/", "&")]

    def _in_list(self, cue: Cue, mention: Mention, separators: list[int]) -> bool:
        """Whether the negation goes on into the list item of the mention ("no fever, cough or rash")."""
        marks, norms = self._marks, self._marks.norms
        if marks.counted(cue.end, separators[0]) > self._words.negation["reach"] + 2:
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
        extra = self._marks.counted(start + 1, end) - own
        return extra <= self._words.negation["bare_item"] and not own_part and len(mention.own) == 1

    def _gate_open(self, cue: Cue, mention: Mention) -> bool:
        """"not" and "never" negate what they stand beside, or what a verb such as "have" carries over."""
        marks = self._marks
        if cue.end > mention.anchor_start or not self._reaches(cue, mention, self._words.negation["gated_reach"]):
            return False
        limit = min([mention.anchor_start, *self._separators(cue.end, mention.anchor_start)])
        carriers = self._words.negation["carriers"]
        strangers = [
            place
            for place in range(cue.end, limit)
            if marks.norms[place] not in carriers and marks.counted(place, place + 1) and place not in self._told
        ]
        near = marks.counted(cue.end, mention.anchor_start) <= 1
        return near or not strangers

    def _follows(self, cue: Cue, mention: Mention) -> bool:
        marks = self._marks
        if cue.start < mention.end or marks.clause[cue.start] - marks.clause[mention.end - 1] > 0:
            return False
        if any(other is not mention for other in marks.mentions_near(mention.end, cue.start - 1)):
            return False
        return marks.counted(mention.end, cue.start) <= self._words.negation["backward_reach"]

    # Past

    def _past(self, mention: Mention) -> bool:
        marks = self._marks
        for name, reach in (("forward", _NEAR), ("close", _CLOSE)):
            for cue in self._cues("past_ahead", name, mention):
                if cue.end <= mention.anchor_start and self._together(cue, mention):
                    between = marks.norms[cue.end : mention.anchor_start]
                    if marks.counted(cue.end, mention.anchor_start) <= reach and not any(word in self._words.past["turns"] for word in between):
                        return True
        if self._long_ago(mention):
            return True
        return any(self._resolves(cue, mention) for cue in self._later_cues(mention))

    def _together(self, cue: Cue, mention: Mention) -> bool:
        """Whether a cue and a mention stand in one clause, or the cue in a heading ("medical history: …") right before."""
        marks = self._marks
        crossed = marks.clause[mention.anchor_start] - marks.clause[cue.end - 1]
        if crossed == 0:
            return True
        colons = [place for place in range(cue.end, mention.anchor_start) if marks.norms[place] == ":"]
        # The colon is a clause of its own and begins another.
        return len(colons) == 1 and crossed == _HEADING and marks.counted(cue.end, colons[0]) <= _HEADING

    def _long_ago(self, mention: Mention) -> bool:
        """"I had … last year", where nothing says that it goes on."""
        marks = self._marks
        clause, sentence = marks.clause[mention.anchor_start], marks.sentence[mention.anchor_start]
        near = within(self._times, mention.anchor_start - _NEAR, mention.anchor_end + _NEAR)
        old = [span for span in near if span.kind == "point" and span.days >= self._words.past["old_after_days"] and marks.sentence[span.start] == sentence]
        if not any(abs(span.start - mention.anchor_end) <= _NEAR and marks.clause[span.start] == clause for span in old):
            return False
        low = max(0, mention.anchor_start - _NEAR)
        before = [place for place in range(low, mention.anchor_start) if marks.clause[place] == clause]
        had = any(marks.norms[place] in self._words.past["had"] for place in before)
        here = [place for place in range(low, min(len(marks.norms), mention.anchor_end + _NEAR)) if marks.clause[place] == clause]
        return had and not any(marks.norms[place] in self._words.past["going_on"] for place in here)

    def _later_cues(self, mention: Mention) -> list[Cue]:
        sentence = self._marks.sentence[mention.anchor_start]
        return [
            cue
            for cue in self._marks.cues_near("past_behind", "backward", mention.end, mention.end + _NEAR)
            if sentence <= self._marks.sentence[cue.start] <= sentence + 1
        ]

    def _resolves(self, cue: Cue, mention: Mention) -> bool:
        marks = self._marks
        if any(start <= cue.start < end for start, end in mention.own):
            return False
        if cue.start < mention.end:
            return False
        if marks.sentence[cue.start] != marks.sentence[mention.anchor_start] and not self._bare_sentence(cue):
            return False
        between = marks.mentions_near(mention.anchor_start + 1, cue.start - 1)
        if any(marks.clause[other.anchor_start] != marks.clause[mention.anchor_start] or self._apart(mention, other) for other in between):
            return False
        return not self._returns(cue)

    def _apart(self, mention: Mention, other: Mention) -> bool:
        """Whether a comma parts two mentions that are no plain list."""
        marks = self._marks
        if marks.segment[mention.anchor_start] == marks.segment[other.anchor_start]:
            return False
        return marks.counted(mention.end, other.start) > 2

    def _bare_sentence(self, cue: Cue) -> bool:
        """Whether the sentence of the cue speaks of nothing new: "It went away." """
        marks = self._marks
        sentence = marks.sentence[cue.start]
        first = next((place for place in range(cue.start, max(-1, cue.start - _NEAR), -1) if place == 0 or marks.sentence[place - 1] != sentence), None)
        if first is None or any(marks.sentence[other.anchor_start] == sentence for other in marks.mentions_near(first, cue.start + _NEAR)):
            return False
        return marks.counted(first, cue.start) <= 3

    def _returns(self, cue: Cue) -> bool:
        marks = self._marks
        sentence = marks.sentence[cue.start]
        return any(
            marks.sentence[back.start] <= sentence + 1 for back in marks.cues_near("past_returned", "returned", cue.start, cue.end + _NEAR)
        )

    # Hypothetical

    def _hypothetical(self, mention: Mention) -> bool:
        marks = self._marks
        for cue in self._cues("hypothetical_ahead", "forward", mention):
            if cue.end <= mention.anchor_start and self._carries(cue, mention):
                return True
        for cue in self._cues("hypothetical_behind", "backward", mention):
            if cue.start >= mention.end and marks.counted(mention.end, cue.start) <= 2 and not self._owned(mention):
                return True
        if any(mention.finding.startswith(prefix) for prefix in self._words.hypothetical["unsure_for"]):
            if any(cue.end <= mention.start + 1 and marks.counted(cue.end, mention.start) <= 3 for cue in self._cues("hypothetical_unsure", "unsure", mention)):
                return True
        return self._general_question(mention) or self._of_disease(mention)

    def _carries(self, cue: Cue, mention: Mention) -> bool:
        """A condition holds up to the next clause that begins with a new thought."""
        return self._together(cue, mention)

    def _general_question(self, mention: Mention) -> bool:
        marks = self._marks
        start = mention.anchor_start
        while start > max(0, mention.anchor_start - _NEAR) and marks.sentence[start - 1] == marks.sentence[start]:
            if marks.clause[start - 1] != marks.clause[start] and marks.norms[start] not in self._words.hypothetical["question_goes_on"]:
                break
            start -= 1
        first = [place for place in range(start, mention.anchor_start) if marks.norms[place] not in _OPENERS]
        if not first or marks.norms[first[0]] not in self._words.hypothetical["question_starts"]:
            return False
        if marks.norms[first[0] + 1 : first[0] + 2] == ["not"]:
            return False
        begins = start == 0 or marks.sentence[start - 1] != marks.sentence[start] or marks.norms[start] in _OPENERS
        return begins and not self._owned(mention) and self._asks(mention)

    def _asks(self, mention: Mention) -> bool:
        """Whether a sentence that begins like a question is one."""
        marks = self._marks
        sentence = marks.sentence[mention.anchor_start]
        low, high = max(0, mention.anchor_start - _NEAR), min(len(marks.norms), mention.anchor_end + _NEAR)
        confirm = self._words.hypothetical["question_words"]
        return any(marks.norms[place] in confirm and marks.sentence[place] == sentence for place in range(low, high))

    def _owned(self, mention: Mention) -> bool:
        marks = self._marks
        sentence = marks.sentence[mention.anchor_start]
        low, high = max(0, mention.anchor_start - _NEAR), min(len(marks.norms), mention.anchor_end + _NEAR)
        own = self._words.hypothetical["own"]
        return any(marks.norms[place] in own and marks.sentence[place] == sentence for place in range(low, high))

    def _of_disease(self, mention: Mention) -> bool:
        if self._owned(mention):
            return False
        verbs = [cue for cue in self._cues("hypothetical_verbs", "disease_verbs", mention) if cue.end <= mention.anchor_start]
        return any(
            disease.end <= verb.start and self._marks.clause[disease.start] == self._marks.clause[verb.start]
            for verb in verbs
            for disease in self._cues("hypothetical_diseases", "diseases", mention)
        )
