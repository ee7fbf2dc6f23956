"""A conversation's turns, read from the events that Rasa keeps; the only place that knows how they look there.

Works on plain dictionaries, so that the server's policy and the action server build the same case from the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from signpost.decision import Question
from signpost.region import region_told_in

QUESTION_SLOT = "open_question"
# Findings as they stand after a check with the person ("was that a false alarm?", "is it there or not?").
SETTLED_SLOT = "settled_findings"
# The findings that are being checked, as they were told.
DOUBT_SLOT = "doubtful_findings"
# The country that was chosen; one that is told by the way counts too.
REGION_SLOT = "region"

# Questions about what was said before; they are not about a finding, and action_triage reads their answers.
WITHDRAWAL = "emergency.withdrawn"
CONTRADICTION = "answer.contradicted"

# Messages of these intents are about the talk; they are no answers to the bot's open question.
_NO_ANSWERS = frozenset(
    "ask_about_condition ask_why unclear say_nothing greet goodbye thank ask_identity ask_help ask_privacy insult express_fear "
    "request_summary change_region ask_medicine_advice confirm_help_called seek_diagnosis doubt_doctor out_of_scope "
    "dispute_summary choose_person withdraw_emergency ask_next_step ask_number".split()
)
_INTENTS_THAT_ARE_ACTS = ("start_over", "go_back")
# After so many messages in a row that nobody can read, the open question counts as asked in vain.
_UNREADABLE = ("unclear", "say_nothing")
_UNREADABLE_AT_MOST = 2


@dataclass(frozen=True)
class Transcript:
    """The turns of a conversation as `signpost.decision.fold` reads them, oldest first, and the latest message.

    `question_id` is the question that is open, `intents` what the person did so far, `proposals` what merely resembled
    a finding, `doubtful` what a check is about, `region` where the person said to be (None when they did not).
    """

    turns: tuple[Mapping[str, Any], ...]
    question_id: str | None
    latest_text: str
    latest_intent: str
    latest_reading: Mapping[str, Any]
    intents: tuple[str, ...] = ()
    proposals: tuple[Mapping[str, Any], ...] = ()
    doubtful: tuple[Mapping[str, Any], ...] = ()
    region: str | None = None

    @property
    def tells(self) -> bool:
        """Whether the latest message tells of something that is or was there."""
        return any(each.get("status") in ("present", "past") for each in self.latest_reading.get("findings", ()))

    def times_done(self, *intents: str) -> int:
        """How often the person did one of these things."""
        return sum(each in intents for each in self.intents)


@dataclass
class _Reader:
    questions: Mapping[str, Question]
    turns: list[Mapping[str, Any]] = field(default_factory=list)
    intents: list[str] = field(default_factory=list)
    proposals: list[Mapping[str, Any]] = field(default_factory=list)
    question: str | None = None
    doubtful: tuple[Mapping[str, Any], ...] = ()
    region: str | None = None

    def begin(self) -> None:
        self.turns, self.intents, self.proposals, self.question, self.doubtful = [], [], [], None, ()

    def keep(self, slot: str, value: Any) -> None:
        if slot == QUESTION_SLOT:
            self.question = value
        elif slot == DOUBT_SLOT:
            self.doubtful = tuple(value or ())
        elif slot == REGION_SLOT:
            self.region = value or self.region
        elif slot == SETTLED_SLOT and value:
            self.turns.append(settled(value))

    def hear(self, reading: Mapping[str, Any], intent: str, text: str) -> None:
        if intent == "start_over":
            self.intents, self.proposals = [], []
        self.intents.append(intent)
        self.region = region_told_in(text) or self.region
        if intent not in _NO_ANSWERS:
            self.proposals += reading.get("proposals", ())
        unreadable = 0
        for each in reversed(self.intents):
            if each not in _UNREADABLE:
                break
            unreadable += 1
        in_vain = unreadable and unreadable % _UNREADABLE_AT_MOST == 0
        self.turns.append(_turn(reading, self.question, self.questions, intent, text, in_vain=bool(in_vain)))


def transcript(events: Iterable[Mapping[str, Any]], questions: Mapping[str, Question], earlier: Transcript | None = None) -> Transcript:
    """The transcript of a conversation since it was last restarted; `earlier` is that of the events before these.

    `questions` are the rule book's: a reply that is the value or the label of an option is taken as that option.
    What a check with the person settled is a turn of its own, so that what was said first stays on record.
    """
    before = earlier or Transcript((), None, "", "", {})
    talk = _Reader(
        questions, list(before.turns), list(before.intents), list(before.proposals), before.question_id, before.doubtful, before.region
    )
    text, intent, reading = before.latest_text, before.latest_intent, before.latest_reading
    for event in events:
        kind = event.get("event")
        if kind in ("restart", "session_started"):
            talk.begin()
        elif kind == "slot":
            talk.keep(str(event.get("name")), event.get("value"))
        elif kind == "user":
            parsed = event.get("parse_data") or {}
            text = event.get("text") or ""
            intent = (parsed.get("intent") or {}).get("name") or ""
            reading = parsed.get("reading") or {}
            talk.hear(reading, intent, text)
    return Transcript(
        tuple(talk.turns), talk.question, text, intent, reading, tuple(talk.intents), tuple(talk.proposals), talk.doubtful, talk.region
    )


def settled(findings: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The turn in which findings are put as the person confirmed them."""
    return {"findings": [dict(each) for each in findings], "acts": ["correction", "settled"]}


def _turn(
    reading: Mapping[str, Any], question_id: str | None, questions: Mapping[str, Question], intent: str, text: str, *, in_vain: bool
) -> dict[str, Any]:
    acts = [each for each in reading.get("acts", ()) if each not in ("withdrawal", *_INTENTS_THAT_ARE_ACTS)]
    if intent in _INTENTS_THAT_ARE_ACTS:
        acts.append(intent)
    reply = dict(reading.get("reply") or {})
    question = questions.get(question_id or "")
    chosen = _chosen(question, text)
    if chosen is not None:
        reply["value"] = chosen
    # "OK" only says that the question was read.
    heard = "acknowledges" in acts or _corrects_something_else(acts, reply, reading, question_id)
    answers = chosen is not None or in_vain or intent not in _NO_ANSWERS and not heard
    about_finding = question_id not in (None, WITHDRAWAL, CONTRADICTION)
    return {
        "findings": list(reading.get("findings", ())),
        "reply": reply,
        "acts": acts,
        "question_id": question_id if about_finding and answers else None,
    }


def _corrects_something_else(acts: list[str], reply: Mapping[str, Any], reading: Mapping[str, Any], question_id: str | None) -> bool:
    """Whether a message takes back an earlier word instead of answering: "no, I meant left" while breath is asked about."""
    if "correction" not in acts or not question_id:
        return False
    about, _, attribute = question_id.partition(".")
    if attribute in reply or any(each["id"] == about for each in reading.get("findings", ())):
        return False
    return bool(reading.get("findings")) or bool(set(reply) - {"polarity", "value"})


def _chosen(question: Question | None, text: str) -> str | None:
    """The value of the option that a text names, by its value or its label."""
    words = text.strip().casefold()
    for option in question.options if question else ():
        if words in (option.value.casefold(), option.label.casefold()):
            return option.value
    return None
