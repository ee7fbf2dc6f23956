"""What a message asks for: worked out once, however often the choice of its intent looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from signpost import education, language
from signpost.conversation.crisis import PLAN
from signpost.conversation.done_already import MEANS
from signpost.conversation.turns import KINDS_OF_COMPLAINTS
from signpost.decision import load_rulebook
from signpost.language.likely.heard import NOTHING_ASKED
from signpost.turn.guess import UNCLEAR, believed
from signpost.turn.of_acts import OWN_QUESTIONS
from signpost.turn.of_animals import asks_of_animals

FEWEST_WORDS_OF_A_KIND = 3
# From this chance of one entry on the words of nobody's complaint are taken for a question about it: "pathology of a plaque".
SURELY_ASKED = 0.8
# From which chance on it is sure that no entry is asked for.
_SURELY_TALK = 0.9
# "I care for my husband, who has MND" tells whom it is about, and asks nothing yet.
_TELLS_WHOSE = "for_other"
# Whether to take a medicine has an answer of its own, whatever the medicine is for.
_MEDICINES = "asks_medicine_advice"
# From this likeness on a question asks for the same as one that has an answer.
_SAME_MEANING = 0.9
# From this likeness on it asks for the very same, which is as much as this chance.
_SAME_QUESTION, _MEANT = 1.0, 0.7
# What is told about this service itself has answers of its own; entries of this topic are for those who look for more.
_ABOUT = "about"
_DIAGNOSED = "diagnosed_"
# Who asks what a test that was told of can rule out asks about the test from this likeness on.
_TEST, _OF_A_TEST = "test_result_", 0.85
# Whether somebody has an illness is left to the symptom talk.
_SELF_CHECK = "self_check"
# What people ask of machines, banks and shops, in at most so many words: a story may go on to something else.
_OF_MACHINES, _LONGEST_REQUEST = "asks_machine", 16
# From this chance on a guess of another's business is believed against an answer that the words resemble (docs/education.md).
_ELSEWHERE, _SURELY_ELSEWHERE = "out_of_scope", 0.7
_TALK, _UNABLE = ("question", "other"), "tells_inability"
# What is eaten, drunk or taken along in daily life is no medicine.
_DAILY_LIFE = frozenset({"living_with", "caregiving", "support", "money"})
# A message of so many words may name a sign and an illness only to read about them.
_LONGEST_KEYWORDS = 8


def is_surely_talk(reading: Any) -> bool:
    """Whether the learned reader hears small talk in a message, and is sure of it."""
    return reading.kind == "other" and dict(reading.asks_for).get(NOTHING_ASKED, 0.0) >= _SURELY_TALK


@dataclass
class Asked:
    """A message with its reading, seen as a question to the education room."""

    text: str
    reading: Any
    base: education.EducationBase

    @cached_property
    def guessed(self) -> str:
        """What the message does by the guess of the learned reader, which is asked now where the rules alone have read; else unclear."""
        if not any(map(str.isalpha, self.text)):
            # Signs and figures alone are like nothing that was said.
            return UNCLEAR
        guess = self.reading.guess
        return believed(language.guess(self.text) if guess is None else guess, self.reading)

    def means_no(self, act: str, intent: str) -> bool:
        """Whether words that mostly do this do not: who asks others to look after a pet may not mean to come back.

        And "Yes, for weeks. I want my team's advice" answers.
        """
        reply = self.reading.reply
        answers = reply.polarity in ("yes", "no") and reply.duration_days is not None and "question" not in self.reading.acts
        return intent == _ELSEWHERE and self.hints_at_crisis or act in OWN_QUESTIONS and answers

    @cached_property
    def asks(self) -> bool:
        """Whether the words ask something, or a question is meant without them: "PIP, dad is 68"."""
        meant = self.reading.kind == "question" and self._likeness >= _SAME_MEANING and _TELLS_WHOSE not in self.reading.acts
        return meant or education.asks(self.text, base=self.base)

    @cached_property
    def chance(self) -> float:
        """How likely one entry is asked for; 0 in an answer, in so few words that nobody can tell, and in what tells of somebody."""
        reading = self.reading
        asks = "question" in reading.acts or "?" in self.text or self.asks
        answers = reading.reply.polarity is not None and "question" not in reading.acts
        answers = answers or education.says_nothing(self.text, base=self.base)
        if answers or not (asks or reading.in_general) or len(self.text.split()) < FEWEST_WORDS_OF_A_KIND:
            return 0.0
        entries = self.base.entries
        heard = max((chance for name, chance in reading.asks_for if name in entries and entries[name].topic != _ABOUT), default=0.0)
        return max(heard, _MEANT if self._likeness >= _SAME_QUESTION else 0.0)

    @cached_property
    def subject_chance(self) -> float:
        """How likely one subject is asked for, whichever of the two illnesses it is of: "how long have I got"."""
        asks = self.chance and (self.asks or "question" in self.reading.acts)
        return max(self.chance, education.surest_subject(dict(self.reading.asks_for), self.base) if asks else 0.0)

    @property
    def _likeness(self) -> float:
        """How like in meaning a message is to the likest question that has an answer."""
        entries = self.base.entries
        likes = (like for name, like in self.reading.points if entries[name.partition("#")[0]].topic != _ABOUT)
        return max(likes, default=0.0)

    @cached_property
    def has_an_answer(self) -> bool:
        """Whether a message that asks something finds its answer, although it names no illness: "is there a cure yet"."""
        if self.is_surely_elsewhere:
            return False
        # What one word that asks nothing sounds like is chance: "qwertz".
        worded = len(self.text.split()) > 1 or self.asks
        heard = worded and self.reading.kind == "question" and not self.asks_for_nothing
        surely = self.reading.kind not in KINDS_OF_COMPLAINTS and self.subject_chance >= SURELY_ASKED
        if not (heard or self.asks or surely):
            return False
        found = self._found
        if found.entry is not None and found.entry.topic == _ABOUT:
            return False
        return found.kind == "entry" or (heard and self.asks or surely) and found.kind == "did_you_mean"

    @cached_property
    def asks_a_fact(self) -> bool:
        """Whether a message that names a known illness and tells of no sign asks about that illness, not whether somebody has it."""
        facts = load_rulebook().levels.background
        told = [each for each in self.reading.findings if each.status == "present" and each.id not in facts]
        signs = any(not each.id.startswith(_TEST) for each in told)
        # Who is known to have the illness does not ask whether it is there.
        diagnosed = any(each.status == "present" and each.id.startswith(_DIAGNOSED) for each in self.reading.findings)
        least = _OF_A_TEST if told else _SAME_MEANING
        if signs or self.reading.proposals or not self.names_known or not diagnosed and self._likeness < least:
            return False
        found = self._found
        return self.reading.kind == "question" and found.kind == "entry" and found.topic not in (_ABOUT, _SELF_CHECK)

    @cached_property
    def is_of_daily_life(self) -> bool:
        """Whether a message that names what it is about has an answer on daily life, not on a treatment: "can I drink wine with MS?"."""
        return self.names_known and self._found.kind == "entry" and self._found.topic in _DAILY_LIFE

    @property
    def is_offered(self) -> bool:
        """Whether a message is what a button below an answer sends, and nothing in it sounds like a wish to die."""
        return education.is_fact_title(self.text, base=self.base) and not self.hints_at_crisis

    @cached_property
    def _found(self) -> education.Answer:
        """The answer to the message by what the reader model heard in it: no encoder is loaded here."""
        return education.answer(self.text, base=self.base, search=education.by_reader(self.reading.points))

    @cached_property
    def names_known(self) -> bool:
        """Whether a message names an illness or a subject that has answers."""
        return education.names_known(self.text, base=self.base)

    @cached_property
    def names_a_disease(self) -> bool:
        """Whether a message names one of the illnesses that the answers are about."""
        return any(part.own_diseases for part in education.read_question(self.text, base=self.base))

    @cached_property
    def means_one(self) -> bool:
        """Whether a message is surely a question that asks for the same as one that has an answer."""
        return self.reading.kind == "question" and self.chance >= SURELY_ASKED and self._likeness >= _SAME_MEANING and self.has_an_answer

    @property
    def asks_elsewhere(self) -> bool:
        """Whether a message is about another subject than those known here, and tells of nothing that could be a sign or a danger."""
        reading = self.reading
        told = any(each.status != "hypothetical" and not each.id.startswith(_DIAGNOSED) for each in reading.findings)
        told = told or "names_danger" in reading.acts
        # What is asked about an illness that is not known here, of nobody, tells of no sign that it resembles: "a good inhaler for asthma".
        anybody = (self.asks or "?" in self.text) and not reading.proposals
        asks = reading.kind in _TALK and _MEDICINES not in reading.acts
        other = asks and education.asks_of_other_illness(self.text, base=self.base, of_anybody=anybody)
        named = other or "asks_elsewhere" in reading.acts and not reading.proposals
        own = not set(OWN_QUESTIONS).isdisjoint(reading.acts)
        # Do animals get it? A vet knows, whatever illness of people is named.
        if asks_of_animals(self.text):
            return not (told or reading.proposals)
        return (named or self._asks_a_machine) and not told and not own and not self.names_known

    @cached_property
    def is_surely_elsewhere(self) -> bool:
        """Whether the learned reader surely hears another's business in a question that is like none known here: "who won the snooker?"."""
        reading, guess = self.reading, self.reading.guess
        if guess is None or reading.points or reading.proposals or reading.kind not in _TALK or believed(guess, reading) != _ELSEWHERE:
            return False
        return guess.confidence >= _SURELY_ELSEWHERE and not reading.reply.body_part and not self.names_known

    @property
    def _asks_a_machine(self) -> bool:
        """Whether a short message wants what machines, banks and shops do, and nothing of it may be about a body."""
        reading = self.reading
        talks = reading.kind in _TALK or not reading.unread and reading.kind not in KINDS_OF_COMPLAINTS
        bodily = reading.proposals or reading.alarms or reading.reply.body_part or _UNABLE in reading.acts or not talks
        return _OF_MACHINES in reading.acts and not bodily and len(self.text.split()) <= _LONGEST_REQUEST

    @property
    def hints_at_crisis(self) -> bool:
        """Whether words merely resemble those of somebody who does not want to live: that is asked about before any answer is given."""
        return any(each.id in load_rulebook().of_crisis for each in self.reading.proposals)

    @property
    def hints_at_plan(self) -> bool:
        """Whether words resemble a plan to end a life, such as how much of something it takes: no fact goes before that question."""
        return any(each.id in (PLAN, MEANS) for each in self.reading.proposals)

    @property
    def asks_for_nothing(self) -> bool:
        """Whether small talk is likelier than any entry, however much something is asked."""
        return bool(self.reading.asks_for) and self.reading.asks_for[0][0] not in self.base.entries

    @property
    def tells_when(self) -> bool:
        """Whether a message tells when something was, and asks nothing: "since Saturday, lifting a boiler"."""
        return self.reading.reply.duration_days is not None and "?" not in self.text and not self.asks

    @property
    def tells_a_story(self) -> bool:
        """Whether a message tells of a complaint at some length and asks nothing, whatever illness it names."""
        if "?" in self.text or len(self.text.split()) <= _LONGEST_KEYWORDS:
            return False
        background = load_rulebook().levels.background
        return not self.asks and any(each.status == "present" and each.id not in background for each in self.reading.findings)
