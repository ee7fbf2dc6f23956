"""Where a conversation stands, read from the tracker that Rasa sends with every call."""

from __future__ import annotations

from dataclasses import dataclass

from rasa_sdk import Tracker

from signpost.decision import Assessment, Case, Question, assess, fold, load_rulebook, next_question
from signpost.transcript import Transcript, transcript


@dataclass(frozen=True)
class Situation:
    """The case, what follows from it, and the question to ask next (None when nothing open could change the outcome)."""

    said: Transcript
    case: Case
    assessment: Assessment
    question: Question | None


def situation_of(tracker: Tracker) -> Situation:
    """The situation after the latest message."""
    said = transcript(tracker.events, load_rulebook().questions)
    return situation_after(said, fold(said.turns))


def situation_before(now: Situation) -> Situation | None:
    """The situation before the latest message; None at the beginning and when the latest message began anew."""
    if len(now.said.turns) < 2 or "start_over" in now.said.turns[-1].get("acts", ()):
        return None
    return situation_after(now.said, fold(now.said.turns[:-1]))


def situation_after(said: Transcript, case: Case) -> Situation:
    """The situation of a case, however it was reached."""
    book = load_rulebook()
    return Situation(said, case, assess(case, book), next_question(case, book))
