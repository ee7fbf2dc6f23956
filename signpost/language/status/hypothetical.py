"""Whether a mention is only asked about, feared or conditional."""

from __future__ import annotations

from signpost.language.status.scope import NEAR, Surroundings
from signpost.language.words.marks import Cue, Mention
from signpost.language.words.small import small

_SOON = 4
_UNREAL = 6
_FEARED = 10
# A sentence with fewer words than so many beside a mention says nothing else.
_ALONE = 3


class Supposition(Surroundings):
    """Tells which mentions of one text are not said to be so."""

    def holds(self, mention: Mention) -> bool:
        marks = self._marks
        conditional = mention.finding not in self._words["unconditional"]
        supposed = conditional and (self._supposed(mention) or self._unreal(mention) or self._feared(mention))
        if supposed or self._untaken(mention) or self._likened(mention):
            return True
        for cue in self._cues("hypothetical_behind", "backward", mention):
            if cue.start >= mention.end and marks.counted(mention.end, cue.start) <= 2 and not self._owned(mention):
                return True
        if any(mention.finding.startswith(prefix) for prefix in self._words["unsure_for"]):
            if any(
                cue.end <= mention.start + 1 and marks.counted(cue.end, mention.start) <= 3
                for cue in self._cues("hypothetical_unsure", "unsure", mention)
            ):
                return True
            if self._guessed(mention) or self._asked_alone(mention):
                return True
        return self._general_question(mention) or self._of_disease(mention)

    def laughed_off(self, mention: Mention) -> bool:
        """Whether the sentence laughs about something that is often exaggerated."""
        marks = self._marks
        if mention.finding not in self._words["exaggerated"]:
            return False
        sentence = marks.sentence[mention.anchor_start]
        near = range(max(0, mention.start - NEAR), min(len(marks.norms), mention.end + NEAR))
        return any(marks.norms[place] in self._words["laughter"] and abs(marks.sentence[place] - sentence) <= 1 for place in near)

    def asked_of(self, mention: Mention) -> bool:
        """Whether somebody only asks if it is so, of what is asked about then: "do you think I'm having a stroke?"."""
        # How much it takes, and whether it was too much, is asked about of whoever asks it.
        if mention.kind == "maybe" and mention.finding in self._words["amount_for"]:
            return True
        if mention.finding not in self._words["opinion_for"]:
            return False
        return any(self._carries(cue, mention) for cue in self._cues("hypothetical_opinion", "opinion", mention))

    def _supposed(self, mention: Mention) -> bool:
        """Whether a condition, a fear or a general question before the mention reaches it."""
        if self._possessed(mention):
            return False
        for cue in self._cues("hypothetical_ahead", "forward", mention):
            if self._carries(cue, mention) and not self._circumstance(cue, mention) and not self._told_apart(cue, mention):
                return True
        for cue in self._cues("hypothetical_ahead", "asked", mention):
            if self._carries(cue, mention) and not self._answered(mention):
                return True
        if any(self._carries(cue, mention) for cue in self._cues("hypothetical_ahead", "dreamt", mention)) and not self._woken_to(mention):
            return True
        for cue in self._cues("hypothetical_ahead", "open", mention):
            if self._carries(cue, mention) and not self._owned(mention, cue.end):
                return True
        if mention.finding in self._words["needed_for"]:
            if any(self._carries(cue, mention) for cue in self._cues("hypothetical_ahead", "needed", mention)):
                return True
        listing = self._cues("hypothetical_ahead", "listing", mention)
        if any(self._carries(cue, mention) for cue in listing) and not self._owned(mention) and not self._dated(mention):
            return True
        alone = all(other.finding == mention.finding for other in self._marks.mentions)
        asked = alone and mention.finding in self._words["only_asked"] and self._asks_at_end(mention)
        return asked and not self._owned(mention) and not self._dated(mention)

    def _woken_to(self, mention: Mention) -> bool:
        """Whether somebody woke from a dream, and nothing says that it was one: "I dreamt I couldn't move, and when I woke I couldn't"."""
        marks, sentence = self._marks, self._marks.sentence[mention.anchor_start]
        near = range(mention.anchor_end, min(len(marks.norms), mention.anchor_end + NEAR))
        told = {marks.norms[place] for place in near if marks.sentence[place] - sentence <= 1}
        return not told.isdisjoint(self._words["wakings"]) and told.isdisjoint(self._words["dream_over"])

    def _untaken(self, mention: Mention) -> bool:
        """Whether somebody only asks if something may be taken: "can I take 10 mg of diazepam?"."""
        if mention.finding not in self._words["untaken_for"]:
            return False
        return any(self._carries(cue, mention) for cue in self._cues("hypothetical_ahead", "untaken", mention))

    def _likened(self, mention: Mention) -> bool:
        """Whether a harm is only what something is like: "it's like being stabbed", "as if I'd been kicked by a horse"."""
        if mention.finding not in self._words["likened_for"]:
            return False
        marks, start = self._marks, mention.anchor_start
        for place in range(max(0, start - _UNREAL), start):
            if marks.norms[place] in self._words["likening"] and marks.sentence[place] == marks.sentence[start]:
                told = marks.norms[place + 1 : min(place + _SOON, mention.anchor_end) + 1]
                if not self._words["likened_by"].isdisjoint(told) and marks.norms[place - 1] not in self._words["seeming"]:
                    return True
        return False

    def _guessed(self, mention: Mention) -> bool:
        """Whether somebody who is no clinician says what it is: "one girl said it's epilepsy", "my mates reckon I have MS"."""
        norms, clause, start = self._marks.norms, self._marks.clause, mention.anchor_start
        near = range(max(0, start - _UNREAL), start)
        said = (place for place in near if norms[place] in self._words["guessers"] and norms[place + 1] in self._words["guessing"])
        return any(clause[place] == clause[start] for place in said) and not self._dated(mention)

    def _asks_at_end(self, mention: Mention) -> bool:
        """Whether the sentence ends in a question mark."""
        marks, sentence = self._marks, self._marks.sentence[mention.anchor_start]
        return any(
            marks.norms[place] == "?" and marks.sentence[place] == sentence
            for place in range(mention.anchor_end, min(len(marks.norms), mention.anchor_end + NEAR))
        )

    def _asked_alone(self, mention: Mention) -> bool:
        """Whether the sentence is hardly more than the mention and a question mark: "Tumour?", "maybe a stroke?"."""
        marks, sentence = self._marks, self._marks.sentence[mention.anchor_start]
        low, high = max(0, mention.start - _ALONE), min(len(marks.norms), mention.end + _ALONE)
        said = (place for place in range(low, high) if marks.sentence[place] == sentence and marks.norms[place].isalpha())
        few = sum(not mention.start <= place < mention.end for place in said) < _ALONE
        return few and self._asks_at_end(mention) and not self._owned(mention)

    def _carries(self, cue: Cue, mention: Mention) -> bool:
        """A condition holds up to the next clause that begins with a new thought; it may share words ("could get" and "get numb")."""
        return cue.start < mention.anchor_start and cue.end < mention.anchor_end and self._together(cue, mention)

    def _told_apart(self, cue: Cue, mention: Mention) -> bool:
        """Whether the mention is told with its time behind a comma: "waiting for a scan, left leg numb since June"."""
        return self._marks.segment[cue.end - 1] != self._marks.segment[mention.anchor_start] and self._dated(mention)

    def _possessed(self, mention: Mention) -> bool:
        """Whether the finding is what somebody has already, whatever is asked about it: "should I change the tablets for my MS?"."""
        if not any(mention.finding.startswith(prefix) for prefix in self._words["had_already"]):
            return False
        return not self._words["owners"].isdisjoint(self._marks.norms[max(0, mention.start - 1) : mention.anchor_start + 1])

    def _answered(self, mention: Mention) -> bool:
        """Whether the writer says yes to what somebody asked ("she asked whether I get headaches, and I do")."""
        norms, sentence = self._marks.norms, self._marks.sentence
        for place in range(mention.end, min(len(norms), mention.end + NEAR)):
            if sentence[place] - sentence[mention.anchor_start] <= 1:
                if norms[place] in self._words["yes"]:
                    return True
                if norms[place] in self._words["answering"] and norms[place - 1] == "i" and norms[place + 1 : place + 2] != ["not"]:
                    return True
        return False

    def _circumstance(self, cue: Cue, mention: Mention) -> bool:
        """Whether the condition only says when it happens: "if I lie flat I can't breathe"."""
        norms = self._marks.norms
        if norms[cue.end - 1] not in self._words["condition"]:
            return False
        # What is done may stand in the words of the sign itself: "if I lift my arm it drops".
        done = mention.anchor_start + (mention.anchor_end - mention.anchor_start > _ALONE - 1)
        between = norms[cue.end : done]
        if any(word in self._words["not_circumstance"] for word in between):
            return False
        return any(word in self._words["circumstances"] for word in between[:_SOON]) or self._consequence(cue, mention)

    def _consequence(self, cue: Cue, mention: Mention) -> bool:
        """Whether the mention is what follows when somebody does a thing: "if I overdo it I get cramps", "if I use it my arm goes weak"."""
        norms = self._marks.norms
        if cue.end - cue.start > 1 or norms[cue.end] not in self._words["doers"] or self._marks.mentions_near(cue.end, mention.start - 1):
            return False
        for place in range(cue.end + 2, mention.anchor_start + 1):
            owned = norms[place] in self._words["owners"] and norms[place - 1] not in self._words["noticing"]
            if owned or norms[place] in self._words["doers"]:
                return True
        return False

    def _unreal(self, mention: Mention) -> bool:
        """Whether it would only be so: "I'd know if my arm was weak", "if it was ALS I would have cramps"."""
        norms, start, sentence = self._marks.norms, mention.anchor_start, self._marks.sentence
        near = range(max(0, start - NEAR), min(len(norms) - 1, start + NEAR))
        ifs = [place for place in near if norms[place] == "if" and sentence[place] == sentence[start] and self._is_unreal(place)]
        woulds = [place for place in near if norms[place] == "would" and sentence[place] == sentence[start]]
        if not ifs or not woulds or norms[ifs[0] - 1] in self._words["unreal_not_after"]:
            return False
        supposed = any(place < start and not any(place < other < start for other in woulds) for place in ifs)
        told = norms[woulds[-1] : start] if woulds[-1] < start else []
        return supposed or 0 < len(told) <= _UNREAL and not self._words["unreal_carriers"].isdisjoint(told)

    def _is_unreal(self, place: int) -> bool:
        """Whether the "if" at a place goes on in the past tense, and denies nothing: "if I had", "if my arm were"."""
        norms, words = self._marks.norms, self._words
        verb = next(
            (spot for spot in range(place + 1, place + _SOON + 1) if norms[spot : spot + 1] and norms[spot] in words["unreal_verbs"]), 0
        )
        return verb > place and norms[verb + 1 : verb + 2] != ["not"] and words["unreal_never"].isdisjoint(norms[place : verb + 3])

    def _feared(self, mention: Mention) -> bool:
        """Whether it is only feared that it will come: "I'm afraid my arm will be weak one day"."""
        marks, start = self._marks, mention.anchor_start
        fears = [place for place in range(max(0, start - _FEARED), start) if marks.norms[place] in self._words["fears"]]
        if not fears or marks.clause[fears[-1]] != marks.clause[start]:
            return False
        # "Worried that it might have hurt my eyes" speaks of today.
        return any(marks.norms[place] in self._words["will"] and marks.norms[place + 1] != "have" for place in range(fears[-1], start))

    def _dated(self, mention: Mention) -> bool:
        """Whether the sentence tells since when, as only somebody does who has it."""
        marks = self._marks
        sentence = marks.sentence[mention.anchor_start]
        low, high = max(0, mention.anchor_start - NEAR), min(len(marks.norms), mention.anchor_end + NEAR)
        return any(marks.norms[place] in self._words["dated"] and marks.sentence[place] == sentence for place in range(low, high))

    def _general_question(self, mention: Mention) -> bool:
        marks = self._marks
        start = mention.anchor_start
        while start > max(0, mention.anchor_start - NEAR) and marks.sentence[start - 1] == marks.sentence[start]:
            if marks.clause[start - 1] != marks.clause[start] and marks.norms[start] not in self._words["question_goes_on"]:
                break
            start -= 1
        first = [place for place in range(start, mention.anchor_start) if marks.norms[place] not in small("question_openers")]
        if not first or marks.norms[first[0]] not in self._words["question_starts"]:
            return False
        if marks.norms[first[0] + 1 : first[0] + 2] == ["not"]:
            return False
        if self._may_come(first[0], mention):
            return True
        opened = (
            marks.norms[start] in small("question_openers")
            or marks.norms[start] != "which"
            and marks.norms[start - 1] in small("question_openers")
        )
        begins = opened or start == 0 or marks.sentence[start - 1] != marks.sentence[start]
        return begins and not self._owned(mention) and not self._dated(mention) and self._asks(mention)

    def _may_come(self, start: int, mention: Mention) -> bool:
        """Whether the question asks what may come: "could my arm get weak from this?"."""
        norms = self._marks.norms
        if norms[start] not in self._words["may_begin"]:
            return False
        return any(norms[place] in self._words["may_become"] for place in range(start, mention.anchor_start + 1))

    def _asks(self, mention: Mention) -> bool:
        """Whether a sentence that begins like a question is one."""
        marks = self._marks
        sentence = marks.sentence[mention.anchor_start]
        low, high = max(0, mention.anchor_start - NEAR), min(len(marks.norms), mention.anchor_end + NEAR)
        confirm = self._words["question_words"]
        return any(marks.norms[place] in confirm and marks.sentence[place] == sentence for place in range(low, high))

    def _owned(self, mention: Mention, start: int = 0) -> bool:
        """Whether somebody is spoken of in the sentence, from a place on."""
        marks = self._marks
        sentence = marks.sentence[mention.anchor_start]
        low, high = max(start, mention.anchor_start - NEAR), min(len(marks.norms), mention.anchor_end + NEAR)
        own = self._words["own"]
        return any(marks.norms[place] in own and marks.sentence[place] == sentence for place in range(low, high))

    def _of_disease(self, mention: Mention) -> bool:
        if self._owned(mention) or self._dated(mention):
            return False
        verbs = [cue for cue in self._cues("hypothetical_verbs", "disease_verbs", mention) if cue.end <= mention.anchor_start]
        return any(
            disease.end <= verb.start and self._marks.clause[disease.start] == self._marks.clause[verb.start]
            for verb in verbs
            for disease in self._cues("hypothetical_diseases", "diseases", mention)
        )
