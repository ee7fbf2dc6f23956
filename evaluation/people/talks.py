"""One talk of a simulated person with the bot, and what it shows."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluation.people.person import Person
from evaluation.trained import Talk, name_of, text_of, triage_of
from signpost.decision import load_rulebook

# Nobody answers more questions than this.
_PATIENCE = 30
_INVITATIONS = ("own.words", "anything.more")


@dataclass
class Outcome:
    """How one talk went: the level at the end, and what was asked and recorded."""

    person: Person
    level: str = "none"
    questions: int = 0
    answers: int = 0
    misrecorded: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    senseless: list[str] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        """Whether the level is one that fits."""
        return self.level in self.person.expected

    @property
    def serious(self) -> bool:
        """Whether an emergency ended below urgent, or something for today with no doctor at all."""
        ranks = load_rulebook().levels
        best = self.person.expected[0]
        missed = best == "emergency" and ranks.rank(self.level) < ranks.rank("urgent")
        return missed or best == "urgent" and ranks.rank(self.level) < ranks.rank("soon")

    @property
    def faults(self) -> list[str]:
        """What went wrong, in words."""
        found = [] if self.right else ["level"]
        found += [f"recorded wrongly: {each}" for each in self.misrecorded]
        found += [f"asked again: {each}" for each in self.repeated]
        return found + [f"asked though told: {each}" for each in self.senseless]


def talk_with(person: Person, talk: Talk) -> Outcome:
    """The outcome of a talk until the bot warns, has no question, or the person loses patience."""
    chance, outcome = random.Random(f"{person.name} {person.opening}"), Outcome(person)
    said, asked = person.opening, []
    pending: tuple[str, str] | None = None
    for _ in range(_PATIENCE):
        answers = talk.say(said)
        triage, words = triage_of(answers), text_of(answers)
        outcome.words.append(len(words.split()))
        outcome.lines += [f"> {said}", *words.splitlines()]
        outcome.level = triage["level"]
        question = triage.get("question")
        known = {each["id"]: each["status"] for each in triage.get("findings", ())}
        if pending is not None:
            _judge_record(*pending, said, known, outcome)
        if triage["level"] == "emergency" or question is None or asked.count("own.words") > 1:
            break
        outcome.questions += question["id"] not in _INVITATIONS
        _judge_question(question, triage, asked, outcome)
        asked.append(name_of(question))
        untold = [each for each in person.facts if person.has(each) and known.get(each) != "present"]
        said, polarity = person.answer(question, chance, untold)
        finding = str(question["id"]).removeprefix("confirm.")
        pending = (finding, polarity) if polarity in ("yes", "no") and "." not in finding else None
    return outcome


def _judge_question(question: Mapping[str, Any], triage: Mapping[str, Any], asked: list[str], outcome: Outcome) -> None:
    name = question["id"]
    if name_of(question) in asked and name not in _INVITATIONS:
        outcome.repeated.append(name)
    told = {each["id"] for each in triage.get("findings", ()) if each["status"] == "present"}
    if name in told:
        outcome.senseless.append(name)


def _judge_record(finding: str, polarity: str, said: str, known: Mapping[str, str], outcome: Outcome) -> None:
    """Compares a "yes" or "no" with what is recorded in the turn after it."""
    outcome.answers += 1
    if known.get(finding) != {"yes": "present", "no": "absent"}[polarity]:
        outcome.misrecorded.append(f"{said!r} to {finding}: {known.get(finding, 'nothing')}")
