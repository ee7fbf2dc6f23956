"""How talks go, for the operator: what was understood, asked again or met with the check list, and how talks end; never a word.

Each label is a word of a closed set of this project's own, or `other`. Of a talk that goes on, its random name, the place in it
and the time of its last message are held in memory, until it was silent for half an hour or is deleted.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional

from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

import signpost
from signpost.components import metrics
from signpost.components.live_tracker import since_last_message, transcript_of
from signpost.decision import load_rulebook
from signpost.decision.screens import SIGNS
from signpost.dialogue.transcript import Transcript

# A talk in which nobody wrote for so long is over.
SILENT_SECONDS = 1_800.0
# The oldest of more talks than these counts as silent.
MOST_TALKS = 20_000
UNDERSTOOD, NO_AREA = "understood", "none"
_LIST = frozenset({"utter_screen_any_of", "utter_screen_choice"})
_NOT_TAKEN_IN = "utter_not_taken_in"
# What is said when a message was not simply understood, by how it goes on from there. The first kind that was said counts.
HEARD = {
    "failed": frozenset({"utter_safe_reply"}),
    "not_understood": frozenset("utter_way_out utter_other_language utter_no_education_answer utter_region_unknown".split()),
    "asked_again": frozenset(
        f"{_NOT_TAKEN_IN} utter_not_understood utter_unclear utter_answer_unclear utter_list_again utter_part_wanted "
        "utter_describe_once_more".split()
    ),
    "asked_whether": frozenset(
        "utter_confirm_proposal utter_confirm_crisis utter_confirm_overdose utter_confirm_self_harm utter_answer_heard "
        "utter_answer_contradicts utter_asleep utter_clash "
        "utter_did_you_mean".split()
    ),
}
CHECK_LIST = "check_list"
ENDS = ("assessed", "warned", "left", "silent")
_WARNED, _ASSESSED = ("emergency", "crisis"), "assessed"


class Turn(NamedTuple):
    """One turn without its words; `waits`: something was asked and not answered yet."""

    heard: str
    level: str
    status: str
    area: str
    waits: bool
    anew: bool


@dataclass
class _Talk:
    at: float
    waits: bool = False
    ended: bool = False
    level: str = "none"
    area: str = NO_AREA


class Talks:
    """The talks that go on, and the counters that they move."""

    def __init__(self) -> None:
        self._talks: OrderedDict[str, _Talk] = OrderedDict()

    def count(self, tracker: DialogueStateTracker, now: Optional[float] = None) -> None:
        """Counts the latest turn of a conversation; nothing when nobody has written yet."""
        turn, at = turn_of(tracker), time.monotonic() if now is None else now
        self.settle(at)
        if turn is None:
            return
        metrics.HEARD.labels(turn.heard, turn.area, turn.level, *version()).inc()
        if turn.anew:
            self.forget(tracker.sender_id)
        talk = self._talks.pop(tracker.sender_id, _Talk(at))
        talk.at, talk.waits = at, turn.waits
        talk.area = turn.area if turn.area != NO_AREA else talk.area
        talk.level = turn.level if turn.level != "none" else talk.level
        end = "warned" if turn.status in _WARNED else "assessed" if turn.status == _ASSESSED and not turn.waits else None
        if end and not talk.ended:
            talk.ended = True
            _ended(end, talk)
        self._talks[tracker.sender_id] = talk
        while len(self._talks) > MOST_TALKS:
            self.forget(next(iter(self._talks)))

    def settle(self, now: Optional[float] = None) -> None:
        """Counts the talks that have become silent, and drops them."""
        moment = (time.monotonic() if now is None else now) - SILENT_SECONDS
        while self._talks and next(iter(self._talks.values())).at < moment:
            self.forget(next(iter(self._talks)))

    def forget(self, conversation: str) -> None:
        """Drops a talk; one without an end was left in the middle when an answer was waited for."""
        talk = self._talks.pop(conversation, None)
        if talk is not None and not talk.ended:
            _ended("left" if talk.waits else "silent", talk)


def turn_of(tracker: DialogueStateTracker) -> Optional[Turn]:
    """The latest turn of a conversation, or None before the first message."""
    since = since_last_message(tracker)
    if since is None:
        return None
    said = [each for each in reversed(since) if isinstance(each, BotUttered)]
    triages = [each.data["custom"]["triage"] for each in said if (each.data.get("custom") or {}).get("triage")]
    triage: dict[str, Any] = triages[0] if triages else {}
    told, book = transcript_of(tracker), load_rulebook()
    level = metrics.word(triage.get("level", "none"), book.levels.ids)
    waits = bool(triage.get("question") or told.question_id)
    asked = str((triage.get("question") or {}).get("id"))
    return Turn(heard_in(said, asked), level, triage.get("status", "none"), area_of(told), waits, told.latest_intent == "start_over")


def heard_in(said: list[BotUttered], asked: str) -> str:
    """How a message was taken, by the names of the responses in answer to it, and the id of what they ask."""
    names = {name for each in said for name in _names(each)}
    # A list of signs that is put again asks again.
    if _NOT_TAKEN_IN in names and names & _LIST and asked != SIGNS:
        return CHECK_LIST
    return next((heard for heard, telling in HEARD.items() if names & telling), UNDERSTOOD)


def area_of(told: Transcript) -> str:
    """The complaint that a talk is about: that of the first sign that is there; `none` before one was told."""
    book = load_rulebook()
    there = (each.id for each in told.case.facts(told.case.subject) if each.status == "present")
    return next((book.vocabulary.areas[each] for each in there if each not in book.levels.background), NO_AREA)


def version() -> tuple[str, str]:
    """The version of the package and of the rule book in force."""
    return signpost.__version__, load_rulebook().version


def _names(said: BotUttered) -> Iterator[str]:
    """The response that was said, and those that filled the place before its question."""
    yield str(said.metadata.get("utter_action"))
    lead = said.metadata.get("lead")
    for part in lead if isinstance(lead, list) else ():
        if isinstance(part, (list, tuple)) and part:
            yield str(part[0])


def _ended(end: str, talk: _Talk) -> None:
    metrics.TALKS.labels(end, talk.area, talk.level, *version()).inc()
