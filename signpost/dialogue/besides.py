"""What a message means for the talk besides what it tells: what it resembles, what was quoted and is meant, or that it leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from signpost.decision import Case, load_rulebook, outlook
from signpost.decision.screens import SIGNS
from signpost.dialogue.turns import ASKS_AGAIN, HINTS, KINDS_OF_COMPLAINTS, NO_ANSWERS, SEEKS_ANSWER

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


def as_choice(reading: Mapping[str, Any]) -> Mapping[str, Any]:
    """The reading without illnesses: "multiple sclerosis" after "did you mean …?" says which answer, not who has what."""
    return {**reading, "findings": [each for each in reading.get("findings", ()) if not each["id"].startswith("diagnosed_")]}


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
