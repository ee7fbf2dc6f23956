"""What a message does (telling, asking, answering, leaving ...) and what it tells, whoever runs the turn.

Certain words decide; then what the intent classifier is sure of, so long as nothing that may be a body goes unheard;
then what the words answer or tell. What is told of a body is assessed whatever the intent is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from signpost import education, nlu
from signpost.decision import assess_emergency, case_of, load_rulebook
from signpost.dialogue import turns
from signpost.dialogue.list_answers import is_answer, meant_by
from signpost.dialogue.read_back import OF_FAMILY
from signpost.findings import PERSONS
from signpost.knowledge import data_of
from signpost.learning import intent_of_example
from signpost.nlu.likely.heard import NOTHING_GUESSED, Guess

UNCLEAR, TELLS, ELSEWHERE, SAYS_NOTHING = "nlu_fallback", "tell_symptoms", "out_of_scope", "say_nothing"
_TOLD, _ASKING = ("present", "absent", "past"), ("asks_", "seeks_", "doubts_")
_TAKES_FOR = frozenset({"suspects", "observes", "expresses_fear"})
# What stands beside an answer or a question and is no complaint: who has which illness, how old they are, that they are afraid.
_DIAGNOSED = "diagnosed_"
_OF_ILLNESSES = frozenset({*OF_FAMILY, *OF_FAMILY.values()})
# What tells that a sign is somebody's: since when, where and how it is.
_OF_SOMEBODY = ("duration_days", "onset", "side", "course", "severity")
# Whoever is answered so is asked nothing: where a complaint is heard no likeness to it is believed.
DISMISSES = frozenset("out_of_scope greet thank goodbye insult ask_identity ask_privacy ask_help chat nlu_fallback change_region".split())
# What changes or ends what stands is believed where it is likeliest by far, and where nothing is told or asked beside it.
CHANGES = frozenset("start_over go_back withdraw_emergency".split())
# That help is on its way is believed where it is likeliest by far (`act_of` of acts_do.yml): "she won't have an ambulance" is like it.
_HELP_CALLED, _DISPUTES = "confirm_help_called", "dispute_summary"
# Beside what asks for facts, as surely as this, these answer too little: "who do I ring about a wheelchair", "I'm asking for my sister".
_YIELDS_TO_FACTS = {"ask_medicine_advice": 0.9, "ask_number": 0.9, "choose_person": 0.5}
# Whatever is told beside one of these comes first.
_YIELDS = DISMISSES | CHANGES | {"ask_why", "express_fear", "share_feelings", turns.GETTING_HELP}
# What answers the open question; a complaint beside it is told.
_ANSWERS = frozenset("affirm deny not_sure give_detail".split())
# From here the classifier is as good as certain.
_SURE, _SURELY_ELSEWHERE = 0.9, 0.95
_LONGEST_DETAIL, _LONGEST_ANSWER = 5, 8
# "Please don't let my mum find out" asks for something without asking.
_LONGEST_REQUEST = 20
# So many questions of one message are heard.
_MOST_ASKED = 3
_SOUNDS_ASKED = frozenset({"question", "sounds_asking"})
# The rest of a sentence that ends with a question mark.
_REST = re.compile(r"[^.!?\n]*[.!]*\?")
_BY_POLARITY = {"yes": "affirm", "partly": "affirm", "no": "deny", "unsure": "not_sure"}


class Heard(NamedTuple):
    """A message as it was understood: its intent, and its reading as JSON without the text."""

    intent: str
    reading: dict[str, Any]


class Read(NamedTuple):
    """A message as it was read: its text, what it tells, the intent of an example that it is, and whether it was sent as a command."""

    text: str
    reading: Any
    example: str | None = None
    was_command: bool = False


class Listener:
    """Understands messages over the current vocabulary."""

    def __init__(self) -> None:
        self._answers = education.load_base()
        nlu.read("")

    def hear(self, text: str, *, was_command: bool = False) -> Heard:
        """What a harmless text does and tells; `was_command`: the client sent it as a command."""
        return self.understand(self.read(text, was_command=was_command))

    def read(self, text: str, *, was_command: bool = False) -> Read:
        """A harmless text as it is read, before anybody says what it does."""
        answers = is_answer(text)
        example, text = None if was_command else intent_of_example(text) or intent_of_example(meant_by(text)), meant_by(text)
        reading = of_one_person(_of_nobody(nlu.read(text, by_rules=is_certain_emergency), self._answers))
        if answers:
            # A button says what it says: nothing that only sounds like it is heard in "Yes, slowly".
            reading = replace(reading, proposals=(), kind=None)
        return Read(text, reading, None if _tells(reading) else example, was_command)

    def understand(self, read: Read) -> Heard:
        """What a text that was read does, by its words and by the guess that stands in its reading."""
        text, reading = read.text, _with_acts_of(read.reading)
        intent = read.example or self._intent(text, reading, read.was_command)
        if intent in turns.ASKS:
            # "A bit worse than last week" and "did it Saturday" ask nothing, whatever they sound like.
            kept = {} if _asks(text, reading) else {"course": reading.reply.course, "duration_days": reading.reply.duration_days}
            reading = replace(reading, reply=replace(_answer_before_question(text, reading), **kept))
        if intent == "chat" or read.example == ELSEWHERE:
            # "You're great" says of no sign that all is well, and "speak a bit slower please" of none how it goes.
            reading = replace(reading, reply=nlu.Reply())
        told = {name: value for name, value in reading.as_dict().items() if name != "text"}
        return Heard(intent, told | {"questions": [_asked(*each) for each in _asking_parts(reading)]})

    def _intent(self, text: str, reading: Any, was_command: bool) -> str:
        if not text:
            return SAYS_NOTHING
        tells = _tells(reading)
        if was_command:
            return TELLS if tells else UNCLEAR
        crisis = [each.id for each in reading.proposals if each.id in load_rulebook().of_crisis]
        if education.is_fact_title(text, base=self._answers) and not tells and not crisis:
            return turns.ASKS_ABOUT
        facts = turns.ASKS_ABOUT if not tells and _asks_for_facts(reading, self._answers) else None
        found = _certain(reading) or facts or self._likely(text, reading)
        guess, asked = reading.guess or NOTHING_GUESSED, [each for *_, each in _asking_parts(reading)]
        sure = max((each.confidence for each in (guess, *asked) if each.intent == turns.ASKS_ABOUT), default=0.0)
        if found in _YIELDS_TO_FACTS and sure >= _YIELDS_TO_FACTS[found]:
            found = turns.ASKS_ABOUT
        # Who may not want to live is asked about that first, and is never passed over.
        if found is not None and not crisis:
            return found
        if tells or _resembles(reading):
            return TELLS
        # "Can I stop it suddenly" tells nothing of a beginning.
        brief = len(text.split()) <= _LONGEST_DETAIL
        surely = not brief and self._answers.sureness.asks(reading.asking)
        asks = surely or reading.kind == "question" and guess.intent in turns.ASKS
        answer = None if asks and _answer(reading) == "give_detail" else _answer(reading)
        short = brief and answer is not None
        if reading.elsewhere >= _SURELY_ELSEWHERE and not (reading.proposals or short):
            return ELSEWHERE
        if answer is not None or reading.proposals:
            return answer or TELLS
        return turns.ASKS_ABOUT if surely or reading.kind == "question" and guess.intent != UNCLEAR else UNCLEAR

    def _likely(self, text: str, reading: Any) -> str | None:
        """What the classifier is sure of; None where it is not, and what is told where a complaint would be passed over."""
        guess, least = reading.guess, _least()
        if guess is None or not any(map(str.isalpha, text)):
            return None
        if guess.confidence < least["any"]:
            # Of several things that are asked the surest is heard.
            guess = max((guess, *(each for *_, each in _asking_parts(reading))), key=lambda each: each.confidence)
        name = guess.intent
        key, chance = next(iter(guess.keys), ("", 0.0))
        if name == turns.GETTING_HELP and key.partition("/")[2] in turns.PUTS_RIGHT:
            # While nothing was warned about, it disputes what was told, or says how it is.
            name = _DISPUTES if key.partition("/")[2] in turns.NEVER_WAS else "give_detail"
            guess = guess._replace(intent=name, confidence=chance)
        if name == _HELP_CALLED or guess.confidence < least.get(guess.intent, least["changes" if name in CHANGES else "any"]):
            return None
        sounds = reading.kind in turns.KINDS_OF_COMPLAINTS and name not in (UNCLEAR, "express_fear")
        complaint = sounds or _complains(reading) or _resembles(reading)
        answer = _answer(reading)
        detail = answer == "give_detail" and len(text.split()) <= _LONGEST_ANSWER or reading.reply.polarity in _BY_POLARITY
        said = detail and not (name in turns.ASKS and _asks(text, reading))
        if name in _ANSWERS or said:
            # "Yes, and it scares me" is first an answer; one that its grammar cannot read is asked for again.
            return TELLS if _complains(reading) else answer or name
        if name == _DISPUTES and answer == "give_detail":
            # "That's from seven years ago" puts right what it says.
            return "give_detail"
        tells = name == TELLS or complaint and (name in _YIELDS or name == turns.ASKS_ABOUT and not _asks(text, reading))
        # Who seems to tell what nobody can read is answered by what else there is, in the end by the list for danger.
        read = reading.findings or reading.proposals or reading.acts or reading.reply.as_dict()
        return name if not tells else TELLS if read else None


def is_certain_emergency(reading: nlu.Reading) -> bool:
    """Whether a message alone tells of an emergency in words that leave nothing open: a warning waits for no second opinion.

    What is asked, feared or over may be meant otherwise.
    """
    found = reading.findings
    if "question" in reading.acts or not found or any(each.status not in ("present", "absent") for each in found):
        return False
    return bool(assess_emergency(case_of(found), load_rulebook()).fired)


def of_one_person(reading: nlu.Reading) -> nlu.Reading:
    """A reading heard as an emergency that is one only where all of its signs are one person's, as theirs; any other as it is."""
    whose = [each.person for each in reading.findings if each.status == "present"]
    if not reading.alarms or len(set(whose)) < 2 or assess_emergency(case_of(reading.findings), load_rulebook()).fired:
        return reading
    one = [each.with_(person=max(sorted(PERSONS), key=whose.count)) for each in reading.findings]
    return replace(reading, findings=tuple(one)) if assess_emergency(case_of(one), load_rulebook()).fired else reading


def _asks_for_facts(reading: Any, base: education.EducationBase) -> bool:
    """Whether a message surely asks for facts and speaks of nobody; not where it names what would be an emergency."""
    surely = reading.kind == "question" and base.sureness.asks(reading.asking)
    asks = surely and not education.speaks_of_somebody(reading.text, base=base)
    return asks and not assess_emergency(case_of(reading.findings), load_rulebook()).fired


def _of_nobody(reading: Any, base: education.EducationBase) -> Any:
    """The reading, with signs hypothetical that are only named in what asks for facts, and illnesses of another subject ("MS Teams")."""
    elsewhere = reading.elsewhere >= _SURE and all(each.id.startswith(_DIAGNOSED) for each in reading.findings)
    if not elsewhere and not _asks_for_facts(reading, base):
        return reading
    only = (each.status == "present" and not any(getattr(each, name) for name in _OF_SOMEBODY) for each in reading.findings)
    told = (each.with_(status="hypothetical") if named else each for each, named in zip(reading.findings, only, strict=True))
    return replace(reading, findings=tuple(told))


def _with_acts_of(reading: Any) -> Any:
    """The reading with the acts that the classifier is sure of, for the whole of it and for each part that asks something."""
    parts, asking = [each[-1] for each in reading.parts], [each[-1] for each in _asking_parts(reading)]
    telling = [each for each in parts if each not in asking]
    asked = [act for guess in asking for act in _surest(guess, "asked") if act.startswith(_ASKING)]
    # Where parts say what is asked, the whole of them does not say it better.
    guess, short = reading.guess or NOTHING_GUESSED, len(reading.text.split()) <= _LONGEST_REQUEST
    asks = not asked and (short or _may_ask(reading.text, reading.text, guess))
    whole = [act for act in _acts_of(guess) if asks or not act.startswith(_ASKING)]
    told = [act for guess in telling for act in _surest(guess, "told") if act in turns.listed("heard_alone")]
    told += [act for guess in (reading.guess, *telling) if guess for act in _puts_right(guess)]
    told += [turns.HINTS] if reading.despairs else []
    told += ["question"] if _asks_of_an_illness(reading) else []
    return replace(reading, acts=tuple(dict.fromkeys((*reading.acts, *whole, *asked, *told))))


def _asks_of_an_illness(reading: Any) -> bool:
    """Whether a message surely asks for what has answers here, or likely for facts where somebody has an illness: no mark need say so."""
    guess, has = reading.guess or NOTHING_GUESSED, {each.id for each in reading.findings if each.status == "present"}
    likely = guess.intent == turns.ASKS_ABOUT and guess.confidence >= _least()["facts"] and not _OF_ILLNESSES.isdisjoint(has)
    return likely or education.load_base().sureness.asks(reading.asking)


def _asking_parts(reading: Any) -> list[tuple[str, str, Guess]]:
    """The parts of a message that ask something, the surest where they are many, in their order."""
    asking = [each for each in reading.parts if _is_asking(each[-1]) and _may_ask(reading.text, each[0], each[-1])]
    surest = sorted(asking, key=lambda each: -each[-1].surest[1])[:_MOST_ASKED]
    return [each for each in asking if each in surest]


def _is_asking(guess: Guess) -> bool:
    """Whether a part most likely asks something, by its intent or its key."""
    name, chance = guess.surest
    intent, _, key = name.partition("/")
    asks = key.startswith(_ASKING) if key else intent in turns.ASKS and intent != ELSEWHERE
    return asks and chance >= _least().get(name, _least()["asked"])


def _may_ask(text: str, part: str, guess: Guess) -> bool:
    """Whether a part of a text has the form of a question, or says what its writer is about to do or wants: "I'll wait for Monday"."""
    name, chance = guess.surest
    rest = text[max(text.find(part), 0) + len(part.rstrip(".!?")) :]
    marked = name == turns.ASKS_AGAIN or _REST.match(rest) is not None or not _SOUNDS_ASKED.isdisjoint(nlu.read(part, by_rules=True).acts)
    return marked or name.partition("/")[2] in turns.listed("wishes") and chance >= _least()["wishes"]


def _asked(part: str, whole: str, guess: Guess) -> list[Any]:
    """A part that asks something, what it points back to, its intent, how sure that is, and what it likely asks, and may ask."""
    least, keys = _least(), _keys_of(guess)
    around = guess.intent == turns.GETTING_HELP and guess.confidence >= least[turns.GETTING_HELP]
    likeliest = _surest(guess, "asked") or [key for key, chance in keys[:1] if around and chance >= least["likeliest_key"]]
    besides = [key for key, chance in keys if chance >= least["besides"]]
    return [part, whole, guess.intent, round(guess.confidence, 2), "".join(likeliest), besides]


def _surest(guess: Guess, least: str) -> list[str]:
    """What a part of a message most likely does, where that is sure enough."""
    heard = [(chance, key) for key, chance in _keys_of(guess)]
    heard += [(chance, turns.acts_do()["act_of"][intent]) for intent, chance in guess.ranking if intent in turns.acts_do()["act_of"]]
    chance, act = max(heard, default=(0.0, ""))
    return [act] if chance >= _least()[least] else []


def _keys_of(guess: Guess) -> list[tuple[str, float]]:
    """The keys of getting help and their chances, the likeliest first."""
    return [(name.partition("/")[2], chance) for name, chance in guess.keys if name.startswith(f"{turns.GETTING_HELP}/")]


def _acts_of(guess: Guess) -> list[str]:
    """The keys of getting help, and the intents that others have beside theirs."""
    least, keys = _least(), _keys_of(guess)
    sure = guess.intent == turns.GETTING_HELP and guess.confidence >= least[turns.GETTING_HELP]
    acts = [key for place, (key, chance) in enumerate(keys) if chance >= least["likeliest_key" if sure and not place else "key"]]
    acts = [each for each in acts if each not in turns.PUTS_RIGHT]
    act_of = turns.acts_do()["act_of"]
    return acts + [act_of[intent] for intent, chance in guess.ranking if intent in act_of and chance >= least[turns.GETTING_HELP]]


def _puts_right(guess: Guess) -> list[str]:
    """How a message puts right what it told before, where it most likely does so in one way or another."""
    keys = [(chance, key) for key, chance in _keys_of(guess) if key in turns.PUTS_RIGHT]
    return [max(keys)[1]] if sum(chance for chance, _ in keys) >= _least()["put_right"] else []


def _tells(reading: Any) -> bool:
    """Whether anything is told of somebody."""
    return any(each.status in _TOLD for each in reading.findings)


def _asks(text: str, reading: Any) -> bool:
    """Whether a message asks something, or is taken for a question."""
    return reading.kind == "question" or "?" in text or "question" in reading.acts


def _resembles(reading: Any) -> bool:
    """Whether anything is likely told, and not only faintly."""
    return any(each.id not in reading.faint or each.id in load_rulebook().of_crisis for each in reading.proposals)


def _complains(reading: Any) -> bool:
    """Whether a message tells of something, there or not, that is no mere fact about somebody."""
    facts = load_rulebook().levels.background
    told = (each.id for each in reading.findings if each.status in _TOLD)
    return any(each not in facts and each != turns.FEAR and not each.startswith(_DIAGNOSED) for each in told)


def _certain(reading: Any) -> str | None:
    """The intent that certain words tell; None where none do."""
    acts, found = reading.acts, _first_of(turns.acts_do()["certain"], reading.acts)
    if found is not None or _tells(reading):
        return found
    if "skip" in acts:
        # "Enough for today, I don't want to answer any more" leaves.
        return "goodbye" if "goodbye" in acts else "not_sure"
    chatter = _first_of(turns.acts_do()["chatter"], acts) if reading.reply.polarity is None else None
    if chatter is None and "names_danger" in acts and ("question" not in acts or not _TAKES_FOR.isdisjoint(acts)):
        # Its signs are asked about; nobody is told that it is outside what is known here.
        return UNCLEAR
    return chatter or _first_of(turns.acts_do()["talk"], acts)


def _answer(reading: Any) -> str | None:
    """The intent of a bare answer: yes, no, not sure, or a detail such as "three months"."""
    reply = reading.reply
    if reply.polarity in _BY_POLARITY:
        return _BY_POLARITY[reply.polarity]
    told = reply.as_dict().keys() - {"polarity"}
    return "give_detail" if told else _first_of(turns.acts_do()["bare"], reading.acts)


def _first_of(intents: Mapping[str, str], acts: Collection[str]) -> str | None:
    return next((intent for act, intent in intents.items() if act in acts), None)


def _answer_before_question(text: str, reading: Any) -> nlu.Reply:
    """What a message answers before it asks something itself: "No. What is an EMG?"; nothing for a question alone.

    Who is not sure and asks is answered first, and may then know.
    """
    place = max(0, min((text.find(part) for part, *_ in _asking_parts(reading)), default=0))
    # "No, is that a sign of it?" is one part.
    answer = nlu.read(text[:place] or text.partition(",")[0] * ("," in text), by_rules=True)
    if "acknowledges" in answer.acts or answer.reply.polarity == "unsure":
        return nlu.Reply()
    return answer.reply if place else nlu.Reply(polarity=answer.reply.polarity)


@lru_cache(maxsize=1)
def _least() -> dict[str, float]:
    """From which chance on a guess is believed, by its intent and for `any` other."""
    return {name: float(each) for name, each in data_of("language/likely.yml")["guess"].items()}


def selected(keys: Iterable[tuple[str, float]]) -> dict[str, Any]:
    """By retrieval intent the likeliest key with its response, so that an action `utter_…` of its name says it, and all keys ranked."""
    ranked: dict[str, list[dict[str, Any]]] = {}
    for name, chance in keys:
        ranked.setdefault(name.partition("/")[0], []).append({"intent_response_key": name, "confidence": chance})
    return {
        group: {"response": {**rows[0], "utter_action": f"utter_{rows[0]['intent_response_key']}"}, "ranking": rows}
        for group, rows in ranked.items()
    }
