"""What alone would alarm is held back until the person says what is right: a telling that contradicts an earlier one, a limb that was lain
on, and a danger that is told by the way in the middle of a talk, in words that sound like none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from signpost.decision import Case, Folding, Question, assess_emergency, list_of, load_rulebook, outlook, turn_from
from signpost.decision.answers import answer_to
from signpost.decision.clashes import contradiction_in, says_one_of
from signpost.decision.questions import Option
from signpost.decision.screens import Screen
from signpost.dialogue.ahead import led
from signpost.dialogue.asleep import ASLEEP, held_as_asleep, load_asleep, woken
from signpost.dialogue.turns import BETWEEN_AT_MOST, NEVER_WAS, NEW, NO_ANSWERS, may_be_new
from signpost.responses import load_responses

Held = Mapping[str, Any]
# What is held back because nothing says that it is new has this key. The response that asks, the question's id, and its answers.
DOUBTFUL, DOUBT_CHECK = "doubtful", "utter_doubtful"
_NEW_OR_WORSE, _SO_FOR_LONG, _NOT_MEANT = "yes", "no", "false alarm"


class Weighed(NamedTuple):
    """A turn as it counts, what is held back after it, and everything told with the turn."""

    turn: Mapping[str, Any]
    held: Held
    after: Folding


def weigh(before: Folding, turn: Mapping[str, Any], held: Held, intent: str, text: str, *, calm: bool) -> Weighed:
    """The turn as it counts.

    `held` is what was held back before: an answer settles it, and without an answer it counts after all, since a danger that
    was told must not be lost. `calm`: the reader model takes the message for nothing that would have to be seen today.
    """
    if intent == "start_over":
        return Weighed(turn, {}, before.after(turn))
    turn = led(before, as_news(before, turn, text))
    if held:
        settle = woken if ASLEEP in held else _sure if DOUBTFUL in held else _awaited
        turn, held = settle(turn, held, intent, text)
        return Weighed(turn, held, before.after(turn))
    after = before.after(turn)
    if "correction" in turn["acts"]:
        return Weighed(turn, {}, after)
    # What has been so for days was not lain on just now.
    old = any(each.id in load_asleep().words["of"] and (each.duration_days or 0) > 1 for each in before.case.findings)
    asleep = None if old or _alarms(before) else held_as_asleep(turn, text)
    if asleep is not None and not _alarms(only_asleep := before.after(asleep[0])):
        return Weighed(asleep[0], asleep[1], only_asleep)
    found = contradiction_in(before.case, after.case, turn_from(turn), text, load_rulebook().clashes)
    if found is None and not calm or not _alarms(after) or _alarms(before):
        return Weighed(turn, {}, after)
    if found is None:
        doubtful = _doubtful(before, turn, after, text)
        without = {**turn, "findings": [each for each in turn["findings"] if each not in doubtful]}
        # Where the rest alarms too, nobody is asked.
        if not doubtful or _alarms(otherwise := before.after(without)):
            return Weighed(turn, {}, after)
        return Weighed(without, {"question": NEW, DOUBTFUL: doubtful, "between": 0}, otherwise)
    otherwise = before.after(found.turn)
    # Where both readings are dangerous, nobody is asked.
    if _alarms(otherwise):
        return Weighed(turn, {}, after)
    question = found.clash.asked_about(found.held.id)
    return Weighed(found.turn.as_dict(), {"question": question.id, "finding": found.held.as_dict(), "between": 0}, otherwise)


def _doubtful(before: Folding, turn: Mapping[str, Any], after: Folding, text: str) -> list[Mapping[str, Any]]:
    """What a message in the middle of a talk tells that would alarm, where nothing in it says that it is new, sudden or done.

    What the person picked, or says yes to, is no such thing: it was put as what it is.
    """
    book, alarm = load_rulebook(), assess_emergency(after.case, load_rulebook())
    put = not before.case.findings or before.case.seen or turn["reply"].get("value") is not None
    if put or alarm.status == "crisis" or may_be_new(text):
        return []
    behind = {each.id for rule in alarm.fired for each in rule.because if each.id not in book.levels.background}
    told = [each for each in turn["findings"] if each["id"] in behind and each.get("status") == "present"]
    sure = behind & {*book.levels.looked_for, *book.of_crisis} or any(map(_is_dated, told))
    return [] if sure else told


def _is_dated(told: Mapping[str, Any]) -> bool:
    """Whether a sign is told as sudden, or as one of these days."""
    days = told.get("duration_days")
    return told.get("onset") == "sudden" or days is not None and days < load_rulebook().levels.old.from_days


def _sure(turn: Mapping[str, Any], held: Held, intent: str, text: str) -> tuple[Mapping[str, Any], Held]:
    """The turn after the question whether what was told is new, as it counts, and what is still held back."""
    reply, old = turn["reply"], load_rulebook().levels.old
    said, days = reply.get("value") or reply.get("polarity"), reply.get("duration_days")
    told, acts = held[DOUBTFUL], [*turn["acts"], "correction"]
    if said == _NOT_MEANT or intent == "withdraw_emergency" or not NEVER_WAS.isdisjoint(turn["acts"]):
        told = [{"id": each["id"], "person": each.get("person", "self"), "status": "absent"} for each in told]
    elif not may_be_new(text) and (said == _SO_FOR_LONG or days is not None and days >= old.from_days):
        told = [{**each, "duration_days": days or old.days, "course": "stable"} for each in told]
    elif said != _NEW_OR_WORSE and intent in NO_ANSWERS and held["between"] < BETWEEN_AT_MOST and "skip" not in turn["acts"]:
        return {**turn, "question_id": None}, {**held, "between": held["between"] + 1}
    return {**turn, "question_id": None, "reply": {}, "findings": [*turn["findings"], *told], "acts": acts}, {}


def _awaited(turn: Mapping[str, Any], held: Held, intent: str, _: str) -> tuple[Mapping[str, Any], Held]:
    """The turn after which something was held back, as it counts, and what is still held back."""
    if _settles(turn, held["question"]):
        return turn, {}
    if intent in NO_ANSWERS and held["between"] < BETWEEN_AT_MOST and "skip" not in turn["acts"]:
        return {**turn, "question_id": None}, {**held, "between": held["between"] + 1}
    return {**turn, "findings": [*turn["findings"], held["finding"]], "acts": [*turn["acts"], "correction"]}, {}


def as_news(before: Folding, turn: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """The turn with the act `news` where its words may tell of something new, `returned` where what was seen is back or worse."""
    seen = load_rulebook().levels.seen
    if not before.case.seen or (turn["reply"] or {}).get("polarity") in ("no", "well"):
        return turn
    returned = ["returned"] if says_one_of(text, seen.returns) else []
    news = ["news"] if says_one_of(text, seen.words) else []
    return {**turn, "acts": [*turn["acts"], *returned, *news]}


def question_of(held: Held) -> Question:
    """The question about what is held back."""
    if ASLEEP in held:
        return load_asleep().question
    if DOUBTFUL in held:
        buttons = load_responses()[DOUBT_CHECK][0]["buttons"]
        return Question(NEW, "choice", "", "", options=tuple(Option(each["payload"], each["title"]) for each in buttons))
    finding, _, attribute = held["question"].partition(".")
    return next(each for each in load_rulebook().clashes if each.attribute == attribute).asked_about(finding)


def lead_of(held: Held) -> list[list[Any]]:
    """What is said before the question."""
    if ASLEEP in held:
        return [["utter_asleep", {}]]
    attribute = held["question"].partition(".")[2]
    lead = next(each for each in load_rulebook().clashes if each.attribute == attribute).lead
    return [["utter_clash", {"lead": lead}]]


def _settles(turn: Mapping[str, Any], question: str) -> bool:
    told = turn_from(turn)
    answer = answer_to(question, told.reply, told.findings, unsure="skip" in told.acts) if told.question_id == question else None
    return answer is not None and answer.value is not None


def _alarms(folding: Folding) -> bool:
    return bool(assess_emergency(folding.case, load_rulebook()).fired)


def list_put(name: str, case: Case, likely: Sequence[str], faint: Sequence[str]) -> Screen | None:
    """The list that is open, as it was put; None where the open question is none."""
    book = load_rulebook()
    return list_of(name, outlook(case, book), likely, faint) if name in book.screens else None
