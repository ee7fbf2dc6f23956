"""What alone would alarm is held back until the person says what is right: a telling that contradicts an earlier one, a limb that was lain
on, and a danger that is told by the way in the middle of a talk, in words that sound like none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from signpost.decision import Case, Folding, Question, assess_emergency, list_of, load_rulebook, outlook, turn_from
from signpost.decision.answers import answer_to
from signpost.decision.clashes import contradiction_in, says_one_of
from signpost.decision.questions import Option
from signpost.decision.screens import Screen
from signpost.dialogue.several import led
from signpost.dialogue.turns import BETWEEN_AT_MOST, NEVER_WAS, NEW, NO_ANSWERS, may_be_new, options_of
from signpost.knowledge import data_of
from signpost.patterns import any_of

Told = Mapping[str, Any]
Held = Mapping[str, Any]
# A turn as it counts, and what is held back after it; weighed, everything told with the turn too.
Settled = tuple[Told, Held]
Weighed = tuple[Told, Held, Folding]
# What is held back because nothing says that it is new has this key. The response that asks, the question's id, and its answers.
DOUBTFUL, DOUBT_CHECK = "doubtful", "utter_doubtful"
_NEW_OR_WORSE, _SO_FOR_LONG, _NOT_MEANT = "yes", "no", "false alarm"
# What is held back because of a limb that was lain on has this key.
ASLEEP = "asleep"
_SOME_WORDS = r"\W+(?:\w+\W+){0,2}?"


def weigh(before: Folding, turn: Told, held: Held, intent: str, text: str, *, calm: bool) -> Weighed:
    """The turn as it counts.

    `held` is what was held back before: an answer settles it, and without an answer it counts after all, since a danger that
    was told must not be lost. `calm`: the reader model takes the message for nothing that would have to be seen today.
    """
    if intent == "start_over":
        return turn, {}, before.after(turn)
    turn = led(before, as_news(before, turn, text))
    if held:
        settle = woken if ASLEEP in held else _sure if DOUBTFUL in held else _awaited
        turn, held = settle(turn, held, intent, text)
        return turn, held, before.after(turn)
    after = before.after(turn)
    if "correction" in turn["acts"]:
        return turn, {}, after
    # What has been so for days was not lain on just now.
    old = any(each.id in load_asleep().words["of"] and (each.duration_days or 0) > 1 for each in before.case.findings)
    asleep = None if old or _alarms(before) else held_as_asleep(turn, text)
    if asleep is not None and not _alarms(only_asleep := before.after(asleep[0])):
        return asleep[0], asleep[1], only_asleep
    found = contradiction_in(before.case, after.case, turn_from(turn), text, load_rulebook().clashes)
    if found is None and not calm or not _alarms(after) or _alarms(before):
        return turn, {}, after
    if found is None:
        doubtful = _doubtful(before, turn, after, text)
        without = {**turn, "findings": [each for each in turn["findings"] if each not in doubtful]}
        # Where the rest alarms too, nobody is asked.
        if not doubtful or _alarms(otherwise := before.after(without)):
            return turn, {}, after
        return without, {"question": NEW, DOUBTFUL: doubtful, "between": 0}, otherwise
    otherwise = before.after(found.turn)
    # Where both readings are dangerous, nobody is asked.
    if _alarms(otherwise):
        return turn, {}, after
    question = found.clash.asked_about(found.held.id)
    return found.turn.as_dict(), {"question": question.id, "finding": found.held.as_dict(), "between": 0}, otherwise


def _doubtful(before: Folding, turn: Told, after: Folding, text: str) -> list[Mapping[str, Any]]:
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


def _is_dated(told: Told) -> bool:
    """Whether a sign is told as sudden, or as one of these days."""
    days = told.get("duration_days")
    return told.get("onset") == "sudden" or days is not None and days < load_rulebook().levels.old.from_days


def _sure(turn: Told, held: Held, intent: str, text: str) -> Settled:
    """The turn after the question whether what was told is new, as it counts, and what is still held back."""
    reply, old = turn["reply"], load_rulebook().levels.old
    said, days = reply.get("value") or reply.get("polarity"), reply.get("duration_days")
    told = held[DOUBTFUL]
    if said == _NOT_MEANT or intent == "withdraw_emergency" or not NEVER_WAS.isdisjoint(turn["acts"]):
        told = [{"id": each["id"], "person": each.get("person", "self"), "status": "absent"} for each in told]
    elif not may_be_new(text) and (said == _SO_FOR_LONG or days is not None and days >= old.from_days):
        told = [{**each, "duration_days": days or old.days, "course": "stable"} for each in told]
    elif said != _NEW_OR_WORSE and (waits := _waiting(turn, held, intent)):
        return waits
    return _counting({**turn, "question_id": None, "reply": {}}, told)


def _awaited(turn: Told, held: Held, intent: str, _: str) -> Settled:
    """The turn after which something was held back, as it counts, and what is still held back."""
    if _settles(turn, held["question"]):
        return turn, {}
    return _waiting(turn, held, intent) or _counting(turn, [held["finding"]])


def _waiting(turn: Told, held: Held, intent: str) -> Settled | None:
    """That what is held back is still held back, where a message answers nothing and is the first to come between; None where it counts."""
    if intent not in NO_ANSWERS or held["between"] >= BETWEEN_AT_MOST or "skip" in turn["acts"]:
        return None
    return {**turn, "question_id": None}, {**held, "between": held["between"] + 1}


def _counting(turn: Told, findings: Iterable[Told]) -> Settled:
    """The turn in which what was held back counts as these findings, and nothing that is held back any more."""
    return {**turn, "findings": [*turn["findings"], *findings], "acts": [*turn["acts"], "correction"]}, {}


def as_news(before: Folding, turn: Told, text: str) -> Mapping[str, Any]:
    """The turn with the act `news` where its words may tell of something new, `returned` where what was seen is back or worse."""
    seen = load_rulebook().levels.seen
    if not before.case.seen or (turn["reply"] or {}).get("polarity") in ("no", "well"):
        return turn
    returned = ["returned"] if says_one_of(text, seen.returns) else []
    news = ["news"] if says_one_of(text, seen.words) else []
    return {**turn, "acts": [*turn["acts"], *returned, *news]}


def asked_about(held: Held) -> tuple[Question, list[list[Any]]]:
    """The question about what is held back, and what is said before it."""
    if ASLEEP in held:
        return load_asleep().question, [["utter_asleep", {}]]
    if DOUBTFUL in held:
        return Question(NEW, "choice", "", "", options=options_of(DOUBT_CHECK)), []
    finding, _, attribute = held["question"].partition(".")
    clash = next(each for each in load_rulebook().clashes if each.attribute == attribute)
    return clash.asked_about(finding), [["utter_clash", {"lead": clash.lead}]]


def _settles(turn: Told, question: str) -> bool:
    told = turn_from(turn)
    answer = answer_to(question, told.reply, told.findings, unsure="skip" in told.acts) if told.question_id == question else None
    return answer is not None and answer.value is not None


def _alarms(folding: Folding) -> bool:
    return bool(assess_emergency(folding.case, load_rulebook()).fired)


def list_put(name: str, case: Case, likely: Sequence[str], faint: Sequence[str]) -> Screen | None:
    """The list that is open, as it was put; None where the open question is none."""
    book = load_rulebook()
    return list_of(name, outlook(case, book), likely, faint) if name in book.screens else None


@dataclass(frozen=True)
class Asleep:
    """The words by which somebody tells that a limb was lain on, and how it is asked about."""

    pressed: re.Pattern[str]
    own: re.Pattern[str]
    words: Mapping[str, Any]

    def is_told(self, text: str, *, over: bool = False) -> bool:
        """Whether a message says for certain that a limb was lain or sat on, just now; how long does not matter where all is over."""
        unless = self.words["supposed"] if over else [*self.words["supposed"], *self.words["long"]]
        return bool(self.pressed.search(text)) and not says_one_of(text, unless)

    def placed(self, turn: Told, text: str) -> Mapping[str, Any]:
        """The turn in which what is told of no place is told of the limb that was lain on."""
        place = next(
            (part for part in self.words["at"] if re.search(rf"\b{part}s?\b", (self.pressed.search(text) or [""])[0].lower())), None
        )
        told = [
            {**each, "body_part": each.get("body_part") or place} if each["id"] in self.words["of"] else each for each in turn["findings"]
        ]
        return {**turn, "findings": told} if place else turn

    def comes_back(self, reply: Mapping[str, Any], text: str) -> bool:
        """Whether an answer plainly says that the limb comes back; whatever leaves a doubt does not."""
        chosen = reply.get("value") == self.words["question"]["options"][0]["value"]
        back = chosen or reply.get("polarity") == "yes" or says_one_of(text, self.words["back"])
        return back and not says_one_of(text, self.words["stays"])

    @property
    def question(self) -> Question:
        """The question whether it comes back."""
        asked = self.words["question"]
        options = tuple(Option(each["value"], each["label"]) for each in asked["options"])
        about = f"{self.words['asleep']}.{asked['attribute']}"
        return Question(about, "choice", asked["ask"], asked["ask_other"], asked["help"], options=options)


@lru_cache(maxsize=1)
def load_asleep() -> Asleep:
    """The words of the project."""
    words = data_of("language/asleep.yml")
    how, what, whole = (any_of(words["pressed"][name]) for name in ("how", "what", "whole"))
    own = re.compile(rf"\bmy\s+(?:\w+\s+)?{what}\b", re.IGNORECASE)
    return Asleep(re.compile(rf"\b(?:{how}{_SOME_WORDS}{what}|{whole})\b", re.IGNORECASE), own, words)


def held_as_asleep(turn: Told, text: str) -> Settled | None:
    """The turn in which a limb that was lain on is only asleep, and what is held back of it until it is known to come back.

    None where no such limb is told of.
    """
    asleep = load_asleep()
    if not asleep.is_told(text, over=_is_over(asleep.placed(turn, text), asleep)):
        return None
    turn = asleep.placed(turn, text)
    if _is_over(turn, asleep):
        # "It was dead from sitting on it, and went off after eight minutes": there is nothing to wait for.
        return {**turn, "findings": [_as_pressed(each, asleep) for each in turn["findings"]]}, {}
    pressed = [each for each in turn["findings"] if _is_of_limb(each, asleep)]
    signs = {each["finding"] for each in load_rulebook().levels.danger_signs}
    if any(each["id"] in signs and each not in pressed and each.get("status", "present") == "present" for each in turn["findings"]):
        # Beside another sign of danger nobody waits to see whether an arm wakes up.
        return None
    if not pressed and says_one_of(text, asleep.words["dead"]):
        pressed = [{"id": asleep.words["taken_for"], "status": "present", "person": "self", "said": text}]
    if not pressed:
        return None
    if asleep.own.search(text):
        # "My arm was under the baby": whoever lay on it, it is the arm of the one who writes.
        pressed = [{**each, "person": "self"} for each in pressed]
    # A rule looks at how long it lasts: until that is known it is told of as a limb that fell asleep, and no more.
    left = _fallen_asleep(pressed[0], asleep, "present")
    rest = [each for each in turn["findings"] if not _is_of_limb(each, asleep)]
    held = {"question": asleep.question.id, ASLEEP: pressed, "between": 0}
    return {**turn, "findings": [*rest, left]}, held


def _fallen_asleep(told: Told, asleep: Asleep, status: str) -> Told:
    """A limb that fell asleep and no more, where what is told is."""
    known = {name: told[name] for name in ("person", "body_part", "side", "said") if told.get(name) is not None}
    pressed = {"triggers": [asleep.words["trigger"]], "episode_minutes": asleep.words["minutes"]}
    return {"person": "self", **known, "id": asleep.words["asleep"], "status": status, **pressed}


def _is_of_limb(told: Told, asleep: Asleep) -> bool:
    """Whether a finding is one of those that a limb has which was lain on."""
    return told.get("status", "present") == "present" and _at_limb(told, asleep)


def _at_limb(told: Told, asleep: Asleep) -> bool:
    """The same, whether it is there or over."""
    words = asleep.words
    return told["id"] in words["of"] and (told.get("body_part") or words["at"][0]) in words["at"]


def _is_over(turn: Told, asleep: Asleep) -> bool:
    """Whether all that is told of such a limb is over."""
    of_limb = [each["status"] for each in turn["findings"] if "status" in each and _at_limb(each, asleep)]
    return bool(of_limb) and set(of_limb) <= {"past", "absent"} and "past" in of_limb


def _as_pressed(told: Told, asleep: Asleep) -> Mapping[str, Any]:
    """What is over, with what pressed it, and for how long such a limb is dead where that is not told."""
    if told.get("status") != "past" or not _at_limb(told, asleep):
        return told
    pressed = tuple(dict.fromkeys((*told.get("triggers", ()), asleep.words["trigger"])))
    return {**told, "triggers": list(pressed), "episode_minutes": told.get("episode_minutes") or asleep.words["minutes"]}


def woken(turn: Told, held: Held, intent: str, text: str) -> Settled:
    """The turn after the question whether a limb comes back, as it counts, and what is still held back.

    What does not plainly say that it comes back lets the danger count; one message that asks something may come between.
    """
    asleep = load_asleep()
    answered = {**turn, "question_id": None}
    if asleep.comes_back(turn["reply"], text):
        whose = str(held[ASLEEP][0].get("person", "self"))
        over = [{"id": each, "status": "absent", "person": whose} for each in asleep.words["over"]]
        # The tingling went with the pressure: it is past, and nothing of how it began is left to ask.
        return _counting(answered, [*over, _fallen_asleep(held[ASLEEP][0], asleep, "past")])
    stays = says_one_of(text, asleep.words["stays"])
    dead = ({**each, "onset": each.get("onset") or asleep.words["began"]} for each in held[ASLEEP])
    return not stays and _waiting(turn, held, intent) or _counting(answered, dead)
