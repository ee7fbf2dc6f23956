"""What is heard in a crisis: whose life it is about, what answers a question, and what was done already (`knowledge/language/done.yml`).

"I have taken a few of them" outranks every open question. A carer may speak of their own life in a talk about somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any

from signpost.decision import Assessment, FiredRule, load_rulebook
from signpost.dialogue.turns import HINTS
from signpost.knowledge import data_of
from signpost.patterns import any_of

# The act of a message that tells of such a deed.
DONE = "tells_done"
Picked = Mapping[str, tuple[str, ...]]
_FINDING, _TELLS = "overdose", "tell_symptoms"
MEANS, COMPANY = "means_at_hand", "screen.company"
_HOW_SURE = ("surely", "maybe", "perhaps")
_SENTENCE, _CLAUSE = re.compile(r"[^.!?;\n]+"), re.compile(r",\s*|\s+(?:but|except)\s+")
_SHORT = re.compile(r"\b(i|they|you|we)'ve\b|\b(ive)\b")
_I = re.compile(r"\bI\b", re.IGNORECASE)
_IS = re.compile(r"\b(it|that)'?s\b")
_UP_TO_THREE = r"(?:\s+[\w'-]+){0,3}?\s+"
# What only the one who writes can be asked about, whoever the talk is about.
FEAR = "fear_of_harming"
# Who is asked whether they have taken something and tells of a locked door, a key or sleep, or how much it was, has taken it.
_HINDERS = frozenset({"door_locked", "has_key", "gets_sleepy", "tells_amount"})
# A number that is no place among "yes", "no" and "not sure" is how many there were.
_PLACES = 3


def with_what_was_done(
    intent: str, reading: Mapping[str, Any], question_id: str | None, emergency: Callable[[], Assessment], asked: Collection[str], text: str
) -> tuple[str, Mapping[str, Any]]:
    """The message with what somebody in a crisis has done already as there; asked about where only something is told to be done.

    Beside words that may mean a crisis, which is not known yet, it is asked about too, before anything else. As it is elsewhere.
    """
    deed, of_crisis = _deed(text), load_rulebook().of_crisis
    # Most messages tell of nothing of the kind: whether there is a crisis is then not asked.
    if deed is None and not _words()["means"].search(_plain(text)):
        return intent, reading
    stands = emergency()
    opened = stands.status == "crisis" or question_id in of_crisis
    if deed is None:
        return _as_near(intent, reading, question_id, text) if opened else (intent, reading)
    if any(each["id"] == _FINDING and each.get("status") in ("present", "absent") for each in reading.get("findings", ())):
        return intent, reading
    resembled = any(each["id"] in of_crisis for each in reading.get("proposals", ()))
    if not opened and not (resembled and deed == "surely"):
        return intent, reading
    person = person_in_crisis(stands) or "self"
    others = _words()["others"].search(text.casefold())
    # "I've taken some" of a helper is not said of whom they help.
    if bool(others) == (person == "self") and (others or _I.search(text)):
        return intent, reading
    told = {"id": _FINDING, "person": person, "said": text}
    acts = [*reading.get("acts", ()), DONE]
    if deed == "perhaps" and _FINDING in asked:
        return intent, reading
    if opened and (deed == "surely" or _FINDING in asked):
        findings = [*(each for each in reading.get("findings", ()) if each["id"] != _FINDING), {**told, "status": "present"}]
        return _TELLS, {**reading, "findings": findings, "acts": acts}
    return _TELLS, {**reading, "proposals": [told, *reading.get("proposals", ())], "acts": acts}


def _deed(text: str) -> str | None:
    """How a text tells of something done by oneself: for certain, perhaps, or not at all."""
    words, found = _words(), set()
    for sentence in _SENTENCE.findall(_plain(text)):
        usual = words["usual"].search(sentence) and not words["beyond"].search(sentence)
        for clause in _CLAUSE.split(sentence):
            if usual or words["unless"].search(clause):
                continue
            found |= {name for name in _HOW_SURE if words[name].search(clause)}
    return next((each for each in _HOW_SURE if each in found), None)


def who_is_there(picked: Picked, before: Picked, question_id: str | None, reading: Mapping[str, Any], text: str) -> Picked:
    """What was picked from each list, without a company that nobody told of.

    "Yes, in my drawer" says where something is, and who is alone after all is alone.
    """
    if question_id == COMPANY:
        plain = _plain(text)
        return before if _words()["kept_in"].search(plain) and not _words()["others"].search(plain) else picked
    return {**picked, COMPANY: ("nobody",)} if "is_alone" in reading.get("acts", ()) and COMPANY in picked else picked


def _as_near(intent: str, reading: Mapping[str, Any], question_id: str | None, text: str) -> tuple[str, Mapping[str, Any]]:
    """The answer that something is near, where it is only named when that is asked."""
    reply, words, plain = reading.get("reply") or {}, _words(), _plain(text)
    names = question_id == MEANS and words["means"].search(plain) and not (words["unless"].search(plain) or words["put_away"].search(plain))
    if not names or reply.get("polarity") is not None:
        return intent, reading
    return "affirm", {**reading, "reply": {**reply, "polarity": "yes"}}


def _plain(text: str) -> str:
    """A text in small letters, with the short forms of "have", "is" and "not" written out."""
    plain = re.sub(r"n't\b|\b(?<=have)nt\b|\b(?<=had)nt\b", " not", text.casefold())
    return _IS.sub(r"\1 is", _SHORT.sub(lambda found: f"{(found[1] or 'i')} have", plain))


@lru_cache(maxsize=1)
def _words() -> Mapping[str, re.Pattern[str]]:
    data = data_of("language/done.yml")
    lists = {name: any_of(words) for name, words in data["words"].items()}
    lists["amount"] = rf"(?:\d+|{lists['number']}|{lists['amount']})"

    def whole(rows: Collection[str]) -> re.Pattern[str]:
        patterns = (re.escape(each).replace(r"\ …\ ", _UP_TO_THREE).replace(r"\ ", r"\s+") for each in rows)
        filled = (re.sub(r"\\\{(\w+)\\\}", lambda found: lists[found[1]], each) for each in patterns)
        return re.compile(rf"(?<![\w'])(?:{'|'.join(filled)})(?![\w'])")

    return {name: whole([str(word) for word in rows]) for name, rows in data.items() if name != "words"}


def person_in_crisis(emergency: Assessment) -> str | None:
    """Whose life may be in danger by their own hand; None where no rule says so."""
    return next((each.person for each in emergency.fired if kind_of(each) == "crisis"), None)


def kind_of(fired: FiredRule) -> str | None:
    """What a rule that fired warns of: an `emergency` of the body, or a `crisis`."""
    return load_rulebook().levels.responses.get(str(fired.rule.response))


def hinted_by(earlier: str | None, reading: Mapping[str, Any]) -> str | None:
    """Who was spoken of when words last merely resembled a crisis: the writer, by "I" or "me", or None for the subject of the talk."""
    of_crisis, acts = load_rulebook().of_crisis, reading.get("acts", ())
    hints = [each for each in reading.get("proposals", ()) if each["id"] in of_crisis]
    if not hints:
        return earlier
    return "self" if "speaks_of_self" in acts and any(each.get("person", "self") == "self" for each in hints) else None


def answers_in_crisis(question_id: str | None, intent: str, reading: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """What is said at a question of a crisis: yes or no with a swearword is an answer, "maybe" is half a yes, and so is a second hint."""
    crisis, acts, reply = load_rulebook().of_crisis, reading.get("acts", ()), reading.get("reply") or {}
    # What hints again has to tell of a wish, a plan or means; "what? no, I never said that, I want to live" puts right.
    denies = reply.get("polarity") == "no" or {"puts_right", "never_said", "correction"}.intersection(acts)
    told = not denies and any(each["id"] in crisis for each in reading.get("proposals", ()))
    of_crisis = question_id in crisis
    if of_crisis and ("half_admits" in acts or told and HINTS in acts):
        return "affirm", {**reading, "reply": {**reply, "polarity": "partly"}}
    # "Over about 20 minutes" counts no tablets.
    timed = reply.get("duration_days") is not None or reply.get("lasting_minutes") is not None
    counted = reply.get("polarity") is None and not timed and (reply.get("number") or 0) > _PLACES
    if question_id in load_rulebook().levels.looked_for and (counted or not _HINDERS.isdisjoint(reading.get("acts", ()))):
        return "affirm", {**reading, "reply": {**reply, "polarity": "yes"}}
    answer = {"yes": "affirm", "no": "deny", "unsure": "not_sure"}.get(reply.get("polarity") or "")
    talks = intent in ("insult", "chat", "nlu_fallback", "out_of_scope") and of_crisis
    return (answer if talks and answer else intent), reading


def asked_of(question_id: str | None, emergency: Callable[[], Assessment], hinted: str | None) -> str | None:
    """Whom the question that is open is about, where it is one of a crisis; None for the subject of the talk."""
    if question_id == FEAR:
        return "self"
    return (person_in_crisis(emergency()) or hinted) if question_id in load_rulebook().of_crisis else None
