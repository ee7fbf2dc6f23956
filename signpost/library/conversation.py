"""A whole talk without a server: a conversation is a value, and a message leads from one value to the next."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from signpost import nlu
from signpost.decision import Folding, load_rulebook
from signpost.dialogue.course import actions_after
from signpost.dialogue.first import SAFE_REPLY, WAY_BACK, emergency_now, first_in_turn, something_waits
from signpost.dialogue.intents import Heard, Listener
from signpost.dialogue.moves import MOVES
from signpost.dialogue.situation import rule_slots, situation_now
from signpost.dialogue.transcript import QUESTION_SLOT, Transcript, transcript, transcript_from
from signpost.faults import fault_of
from signpost.harmless import bounded_text, harmless, is_command, storable
from signpost.responses import load_responses
from signpost.say.safe_words import safe_words
from signpost.say.speaking import Speaker

logger = logging.getLogger(__name__)

Message = dict[str, Any]
_PARAGRAPH = "\n\n"
_NO_TRIAGE: Mapping[str, Any] = {"level": "none", "status": "none"}


@dataclass(frozen=True)
class Answer:
    """What is said in answer to one message: Rasa's list of messages, without a recipient."""

    messages: tuple[Message, ...] = ()

    @property
    def texts(self) -> list[str]:
        """Every text, in its order."""
        return [each["text"] for each in self.messages if each.get("text")]

    @property
    def triage(self) -> Mapping[str, Any]:
        """The contract's payload: the last one that was sent; level and status `none` when nothing was assessed."""
        found = [each["custom"]["triage"] for each in self.messages if "triage" in (each.get("custom") or {})]
        return found[-1] if found else _NO_TRIAGE


@dataclass(frozen=True)
class Conversation:
    """A talk so far. `say` comes back with the talk that follows and never changes this one.

    `region` is where the site is (as in knowledge/regions.yml); what the person says about it comes first. Without one the
    setting SIGNPOST_REGION counts.
    """

    region: str | None = None
    said: Transcript = Transcript()
    spoken: Mapping[str, int] = field(default_factory=dict)

    def say(self, text: str) -> tuple[Conversation, Answer]:
        """The conversation after a message, and the answer to it: never silence and never an exception.

        An emergency is answered before anything else is worked out. What fails after the words were read ends in the safe
        reply; when the words could not be read in full, an emergency in them is looked for once more.
        """
        kept = storable(bounded_text(text))
        try:
            return _turn(self, kept)
        except Exception as error:  # noqa: BLE001 - the last line of defence: any fault becomes the safe reply
            logger.error("a turn failed: %s", fault_of(error))
        return self, _without_a_turn(self, kept)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready; `Conversation.from_dict` goes on from it exactly where this one is. Holds what the person wrote."""
        told = {**self.said.as_dict(), "folding": [each.as_dict() for each in self.said.folding.kept]}
        return {"schema": 1, "region": self.region, "said": told, "spoken": dict(self.spoken)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Conversation:
        """The conversation that `as_dict` described; raises ValueError for another schema."""
        if data.get("schema") != 1:
            raise ValueError(f"a conversation of schema 1 is wanted, not {data.get('schema')!r}")
        folding = Folding()
        for turn in data["said"]["folding"]:
            folding = folding.after(turn)
        said = transcript_from({**data["said"], "folding": {}})
        return cls(data.get("region"), replace(said, folding=folding), dict(data["spoken"]))


@dataclass
class _Turn:
    """One turn while it runs: the conversation so far, and what was said in it."""

    talk: Conversation
    messages: list[Message] = field(default_factory=list)

    def tell(self, event: Mapping[str, Any]) -> None:
        """Takes something into account: a message, or what an action remembers."""
        book = load_rulebook()
        self.talk = replace(self.talk, said=transcript([event], book.questions, self.talk.said, nlu.answer))

    def remember(self, slot: str, value: Any) -> None:
        self.tell({"event": "slot", "name": slot, "value": value})

    def do(self, action: str) -> None:
        """Says a response, or what an action's move says; a move that fails says the safe reply."""
        if action not in MOVES:
            self.talk, said = _said(self.talk, [(action, {})])
            self.messages += said
            return
        try:
            # Who says nothing of a country is taken to be where the site is.
            here = replace(self.talk.said, region=self.talk.said.region or self.talk.region)
            reply = MOVES[action](situation_now(here))
            talk, said = _said(self.talk, [(each.response, each.values) for each in reply.sayings])
        except Exception as error:  # noqa: BLE001 - as in the action server: any fault of a move becomes the safe reply
            logger.error("a turn failed: %s", fault_of(error))
            self.messages.append(_safe(self.talk))
            return
        self.talk = talk
        self.messages += said
        for slot, value in reply.slots:
            self.remember(slot, value)


@lru_cache(maxsize=1)
def _listener() -> Listener:
    return Listener()


def _heard(text: str) -> Heard:
    return _listener().hear(harmless(text), was_command=is_command(text))


def _turn(talk: Conversation, text: str) -> tuple[Conversation, Answer]:
    """The turn that the Rasa server would take: what comes first, else the actions of the intent's rule; never an empty answer."""
    heard, slots, now = _heard(text), rule_slots(talk.said), _Turn(talk)
    now.tell(_event(text, heard.intent, heard.reading))
    first = first_in_turn(now.talk.said, heard.intent)
    if first.warns:
        now.remember(QUESTION_SLOT, first.asks)
    for action in filter(None, (first.action, first.then)) if first.action else actions_after(heard.intent, slots):
        if action in WAY_BACK and not something_waits(now.talk.said):
            break
        now.do(action)
        if not now.messages:
            break
    return now.talk, Answer(tuple(now.messages or [_safe(now.talk)]))


def _event(text: str, intent: str, reading: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}, "reading": reading}}


def _said(talk: Conversation, sayings: list[tuple[str, Mapping[str, Any]]]) -> tuple[Conversation, list[Message]]:
    """The conversation after some responses were said, and the messages."""
    speaker = Speaker(talk.said, load_responses(), lambda name: talk.spoken.get(name, 0), region=talk.region)
    messages, spoken = [], dict(talk.spoken)
    for name, values in sayings:
        answer = speaker.say(name, values)
        if answer is not None:
            messages += _as_sent(answer)
            spoken[name] = spoken.get(name, 0) + 1
    return replace(talk, spoken=spoken), messages


def _as_sent(answer: Message) -> list[Message]:
    """A response as Rasa's REST channel sends it: paragraphs one by one where there are no buttons, and the payload last."""
    if answer["buttons"]:
        sent: list[Message] = [{"text": answer["text"], "buttons": answer["buttons"]}]
    else:
        sent = [{"text": each} for each in answer["text"].strip().split(_PARAGRAPH)] if answer["text"] else []
    return [*sent, {"custom": answer["custom"]}] if "custom" in answer else sent


def _without_a_turn(talk: Conversation, text: str) -> Answer:
    """The warning that the words alone call for, although the turn failed; the safe reply when there is none."""
    try:
        reading = {name: value for name, value in nlu.read(harmless(text)).as_dict().items() if name != "text"}
        said = transcript([_event(text, "tell_symptoms", reading)], load_rulebook().questions, talk.said)
        response = emergency_now(said)
        if response is not None:
            return Answer(tuple(_said(replace(talk, said=said), [(response, {})])[1]))
    except Exception as error:  # noqa: BLE001 - the safe reply comes next, and nothing may stand before it
        logger.error("a turn failed: %s", fault_of(error))
    return Answer((_safe(talk),))


def _safe(talk: Conversation) -> Message:
    return {"text": safe_words(SAFE_REPLY, talk.said.region or talk.region)}
