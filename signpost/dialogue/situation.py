"""Where a conversation stands: the case, what follows from it, and what to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from signpost.decision import Assessment, Case, Outlook, Question, load_rulebook, outlook, payload
from signpost.dialogue.transcript import REGION_SLOT, Transcript
from signpost.findings import Finding

# The slots that rules of `data/rules` are conditioned on.
RULE_SLOTS = ("phase", "about", REGION_SLOT)
# Characters of a message that are searched for a question: its beginning and its end.
_LONGEST_QUESTION = 2000


@dataclass(frozen=True)
class Situation:
    """The case, what follows from it and what to ask next."""

    said: Transcript
    case: Case
    outlook: Outlook

    @property
    def words(self) -> str:
        """The latest message, or its beginning and its end when it is long: comparing every word would take seconds."""
        text, half = self.said.latest_text, _LONGEST_QUESTION // 2
        return text if len(text) <= _LONGEST_QUESTION else f"{text[:half]}\n{text[-half:]}"

    @property
    def assessment(self) -> Assessment:
        """What follows from the case."""
        return self.outlook.assessment

    @property
    def question(self) -> Question | None:
        """The question to ask next; None when nothing open could change the outcome."""
        return self.outlook.question

    @property
    def open_question(self) -> Question | None:
        """The question that was put before the latest message, where its answer could still change something."""
        name = self.said.question_id
        if name is None or self.question is None or name not in self.outlook.worth:
            return None
        return load_rulebook().questions[name]

    @property
    def asks_of_crisis(self) -> bool:
        """Whether what was asked before the latest message is about a life, and that message does not answer it."""
        return self.said.question_id in load_rulebook().of_crisis and self.said.question_id not in self.case.answered

    @property
    def asks(self) -> bool:
        """Whether words of the latest message ask something, whatever else they do."""
        return "question" in self.acts or bool(self.said.latest_reading.get("questions"))

    @property
    def complaints(self) -> tuple[Finding, ...]:
        """What the one it is about has, other than facts about them."""
        return self.case.complaints(load_rulebook().levels.background)

    @property
    def there(self) -> set[str]:
        """What the one it is about has now."""
        return {each.id for each in self.case.facts(self.case.subject) if each.status == "present"}

    @property
    def acts(self) -> tuple[str, ...]:
        """What the latest message does besides telling and answering."""
        return tuple(self.said.latest_reading.get("acts", ()))

    def triage(self, question: Question | None = None) -> dict[str, Any]:
        """The contract's payload, `question` being what the turn leaves open; names the learned reader where one took part."""
        triage = payload(self.case, self.assessment, question, load_rulebook())
        triage["findings"] = [
            {**shown, "by": self._origin(each)} for shown, each in zip(triage["findings"], self.case.findings, strict=True)
        ]
        if self.said.reader:
            triage["reader"] = self.said.reader
        return triage

    def _origin(self, finding: Finding) -> str:
        """Where a finding came from: told in `words`, an `answer` to a question, or only likely and then `confirmed`."""
        if finding.id not in self.case.asked:
            return "words"
        # A finding that was ticked has the words of the list for its own, and nobody read it.
        told = finding.reader or finding.said and finding.said not in load_rulebook().labels
        return "confirmed" if finding.id in self.said.proposals else "words" if told else "answer"


def situation_now(said: Transcript) -> Situation:
    """The situation after the latest message."""
    return situation_after(said, said.case)


def situation_before(now: Situation) -> Situation | None:
    """The situation before the latest message; None at the beginning and when the latest message began anew."""
    if now.said.turns < 2 or "start_over" in now.said.latest.get("acts", ()):
        return None
    return situation_after(now.said, now.said.earlier)


def situation_after(said: Transcript, case: Case) -> Situation:
    """The situation of a case, however it was reached."""
    return Situation(said, case, outlook(case, load_rulebook()))


def rule_slots(said: Transcript) -> dict[str, str | None]:
    """The slots that rules are conditioned on: where the talk stands, whom it is about (or `learn`), and where they are."""
    about = "learn" if said.learning else "self" if said.case.subject == "self" else "other"
    return dict(zip(RULE_SLOTS, (_phase(said), about, said.region), strict=True))


def _phase(said: Transcript) -> str:
    """`crisis`, `helped` or `warned` while a warning stands, `asking` with a question open, else `concluded` or `open`."""
    if said.emergency.status == "crisis":
        return "crisis"
    if said.emergency.fired:
        return "helped" if said.help_called or said.help_there else "warned"
    if said.question_id:
        return "asking"
    return "concluded" if said.case.complaints(load_rulebook().levels.background) else "open"
