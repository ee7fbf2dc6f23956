"""What somebody picked from a list: by its label, its value or its place, several at once where that is allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from signpost.conversation.options import DENIES, NUMBER
from signpost.conversation.own_label import without_own_label
from signpost.conversation.own_numbers import numbers_own_sentences
from signpost.conversation.picks import Picks, picks, tick_words
from signpost.conversation.polarity import BESIDE
from signpost.conversation.scattered import may_be_ticked, with_scattered
from signpost.conversation.turns import ASKS, KINDS_OF_COMPLAINTS
from signpost.decision import Question, load_rulebook
from signpost.decision.clashes import says_one_of, without
from signpost.decision.screens import NONE, Screen
from signpost.findings import Finding
from signpost.forms import NO, YES, is_form, pairs_of
from signpost.patterns import bare
from signpost.responses import load_responses

_BETWEEN = re.compile(r"\s*(?:[;,\n&+]|\band\b)\s*", re.IGNORECASE)
# "No, none of those, thank God": a longer message may tell something of its own.
_LONGEST_NO = 6
_WORD = re.compile(r"[a-z0-9']+")
_DENIED = ("no", "well")
# Words that nobody could place may be nothing but a tick: "1. None of these (3)."
_OFF_SUBJECT, _HARMLESS, _MINE, _FEARS = "out_of_scope", "harmless", "was_mine", frozenset({"seeks_diagnosis"})
# What words behind a tick may tell of it.
_HOW = ("side", "duration_days", "severity", "course", "fluctuating")
# What the buttons of checks mean: an intent, and the acts that their words would be read as.
_OF_CHECK: Mapping[str, tuple[str, list[str]]] = {
    "yes": ("affirm", []),
    "no": ("deny", []),
    "false alarm": ("withdraw_emergency", ["withdrawal"]),
    "it is over": ("withdraw_emergency", ["gone"]),
    "months old and no worse": ("affirm", ["told_unchanged"]),
}
# What was always so is none the worse.
_AS_USUAL, _FOR_YEARS = frozenset({"told_unchanged", "for_years"}), "for_years"
_EXCEPTS = re.compile(r"\b(?:but|except|only|just|though|although|apart|besides|unless|maybe|sometimes|bit|little)\b", re.IGNORECASE)
# "Not 5" denies nothing else, and "no to all 8" all.
_A_NUMBER = re.compile(r"(?<!all )(?<!the )\b[1-9]\d?\b")
# "1. None of these (3).": who numbers the answers, and names the place too, ticks what is named.
_ENUMERATED = re.compile(r"\(?\d{1,2}\s*[.):]\s*(\D+?)\s*(?:\(\s*\d{1,2}\s*\))?")


def ticked(question: Question, text: str, reply: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The values that a message picks, in the order of the list; None when it is no pick but words of its own.

    A plain "no" to a list of which several may be ticked means none of them.
    """
    if numbers_own_sentences(text):
        return None
    said = bare(text)
    enumerated = _ENUMERATED.fullmatch(said)
    named = _picked(question, enumerated[1].strip(" .!")) if enumerated else None
    if named is not None:
        return (named,)
    answers = _answers(question, text)
    if answers is not None:
        return _filled_in(question, answers) or None
    alone = _alone(question, said)
    if alone is not None:
        return alone or None
    told = _picks(question, text)
    return _as_whole(question, text, reply, [each.value for each in question.options]) if told is None else told.values


def _alone(question: Question, said: str) -> tuple[str, ...] | None:
    """The values of a message that is nothing but labels, values and numbers of the list; None where it says anything else.

    Whole labels come first: what parts the words of a label parts no replies.
    """
    rest, found = _without_labels(question, said)
    for piece in (each for each in _BETWEEN.split(rest) if each):
        value = _picked(question, piece)
        if value is None:
            return None
        found.add(value)
    if len(found) > 1:
        found.discard(NONE)
    chosen = tuple(option.value for option in question.options if option.value in found)
    return chosen if question.kind == "any_of" else chosen[:1]


def _answers(question: Question, text: str) -> dict[str, str] | None:
    """What a form answers to each line of a list that it names, "headache: no / 2: yes"; None where it is none, or names no line."""
    lines = [(_picked(question, each.label), each.answer) for each in pairs_of(text, least=1)]
    answers = {value: answer for value, answer in lines if value is not None}
    # "3, none" names a line, or two.
    formed = len(lines) > 1 or is_form(text) and not text.strip()[:1].isdigit()
    return answers if question.kind == "any_of" and answers and formed else None


def _filled_in(question: Question, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of a list that a form says yes to; none of them where every line has a no."""
    there = tuple(each.value for each in question.options if answers.get(each.value) == YES)
    denied = {value for value, answer in answers.items() if answer == NO}
    return there or ((NONE,) if denied >= {each.value for each in question.options} - {NONE} else ())


def _of_form(screen: Screen, person: str, answers: Mapping[str, str], reading: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the answers of a form tell: a line without one is not denied, and what names no line is told as it was read."""
    there = _filled_in(screen.question, answers)
    told = [each for each in screen.told(there, person) if there == (NONE,) or each.status != "absent"]
    known = {each.id for each in told}
    gone = dict.fromkeys(name for value, answer in answers.items() if answer == NO for name in screen.denies.get(value, ()))
    told += [Finding(name, status="absent", person=person) for name in gone if name not in known]
    named = {each.id for each in told}
    return [*(each.as_dict() for each in told), *(each for each in reading.get("findings", ()) if each["id"] not in named)]


def as_picked(
    screen: Screen, person: str, text: str, intent: str, reading: Mapping[str, Any]
) -> tuple[str, Mapping[str, Any], tuple[str, ...]]:
    """The intent and reading of a message while a list is open, and what was picked: it tells of a person what the list says it does."""
    answers = _answers(screen.question, text)
    if answers is not None:
        picked = _filled_in(screen.question, answers)
        told = {"findings": _of_form(screen, person, answers, reading), "proposals": list(reading.get("proposals", ()))}
        return "give_detail", {**told, "reply": {"value": ";".join(picked)} if picked else {}}, picked
    alone = _alone(screen.question, bare(text))
    if alone:
        # The words of a label are the list's own, and tell nothing beside the tick.
        findings = [each.as_dict() for each in screen.told(alone, person)]
        return "give_detail", {"findings": findings, "reply": {"value": ";".join(alone)}}, alone
    intent, reading = may_be_ticked(screen, person, text, intent, reading)
    reply = reading.get("reply") or {}
    values = ticked(screen.question, text, reply) or _said(screen, text) or _denied(screen.question, text, reading)
    ticks = _picks(screen.question, text)
    open_end = _tells_more(reading) and not _denies_all(ticks, reading) or _excepts(ticks, reading)
    if values in (None, (NONE,)) and (open_end or values is None and not _denies_and_asks(screen.question, intent, reply)):
        # "No, but my speech is slurred" denies nothing of what it does not name, and "no, I meant right" nothing at all.
        return intent, reading, ()
    if values == (NONE,) and _MINE in reading.get("acts", ()):
        # "No, that's mine. Her hands don't shake" says whose a sign is, and nothing of the list.
        return intent, reading, ()
    picked = values or (NONE,)
    meant = screen.meant(picked, (each["id"] for each in reading.get("findings", ()) if each["status"] != "absent"))
    findings = told_besides([each.as_dict() for each in screen.told(meant, person)], screen.question, text, reading)
    findings = [{**screen.carried(picked, each["id"]), **each} if each["status"] == "present" else each for each in findings]
    # "I swallow perfectly well" denies what was told before, whether it stands in the list or not.
    listed = {each["id"] for each in findings}
    findings += [each for each in reading.get("findings", ()) if each["status"] == "absent" and each["id"] not in listed]
    if picked == (NONE,) and intent in ASKS and intent != _OFF_SUBJECT and _asks(text, reading):
        # "No. What is an EMG?"
        return intent, {**reading, "findings": findings, "reply": {**reply, "value": NONE}}, picked
    beside = _dangers(reading) if ticks is not None and ticks.rest else []
    # "None. Since Saturday" dates what was told before.
    since = {BESIDE: reply["duration_days"]} if picked == (NONE,) and reply.get("duration_days") is not None else {}
    return "give_detail", {"findings": findings, "reply": {"value": ";".join(picked), **since}, "proposals": beside}, picked


def _asks(text: str, reading: Mapping[str, Any]) -> bool:
    """Whether words ask something; "did it Saturday" asks nothing, though it begins as a question does."""
    return "?" in text or reading.get("kind") not in (*KINDS_OF_COMPLAINTS, _HARMLESS)


def told_besides(findings: list[dict[str, Any]], question: Question, text: str, reading: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The findings that ticks tell, with what the words behind them add: how it is, and what else there is ("2, and she talks thick").

    What the list says itself is not told otherwise by it, so no danger gets milder.
    """
    ticks = _picks(question, text)
    if ticks is None or not ticks.rest:
        return findings
    own = {each["id"] for each in findings if each["status"] == "present"}
    others = [each for each in reading.get("findings", ()) if each["id"] not in own and each["status"] in ("present", "past")]
    if others:
        return [*findings, *others]
    reply = reading.get("reply") or {}
    how = {name: reply[name] for name in _HOW if reply.get(name) is not None} if len(ticks.rest) == 1 else {}
    how = {**_as_usual(text, reading), **how} if len(ticks.values) == 1 else how
    return [{**how, **each} if each["id"] in own else each for each in findings]


def _as_usual(text: str, reading: Mapping[str, Any]) -> dict[str, Any]:
    """What "usual, for years" behind a tick tells of it; nothing where anything may be new or worse."""
    acts, old = set(reading.get("acts", ())), load_rulebook().levels.old
    if _AS_USUAL.isdisjoint(acts) or says_one_of(without(text, old.denied), old.unless):
        return {}
    return {"course": "stable", "duration_days": old.days} if _FOR_YEARS in acts else {"course": "stable"}


def _picks(question: Question, text: str) -> Picks | None:
    said = without_own_label(question, text)
    return with_scattered(question, text, picks(question, said, lambda words: _picked(question, words)))


def _denies_all(ticks: Picks | None, reading: Mapping[str, Any]) -> bool:
    """Whether a message denies the list in so many words, whatever it tells besides; not where it excepts what nobody could read."""
    if ticks is None or ticks.values != (NONE,) or not ticks.rest or "correction" in reading.get("acts", ()):
        return False
    return not _excepts(ticks, reading)


def _excepts(ticks: Picks | None, reading: Mapping[str, Any]) -> bool:
    """Whether a message denies a list with an exception that nobody could read: "none of these, but my wossname hangs"."""
    excepted = ticks is not None and ticks.values == (NONE,) and _EXCEPTS.search(" ".join(ticks.rest)) is not None
    return excepted and bool(reading.get("proposals") or reading.get("unread") and _FEARS.isdisjoint(reading.get("acts", ())))


def _dangers(reading: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What of a message merely resembles a danger."""
    book = load_rulebook()
    return [each for each in reading.get("proposals", ()) if each["id"] in book.levels.looked_for or book.may_be_danger(each["id"])]


def _said(screen: Screen, text: str) -> tuple[str, ...] | None:
    """The value whose other words stand in a text; None where none or two do, and where anything else in it is denied."""
    found = {value: words for value, words in screen.words.items() if says_one_of(text, words)}
    rest = text
    for words in found.values():
        rest = without(rest, words)
    return tuple(found) if len(found) == 1 and not DENIES.search(rest) else None


def _denied(question: Question, text: str, reading: Mapping[str, Any]) -> tuple[str, ...] | None:
    """None of a list, however many words a "no" has, where nothing in it may be told: "no, no, my husband would have noticed that"."""
    may_tell = reading.get("unread") or reading.get("proposals") or reading.get("kind") in KINDS_OF_COMPLAINTS
    denied = (reading.get("reply") or {}).get("polarity") == "no" and question.kind == "any_of" and not may_tell
    return (NONE,) if denied and "?" not in text and not _EXCEPTS.search(text) else None


def _tells_more(reading: Mapping[str, Any]) -> bool:
    """Whether a message tells of something, or puts something right."""
    return any(each["status"] == "present" for each in reading.get("findings", ())) or "correction" in reading.get("acts", ())


def _denies_and_asks(question: Question, intent: str, reply: Mapping[str, Any]) -> bool:
    """Whether a message says no and then asks something, however long that is."""
    return question.kind == "any_of" and intent in ASKS and reply.get("polarity") in _DENIED


def as_checked(response: str, text: str) -> tuple[str, Mapping[str, Any]] | None:
    """The intent and the reading of a button of a check that somebody typed; None when it is no such title."""
    typed = labelled(response, text)
    if typed is None:
        return None
    intent, acts = _OF_CHECK[typed]
    return intent, {"reply": {"value": typed}, "acts": acts}


def labelled(response: str, text: str) -> str | None:
    """The payload of the button of a response that somebody tapped, or whose title they typed; None for all other words."""
    words = bare(text)
    buttons = load_responses()[response][0].get("buttons", ())
    tapped = next((str(each["payload"]) for each in buttons if each["payload"] == words and words not in ("yes", "no")), None)
    return tapped or next((str(each["payload"]) for each in buttons if each["title"].casefold() == words), None)


def _without_labels(question: Question, text: str) -> tuple[str, set[str]]:
    """The text without the labels that stand in it whole, and their values: labels may hold commas."""
    found: set[str] = set()
    for option in sorted(question.options, key=lambda each: -len(each.label)):
        label = option.label.casefold()
        if re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text):
            text = text.replace(label, ";")
            found.add(option.value)
    return text, found


def _picked(question: Question, piece: str) -> str | None:
    none = piece in tick_words().none and any(option.value == NONE for option in question.options)
    number = None if none else NUMBER.fullmatch(piece)
    if number is not None:
        place = int(number[1])
        return question.options[place - 1].value if 1 <= place <= len(question.options) else None
    for option in question.options:
        label = option.label.casefold()
        if piece in (option.value.casefold(), label, re.split("[:,(]", label)[0].strip()):
            return option.value
    return NONE if none else None


def _as_whole(question: Question, text: str, reply: Mapping[str, Any], values: list[str]) -> tuple[str, ...] | None:
    place = reply.get("place")
    if place and abs(int(place)) <= len(values):
        return (values[int(place) - 1 if place > 0 else int(place)],)
    polarity = reply.get("polarity")
    # "I swallow as ever" says nothing of what else the list asks about.
    denies = polarity == "no" or polarity == "well" and tick_words().all_well.issuperset(_WORD.findall(text.casefold()))
    excepts = tick_words().none_but.match(text.strip().casefold()) is not None or _A_NUMBER.search(text) is not None
    denied = denies and not excepts and question.kind == "any_of" and NONE in values
    return (NONE,) if denied and len(text.split()) <= _LONGEST_NO else None
