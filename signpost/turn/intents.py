"""What a message does (telling, asking, answering, leaving ...) and what it tells, whoever runs the turn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, NamedTuple

from signpost import education, language
from signpost.conversation.turns import ASKS
from signpost.decision import load_rulebook
from signpost.region import region_told_in
from signpost.turn.guess import NOTHING_GUESSED, Guess

# What a person does, in the order in which it decides the intent; the words behind each act are in knowledge/language/acts.yml.
INTENT_OF_ACT = {
    "start_over": "start_over",
    "go_back": "go_back",
    "wants_reason": "ask_why",
    "wants_plainer": "ask_why",
    "withdrawal": "withdraw_emergency",
    "gone": "withdraw_emergency",
    "wants_summary": "request_summary",
    "seeks_certainty": "seek_diagnosis",
    "doubts_doctor": "doubt_doctor",
    "asks_to_bring": "ask_next_step",
    "asks_medicine_advice": "ask_medicine_advice",
    "asks_if_worse": "ask_next_step",
    "asks_about_talk": "ask_help",
    "disputes": "dispute_summary",
    "asks_for_person": "ask_identity",
}
# The same for messages that tell of no symptom for certain.
INTENT_OF_TALK = {
    "help_called": "confirm_help_called",
    "for_self": "choose_person",
    "for_other": "choose_person",
    "complains": "insult",
    "asks_next_step": "ask_next_step",
    "expresses_burden": "tell_symptoms",
    "speaks_of_pet": "out_of_scope",
    "expresses_fear": "express_fear",
    "nothing_more": "deny",
    "acknowledges": "affirm",
}
_QUESTIONING = frozenset({"question", "wants_reason", "wants_plainer"})
# A message of so many words may name a sign and an illness only to read about them.
_LONGEST_KEYWORDS = 8
_KINDS_OF_COMPLAINTS = ("emergency", "today", "weeks")
# Short requests to a machine sound like anything: the guess of soft intents knows them better.
_WORDS_OF_A_REQUEST, _FEWEST_WORDS_OF_A_KIND = 5, 3
# From this chance of one entry on the words of nobody's complaint are taken for a question about it: "pathology of a plaque".
_SURELY_ASKED = 0.8
# The same for what is surely a question, whatever signs stand in it.
_ASKED_FOR = 0.5
_PART = re.compile(r"[^.!?;,\n]+[.!?;,\n]*")
# What nobody understood, or what seemed to be about something else.
_NOWHERE = ("unclear", "out_of_scope")
# Small talk in which a time, a number or a place may be named.
_SMALL_TALK = frozenset({"out_of_scope", "ask_privacy", "ask_identity", "ask_help", "goodbye"})
# What takes back or repeats what was told needs certain words (the acts above); being like such a sentence is not enough.
_CERTAIN_ONLY = frozenset(
    "start_over go_back withdraw_emergency ask_why request_summary dispute_summary choose_person give_detail confirm_help_called".split()
)
# The same for messages that tell, ask and answer nothing else.
INTENT_OF_POLITENESS = {"thanks": "thank", "greeting": "greet", "goodbye": "goodbye"}
INTENT_OF_BARE_ACT = {"seeks_diagnosis": "seek_diagnosis", "correction": "dispute_summary"}


class Heard(NamedTuple):
    """A message as it was understood: its intent, and its reading as JSON without the text."""

    intent: str
    reading: dict[str, Any]


class Listener:
    """Understands messages over the current vocabulary.

    A guess below `threshold` is not believed; in a message of more than `longest_detail` words a bare time or place may be
    part of small talk.
    """

    def __init__(self, threshold: float = 0.5, longest_detail: int = 5) -> None:
        self._threshold = threshold
        self._longest_detail = longest_detail
        self._answers = education.load_base()
        language.read("")

    def hear(self, text: str, guess: Guess = NOTHING_GUESSED, *, was_command: bool = False) -> Heard:
        """What a harmless text does and tells; `was_command`: the client sent it as a command."""
        reading = self._reading(text)
        intent = self._intent(text, reading, guess, was_command)
        if intent in ASKS:
            reading = replace(reading, reply=_answer_before_question(text))
        return Heard(intent, _kept(reading))

    def _reading(self, text: str) -> Any:
        """The reading of a text; a title of an answer and a question for a meaning tell of no symptom, whatever they name."""
        reading = language.read(text)
        if not reading.findings and not reading.proposals:
            return reading
        named = education.is_title(text, base=self._answers) or education.asks_meaning(text, base=self._answers)
        return replace(reading, findings=(), proposals=()) if named else reading

    def _intent(self, text: str, reading: Any, guess: Guess, was_command: bool) -> str:
        if not text:
            return "say_nothing"
        stated = any(each.status in ("present", "absent", "past") for each in reading.findings)
        if was_command:
            return "tell_symptoms" if stated else "unclear"
        for act, intent in INTENT_OF_ACT.items():
            if act in reading.acts:
                return intent
        if "asks_number" in reading.acts and not stated:
            return "ask_number"
        if not self._tells_a_story(text, reading) and not self._tells_when(text, reading):
            complains = stated or bool(reading.proposals) and reading.kind in _KINDS_OF_COMPLAINTS
            tells = complains and "question" not in reading.acts
            if education.looks_like_question(text, base=self._answers, tells=tells):
                return "ask_about_condition"
        talks = not INTENT_OF_TALK.keys().isdisjoint(reading.acts) or _may_be_danger(reading)
        surely = reading.kind == "question" and self._asks_for(text, reading) >= _ASKED_FOR
        if surely and not talks and self._has_an_answer(text, reading):
            # What is told besides still counts, and is asked about after the answer.
            return "ask_about_condition"
        if stated:
            return "tell_symptoms"
        asks = "question" in reading.acts or reading.kind == "question"
        if asks and any(each.status == "hypothetical" for each in reading.findings):
            return "ask_about_condition"
        for act, intent in INTENT_OF_TALK.items():
            if act in reading.acts:
                return intent
        if region_told_in(text):
            return "change_region"
        if reading.proposals and not self._in_small_talk(reading, guess):
            return "tell_symptoms"
        if reading.language != "en":
            return "unclear"
        return self._guessed(text, reading, guess)

    def _guessed(self, text: str, reading: Any, guess: Guess) -> str:
        """The intent of a message that tells nothing for certain: an answer, a question, small talk, or not understood."""
        bare = next((intent for act, intent in INTENT_OF_BARE_ACT.items() if act in reading.acts), None)
        answered = self._answer(text, reading, guess)
        soft = answered or bare or self._soft_intent(guess, reading)
        polite = next((intent for act, intent in INTENT_OF_POLITENESS.items() if act in reading.acts), soft)
        known = _as_kind(polite if soft == "unclear" else soft, reading)
        asked = reading.kind == "question" or self._asks_for(text, reading) >= _SURELY_ASKED
        guessed = answered is None and bare is None and known == self._soft_intent(guess, reading) and asked
        if (known in _NOWHERE or guessed) and self._has_an_answer(text, reading):
            return "ask_about_condition"
        return "give_detail" if known == "unclear" and reading.reply.polarity == "well" else known

    def _has_an_answer(self, text: str, reading: Any) -> bool:
        """Whether a message that asks something finds its answer, although it names no illness: "is there a cure yet"."""
        heard = reading.kind == "question" and not self._asks_for_nothing(reading)
        asks = education.asks(text, base=self._answers)
        surely = reading.kind not in _KINDS_OF_COMPLAINTS and self._asks_for(text, reading) >= _SURELY_ASKED
        if not (heard or asks or surely):
            return False
        found = education.answer(text, base=self._answers, asked=heard, heard=dict(reading.asks_for))
        return found.kind == "entry" or (heard and asks or surely) and found.kind == "did_you_mean"

    def _asks_for_nothing(self, reading: Any) -> bool:
        """Whether small talk is likelier than any entry, however much something is asked."""
        return bool(reading.asks_for) and reading.asks_for[0][0] not in self._answers.entries

    def _asks_for(self, text: str, reading: Any) -> float:
        """How likely one entry is asked for; 0 in an answer, in so few words that nobody can tell, and in what tells of somebody."""
        asks = "question" in reading.acts or "?" in text or education.asks(text, base=self._answers)
        answers = reading.reply.polarity is not None and "question" not in reading.acts
        if answers or not (asks or reading.in_general) or len(text.split()) < _FEWEST_WORDS_OF_A_KIND:
            return 0.0
        entries = self._answers.entries
        return max((chance for name, chance in reading.asks_for if name in entries and entries[name].topic != "about"), default=0.0)

    def _tells_when(self, text: str, reading: Any) -> bool:
        """Whether a message tells when something was, and asks nothing: "since Saturday, lifting a boiler"."""
        return reading.reply.duration_days is not None and "?" not in text and not education.asks(text, base=self._answers)

    def _tells_a_story(self, text: str, reading: Any) -> bool:
        """Whether a message tells of a complaint at some length and asks nothing, whatever illness it names."""
        if "?" in text or len(text.split()) <= _LONGEST_KEYWORDS:
            return False
        background = load_rulebook().levels.background
        complains = any(each.status == "present" and each.id not in background for each in reading.findings)
        return complains and not education.asks(text, base=self._answers)

    def _answer(self, text: str, reading: Any, guess: Guess) -> str | None:
        """The intent of an answer; a time or a number in small talk ("set an alarm for seven today") answers nothing.

        Nor does a question of some length: what it answers before it asks is kept beside it.
        """
        answer = _answer(reading)
        asks = reading.kind == "question" and "question" in reading.acts
        if asks and len(text.split()) > self._longest_detail:
            return "ask_about_condition" if answer is not None and not self._asks_for_nothing(reading) else None
        if answer == "give_detail" and "correction" not in reading.acts:
            # Who names a part of the body in many words, and asks nothing, may tell of it in words that nobody here can read.
            if "question" in reading.acts or len(text.split()) > self._longest_detail and reading.reply.body_part is None:
                soft = self._soft_intent(guess, reading)
                return soft if soft in _SMALL_TALK else answer
        return answer

    def _in_small_talk(self, reading: Any, guess: Guess) -> bool:
        """Whether what resembles a symptom stands in plain small talk; what could be an emergency is asked about all the same."""
        if reading.unread or _may_be_danger(reading):
            return False
        return self._soft_intent(guess, reading) == "out_of_scope"

    def _soft_intent(self, guess: Guess, reading: Any) -> str:
        name, likely = guess.intent, guess.confidence >= self._threshold
        # Who asks nothing and names no illness may be answering ("worse every day").
        asks = name != "ask_about_condition" or "question" in reading.acts
        return name if likely and asks and name not in _CERTAIN_ONLY else "unclear"


def _may_be_danger(reading: Any) -> bool:
    """Whether a message resembles the telling of a danger: that is asked about before anything else."""
    asked = [load_rulebook().questions.get(each.id) for each in reading.proposals]
    return any(each is not None and each.order == "danger" for each in asked)


def _as_kind(intent: str, reading: Any) -> str:
    """The intent, with what the learned reader hears: nothing that may be about a body is small talk."""
    words = len(reading.text.split())
    if intent == "out_of_scope" and reading.kind in _KINDS_OF_COMPLAINTS and words > _WORDS_OF_A_REQUEST:
        return "unclear"
    # A word or two may be a country, a name or an answer: nobody can tell their kind. What is unread may be somebody's body.
    asks = reading.kind == "question" and "question" in reading.acts
    if intent != "unclear" or reading.unread and not asks or words < _FEWEST_WORDS_OF_A_KIND:
        return intent
    return {"other": "out_of_scope", "question": "ask_about_condition"}.get(reading.kind, intent)


def _answer(reading: Any) -> str | None:
    """The intent of a bare answer: yes, no, not sure, or a detail such as "three months"."""
    reply = reading.reply
    by_polarity = {"yes": "affirm", "partly": "affirm", "no": "deny", "unsure": "not_sure"}
    if "skip" in reading.acts:
        return "not_sure"
    if reply.polarity in by_polarity:
        return by_polarity[reply.polarity]
    details = {name: value for name, value in reply.as_dict().items() if name != "polarity" and value not in (None, [], ())}
    return "give_detail" if details else None


def _answer_before_question(text: str) -> language.Reply:
    """What a message answers before it asks something itself: "No. What is an EMG?"; nothing for a question alone.

    Who is not sure and asks is answered first, and may then know.
    """
    answered = ""
    for part in _PART.findall(text):
        acts = language.read(part).acts
        if part.rstrip().endswith("?") or not _QUESTIONING.isdisjoint(acts):
            reading = language.read(answered)
            told = "acknowledges" not in reading.acts and reading.reply.polarity != "unsure"
            return reading.reply if answered and told else language.Reply()
        answered += part
    return language.Reply()


def _kept(reading: Any) -> dict[str, Any]:
    """The reading without the text, which Rasa keeps already."""
    return {name: value for name, value in reading.as_dict().items() if name != "text"}
