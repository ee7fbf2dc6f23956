"""Whether a mention is over: "used to", "gone now", "as a child", or an event of long ago."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.language.details.numbers import TimeSpan
from signpost.language.status.scope import NEAR, Surroundings
from signpost.language.words.marks import Cue, Marks, Mention, within

_CLOSE = 2
_SOON = 6
_RECURRING = 4


class History(Surroundings):
    """Tells which mentions of one text are over."""

    def __init__(self, words: Mapping[str, Any], marks: Marks, times: list[TimeSpan]) -> None:
        super().__init__(words, marks)
        self._times = times

    def holds(self, mention: Mention) -> bool:
        marks = self._marks
        if mention.finding in self._words["lifelong"]:
            return False
        for name, reach in (("forward", NEAR), ("close", _CLOSE)):
            for cue in self._cues("past_ahead", name, mention):
                if marks.counted(cue.end, mention.anchor_start) <= reach and self._carries(cue, mention):
                    return True
        if self._long_ago(mention) or self._regained(mention) or self._passed(mention):
            return True
        return any(self._resolves(cue, mention) for cue in self._later_cues(mention))

    def _carries(self, cue: Cue, mention: Mention) -> bool:
        """Whether what a cue says of the past holds for a mention behind it, and nothing in between turns to today."""
        if cue.end > mention.anchor_start and not self._reaches_into(cue, mention):
            return False
        between = self._marks.norms[cue.end : mention.anchor_start]
        lasts = self._lasts(cue) or self._lasting(mention) or self._grown(mention)
        return self._together(cue, mention) and not lasts and self._words["turns"].isdisjoint(between)

    def _reaches_into(self, cue: Cue, mention: Mention) -> bool:
        """Whether a cue shares only the having with what is had: "used to have" and "have seizures"."""
        shared = self._marks.norms[mention.anchor_start : cue.end]
        return cue.start < mention.anchor_start and bool(shared) and all(word in self._words["having"] for word in shared)

    def _regained(self, mention: Mention) -> bool:
        """Whether something lost came back: "I lost my sight for ten minutes, it came back"."""
        marks = self._marks
        if mention.finding not in self._words["losses"]:
            return False
        if not any(marks.norms[place] in self._words["loss_verbs"] for start, end in mention.own for place in range(start, end)):
            return False
        sentence = marks.sentence[mention.anchor_start]
        return any(
            marks.norms[cue.start - 1] in self._words["it"] and " ".join(marks.norms[cue.start : cue.end]) in self._words["regained"]
            for cue in marks.cues_near("past_returned", "returned", mention.end, mention.end + NEAR)
            if marks.sentence[cue.start] - sentence <= 1
        )

    def _lasts(self, cue: Cue) -> bool:
        """Whether the history is how long it has gone on: "history of 3 weeks of weakness", "2/12 h/o weakness"."""
        return any(
            cue.end <= span.start <= cue.end + 1 or cue.start - 1 <= span.end <= cue.start and not self._since(cue)
            for span in within(self._times, cue.start - _SOON, cue.end + 1)
            if span.kind == "began"
        )

    def _since(self, cue: Cue) -> bool:
        """Whether the time before the cue is how long it has been over: "it's been a year since I had"."""
        return "since" in self._marks.norms[cue.start : cue.end]

    def _lasting(self, mention: Mention) -> bool:
        """Whether it is told behind the mention for how long it has gone on: "h/o headaches for 2 weeks"."""
        marks, words = self._marks, self._words
        clause = marks.clause[mention.anchor_end - 1]
        spans = [span for span in within(self._times, mention.anchor_end, mention.anchor_end + _SOON) if span.kind == "began"]
        return any(marks.norms[span.start - 1] in words["lasting"] and marks.clause[span.start] == clause for span in spans)

    def _grown(self, mention: Mention) -> bool:
        """Whether it is told how it is now, which is not over: "used to choke on water, now on everything"."""
        marks, sentence = self._marks, self._marks.sentence[mention.anchor_end - 1]
        end = mention.end
        while end < len(marks.norms) and marks.sentence[end] == sentence:
            end += 1
        now = next((place for place in range(mention.end, end) if marks.norms[place] == "now"), end)
        told = marks.norms[now + 1 : end]
        return any(map(str.isalpha, told)) and self._words["now_over"].isdisjoint(told) and not marks.mentions_near(now, end)

    def _long_ago(self, mention: Mention) -> bool:
        """ "I had … last year", where nothing says that it goes on."""
        marks = self._marks
        clause, sentence = marks.clause[mention.anchor_start], marks.sentence[mention.anchor_start]
        near = within(self._times, mention.anchor_start - NEAR, mention.anchor_end + NEAR)
        old = [
            span
            for span in near
            if span.kind == "point" and span.days >= self._words["old_after_days"] and marks.sentence[span.start] == sentence
        ]
        if not any(abs(span.start - mention.anchor_end) <= NEAR and self._beside(span, clause) for span in old):
            return False
        if any(
            span.kind == "began" and marks.norms[span.start - 1] == "for" and span.days * 2 < old[0].days for span in near if span.start
        ):
            return True
        low = max(0, mention.anchor_start - NEAR)
        last = mention.anchor_end if any(marks.norms[span.start] == "when" for span in old) else mention.anchor_start
        # "Had" may be the first word of what was had ("had a heart attack").
        if mention.finding not in self._words["had_for_good"]:
            last = max(last, mention.start + 1)
        had = any(marks.norms[place] in self._words["had"] for place in range(low, last) if marks.clause[place] == clause)
        had = had or not self._words["then"].isdisjoint(marks.norms[mention.anchor_start : mention.anchor_end])
        here = [place for place in range(low, min(len(marks.norms), mention.anchor_end + NEAR)) if marks.clause[place] == clause]
        return had and not any(self._goes_on(place) for place in here) and not self._comes_back(mention, mention.end, mention.end)

    def _passed(self, mention: Mention) -> bool:
        """Whether a spell is told that has ended: "my face drooped for half an hour yesterday"."""
        marks, words = self._marks, self._words
        if mention.finding not in words["attacks"]:
            return False
        clause = marks.clause[mention.anchor_end - 1]
        near = within(self._times, mention.anchor_start - NEAR, mention.anchor_end + NEAR)
        told = {span.kind for span in near if marks.clause[span.start] == clause}
        low, high = max(0, mention.anchor_start - NEAR), min(len(marks.norms), mention.anchor_end + NEAR)
        here = [marks.norms[place] for place in range(low, high) if marks.clause[place] == clause]
        phrases, said = f" {' '.join(here)} ", set(here)
        if mention.finding in words["moments"] and any(f" {each} " in phrases for each in words["briefly"]):
            told.add("episode")
        if not told >= {"episode", "point"} or said.isdisjoint(words["happened"]) or not said.isdisjoint(words["goes_on_yet"]):
            return False
        return not self._comes_back(mention, mention.end, mention.end)

    def _goes_on(self, place: int) -> bool:
        """Whether the words at a place say that it is not over: "still", "it left me with"."""
        norms = self._marks.norms
        return norms[place] in self._words["going_on"] or " ".join(norms[place : place + 2]) in self._words["going_on"]

    def _beside(self, span: TimeSpan, clause: int) -> bool:
        """Whether a time belongs to a clause: it stands there, or right behind as "when I was four"."""
        follows = self._marks.clause[span.start] - clause
        return follows == 0 or follows == 1 and self._marks.norms[span.start] == "when"

    def _later_cues(self, mention: Mention) -> list[Cue]:
        sentence = self._marks.sentence[mention.anchor_start]
        return [
            cue
            for cue in self._marks.cues_near("past_behind", "backward", mention.end, mention.end + NEAR)
            if sentence <= self._marks.sentence[cue.start] <= sentence + 1
        ]

    def _resolves(self, cue: Cue, mention: Mention) -> bool:
        marks = self._marks
        # Who feels well again has taken the tablets all the same.
        if mention.finding in self._words["done"] or any(start <= cue.start < end for start, end in mention.own):
            return False
        if cue.start < mention.end or self._loses(cue, mention) or self._recurs(cue, mention) or self._becomes(cue):
            return False
        before, inability = marks.norms[max(0, cue.start - 1) : cue.start], {"not"}.intersection(marks.norms[mention.start : mention.end])
        if not self._words["only_expected"].isdisjoint(before) or inability and marks.norms[cue.end - 1] == "more":
            return False
        if marks.sentence[cue.start] != marks.sentence[mention.anchor_start] and not self._bare_sentence(cue):
            return False
        between = marks.mentions_near(mention.anchor_start + 1, cue.start - 1)
        if any(marks.clause[other.anchor_start] != marks.clause[mention.anchor_start] or self._apart(mention, other) for other in between):
            return False
        return not self._comes_back(mention, cue.end, cue.start)

    def _recurs(self, cue: Cue, mention: Mention) -> bool:
        """Whether what passes is what keeps happening: "my sight goes blurry after a bath, then normal again"."""
        marks = self._marks
        said = range(max(0, mention.start - _RECURRING), min(len(marks.norms), mention.end + _RECURRING))
        clause = marks.clause[mention.anchor_start]
        recurring = any(marks.norms[place] in self._words["recurs"] and marks.clause[place] == clause for place in said)
        return (recurring or self._rests(cue)) and "now" not in marks.norms[cue.start : cue.end + 1]

    def _rests(self, cue: Cue) -> bool:
        """Whether rest is what it passes with, each time: "after a sleep it is all back to normal"; not where one day is named."""
        marks, sentence = self._marks, self._marks.sentence[cue.start]
        near = [
            place for place in range(max(0, cue.start - NEAR), min(len(marks.norms), cue.end + NEAR)) if marks.sentence[place] == sentence
        ]
        said = f" {' '.join(marks.norms[place] for place in near)} "
        once = any(span.kind == "point" and marks.sentence[span.start] == sentence for span in self._times) or " was " in said
        return not once and any(f" {each} " in said for each in self._words["rested"])

    def _becomes(self, cue: Cue) -> bool:
        """Whether "gone" only leads to what something is like now: "and my arm has gone heavy"."""
        marks, behind = self._marks, self._marks.norms[cue.end : cue.end + 1]
        if marks.norms[cue.end - 1] != "gone" or not behind or marks.sentence[cue.end] != marks.sentence[cue.end - 1]:
            return False
        return behind[0].isalpha() and behind[0] not in self._words["gone_ends"]

    def _loses(self, cue: Cue, mention: Mention) -> bool:
        """Whether the cue says that something is lost: "the muscle in my hand has gone"."""
        said, own = set(self._marks.norms[cue.start : cue.end]), set(self._marks.norms[mention.start : cue.start])
        lost = bool(said & self._words["loss_words"]) and not said & self._words["over_words"]
        return lost and mention.finding in self._words["losses"] and not own & self._words["troubles"]

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
        first = next(
            (place for place in range(cue.start, max(-1, cue.start - NEAR), -1) if place == 0 or marks.sentence[place - 1] != sentence),
            None,
        )
        if first is None or any(marks.sentence[other.anchor_start] == sentence for other in marks.mentions_near(first, cue.start + NEAR)):
            return False
        return marks.counted(first, cue.start) <= 3

    def _comes_back(self, mention: Mention, told: int, over: int) -> bool:
        """Whether it is said to be back, and not of something else: "the pain has gone, but the numbness is still there"."""
        marks = self._marks
        sentence = marks.sentence[min(over, len(marks.norms) - 1)]
        return any(
            marks.sentence[back.start] <= sentence + 1
            and all(other.finding == mention.finding for other in marks.mentions_near(told, back.start - 1))
            for back in marks.cues_near("past_returned", "returned", mention.end, told + NEAR)
        )
