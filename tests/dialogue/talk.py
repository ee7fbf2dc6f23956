"""A conversation without Rasa: messages are read, the transcript goes on, and a move answers; in milliseconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from signpost.decision import load_rulebook
from signpost.decision.screens import SIGNS
from signpost.dialogue.moves import MOVES
from signpost.dialogue.reply import Reply
from signpost.dialogue.situation import Situation, situation_now
from signpost.dialogue.transcript import Hear, Transcript, transcript
from signpost.findings import Finding
from signpost.region import words_for
from signpost.responses import load_responses
from signpost.wording import fill

TODAY = date(2026, 11, 20)


@dataclass
class Talk:
    """Goes turn by turn: what is told is handed over as a reading, so that no word has to be understood."""

    said: Transcript = field(default_factory=Transcript)
    reply: Reply = Reply()
    hear: Hear | None = None

    def tell(
        self, *findings: Finding, text: str = "words", intent: str = "tell_symptoms", move: str = "action_triage", **reading: Any
    ) -> Reply:
        """The reply to a message with these findings; its slots are kept as Rasa would keep them."""
        parsed = {"intent": {"name": intent}, "reading": {"findings": [each.as_dict() for each in findings], **reading}}
        self._hear({"event": "user", "text": text, "parse_data": parsed})
        self.reply = MOVES[move](self.now)
        for slot, value in self.reply.slots:
            self._hear({"event": "slot", "name": slot, "value": value})
        return self.reply

    def answer(self, polarity: str, **reading: Any) -> Reply:
        """The reply to a plain yes, no or "not sure"."""
        intent = {"yes": "affirm", "partly": "affirm", "no": "deny", "unsure": "not_sure"}[polarity]
        return self.tell(text=polarity, intent=intent, reply={"polarity": polarity}, **reading)

    def until_single(self) -> str:
        """The question that is put alone, once a list of signs was answered with "not sure"."""
        if self.said.question_id == SIGNS:
            self.answer("unsure")
        assert self.said.question_id is not None
        return self.said.question_id

    @property
    def text(self) -> str:
        """What the bot said last, in the words of the United Kingdom; of several variants the first."""
        responses, told = load_responses(), []
        for each in self.reply.sayings:
            values = {**words_for("uk", each.values.get("about") or self.said.case.subject), **each.values}
            told.append(fill(responses[each.response][0].get("text", ""), values, responses))
        return "\n\n".join(told)

    @property
    def now(self) -> Situation:
        """Where the talk stands."""
        return situation_now(self.said)

    def _hear(self, event: dict[str, Any]) -> None:
        self.said = transcript([event], load_rulebook().questions, self.said, self.hear)
