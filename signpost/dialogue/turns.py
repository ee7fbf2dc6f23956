"""One turn as the decision reads it: what a message tells, does and resembles, and whether it answers the question that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from signpost.decision import Assessment, Case, load_rulebook, outlook
from signpost.decision.clashes import says_one_of, without
from signpost.decision.merging import corrected
from signpost.decision.questions import Option
from signpost.decision.screens import SIGNS
from signpost.findings import BEGAN, Finding
from signpost.knowledge import data_of
from signpost.responses import load_responses

# Questions about what was said before; they are not about a finding, and action_triage reads their answers.
WITHDRAWAL = "emergency.withdrawn"
# Whether a danger that was told by the way is new.
NEW = "emergency.new"
# Whether anything was missed; the last question before an outcome.
MORE = "anything.more"

# So many messages may come between a question about what is held back and its answer.
BETWEEN_AT_MOST = 1

# A finding with this key was looked at by a clinician.
SEEN = "seen"

# "No, that's me. My friend had the same": whoever means it is believed, whatever is told beside it.
STANDS = frozenset({"means_it", "still_stands"})
# By these acts somebody takes back what a warning rests on: it never was, in one way or another.
NEVER_WAS = frozenset({"told_fiction", "told_figurative", "never_said"})
# The same, or that it is otherwise than it was taken.
PUTS_RIGHT = NEVER_WAS | frozenset({"told_old", "told_others", "began_slowly", "is_usual", "is_over_now", "still_stands"})

# What may mean the end of a life.
HINTS = "hints_at_end"
# The retrieval intent whose keys are acts: one message may have one of them whatever else it does; and what asks for facts.
GETTING_HELP, ASKS_ABOUT = "getting_help", "ask_about_condition"
# Who points back to a question of theirs: "you didn't say about the tube".
ASKS_AGAIN = "ask_again"
# Messages of these intents ask for what may have an answer.
SEEKS_ANSWER = frozenset({ASKS_ABOUT, ASKS_AGAIN, GETTING_HELP})
# Messages of these intents ask something; their reply is what was answered before ("No. What is an EMG?").
ASKS = frozenset(
    "ask_about_condition ask_again getting_help ask_why ask_identity ask_help ask_privacy ask_medicine_advice seek_diagnosis doubt_doctor "
    "ask_next_step ask_number out_of_scope".split()
)
# Messages of these are about the talk; they are no answers to the bot's open question.
NO_ANSWERS = ASKS | frozenset(
    "nlu_fallback say_nothing chat greet goodbye thank insult express_fear request_summary change_region confirm_help_called "
    "share_feelings dispute_summary choose_person withdraw_emergency".split()
)
# With these something is done with the talk itself.
OF_THE_TALK = frozenset({"start_over", "go_back", "withdraw_emergency", "request_summary"})
# Messages of these answer the open question.
ANSWERS = ("affirm", "deny", "not_sure", "give_detail")
# Messages of these kinds complain of something, as the learned reader hears them.
KINDS_OF_COMPLAINTS = ("emergency", "today", "weeks")
ALARMS = KINDS_OF_COMPLAINTS[:2]
# The illnesses that answers are about, by the finding that somebody has them.
ILLNESSES = {"diagnosed_als": "als", "diagnosed_ms": "ms"}
# Who says only this complains of nothing yet.
FEAR = "anxiety"
# Questions whose ids end in "_pain" ask about pain at one place.
_PAIN, _SEVERITY = "pain", "severity"
# Who says one of these has called nobody who comes.
NOT_CALLED = frozenset({"was_phoned", "has_not_called", "finds_it_too_small", "asks_if_it_waits", "cannot_call", "refuses_help"})
_INTENTS_THAT_ARE_ACTS = ("start_over", "go_back")
# What nobody understood, or what seemed to be about something else; what only the learned reader understood is no small talk.
NOT_UNDERSTOOD = ("nlu_fallback", "out_of_scope")
# Nor is what is only like a goodbye: the acts that say it for certain.
POLITE = {"goodbye": "goodbye", "thank": "thanks", "greet": "greeting", "express_fear": "expresses_fear"}
# Messages of these intents tell and answer nothing.
_UNREADABLE = ("nlu_fallback", "say_nothing", "out_of_scope", "chat")
# After so many in a row the open question counts as asked in vain.
_UNREADABLE_AT_MOST = 2
# So many questions of earlier messages may be asked again.
_ASKED_AT_MOST = 6
_QUOTES, _MEANS = "quotes", "means_it"
# By these somebody speaks of themselves, and may tell of a sign beside: "hi im scared my hand is weak is it als".
_OF_ONESELF = frozenset({"seek_diagnosis", "express_fear"})
# Nobody real is spoken of.
_LEARNS = frozenset({"to_learn", "of_nobody_real", "told_fiction"})


def options_of(response: str) -> tuple[Option, ...]:
    """The options of a question that a response asks by itself: its buttons."""
    return tuple(Option(str(each["payload"]), each["title"]) for each in load_responses()[response][0].get("buttons", ()))


def settled(findings: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The turn in which findings are put as the person confirmed them."""
    told = [dict(each) for each in findings]
    seen = any([each.pop(SEEN, False) for each in told])
    return {"findings": told, "acts": ["correction", "settled", *([SEEN] if seen else [])]}


def turn_of(reading: Mapping[str, Any], question_id: str | None, intent: str, *, in_vain: bool) -> dict[str, Any]:
    acts = [each for each in reading.get("acts", ()) if each not in ("withdrawal", *_INTENTS_THAT_ARE_ACTS)]
    acts += [intent] if intent in _INTENTS_THAT_ARE_ACTS else []
    reply = _of_the_question(reading, question_id)
    # "OK" only says that the question was read.
    heard = "acknowledges" in acts or _corrects_something_else(acts, reply, reading, question_id)
    # "My breathing is fine, thanks" is a thank-you that answers.
    well = reply.get("polarity") == "well" and intent == "thank"
    # "It went away" says how it changed, when that is the question.
    over = intent == "withdraw_emergency" and (question_id or "").partition(".")[2] in reply
    answers = in_vain or well or over or intent not in NO_ANSWERS and not heard or intent in ASKS and bool(reply)
    if "acknowledges" in acts and in_vain:
        reply = {}
    about_finding = question_id not in (None, WITHDRAWAL, NEW, MORE)
    named = {name: reading[name] for name in ("relatives", "sounds", "puts_right") if reading.get(name)}
    # A wish to die of which nobody asked is the writer's own where no other is named.
    own = any(each["id"] in load_rulebook().of_crisis and each.get("person", "self") == "self" for each in reading.get("findings", ()))
    acts += ["speaks_of_self"] * (own and not question_id)
    return named | {
        "findings": list(reading.get("findings", ())),
        "reply": reply,
        "acts": acts,
        "question_id": question_id if about_finding and answers else None,
    }


def _of_the_question(reading: Mapping[str, Any], question_id: str | None) -> dict[str, Any]:
    """What a message says as a reply; how another sign began is no answer ("the pain came on overnight", of a weak arm)."""
    reply, (about, _, attribute) = dict(reading.get("reply") or {}), str(question_id).partition(".")
    told = {each["id"] for each in reading.get("findings", ()) if each.get("onset") is not None}
    if attribute == "onset" and told and about not in told:
        reply.pop("onset", None)
    return reply


def placed(reading: Mapping[str, Any], question_id: str | None) -> Mapping[str, Any]:
    """The reading in which "it hurts when I move it" after a question about eye pain tells of that, and not of pain somewhere.

    So does "feeling is normal there" after one about the saddle, and takes no numb fingers away.
    """
    asked, reading = str(question_id), _graded(reading, str(question_id))
    narrower = data_of("language/replies.yml")["narrower"].get(asked)
    wider = narrower or (_PAIN if asked.endswith("_pain") else None)
    meant = [each["id"] == wider and not each.get("body_part") for each in reading.get("findings", ())]
    told = [
        {**each, "id": asked} if means and (narrower is None or each.get("status") == "absent") else each
        for each, means in zip(reading.get("findings", ()), meant, strict=True)
    ]
    return {**reading, "findings": told} if wider else reading


def _graded(reading: Mapping[str, Any], question_id: str) -> Mapping[str, Any]:
    """The reading in which the number that answers how bad a pain is stands on the usual scale: "it was a 7"."""
    about, _, attribute = question_id.partition(".")
    reply, scale = reading.get("reply") or {}, data_of("language/replies.yml")["scale"]
    number, timed = reply.get("number"), reply.get("duration_days") is not None or reply.get("lasting_minutes") is not None
    asked = attribute == _SEVERITY and (about in scale["asked"] or about.endswith(_PAIN))
    if not asked or number is None or timed or reply.get(_SEVERITY) or not 0 < number <= float(scale["of"]):
        return reading
    grades = [grade for grade, least in scale[_SEVERITY].items() if number >= float(least)]
    return {**reading, "reply": {**reply, _SEVERITY: grades[-1]}} if grades else reading


def as_correction(intent: str, reading: Mapping[str, Any], question_id: str | None, case: Case) -> tuple[str, Mapping[str, Any]]:
    """The intent and reading of a correction where a message puts right what was told of the case, and does not tell what is asked for."""
    right, (about, _, attribute) = reading.get("puts_right") or {}, str(question_id).partition(".")
    asked = attribute in right or not attribute and about in load_rulebook().vocabulary.findings
    if asked or corrected(case.findings, case.subject, right) == case.findings:
        return intent, {name: value for name, value in reading.items() if name != "puts_right"}
    if "adds" in right:
        return intent, reading
    reply = {name: value for name, value in (reading.get("reply") or {}).items() if name != "polarity"}
    intent = intent if reading.get("findings") or intent in ASKS else "give_detail"
    return intent, {**reading, "reply": reply, "acts": [*reading.get("acts", ()), "correction"]}


def as_agreed(reading: Mapping[str, Any], stands: Callable[[], Assessment]) -> Mapping[str, Any]:
    """The reading in which who was warned, and is told the same by others, agrees to go: "111 say go to A&E now" is no new danger."""
    advised = [each for each in reading.get("findings", ()) if each["id"] in data_of("waiting.yml")["asked"]["no_news"]]
    if not advised or not stands().fired or stands().status == "crisis":
        return reading
    rest = [each for each in reading["findings"] if each not in advised]
    return {**reading, "findings": rest, "acts": [*reading.get("acts", ()), "agrees_to_go"]}


def dated(turn: dict[str, Any], case: Case) -> dict[str, Any]:
    """The turn with the date and the onset of another complaint, where it answers that this began at the same time.

    "All of it" dates all complaints, those of the message included, where no other date stands beside it.
    """
    about, _, attribute = str(turn["question_id"]).partition(".")
    of_all = "of_all" in turn["acts"]
    rest = the_rest(case, "" if of_all else about) if attribute in BEGAN and "same_time" in turn["acts"] else None
    if rest is not None and turn["reply"].get(attribute) is None:
        # "The same" says nothing here of how it went on.
        told = {name: value for name, value in turn["reply"].items() if name != "course"}
        turn = {**turn, "reply": {name: getattr(rest, name) for name in BEGAN if getattr(rest, name) is not None} | told}
    now = turn["reply"].get("duration_days")
    if not of_all or any(each.get("duration_days", now) != now for each in turn["findings"]):
        return turn
    told = [each.as_dict() for each in case.facts(case.subject)] + turn["findings"]
    # What came suddenly keeps its own time.
    there = [each["id"] for each in told if each.get("status") == "present" and each.get("onset") != "sudden"]
    return {**turn, "dates": [each for each in dict.fromkeys(there) if each not in load_rulebook().levels.background]}


def the_rest(case: Case, about: str) -> Finding | None:
    """The complaint with a date that was told last, other than the one asked about; None where none has a date."""
    others = (each for each in reversed(case.complaints(load_rulebook().levels.background)) if each.id != about)
    return next((each for each in others if each.duration_days is not None), None)


def _corrects_something_else(acts: list[str], reply: Mapping[str, Any], reading: Mapping[str, Any], question_id: str | None) -> bool:
    """Whether a message takes back an earlier word instead of answering: "no, I meant left" while breath is asked about."""
    about, _, attribute = str(question_id).partition(".")
    # "Yes, the left leg, sorry" says yes as well.
    answers = attribute in reply or not attribute and reply.get("polarity") in ("yes", "partly")
    findings, told = reading.get("findings", ()), reading.get("puts_right") or set(reply) - {"polarity", "value", "lasting_minutes"}
    return "correction" in acts and not answers and bool(findings or told) and all(each["id"] != about for each in findings)


def may_be_new(text: str) -> bool:
    """Whether words leave it possible that something is new or worse, however old it is otherwise: "old, but worse since today"."""
    old = load_rulebook().levels.old
    return says_one_of(without(text, old.denied), old.unless)


def is_guessed(intent: str, reading: Mapping[str, Any]) -> bool:
    """Whether no word says for certain what a message does."""
    return intent in NOT_UNDERSTOOD or intent in POLITE and POLITE[intent] not in reading.get("acts", ())


def unreadable(before: int, intent: str, reading: Mapping[str, Any], question_id: str | None, text: str) -> tuple[int, bool]:
    """How many messages in a row have left the open question as it was, and whether that now counts as asked in vain.

    Nobody can read them, they are a mere "ok", or they ask without a question mark: "I don't know none of these" may sound like a
    question; who means one asks it in so many words.
    """
    acts = reading.get("acts", ())
    sounds_like_asking = intent in SEEKS_ANSWER and "?" not in text and "question" not in acts
    if intent not in _UNREADABLE and (question_id is None or "acknowledges" not in acts and not sounds_like_asking):
        return 0, False
    return before + 1, (before + 1) % _UNREADABLE_AT_MOST == 0


def only_learns(reading: Mapping[str, Any], *, before: bool) -> bool:
    """Whether somebody wants to read about an illness and complains of nothing, as they said now or `before`."""
    complains = reading.get("kind") in KINDS_OF_COMPLAINTS or any(each.get("status") == "present" for each in reading.get("findings", ()))
    return (before or not _LEARNS.isdisjoint(reading.get("acts", ()))) and not complains


def all_unsure(turn: dict[str, Any], case: Case, asked: str | None) -> dict[str, Any]:
    """The turn in which "not sure" is said of each sign of the list that is open; what may be a danger is asked about by itself."""
    unsure = (turn.get("reply") or {}).get("polarity") == "unsure" or "skip" in turn["acts"]
    if asked != SIGNS or turn.get("question_id") != SIGNS or not unsure or turn["findings"]:
        return turn
    book = load_rulebook()
    left = [each for each in outlook(case, book).together if not book.may_be_danger(each)]
    return {**turn, "findings": [{"id": each, "person": case.subject, "status": "unknown"} for each in left]}


def meant_now(turn: dict[str, Any], latest: Mapping[str, Any]) -> dict[str, Any]:
    """The turn in which what the message before it only quoted is told as there; as it is where nothing was quoted, or nothing meant."""
    meant = _MEANS in turn["acts"] or turn["reply"].get("polarity") == "yes" and turn["question_id"] is None
    told = [{**each, "status": "present"} for each in latest.get("findings", ()) if each.get("status") == "hypothetical"]
    if not (meant and told) or _QUOTES not in latest.get("acts", ()):
        return turn
    return {**turn, "findings": [*turn["findings"], *told]}


def asked_so_far(earlier: tuple[Any, ...], reading: Mapping[str, Any]) -> tuple[Any, ...]:
    """The questions of earlier messages, and those of this one, the last few of them; who only points back to one asks none."""
    return (*earlier, *(each for each in reading.get("questions", ()) if each[2] != ASKS_AGAIN))[-_ASKED_AT_MOST:]


def likened_so_far(earlier: tuple[str, ...], question_id: str | None, reading: Mapping[str, Any], intent: str) -> tuple[str, ...]:
    """What words merely resembled before, and what those of this message do; a question about one's life is passed by with another."""
    kept = [each for each in earlier if not (reading.get("questions") and {each, question_id} <= load_rulebook().of_crisis)]
    return tuple(dict.fromkeys((*kept, *likened(question_id, reading, intent))))


def faint_so_far(earlier: tuple[str, ...], reading: Mapping[str, Any], question_id: str | None) -> tuple[str, ...]:
    """What is heard only faintly: the ids of before that this message does not tell more plainly, and those of this one.

    A wish to die is faint only in what is said to a question about signs: of their own accord people tell it sideways too.
    """
    of_crisis = load_rulebook().of_crisis
    faint = [each for each in reading.get("faint", ()) if each not in of_crisis or question_id not in {None, *of_crisis}]
    plain = {each["id"] for each in reading.get("proposals", ())} - set(faint)
    return tuple(dict.fromkeys(each for each in (*earlier, *faint) if each not in plain))


def likened(question_id: str | None, reading: Mapping[str, Any], intent: str) -> list[str]:
    """What words resemble, where that is asked about: of questions, and beside answers to the rule book, only what may be a danger."""
    book, found = load_rulebook(), [each["id"] for each in reading.get("proposals", ())]
    if intent not in NO_ANSWERS - _OF_ONESELF:
        return [each for each in found if book.may_be_danger(each)] if question_id in book.questions else found
    beside = intent in SEEKS_ANSWER and not reading.get("in_general")
    # "How much morphine is too much" surely asks for a fact, and may mean the end all the same.
    ends = book.of_crisis if HINTS in reading.get("acts", ()) else frozenset()
    return [each for each in found if each in book.levels.looked_for or each in ends or beside and book.may_be_danger(each)]


@lru_cache(maxsize=1)
def acts_do() -> Mapping[str, Mapping[str, str]]:
    """An intent by act (`certain`, `chatter`, `talk`, `bare`), a response by act (`felt`, `taken_up`), the act of an intent (`act_of`)."""
    data = dict(data_of("acts_do.yml"))
    act_of = data.pop("act_of")
    tables = {name: {act: row.get("intent") or row["response"] for row in rows for act in row["acts"]} for name, rows in data.items()}
    return {**tables, "act_of": act_of}


@lru_cache
def listed(name: str) -> frozenset[str]:
    """A list of `knowledge/language/likely.yml`: acts that part of a message does for the whole, or words that say little."""
    return frozenset(map(str, data_of("language/likely.yml")[name]))
