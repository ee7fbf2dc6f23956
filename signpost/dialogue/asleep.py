"""A limb that was lain on is asked about before it alarms: does it come back? `knowledge/language/asleep.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from signpost.decision import Question, load_rulebook
from signpost.decision.clashes import says_one_of
from signpost.decision.questions import Option
from signpost.dialogue.turns import BETWEEN_AT_MOST, NO_ANSWERS
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of

# What is held back because of a limb that was lain on has this key.
ASLEEP = "asleep"
_SOME_WORDS = r"\W+(?:\w+\W+){0,2}?"


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

    def placed(self, turn: Mapping[str, Any], text: str) -> Mapping[str, Any]:
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
    words = read_yaml(knowledge_root() / "language" / "asleep.yml").data
    how, what, whole = (any_of(words["pressed"][name]) for name in ("how", "what", "whole"))
    own = re.compile(rf"\bmy\s+(?:\w+\s+)?{what}\b", re.IGNORECASE)
    return Asleep(re.compile(rf"\b(?:{how}{_SOME_WORDS}{what}|{whole})\b", re.IGNORECASE), own, words)


def held_as_asleep(turn: Mapping[str, Any], text: str) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
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
    first, words = pressed[0], asleep.words
    # A rule looks at how long it lasts: until that is known it is told of as a limb that fell asleep, and no more.
    only = {name: first[name] for name in ("person", "body_part", "side", "said") if first.get(name) is not None}
    left = {**only, "id": words["asleep"], "status": "present", "triggers": [words["trigger"]], "episode_minutes": words["minutes"]}
    rest = [each for each in turn["findings"] if not _is_of_limb(each, asleep)]
    held = {"question": asleep.question.id, ASLEEP: pressed, "between": 0}
    return {**turn, "findings": [*rest, left]}, held


def _is_of_limb(told: Mapping[str, Any], asleep: Asleep) -> bool:
    """Whether a finding is one of those that a limb has which was lain on."""
    return told.get("status", "present") == "present" and _at_limb(told, asleep)


def _at_limb(told: Mapping[str, Any], asleep: Asleep) -> bool:
    """The same, whether it is there or over."""
    words = asleep.words
    return told["id"] in words["of"] and (told.get("body_part") or words["at"][0]) in words["at"]


def _is_over(turn: Mapping[str, Any], asleep: Asleep) -> bool:
    """Whether all that is told of such a limb is over."""
    of_limb = [each["status"] for each in turn["findings"] if "status" in each and _at_limb(each, asleep)]
    return bool(of_limb) and set(of_limb) <= {"past", "absent"} and "past" in of_limb


def _as_pressed(told: Mapping[str, Any], asleep: Asleep) -> Mapping[str, Any]:
    """What is over, with what pressed it, and for how long such a limb is dead where that is not told."""
    if told.get("status") != "past" or not _at_limb(told, asleep):
        return told
    pressed = tuple(dict.fromkeys((*told.get("triggers", ()), asleep.words["trigger"])))
    return {**told, "triggers": list(pressed), "episode_minutes": told.get("episode_minutes") or asleep.words["minutes"]}


def woken(turn: Mapping[str, Any], held: Mapping[str, Any], intent: str, text: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The turn after the question whether a limb comes back, as it counts, and what is still held back.

    What does not plainly say that it comes back lets the danger count; one message that asks something may come between.
    """
    asleep = load_asleep()
    answered = {**turn, "question_id": None}
    if asleep.comes_back(turn["reply"], text):
        whose = str(held[ASLEEP][0].get("person", "self"))
        over = [{"id": each, "status": "absent", "person": whose} for each in asleep.words["over"]]
        # The tingling went with the pressure: it is past, and nothing of how it began is left to ask.
        where = {name: held[ASLEEP][0][name] for name in ("body_part", "side", "said") if held[ASLEEP][0].get(name) is not None}
        gone = {"id": asleep.words["asleep"], "status": "past", "person": whose, **where}
        woke = {**gone, "triggers": [asleep.words["trigger"]], "episode_minutes": asleep.words["minutes"]}
        return {**answered, "findings": [*turn["findings"], *over, woke], "acts": [*turn["acts"], "correction"]}, {}
    stays = says_one_of(text, asleep.words["stays"])
    if intent in NO_ANSWERS and held["between"] < BETWEEN_AT_MOST and "skip" not in turn["acts"] and not stays:
        return answered, {**held, "between": held["between"] + 1}
    dead = [{**each, "onset": each.get("onset") or asleep.words["began"]} for each in held[ASLEEP]]
    return {**answered, "findings": [*turn["findings"], *dead], "acts": [*turn["acts"], "correction"]}, {}
