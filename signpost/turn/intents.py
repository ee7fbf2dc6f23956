"""What a message does (telling, asking, answering, leaving ...) and what it tells, whoever runs the turn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, NamedTuple

from signpost import education, language
from signpost.conversation.turns import ASKS, KINDS_OF_COMPLAINTS, NOT_UNDERSTOOD
from signpost.decision import load_rulebook
from signpost.region import region_told_in
from signpost.turn.asked import FEWEST_WORDS_OF_A_KIND, SURELY_ASKED, Asked, is_surely_talk
from signpost.turn.emergencies import is_certain_emergency
from signpost.turn.examples import intent_of_example
from signpost.turn.guess import UNCLEAR
from signpost.turn.in_general import of_nobody
from signpost.turn.of_acts import INTENT_OF_ACT, INTENT_OF_BARE_ACT, INTENT_OF_CHATTER, INTENT_OF_POLITENESS, INTENT_OF_TALK
from signpost.turn.titles import is_answer, meant_by

_TOLD = ("present", "absent", "past")
_QUESTIONING = frozenset({"question", "wants_reason", "wants_plainer"})
# Short requests to a machine sound like anything: the guess of soft intents knows them better.
_WORDS_OF_A_REQUEST = 5
# In a message of more words a bare time or place may be part of small talk.
_LONGEST_DETAIL = 5
# From this chance on it is surely an everyday request.
_SURELY_ELSEWHERE = 0.98
# From this chance of one entry on it is asked for in what is surely a question, whatever signs stand in it.
_ASKED_FOR = 0.5
# Takes something here and now for what it names.
_TAKES_FOR = frozenset({"suspects", "observes", "expresses_fear"})
_PART = re.compile(r"[^.!?;,\n]+[.!?;,\n]*")
# Who names what a doctor called it ("a clinically isolated syndrome, is that MS or not?") seeks no diagnosis in these words.
_SEEKING, _PLAINER, _OF_MEDICINES = ("seeks_certainty",), ("wants_plainer",), ("asks_medicine_advice",)
_OF_THE_BOT = ("asks_for_person", "wants_reason")  # "Gold Coast or El Escorial, why does it matter?"
# From this chance of one entry on words that ask, and tell of nothing, ask for it, whomever they are about.
_SURELY_OF_IT = 0.95
# "She's calling the kettle a Tuesday": who only says that help was called uses fewer words.
_HELP_CALLED, _WORDS_OF_A_CALL = "help_called", 12
# The patient of an assignment has no signs to ask about.
_INVENTED = "of_nobody_real"
_HARMLESS = "harmless"  # what the learned reader hears where somebody tells of a body and nothing is urgent
# Small talk in which a time, a number or a place may be named.
_SMALL_TALK = frozenset({"out_of_scope", "ask_privacy", "ask_identity", "ask_help", "goodbye"})


class Heard(NamedTuple):
    """A message as it was understood: its intent, and its reading as JSON without the text."""

    intent: str
    reading: dict[str, Any]


class Listener:
    """Understands messages over the current vocabulary."""

    def __init__(self) -> None:
        self._answers = education.load_base()
        language.read("")

    def hear(self, text: str, *, was_command: bool = False) -> Heard:
        """What a harmless text does and tells; `was_command`: the client sent it as a command."""
        answers = is_answer(text)
        example, text = None if was_command else intent_of_example(text) or intent_of_example(meant_by(text)), meant_by(text)
        reading = self._reading(text)
        if answers:
            # A button says what it says: nothing that only sounds like it is heard in "Yes, slowly".
            reading = replace(reading, proposals=(), kind=None)
        if any(each.status in _TOLD for each in reading.findings):
            example = None
        intent = example or self._intent(text, reading, was_command)
        if intent in ASKS:
            worded = "?" in text or "question" in reading.acts or reading.kind == "question"
            # "A bit worse than last week" and "did it Saturday" ask nothing, whatever they sound like.
            told = {} if worded else {"course": reading.reply.course, "duration_days": reading.reply.duration_days}
            reading = replace(reading, reply=replace(_answer_before_question(text), **told))
        if intent == "chat" or example == "out_of_scope":
            # "You're great" says of no sign that all is well, and "speak a bit slower please" of none how it goes.
            reading = replace(reading, reply=language.Reply())
        return Heard(intent, _kept(reading))

    def _reading(self, text: str) -> Any:
        """The reading of a text; what is only asked about in general is told of nobody."""
        return of_nobody(language.read(text, by_rules=is_certain_emergency), self._answers)

    def _intent(self, text: str, reading: Any, was_command: bool) -> str:
        if not text:
            return "say_nothing"
        stated = any(each.status in _TOLD for each in reading.findings)
        if was_command:
            return "tell_symptoms" if stated else "unclear"
        asked = Asked(text, reading, self._answers)
        if asked.is_offered and not stated:
            return "ask_about_condition"
        if asked.asks_elsewhere and not asked.hints_at_crisis:
            return "out_of_scope"
        for act, intent in INTENT_OF_ACT.items():
            if act in reading.acts and not self._means_more(act, asked):
                return intent
        chatter = None if stated else _chatter(reading)
        if chatter == "ask_number" and not reading.findings and not reading.proposals and asked.means_one:
            return "ask_about_condition"
        if chatter is not None:
            return chatter
        if not stated and _fears_danger(reading):
            # Its signs are asked about; nobody is told that it is outside what is known here.
            return "unclear"
        if self._asks(asked, stated):
            return "ask_about_condition"
        if stated or _only_quotes(reading):
            return "tell_symptoms"
        if _asks_in_general(reading) and not asked.hints_at_plan:
            return "ask_about_condition"
        for act, intent in INTENT_OF_TALK.items():
            if act in reading.acts and not asked.means_no(act, intent):
                return intent
        if reading.proposals and not self._in_small_talk(asked):
            return "tell_symptoms"
        # Where somebody is counts in any case; who complains of something besides does not only tell that.
        if region_told_in(text) and reading.kind not in KINDS_OF_COMPLAINTS:
            return "change_region"
        if reading.language != "en" or "says_fine" in reading.acts:
            return "unclear"
        return self._guessed(asked)

    def _asks(self, asked: Asked, stated: bool) -> bool:
        """Whether a message asks for an answer. Who may not want to live is asked about that before any answer is given."""
        text, reading = asked.text, asked.reading
        unsafe = asked.hints_at_plan or asked.hints_at_crisis and asked.chance < SURELY_ASKED
        if unsafe or asked.is_surely_elsewhere or _only_quotes(reading) and not (asked.names_a_disease and asked.asks):
            return False
        if not asked.tells_a_story and not asked.tells_when:
            tells = (stated or bool(reading.proposals) and reading.kind in (*KINDS_OF_COMPLAINTS, None)) and "question" not in reading.acts
            # Only what is taken for a question is held against those that have an answer: anything short is like some of them.
            known = education.by_reader(reading.points if reading.kind == "question" else ())
            if education.looks_like_question(text, base=self._answers, tells=tells, search=known):
                return True
        # What is told besides still counts, and is asked about after the answer; so is what merely may be a danger.
        talks = not INTENT_OF_TALK.keys().isdisjoint(reading.acts)
        surely = reading.kind == "question" and asked.chance >= _ASKED_FOR
        return (surely and not talks or _asks_about_another(asked, stated)) and asked.has_an_answer

    def _means_more(self, act: str, asked: Asked) -> bool:
        """Whether words that mostly do this ask here for something that has an answer, or tell of an emergency in a story."""
        if act == _HELP_CALLED and asked.reading.kind == KINDS_OF_COMPLAINTS[0]:
            return len(asked.text.split()) > _WORDS_OF_A_CALL
        # "McDonald criteria in simple words": there is nothing before that could be said in plainer ones.
        named = act in _SEEKING and (education.names_a_kind(asked.text, base=self._answers) or asked.asks_a_fact)
        # "What is RIS, and do you treat it?" is not about this program.
        # "It is no real patient. How is MND told from MS?"
        named = named or act == _INVENTED and ("?" in asked.text or "question" in asked.reading.acts)
        named = named or act in _OF_THE_BOT and asked.names_known and asked.means_one
        # "What dose stops breathing" may be meant of a life: that is asked about before anything is said of doses.
        named = named or act in _PLAINER and asked.names_known and asked.has_an_answer or act in _OF_MEDICINES and asked.hints_at_plan
        return named or act in _OF_MEDICINES and not asked.reading.proposals and asked.is_of_daily_life

    def _guessed(self, asked: Asked) -> str:
        """The intent of a message that tells nothing for certain: an answer, a question, small talk, or not understood."""
        reading = asked.reading
        bare = next((intent for act, intent in INTENT_OF_BARE_ACT.items() if act in reading.acts), None)
        answered = self._answer(asked)
        if answered is None and bare is None and education.says_nothing(asked.text, base=self._answers):
            return "unclear"
        polite = next((intent for act, intent in INTENT_OF_POLITENESS.items() if act in reading.acts), None)
        # A mere "thanks" is read by the rules alone: nobody needs a guess at it.
        certain = answered or bare or (polite if reading.guess is None else None)
        soft = certain or asked.guessed
        # "Enough for today, thank you" only sounds like something that is not known here.
        light = polite and (soft == UNCLEAR or soft in NOT_UNDERSTOOD and len(asked.text.split()) <= _WORDS_OF_A_REQUEST)
        known = _as_kind(polite if polite and light else soft, reading)
        seems = reading.kind == "question" or asked.subject_chance >= SURELY_ASKED
        guessed = certain is None and known == soft and seems
        if (known in NOT_UNDERSTOOD or guessed) and asked.has_an_answer:
            return "ask_about_condition"
        return "give_detail" if known == "unclear" and reading.reply.polarity == "well" else known

    def _answer(self, asked: Asked) -> str | None:
        """The intent of an answer; a time or a number in small talk ("set an alarm for seven today") answers nothing.

        Nor does a question of some length: what it answers before it asks is kept beside it.
        """
        text, reading = asked.text, asked.reading
        answer = None if reading.elsewhere >= _SURELY_ELSEWHERE and len(text.split()) > _LONGEST_DETAIL else _answer(reading)
        surely = asked.chance >= SURELY_ASKED and reading.kind not in KINDS_OF_COMPLAINTS and not reading.findings
        worded = "question" in reading.acts
        asks = surely and worded or reading.kind == "question" and (worded or asked.asks)
        if asks and len(text.split()) > _LONGEST_DETAIL:
            return "ask_about_condition" if answer is not None and not asked.asks_for_nothing else None
        if answer == "give_detail" and "correction" not in reading.acts:
            # Who names a part of the body in many words, and asks nothing, may tell of it in words that nobody here can read.
            if "question" in reading.acts or len(text.split()) > _LONGEST_DETAIL and reading.reply.body_part is None:
                soft = asked.guessed
                talks = soft in _SMALL_TALK and reading.kind not in (*KINDS_OF_COMPLAINTS, _HARMLESS)
                return soft if talks else answer
        return answer

    def _in_small_talk(self, asked: Asked) -> bool:
        """Whether what resembles a symptom stands in plain small talk; what could be an emergency is asked about all the same."""
        reading = asked.reading
        complains = reading.unread or reading.kind in KINDS_OF_COMPLAINTS or _may_be_danger(reading)
        return not complains and asked.guessed == "out_of_scope"


def _chatter(reading: Any) -> str | None:
    """The intent of a message that only talks or wants a number; None where it answers or tells anything."""
    if "asks_number" in reading.acts:
        return "ask_number"
    told = reading.reply.polarity is not None
    return None if told else next((intent for act, intent in INTENT_OF_CHATTER.items() if act in reading.acts), None)


def _fears_danger(reading: Any) -> bool:
    """Whether a message takes what somebody has for something that cannot wait: "could this be sepsis"."""
    takes_for = "question" not in reading.acts or not _TAKES_FOR.isdisjoint(reading.acts)
    return "names_danger" in reading.acts and takes_for


def _asks_about_another(asked: Asked, stated: bool) -> bool:
    """Whether a message that names whom it is about asks something in so many words: "how do I tell my mates about my dad"."""
    reading = asked.reading
    tells = stated or reading.proposals or reading.alarms or reading.kind in KINDS_OF_COMPLAINTS
    return not tells and "question" in reading.acts and asked.chance >= _SURELY_OF_IT


def _only_quotes(reading: Any) -> bool:
    """Whether a message names a sign that it only quotes, orders or supposes, and resembles no other."""
    quoted = "quotes" in reading.acts and not reading.proposals
    return quoted and any(each.status == "hypothetical" for each in reading.findings)


def _asks_in_general(reading: Any) -> bool:
    """Whether a message asks about a sign that it tells of nobody."""
    asks = not {"question", "asks_tips"}.isdisjoint(reading.acts) or reading.kind == "question"
    return asks and any(each.status == "hypothetical" for each in reading.findings)


def _may_be_danger(reading: Any) -> bool:
    """Whether a message resembles the telling of a danger: that is asked about before anything else."""
    asked = [load_rulebook().questions.get(each.id) for each in reading.proposals]
    return any(each is not None and each.order == "danger" for each in asked)


def _as_kind(intent: str, reading: Any) -> str:
    """The intent, with what the learned reader hears: nothing that may be about a body is small talk."""
    words = len(reading.text.split())
    if intent == "out_of_scope" and reading.kind in KINDS_OF_COMPLAINTS and words > _WORDS_OF_A_REQUEST:
        return "unclear"
    # A word or two may be a country, a name or an answer: nobody can tell their kind. What is unread may be somebody's body.
    asks = (reading.kind == "question" or is_surely_talk(reading)) and "question" in reading.acts or reading.elsewhere >= _SURELY_ELSEWHERE
    if intent != "unclear" or reading.unread and not asks or words < FEWEST_WORDS_OF_A_KIND:
        return intent
    return {"other": "out_of_scope", "question": "ask_about_condition"}.get(reading.kind, intent)


def _answer(reading: Any) -> str | None:
    """The intent of a bare answer: yes, no, not sure, or a detail such as "three months"."""
    reply = reading.reply
    by_polarity = {"yes": "affirm", "partly": "affirm", "no": "deny", "unsure": "not_sure"}
    parts = "goodbye" in reading.acts and reply.polarity is None and len(reading.text.split()) <= _WORDS_OF_A_REQUEST
    if parts or {"skip", "goodbye"} <= set(reading.acts):
        # "Enough for today, thank you" and "I don't want to answer any more questions" leave.
        return None
    if "skip" in reading.acts:
        return "not_sure"
    if reply.polarity in by_polarity:
        return by_polarity[reply.polarity]
    return "give_detail" if reply.as_dict().keys() - {"polarity"} else None


def _answer_before_question(text: str) -> language.Reply:
    """What a message answers before it asks something itself: "No. What is an EMG?"; nothing for a question alone.

    Who is not sure and asks is answered first, and may then know.
    """
    answered = ""
    for part in _PART.findall(text):
        # Acts and answers are what the rules read.
        acts = language.read(part, by_rules=True).acts
        if part.rstrip().endswith("?") or not _QUESTIONING.isdisjoint(acts):
            reading = language.read(answered, by_rules=True)
            told = "acknowledges" not in reading.acts and reading.reply.polarity != "unsure"
            return reading.reply if answered and told else language.Reply()
        answered += part
    return language.Reply()


def _kept(reading: Any) -> dict[str, Any]:
    """The reading without the text, which Rasa keeps already."""
    return {name: value for name, value in reading.as_dict().items() if name != "text"}
