"""What must come of a row of a set, held against what comes: the faults of each kind of row, none where all is as it should be.

`expect` of a message holds only what counts for this row:

- `findings`: each is there, with these attributes (a status or person may be one of several; numbers within a tenth);
- `not`: findings that are not there with one of these statuses; `only`: these alone may be there with the statuses of `only_as`;
- `proposals`, `acts`: are there; `not_proposals`, `not_acts`: are not, "*" for any other;
- `reply`: the fields of an answer; `kind`, `language`, `in_general`, `alarms`: fields of the reading;
- `intent`, `not_intent`: what the message does; `heard`: the polarity that the learned reader hears in an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any
from unittest.mock import patch

from evaluation.findings_expected import alike, of_findings
from evaluation.own_sentences import as_case, danger_cleared, danger_found, frightens, judge
from evaluation.parity import LibraryTalk, answers_to
from evaluation.playing import play, word_for_word
from evaluation.rules_alone import read as read_by_rules
from evaluation.sets_of import Row
from signpost import Conversation, education, nlu
from signpost.decision import load_rulebook
from signpost.dialogue.intents import Listener
from signpost.nlu import reader

# The day on which a row is read that names none.
DAY = "2026-11-20"
_READING = ("kind", "language", "in_general", "alarms")


@contextmanager
def on_day(day: str) -> Iterator[None]:
    """Lets "since Saturday" be read as on that day, whatever the calendar says."""
    pinned = date.fromisoformat(day)
    with patch.object(reader, "date", type("Day", (date,), {"today": classmethod(lambda cls: pinned)})):
        yield


def faults(kind: str, row: Row) -> list[str]:
    """What comes otherwise than a row says."""
    day = row.get("today", DAY)
    with on_day(day), patch.object(reader.Reader, "read", _read_once(day)):
        return _FAULTS[kind](row)


@cache
def _read_once(day: str, read: Callable[..., Any] = reader.Reader.read) -> Callable[..., Any]:
    return cache(read)


def of_reading(expect: Mapping[str, Any], reading: Mapping[str, Any]) -> list[str]:
    """What of a reading is otherwise."""
    wrong = of_findings(expect, reading["findings"])
    proposed = [each["id"] for each in reading.get("proposals", ())]
    wrong += _of_names(expect, "proposals", proposed) + _of_names(expect, "acts", list(reading.get("acts", ())))
    told = [each["id"] for each in reading["findings"] if each["status"] == "present"]
    wish = not load_rulebook().of_crisis.isdisjoint((*proposed, *told))
    wrong += [] if expect.get("wish", wish) is wish else [f"a wish to die {wish}"]
    reply = reading.get("reply") or {}
    for name, value in expect.get("reply", {}).items():
        is_so = reply.get(name) not in value["not"] if isinstance(value, dict) else alike(reply.get(name), value)
        wrong += [] if is_so else [f"reply {name} {reply.get(name)!r}"]
    return wrong + [f"{name} {reading.get(name)!r}" for name in _READING if name in expect and not alike(reading.get(name), expect[name])]


def _of_names(expect: Mapping[str, Any], what: str, there: list[str]) -> list[str]:
    wanted, unwanted = expect.get(what, []), expect.get(f"not_{what}", [])
    wrong = [f"{what} lack {each}" for each in wanted if each not in there]
    return wrong + [f"{what} hold {each}" for each in there if each not in wanted and (unwanted == "*" or each in unwanted)]


def _of_message(row: Row) -> list[str]:
    if "question" in row:
        polarity = nlu.answer(row["question"], row["text"], row["finding"])
        return [] if alike(polarity, row["expect"]["heard"]) else [f"heard {polarity!r}"]
    expect = row["expect"]
    if row["reader"] == "turn":
        heard = _listener().hear(row["text"])
        wrong = of_reading(expect, heard.reading)
        if not alike(heard.intent, expect.get("intent", heard.intent)) or heard.intent in expect.get("not_intent", ()):
            wrong.append(f"intent {heard.intent}")
        return wrong
    return of_reading(expect, (read_by_rules if row["reader"] == "rules" else nlu.read)(row["text"]).as_dict())


@cache
def _listener() -> Listener:
    return Listener()


def _of_sentence(row: Row) -> list[str]:
    case, reading = as_case(row), read_by_rules(row["text"])
    verdict = judge(case, reading)
    # What tells of nothing is not asked about either.
    asked = frozenset() if case["expect"] else frozenset(each.id for each in reading.proposals)
    named = {"missed": verdict.missed, "cleared": verdict.cleared, "not denied": verdict.not_denied, "invented": verdict.invented}
    return [f"{name} {', '.join(sorted(ids))}" for name, ids in {**named, "asked about": asked}.items() if ids]


def _of_emergency(row: Row) -> list[str]:
    if "any" not in (case := as_case(row)):
        return ["read as an emergency"] if frightens(case) else []
    return [] if danger_found(case) else ["read as absent" if danger_cleared(case) else "not found"]


def _of_lay(row: Row) -> list[str]:
    found = {each.id for each in read_by_rules(row["text"]).findings if each.status in ("present", "past")}
    lacking = [f"none of {' '.join(some)}" for some in row["expect"].get("any", ()) if not found & set(some)]
    return lacking + [f"{each} read" for each in row["expect"].get("never", ()) if each in found]


def _of_conversation(row: Row) -> list[str]:
    try:
        talk = LibraryTalk(talk=Conversation(region=row.get("region")), written=False)
        play(talk, row["turns"], answers_to if "name" in row else word_for_word)
    except AssertionError as error:
        return [str(error) or "otherwise"]
    return []


def _of_question(row: Row) -> list[str]:
    expect, base = row["expect"], education.load_base()
    context = education.context_from(row.get("context"))
    for each in row.get("before", ()):
        context = _answered(each, context).context
    wrong = []
    if "question" in expect and base.sureness.asks(nlu.read(row["text"]).asking) is not expect["question"]:
        wrong.append("taken for a question" if not expect["question"] else "not taken for a question")
    if set(expect) - {"question"}:
        wrong += _of_answer(expect, _answered(row, context))
    return wrong


def _answered(row: Row, context: education.Context | None) -> education.Answer:
    return education.answer(row["text"], context=context, base=education.load_base())


def _of_answer(expect: Mapping[str, Any], found: education.Answer) -> list[str]:
    shown: dict[str, Any] = {
        "kind": found.kind,
        "part": found.part,
        "entry": found.entry.id if found.entry else None,
        "suggestions": [name for name, _ in found.suggestions],
        "beside": [name for name, _ in found.beside],
        "offers_numbers": found.offers_numbers,
        "numbers": bool(found.numbers),
        "disease": found.disease,
        "topic": found.topic,
    }
    wrong = [f"{name} {shown[name]!r}" for name, value in expect.items() if name in shown and not alike(shown[name], value)]
    words = found.text.lower()
    wrong += [f"does not say {each!r}" for each in expect.get("says", ()) if each.lower() not in words]
    return wrong + [f"says {each!r}" for each in expect.get("never_says", ()) if each.lower() in words]


_FAULTS: dict[str, Callable[[Row], list[str]]] = {
    "acts": _of_message,
    "conversations": _of_conversation,
    "despair": _of_message,
    "emergencies": _of_emergency,
    "lay": _of_lay,
    "misread": _of_message,  # Given with consent (`make misreadings`); the file is there once somebody gave something.
    "questions": _of_question,
    "readings": _of_message,
    "replies": _of_message,
    "sentences": _of_sentence,
}
