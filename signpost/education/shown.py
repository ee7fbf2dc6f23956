"""What an answer is: an entry in one of its lengths, a "did you mean", or an honest nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import ILLNESSES, Entry

# What an answer is called that is none because the question is about something else.
ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Answer:
    """What to show. `kind`: entry, did_you_mean, none. `part`: which text of the entry was asked for
    (short, more, simpler, gist, numbers, sources), "declined" when the person said no to an offer, or "elsewhere" where
    the question is about something else.

    `numbers` is filled only once the person agreed to see them; `offers_numbers` says that the entry has some.
    `composed` says that the entry's short text, sources and safety line were put together for this question.
    `certain` says that nothing else can be meant, such as a title, a follow-up or a comparison.
    `beside` are the facts offered below the answer, with their titles.
    `context` is what to keep for the next turn.
    """

    kind: str
    part: str
    context: Context
    entry: Entry | None = None
    numbers: str = ""
    offers_numbers: bool = False
    related: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[tuple[str, str], ...] = ()
    disease: str | None = None
    topic: str | None = None
    score: float = 0.0
    composed: bool = False
    certain: bool = False
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The words of the part that was asked for; empty without an entry."""
        if self.entry is None:
            return ""
        parts = {"more": self.entry.more, "simpler": self.entry.simpler, "numbers": self.numbers, "gist": self.entry.gist}
        return parts.get(self.part, self.entry.short)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, everything that a message may show."""
        found: dict[str, Any] = {"kind": self.kind, "part": self.part, "disease": self.disease, "topic": self.topic, "text": self.text}
        found.update(suggestions=[list(each) for each in self.suggestions], related=[list(each) for each in self.related])
        found.update(beside=[list(each) for each in self.beside])
        if self.entry is not None:
            entry = self.entry
            found.update(entry=entry.id, title=entry.title, short=entry.short, more=entry.more, simpler=entry.simpler)
            found.update(safety=entry.safety, as_of=entry.as_of, table=[list(row) for row in entry.table])
            found.update(citations=[each.as_dict() for each in entry.citations], terms=[[each.term, each.means] for each in entry.terms])
            found.update(corrects=[list(each) for each in entry.corrects], numbers=self.numbers, offers_numbers=self.offers_numbers)
        return {**found, "context": self.context.as_dict(), "score": round(self.score, 3)}


def show(entry: Entry, *, base: EducationBase, before: Context | None = None, part: str = "short", score: float = 1.0) -> Answer:
    """An entry as an answer; also for buttons ("related", "did you mean"), which name the entry itself."""
    undiagnosed = before is not None and before.undiagnosed
    offers = bool(entry.numbers) and not undiagnosed
    numbers = entry.numbers if part == "numbers" and offers else ""
    if part == "numbers" and not numbers:
        part = "short"
    context = Context(entry.id, entry.disease, entry.topic, offers and part != "numbers", (), undiagnosed)
    related = tuple((each, base.entries[each].title) for each in entry.related)
    return Answer("entry", part, context, entry, numbers, offers, related, (), entry.disease, entry.topic, score)


def suggest(entries: list[Entry], disease: str | None, before: Context, score: float) -> Answer:
    """A "did you mean" with these entries; those about another disease than the one that was named come only where no other is left."""
    entries = [each for each in entries if disease not in ILLNESSES or each.disease in (disease, "both")] or entries
    kept = replace(before, suggestions=tuple(entry.id for entry in entries), offers_numbers=False, beside=())
    offered = tuple((entry.id, entry.title) for entry in entries)
    return Answer("did_you_mean", "short", kept, suggestions=offered, disease=disease, topic=entries[0].topic, score=score)


def nothing(before: Context, disease: str | None) -> Answer:
    """An honest nothing; what the turn before was about is kept."""
    return Answer("none", "short", replace(before, suggestions=(), beside=()), disease=disease)


def one_disease(diseases: frozenset[str]) -> str | None:
    """The disease as an answer names it: both, one, or none."""
    if len(diseases) > 1:
        return "both"
    return next(iter(diseases), None)
