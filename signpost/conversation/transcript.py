"""A conversation's turns, read from the events that Rasa keeps; the only place that knows how they look there.

Works on plain dictionaries, so that the server's policy and an action come to the same case by the same words. The server
reads each event once and sends the actions what follows; an action that is sent the events reads them itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from signpost.conversation.polarity import weighed
from signpost.conversation.ticks import chosen_option, labelled, ticked
from signpost.decision import Assessment, Case, Folding, Question, assess_emergency, case_from, load_rulebook
from signpost.decision.questions import SCREEN
from signpost.decision.screens import Screen
from signpost.region import region_told_in

QUESTION_SLOT = "open_question"
# Findings as they stand after a check with the person ("was that a false alarm?", "is it there or not?").
SETTLED_SLOT = "settled_findings"
# What is being checked: the findings as they were told, and of a warning its payload.
DOUBT_SLOT = "open_check"
# The country that was chosen; one that is told by the way counts too.
REGION_SLOT = "region"
# What the latest education answer was about, and what it offered ("Did you mean …?").
EDUCATION_SLOT = "education_context"
# The slots that count in a transcript.
SLOTS = (QUESTION_SLOT, SETTLED_SLOT, DOUBT_SLOT, REGION_SLOT, EDUCATION_SLOT)
# The event that stands for a transcript in a call for an action.
TRANSCRIPT = "transcript"

# Questions about what was said before; they are not about a finding, and action_triage reads their answers.
WITHDRAWAL = "emergency.withdrawn"
CONTRADICTION = "answer.contradicted"

# Messages of these intents ask something; their reply is what was answered before ("No. What is an EMG?").
ASKS = frozenset(
    "ask_about_condition ask_why ask_identity ask_help ask_privacy ask_medicine_advice seek_diagnosis doubt_doctor ask_next_step "
    "ask_number out_of_scope".split()
)
# Messages of these are about the talk; they are no answers to the bot's open question.
_NO_ANSWERS = ASKS | frozenset(
    "unclear say_nothing greet goodbye thank insult express_fear request_summary change_region confirm_help_called "
    "dispute_summary choose_person withdraw_emergency".split()
)
# What is looked for in every message, whatever else it does.
LOOKED_FOR = frozenset({"overdose", "self_harm"})
# What the check offers is understood when it is typed.
_OF_CHECK = {"yes": "affirm", "false alarm": "withdraw_emergency", "no": "deny"}
_INTENTS_THAT_ARE_ACTS = ("start_over", "go_back")
# After so many messages in a row that nobody can read, the open question counts as asked in vain.
_UNREADABLE = ("unclear", "say_nothing")
_UNREADABLE_AT_MOST = 2
_CLAUSE_ENDS = re.compile(r"[,.;!]| but ")


@dataclass(frozen=True)
class Transcript:
    """What counts of a conversation after its latest message, however long it is; goes on with every new event.

    `turns` counts what was told since the beginning, `latest` is the last of it, `earlier` the case before that, and
    `folding` the fold of it all. `question_id` is the question that is open; `proposals` the ids that words merely
    resembled; `doubt` what a check is about; `education` what the latest answer was about; `region` where the person
    said to be (None when they did not); `choosing` whether the bot just asked which of several
    answers was meant; `contradicts` whether the latest answer seems to say both yes and no; `listed` the
    lists of the net that were put, `picked` what was picked from each, and `reader` the learned reader that took part.
    """

    turns: int = 0
    latest: Mapping[str, Any] = field(default_factory=dict)
    folding: Folding = Folding()
    earlier: Case = Case()
    question_id: str | None = None
    latest_text: str = ""
    latest_intent: str = ""
    latest_reading: Mapping[str, Any] = field(default_factory=dict)
    proposals: tuple[str, ...] = ()
    doubt: Mapping[str, Any] = field(default_factory=dict)
    region: str | None = None
    help_called: bool = False
    unreadable: int = 0
    choosing: bool = False
    education: Mapping[str, Any] = field(default_factory=dict)
    contradicts: bool = False
    picked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    reader: str | None = None

    @property
    def case(self) -> Case:
        """What is known after all that was told."""
        return self.folding.case

    @property
    def doubtful(self) -> tuple[Mapping[str, Any], ...]:
        """The findings that a check is about, as they were told; none when nothing is checked."""
        return tuple(self.doubt.get("findings", ()))

    @property
    def chose(self) -> bool:
        """Whether the latest message is an option of the question that was open."""
        return (self.latest.get("reply") or {}).get("value") is not None

    @cached_property
    def emergency(self) -> Assessment:
        """What the emergency rules say of the case; worked out once, however often a turn asks."""
        return assess_emergency(self.case, load_rulebook())

    @property
    def tells(self) -> bool:
        """Whether the latest message tells of something that is or was there."""
        return any(each.get("status") in ("present", "past") for each in self.latest_reading.get("findings", ()))

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready; of the fold only its end, so that it does not grow with the conversation."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return {**told, "earlier": self.earlier.as_dict(), "folding": self.case.as_dict()}


def transcript_from(data: Mapping[str, Any]) -> Transcript:
    """The transcript that `Transcript.as_dict` described; it can go on with every turn but "go back"."""
    told = {each.name: data[each.name] for each in fields(Transcript)}
    folding = Folding(cases=(case_from(data["folding"]),))
    return Transcript(
        **{
            **told,
            "earlier": case_from(data["earlier"]),
            "proposals": tuple(data["proposals"]),
            "listed": tuple(data["listed"]),
            "folding": folding,
        }
    )


def transcript(events: Iterable[Mapping[str, Any]], questions: Mapping[str, Question], earlier: Transcript | None = None) -> Transcript:
    """The transcript of a conversation since it was last restarted; `earlier` is that of the events before these.

    `questions` are the rule book's: a reply that is the value or the label of an option is taken as that option.
    What a check with the person settled is a turn of its own, so that what was said first stays on record.
    An event `transcript` stands for everything before it.
    """
    said = earlier or Transcript()
    for event in events:
        kind = event.get("event")
        if kind == "user":
            said = _heard(said, event, questions)
        elif kind == "slot":
            said = _kept(said, str(event.get("name")), event.get("value"))
        elif kind in ("restart", "session_started"):
            latest = {name: getattr(said, name) for name in ("latest_text", "latest_intent", "latest_reading", "region")}
            said = Transcript(**latest)
        elif kind == TRANSCRIPT:
            said = transcript_from(event)
    return said


def _kept(said: Transcript, slot: str, value: Any) -> Transcript:
    if slot == QUESTION_SLOT:
        more = (value,) if str(value).startswith(f"{SCREEN}.") else ()
        return replace(said, question_id=value, listed=(*said.listed, *more))
    if slot == DOUBT_SLOT:
        return replace(said, doubt=value or {})
    if slot == EDUCATION_SLOT:
        return replace(said, choosing=bool((value or {}).get("suggestions")), education=value or {})
    if slot == REGION_SLOT:
        return replace(said, region=value or said.region)
    return _told(said, settled(value)) if slot == SETTLED_SLOT and value else said


def _told(said: Transcript, turn: Mapping[str, Any]) -> Transcript:
    return replace(said, turns=said.turns + 1, latest=turn, earlier=said.case, folding=said.folding.after(turn))


def _heard(said: Transcript, event: Mapping[str, Any], questions: Mapping[str, Question]) -> Transcript:
    parsed = event.get("parse_data") or {}
    text, intent, reading = event.get("text") or "", (parsed.get("intent") or {}).get("name") or "", parsed.get("reading") or {}
    parsed_reading = reading
    intent, reading = _as_option(questions.get(said.question_id or ""), text, intent, reading)
    typed = labelled("utter_check_withdrawal", text) if said.question_id == WITHDRAWAL else None
    if typed is not None:
        intent, reading = _OF_CHECK[typed], {"reply": {"value": typed}}
    picked = said.picked
    screen = load_rulebook().screens.get(said.question_id or "")
    if screen is not None:
        intent, reading, picked = _as_picked(screen, said, text, intent, reading)
    reading, contradicts = weighed(reading, said.question_id, text, asked_again=said.contradicts)
    if said.choosing and intent == "ask_about_condition":
        reading = _as_choice(reading)
    anew = intent == "start_over"
    counts = intent not in _NO_ANSWERS
    likened = (each["id"] for each in reading.get("proposals", ()) if counts or each["id"] in LOOKED_FOR)
    unreadable = said.unreadable + 1 if intent in _UNREADABLE else 0
    in_vain = unreadable > 0 and unreadable % _UNREADABLE_AT_MOST == 0
    return replace(
        _told(said, _turn(reading, said.question_id, intent, in_vain=in_vain)),
        latest_text=text,
        latest_intent=intent,
        latest_reading=reading,
        proposals=tuple(dict.fromkeys((*(() if anew else said.proposals), *likened))),
        region=region_told_in(text) or said.region,
        help_called=intent == "confirm_help_called" or said.help_called and not anew,
        unreadable=unreadable,
        choosing=False,
        contradicts=contradicts,
        picked={} if anew else picked,
        listed=() if anew else said.listed,
        reader=parsed_reading.get("reader") or said.reader,
    )


def _as_picked(
    screen: Screen, said: Transcript, text: str, intent: str, reading: Mapping[str, Any]
) -> tuple[str, Mapping[str, Any], Mapping[str, tuple[str, ...]]]:
    """The intent and reading of a message while a list is open: what was picked tells what the list says it does."""
    values = ticked(screen.question, text, reading.get("reply") or {})
    if values is None:
        return intent, reading, said.picked
    told = [each.as_dict() for each in screen.told(values, said.case.subject)]
    picked = {**said.picked, screen.question.id: values}
    return "give_detail", {"findings": told, "reply": {"value": ";".join(values)}}, picked


def _as_choice(reading: Mapping[str, Any]) -> Mapping[str, Any]:
    """The reading without illnesses: "multiple sclerosis" after "did you mean …?" says which answer, not who has what."""
    return {**reading, "findings": [each for each in reading.get("findings", ()) if not each["id"].startswith("diagnosed_")]}


def settled(findings: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The turn in which findings are put as the person confirmed them."""
    return {"findings": [dict(each) for each in findings], "acts": ["correction", "settled"]}


def _turn(reading: Mapping[str, Any], question_id: str | None, intent: str, *, in_vain: bool) -> dict[str, Any]:
    acts = [each for each in reading.get("acts", ()) if each not in ("withdrawal", *_INTENTS_THAT_ARE_ACTS)]
    if intent in _INTENTS_THAT_ARE_ACTS:
        acts.append(intent)
    reply = dict(reading.get("reply") or {})
    # "OK" only says that the question was read.
    heard = "acknowledges" in acts or _corrects_something_else(acts, reply, reading, question_id)
    # "My breathing is fine, thanks" is a thank-you that answers.
    well = reply.get("polarity") == "well" and intent == "thank"
    # "It went away" says how it changed, when that is the question.
    over = intent == "withdraw_emergency" and (question_id or "").partition(".")[2] in reply
    answers = in_vain or well or over or intent not in _NO_ANSWERS and not heard or intent in ASKS and bool(reply)
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
    told = bool(reading.get("findings")) or bool(set(reply) - {"polarity", "value", "lasting_minutes"})
    return told or "other_side" in acts


def _as_option(question: Question | None, text: str, intent: str, reading: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The intent and the reading of a message; whatever else the words of an option may mean ("back", "stress"), here they are it."""
    reply = reading.get("reply") or {}
    chosen = chosen_option(question, text, reply.get("place"))
    if chosen is not None:
        return "give_detail", {"reply": {"value": chosen}}
    begun = chosen_option(question, _CLAUSE_ENDS.split(text.strip())[0], None)
    if begun is None or intent in ASKS or "correction" in reading.get("acts", ()):
        return intent, reading
    # "Right, but it is better now": what follows may tell more.
    return "give_detail", {**reading, "reply": {**reply, "value": begun}}
