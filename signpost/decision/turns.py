"""One message as the case takes it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from signpost.findings import PERSONS, Finding, finding_from

# With these acts the talk goes on with one of several people who all have complaints, and the case of each other one waits.
LEADS = {f"leads_to_{person}": person for person in PERSONS}
# With this act the findings of the turn are brought on by their triggers and by nothing else.
ONLY_THEN = "only_then"
# What a whole message may sound like: surely or likely an emergency, or surely none. A finding of this name stands for it in rules.
SOUNDS = URGENT, ALARMING, CALM = "sounds_urgent", "sounds_alarming", "sounds_calm"
# With this act the findings of the turn count in the order in which they stand.
AS_TOLD = "as_told"


@dataclass(frozen=True)
class Turn:
    """One message: its findings, what it says as a reply, the question that was open when it came, and its acts.

    `person` is whom that question was about, where it was not about the subject of the talk. `relatives` are those of `OTHERS`
    of whom something is told, each with the name of who it is. `puts_right` are the attributes of what was told before that a
    message corrects beside all else, `dates` the findings that all began as this reply says. `sounds` is what the whole message
    sounds like, one of SOUNDS; empty where that is not sure.
    """

    findings: tuple[Finding, ...] = ()
    reply: Mapping[str, Any] = field(default_factory=dict)
    question_id: str | None = None
    acts: tuple[str, ...] = ()
    person: str | None = None
    relatives: tuple[tuple[str, str], ...] = ()
    puts_right: Mapping[str, Any] = field(default_factory=dict)
    dates: tuple[str, ...] = ()
    sounds: str = ""

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        told = {
            "findings": [each.as_dict() for each in self.findings],
            "reply": dict(self.reply),
            "question_id": self.question_id,
            "acts": list(self.acts),
        }
        more: dict[str, Any] = {"person": self.person, "relatives": [list(each) for each in self.relatives]}
        more |= {"puts_right": dict(self.puts_right), "dates": list(self.dates), "sounds": self.sounds}
        return told | {name: value for name, value in more.items() if value}


def turn_from(data: Mapping[str, Any]) -> Turn:
    """The turn that a JSON object describes; raises ValueError for a finding that cannot be one."""
    return Turn(
        findings=tuple(finding_from(each) for each in data.get("findings") or ()),
        reply=dict(data.get("reply") or {}),
        question_id=data.get("question_id"),
        acts=tuple(data.get("acts") or ()),
        person=data.get("person"),
        relatives=tuple((str(place), str(name)) for place, name in data.get("relatives") or ()),
        puts_right=dict(data.get("puts_right") or {}),
        dates=tuple(data.get("dates") or ()),
        sounds=str(data.get("sounds") or ""),
    )
