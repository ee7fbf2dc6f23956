"""Puts what the language room reads into Rasa's messages, and derives the intent that follows from it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from signpost import education, language
from signpost.components.text_guard import COMMAND_KEY
from signpost.conversation.turns import ASKS
from signpost.decision import load_rulebook
from signpost.knowledge import fingerprint, knowledge_root
from signpost.region import region_told_in

READING_KEY = "reading"

# What a person does, in the order in which it decides the intent; the words behind each act are in knowledge/language/acts.yml.
INTENT_OF_ACT = {
    "start_over": "start_over",
    "go_back": "go_back",
    "wants_reason": "ask_why",
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
_QUESTIONING = frozenset({"question", "wants_reason"})
# A message of so many words may name a sign and an illness only to read about them.
_LONGEST_KEYWORDS = 8
_KINDS_OF_COMPLAINTS = ("emergency", "today", "weeks")
# Short requests to a machine sound like anything: the guess of soft intents knows them better.
_WORDS_OF_A_REQUEST, _FEWEST_WORDS_OF_A_KIND = 5, 3
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


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FindingsReader(GraphComponent):
    """Sets `reading` on a message and, where words are certain, its intent; stands last in the pipeline."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`soft_intent_threshold`: a classified intent below this confidence counts as not understood.

        `longest_detail`: in a message of more words a bare time or place may be part of small talk.
        """
        return {"soft_intent_threshold": 0.5, "longest_detail": 5}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FindingsReader:
        """A reader over the current vocabulary."""
        return cls(config["soft_intent_threshold"], config["longest_detail"])

    def __init__(self, soft_intent_threshold: float, longest_detail: int) -> None:
        self._threshold = soft_intent_threshold
        self._longest_detail = longest_detail
        self._answers = education.load_base()
        language.read("")

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """Changes with the vocabulary, so that no cached component outlives an edit of it; what reviewers say trains nothing."""
        root = knowledge_root()
        return fingerprint(path for path in root.rglob("*.yml") if not path.is_relative_to(root / "reviews"))

    def process(self, messages: List[Message]) -> List[Message]:
        """The same messages with their reading and intent."""
        for message in messages:
            text = message.get(TEXT) or ""
            reading = self._reading(text)
            intent = self._intent(text, reading, message)
            if intent in ASKS:
                reading = replace(reading, reply=_answer_before_question(text))
            message.set(READING_KEY, _kept(reading), add_to_output=True)
            message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
        return messages

    def _reading(self, text: str) -> Any:
        """The reading of a text; a title of an answer and a question for a meaning tell of no symptom, whatever they name."""
        reading = language.read(text)
        if not reading.findings and not reading.proposals:
            return reading
        named = education.is_title(text, base=self._answers) or education.asks_meaning(text, base=self._answers)
        return replace(reading, findings=(), proposals=()) if named else reading

    def _intent(self, text: str, reading: Any, message: Message) -> str:
        if not text:
            return "say_nothing"
        stated = any(each.status in ("present", "absent", "past") for each in reading.findings)
        if message.get(COMMAND_KEY):
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
        if stated:
            return "tell_symptoms"
        if "question" in reading.acts and any(each.status == "hypothetical" for each in reading.findings):
            return "ask_about_condition"
        for act, intent in INTENT_OF_TALK.items():
            if act in reading.acts:
                return intent
        if region_told_in(text):
            return "change_region"
        if reading.proposals and not self._in_small_talk(reading, message):
            return "tell_symptoms"
        if reading.language != "en":
            return "unclear"
        bare = next((intent for act, intent in INTENT_OF_BARE_ACT.items() if act in reading.acts), None)
        soft = self._answer(text, reading, message) or bare or self._soft_intent(message, reading)
        polite = next((intent for act, intent in INTENT_OF_POLITENESS.items() if act in reading.acts), soft)
        known = _as_kind(polite if soft == "unclear" else soft, reading)
        guessed = bare is None and known == self._soft_intent(message, reading) and reading.kind == "question"
        if (known in _NOWHERE or guessed) and self._has_an_answer(text, reading):
            return "ask_about_condition"
        return "give_detail" if known == "unclear" and reading.reply.polarity == "well" else known

    def _has_an_answer(self, text: str, reading: Any) -> bool:
        """Whether a message that asks something finds its answer, although it names no illness: "is there a cure yet"."""
        heard, asks = reading.kind == "question", education.asks(text, base=self._answers)
        found = education.answer(text, base=self._answers, asked=heard) if heard or asks else None
        return found is not None and (found.kind == "entry" or heard and asks and found.kind == "did_you_mean")

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

    def _answer(self, text: str, reading: Any, message: Message) -> str | None:
        """The intent of an answer; a time or a number in small talk ("set an alarm for seven today") answers nothing."""
        answer = _answer(reading)
        if answer == "give_detail" and "correction" not in reading.acts:
            # Who names a part of the body in many words, and asks nothing, may tell of it in words that nobody here can read.
            if "question" in reading.acts or len(text.split()) > self._longest_detail and reading.reply.body_part is None:
                soft = self._soft_intent(message, reading)
                return soft if soft in _SMALL_TALK else answer
        return answer

    def _in_small_talk(self, reading: Any, message: Message) -> bool:
        """Whether what resembles a symptom stands in plain small talk; what could be an emergency is asked about all the same."""
        questions = load_rulebook().questions
        asked = [questions.get(each.id) for each in reading.proposals]
        if reading.unread or any(each is not None and each.order == "danger" for each in asked):
            return False
        return self._soft_intent(message, reading) == "out_of_scope"

    def _soft_intent(self, message: Message, reading: Any) -> str:
        classified = message.get(INTENT) or {}
        name = str(classified.get("name"))
        likely = classified.get("confidence", 0.0) >= self._threshold
        # Who asks nothing and names no illness may be answering ("worse every day").
        asks = name != "ask_about_condition" or "question" in reading.acts
        return name if likely and asks and name not in _CERTAIN_ONLY else "unclear"


def _as_kind(intent: str, reading: Any) -> str:
    """The intent, with what the learned reader hears: nothing that may be about a body is small talk."""
    words = len(reading.text.split())
    if intent == "out_of_scope" and reading.kind in _KINDS_OF_COMPLAINTS and words > _WORDS_OF_A_REQUEST:
        return "unclear"
    # A word or two may be a country, a name or an answer: nobody can tell their kind.
    if intent != "unclear" or reading.unread or words < _FEWEST_WORDS_OF_A_KIND:
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


def _kept(reading: Any) -> Dict[str, Any]:
    """The reading without the text, which Rasa keeps already."""
    return {name: value for name, value in reading.as_dict().items() if name != "text"}
