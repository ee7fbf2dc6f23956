"""What a message that answers a list, a choice or a check tells: its intent and reading as they are meant while that is open.

What the bot offers as a label is understood when it is typed: the titles of its buttons, and the words that tapping sends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from signpost.decision import Question, load_rulebook
from signpost.decision.clashes import says_one_of, without
from signpost.decision.screens import NONE, Screen
from signpost.dialogue.in_crisis import COMPANY
from signpost.dialogue.picked import WORDS_OF_A_SENTENCE, Picked, Words, is_denied, list_words, pick, tokens_of
from signpost.dialogue.turns import ASKS, KINDS_OF_COMPLAINTS, may_be_new, options_of
from signpost.findings import Finding
from signpost.patterns import bare
from signpost.responses import load_responses
from signpost.wording import sentences

Reading = Mapping[str, Any]
Meant = tuple[str, Reading]

_TELLS, _DETAIL, _WHY = "tell_symptoms", "give_detail", "ask_why"
# "No, none of those, thank God": a longer message may tell something of its own.
_LONGEST_NO = 6
# Words that nobody could place may be nothing but a tick: "1. None of these (3)."
_OFF_SUBJECT, _HARMLESS, _MINE, _FEARS = "out_of_scope", "harmless", "was_mine", "seeks_diagnosis"
# What stays of the words beside a pick: whom they are about, and in a crisis what is done or asked besides.
_OF_WHOM, _OF_HELP = ("speaks_of_self", "not_me"), ("question", "help_called", "has_arrived")
# What words behind a tick may tell of it.
_HOW = ("side", "duration_days", "severity", "course", "fluctuating")
# What the buttons of checks mean: an intent, and the acts that their words would be read as.
_OF_CHECK: Mapping[str, tuple[str, list[str]]] = {
    "yes": ("affirm", []),
    "no": ("deny", []),
    "false alarm": ("withdraw_emergency", ["withdrawal"]),
    "it is over": ("withdraw_emergency", ["gone"]),
    "months old and no worse": ("affirm", ["told_unchanged"]),
    "it came slowly": ("affirm", ["began_slowly"]),
}
# A single word may mean anything elsewhere; a plain yes or no is heard with all that its title says.
_FEWEST_WORDS = 2
_ANSWERS = frozenset({"yes", "no", "not sure"})


def as_picked(screen: Screen, person: str, text: str, intent: str, reading: Reading) -> tuple[str, Reading, Words]:
    """The intent and reading of a message while a list is open, and what was picked: it tells of a person what the list says it does."""
    found = pick(screen.question, text)
    reading = _without_labels(screen.question, found, text, reading)
    if found.echoes:
        intent, reading = _without_echoes(screen.question, found, text, intent, reading)
        if not found.ticked:
            return intent, reading, ()
    if found.form and screen.question.kind == "any_of":
        findings, value = _of_form(screen, person, found, reading), {"value": ";".join(found.ticked)} if found.ticked else {}
        told = {"findings": findings, "reply": value, **{name: reading.get(name, ()) for name in ("proposals", "faint")}}
        return *_with_likely(screen, person, found, text, _DETAIL, told), found.ticked
    intent, reading = _with_likely(screen, person, found, text, intent, reading)
    picked = found.ticked or _picked_besides(screen, text, intent, reading)
    if not picked or picked == (NONE,) and (_leaves_open(found, reading) or _MINE in reading.get("acts", ())):
        # "No, but my speech is slurred" denies nothing of what it does not name, and "no, I meant right" nothing at all.
        return intent, reading, ()
    return *_told_with(screen, person, found, picked, text, intent, reading), picked


def _told_with(screen: Screen, person: str, found: Picked, picked: Words, text: str, intent: str, reading: Reading) -> Meant:
    """The intent and the reading of a pick with the words beside it."""
    read, reply = reading.get("findings", ()), reading.get("reply") or {}
    meant = screen.meant(picked, (each["id"] for each in read if each["status"] != "absent"))
    # "None of those" denies nothing that the words beside it may tell.
    may_be = {each["id"] for each in reading.get("proposals", ())}
    listed_there = [each.as_dict() for each in screen.told(meant, person) if each.status != "absent" or each.id not in may_be]
    findings = _told_besides(listed_there, found, text, reading)
    findings = [{**screen.carried(picked, each["id"]), **each} if each["status"] == "present" else each for each in findings]
    # "I swallow perfectly well" denies what was told before, whether it stands in the list or not.
    listed = {each["id"] for each in findings}
    findings += [each for each in read if each["status"] == "absent" and each["id"] not in listed]
    asks = "?" in text or reading.get("kind") not in (*KINDS_OF_COMPLAINTS, _HARMLESS)
    if picked == (NONE,) and intent in ASKS and intent != _OFF_SUBJECT and asks:
        # "No. What is an EMG?"
        return intent, {**reading, "findings": findings, "reply": {**reply, "value": NONE}}
    # What of the words beside a pick merely resembles a danger is asked about.
    book, beside = load_rulebook(), reading.get("proposals", ()) if found.ticked and found.rest else ()
    dangers = [each for each in beside if each["id"] in book.levels.looked_for or book.may_be_danger(each["id"])]
    # "I'm with him, I've called. Why do they want the packet?" answers a step of a crisis, and does more.
    crisis, acts = screen.question.id == COMPANY, reading.get("acts", ())
    kept = [each for each in acts if each in _OF_WHOM or crisis and (each in _OF_HELP or each.startswith("asks_"))]
    told = {"findings": findings, "reply": {"value": ";".join(picked)}, "proposals": dangers, "acts": kept}
    # "None. Since Saturday" dates what was told before.
    return _DETAIL, told | {name: reading[name] for name in ("relatives", "questions", "puts_right", "faint") if name in reading}


def _without_labels(question: Question, found: Picked, text: str, reading: Reading) -> Reading:
    """The reading without what the words of a label tell: they are the list's own, as a bare value is."""
    labels = [each.label.casefold() for each in question.options if each.value in found.ticked]
    there = " ".join(each for each in labels if each in text.casefold())
    told = () if found.bare else reading.get("findings", ())
    return {**reading, "findings": [each for each in told if str(each.get("said")).casefold() not in there]}


def without_what_is_asked_why(reading: Reading, intent: str, text: str, asks_about: Callable[[str], bool]) -> Reading:
    """The reading without what is only named in asking why it is asked about: "why do you ask about suicide?".

    What was swallowed or done is told even so, and so is all that stands behind the question.
    """
    rows, book = reading.get("questions", ()), load_rulebook()
    why = next((row[0] for row in rows if row[2] == _WHY), text if intent == _WHY and not rows else "")
    if not why:
        return reading
    named, told, asked = range(text.find(why), text.find(why) + len(why)), list[Mapping[str, Any]](), list(reading.get("proposals", ()))
    for each in reading.get("findings", ()):
        only = (each.get("evidence") or (-1,))[0] in named and each["status"] == "present" and asks_about(each["id"])
        told += [] if only and each["id"] not in book.levels.looked_for else [each]
        # "Why do you ask I want to die" without a mark may be both.
        asked += [each] if only and not rows and each["id"] in book.of_crisis else []
    return {**reading, "findings": told, "proposals": asked}


def _without_echoes(question: Question, found: Picked, text: str, intent: str, reading: Reading) -> Meant:
    """The intent and the reading of a message that puts lines of the list back, which tells nothing; what is not refused is asked about.

    Where no line is picked, the list stays open, and what is asked besides is what the message asks.
    """
    lines = [({*tokens_of(each.label)}, found.echoes[each.value]) for each in question.options if each.value in found.echoes]

    def refused(words: str) -> bool | None:
        said = {each for each in tokens_of(words) if each[0].isalpha() and (each,) not in list_words().of["small"]}
        return next((no for line, no in lines if said and said <= line), None)

    asked = next((each[2] for each in reading.get("questions", ()) if refused(each[0]) is None and each[2] in ASKS), None)
    told, proposals = list[Mapping[str, Any]](), list(reading.get("proposals", ()))
    for each in reading.get("findings", ()):
        no = refused(text[slice(*(each.get("evidence") or (0, 0)))])
        told += [each] if no is None else [{**each, "status": "absent"}] if no else []
        proposals += [{**each, "status": "present"}] if no is False and not asked else []
    reading = {**reading, "findings": told, "proposals": proposals}
    return (intent, reading) if found.ticked else (asked or intent, {**reading, "reply": {}, "echoes": True})


def _of_form(screen: Screen, person: str, found: Picked, reading: Reading) -> list[dict[str, Any]]:
    """What the answers of a form tell: a line without one is not denied, and what names no line is told as it was read."""
    told = [each for each in screen.told(found.ticked, person) if found.ticked == (NONE,) or each.status != "absent"]
    known = {each.id for each in told}
    gone = dict.fromkeys(name for value in found.denied for name in screen.denies.get(value, ()) if name not in known)
    told += [Finding(name, status="absent", person=person) for name in gone]
    named = {each.id for each in told}
    return [*(each.as_dict() for each in told), *(each for each in reading.get("findings", ()) if each["id"] not in named)]


def _with_likely(screen: Screen, person: str, found: Picked, text: str, intent: str, reading: Reading) -> Meant:
    """The intent and the reading of a message, with what its numbers may tick as proposals, so that it is asked about."""
    likely = [each for value in found.likely for each in screen.tells.get(value, ())] if screen.question.kind == "any_of" else []
    known = {each["id"] for each in (*reading.get("findings", ()), *reading.get("proposals", ()))}
    more = [each.with_(person=person, said=text).as_dict() for each in likely if each.id not in known]
    return (_TELLS, {**reading, "proposals": [*reading.get("proposals", ()), *more]}) if more else (intent, reading)


def _picked_besides(screen: Screen, text: str, intent: str, reading: Reading) -> Words:
    """What a message picks that names no line: by other words for one, or none of a list by a "no" in any words."""
    named = {value: words for value, words in screen.words.items() if says_one_of(text, words)}
    rest = text
    for words in named.values():
        rest = without(rest, words)
    if len(named) == 1 and not is_denied(rest):
        return tuple(named)
    reply, said = reading.get("reply") or {}, {*tokens_of(text)}
    asks = intent in ASKS and reply.get("polarity") in ("no", "well")
    denied = asks or reply.get("polarity") == "no" or reply.get("polarity") == "well" and list_words().of["quiet"].cover(tokens_of(text))
    if not denied or screen.question.kind != "any_of":
        return ()
    may_tell = reading.get("unread") or reading.get("proposals") or reading.get("kind") in KINDS_OF_COMPLAINTS
    excepts = any((each,) in list_words().of["but"] for each in said)
    short = len(text.split()) <= _LONGEST_NO and not any(map(str.isdigit, said))
    return (NONE,) if asks or short or not may_tell and "?" not in text and not excepts else ()


def _leaves_open(found: Picked, reading: Reading) -> bool:
    """Whether a "no" to a list denies nothing of it: something is told or put right beside it, or it excepts what nobody could read."""
    if found.ticked == (NONE,):
        # Who denies the list in so many words denies it, whatever they tell besides.
        excepted = tokens_of(found.rest[0]) if found.rest else ()
        danger = any(load_rulebook().may_be_danger(each["id"]) for each in reading.get("proposals", ()))
        unread = any(" ".join(excepted[1:3]) in each.casefold() for each in reading.get("unread", ()))
        # Who fears something tells nothing by it.
        return (*excepted[:1],) in list_words().of["but"] and (danger or unread and _FEARS not in reading.get("acts", ()))
    return "correction" in reading.get("acts", ()) or any(each["status"] == "present" for each in reading.get("findings", ()))


def _told_besides(findings: list[dict[str, Any]], found: Picked, text: str, reading: Reading) -> list[dict[str, Any]]:
    """The findings that ticks tell, with what the words behind them add: how it is, and what else there is ("2, and she talks thick").

    What the list says itself is not told otherwise by it, so no danger gets milder.
    """
    if not found.ticked or not found.rest:
        return findings
    own = {each["id"] for each in findings if each["status"] == "present"}
    others = [each for each in reading.get("findings", ()) if each["id"] not in own and each["status"] in ("present", "past")]
    if others:
        return [*findings, *others]
    reply = reading.get("reply") or {}
    # A date before a tick is of something else.
    behind = len(found.rest) == 1 and not text.casefold().startswith(found.rest[0])
    how = {name: reply[name] for name in _HOW if reply.get(name) is not None} if behind else {}
    # "Usual, for years"; not where anything may be new or worse.
    usual = "told_unchanged" in reading.get("acts", ()) and not may_be_new(text)
    how = {"course": "stable", **how} if usual and len(found.ticked) == 1 else how
    return [{**how, **each} if each["id"] in own else each for each in findings]


def as_option(question: Question | None, text: str, intent: str, reading: Reading) -> Meant:
    """The intent and the reading of a message; whatever else the words of an option may mean ("back", "stress"), here they are it."""
    if question is None or not question.options:
        return intent, reading
    found, reply = pick(question, text), reading.get("reply") or {}
    chosen = next((each for each in question.options if each.value in found.ticked), None)
    if chosen and found.whole and "correction" not in reading.get("acts", ()):
        return _DETAIL, {"reply": {"value": chosen.value}}
    labelled = chosen is not None and chosen.label.casefold() in text.casefold()
    whole = labelled and chosen is not None and len(chosen.label.split()) >= WORDS_OF_A_SENTENCE
    if chosen is None:
        return _in_own_words(question, intent, reading)
    # "Moderate. But which one do I ring?" answers, and asks.
    alone = intent in ASKS and pick(question, sentences(text)[0]).whole
    if not (whole or alone) and (intent in ASKS or "correction" in reading.get("acts", ())):
        return intent, reading
    # "Right, but it is better now": what follows may tell more; the words of a long label tell nothing.
    reply = {} if labelled and "," in chosen.label else reply
    told = {**_without_labels(question, found, text, reading), "reply": {**reply, "value": chosen.value}}
    return intent if intent in ASKS else _DETAIL, told


def _in_own_words(question: Question, intent: str, reading: Reading) -> Meant:
    """The same for an answer that names no option, with the one that the reader model hears in it where its words tell none for certain."""
    reply, attribute = reading.get("reply") or {}, str(question.attribute)
    heard = (reading.get("choices") or {}).get(attribute)
    told = attribute in reply or any(each["id"] == question.finding and attribute in each for each in reading.get("findings", ()))
    denies = reply.get("polarity") == "no" or "correction" in reading.get("acts", ())
    if told or denies or heard not in {each.value for each in question.options}:
        return intent, reading
    return intent if intent in ASKS else _DETAIL, {**reading, "reply": {**reply, "value": heard}}


def as_checked(response: str, text: str) -> Meant | None:
    """The intent and the reading of a button of a check that somebody tapped, or whose title they typed; None for all other words."""
    words = bare(text)
    buttons = {each.value: each.label.casefold() for each in options_of(response)}
    titled = next((payload for payload, title in buttons.items() if title == words), None)
    typed = words if words in buttons and words not in ("yes", "no") else titled
    return None if typed is None else (_OF_CHECK[typed][0], {"reply": {"value": typed}, "acts": _OF_CHECK[typed][1]})


def meant_by(text: str) -> str:
    """The words that tapping a button sends, where somebody typed its title; any other text as it is."""
    words = _offered().get(_plain(text), text)
    return text if words in _ANSWERS else words


def is_answer(text: str) -> bool:
    """Whether somebody typed the title of a button that answers with a plain yes or no: "Yes, a plan"."""
    return _offered().get(_plain(text)) in _ANSWERS


def not_so(finding: Finding) -> str:
    """The title of the button that takes a finding back, which is what tapping it sends."""
    return str(load_responses()["utter_not_so"][0]["text"]).format(label=load_rulebook().vocabulary.findings[finding.id])


def denied_by(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that somebody takes back with such a button, or by typing its title, as not there."""
    typed = _plain(text)
    meant = (each for each in findings if each.status == "present" and _plain(not_so(each)) == typed)
    return list(dict.fromkeys(Finding(each.id, "absent", each.person) for each in meant))


@lru_cache(maxsize=1)
def _offered() -> Mapping[str, str]:
    """What each title of several words sends that sends the same wherever it is offered."""
    sent: dict[str, set[str]] = {}
    for variants in load_responses().values():
        offered = (button for variant in variants for button in variant.get("buttons", ()))
        for each in (button for button in offered if "{" not in button["title"] + button["payload"]):
            sent.setdefault(_plain(str(each["title"])), set()).add(str(each["payload"]))
    return {title: next(iter(words)) for title, words in sent.items() if len(words) == 1 and len(title.split()) >= _FEWEST_WORDS}


def _plain(text: str) -> str:
    return " ".join(bare(text).split())
