"""What reading a message hands over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from signpost.findings import Finding
from signpost.nlu.likely.heard import Guess

# Of a reading: what is told to nobody else, and what is told only where there is any.
_INSIDE, _RARE = ("guess", "signs", "parts", "despairs"), ("relatives", "puts_right")


@dataclass(frozen=True)
class Reply:
    """What a message says as an answer to whatever question is open; what it does not say is None.

    `polarity` is "yes", "no" or "unsure", or "partly" (a hedged yes) or "well" (all is in order: no, when the question is whether something
    is there); `number` is a bare number; `duration_days` counts days since it began, `lasting_minutes` how long a named time is, `leads`
    which of time and onset comes first.
    """

    polarity: str | None = None
    number: float | None = None
    duration_days: float | None = None
    onset: str | None = None
    course: str | None = None
    side: str | None = None
    body_part: str | None = None
    severity: str | None = None
    at_rest: bool | None = None
    fluctuating: bool | None = None
    triggers: tuple[str, ...] = ()
    spreading: bool | None = None
    one_sided: bool | None = None
    lasting_minutes: float | None = None
    leads: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready; what is not known is left out."""
        found = {each.name: _plain(getattr(self, each.name)) for each in fields(self)}
        return {name: value for name, value in found.items() if value not in (None, [])}


@dataclass(frozen=True)
class Reading:
    """Everything understood in one message.

    `findings` count; `proposals` only resemble a finding and have to be asked about; `unread` are stretches that speak of the body and were
    not understood. `faint` are the ids of proposals that the model hears so faintly that a list asks about them. `relatives` are those of
    `OTHERS` of whom something is told, with their names (`signpost/relatives.py`); `puts_right` is told in contrast to what was told.

    What the reader model adds is None or empty without one: `kind` of message, `in_general` (surely a question or idle talk that tells of
    nobody's sign), `alarms` (it is heard as an emergency), `sounds` (what it surely sounds like as a whole, for rules that look at it),
    `despairs` (the whole is heard as of a wish to die) and `reader`, its version. `guess` is the intent that the net would give,
    `signs` the vector it is weighed from; `choices` the option that an answer means, by attribute; `parts` those of a longer one.
    """

    text: str
    findings: tuple[Finding, ...] = ()
    reply: Reply = Reply()
    proposals: tuple[Finding, ...] = ()
    faint: tuple[str, ...] = ()
    language: str = "en"
    acts: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    kind: str | None = None
    asking: float = 0.0
    elsewhere: float = 0.0
    in_general: bool = False
    alarms: bool = False
    sounds: str = ""
    despairs: bool = False
    reader: str | None = None
    guess: Guess | None = None
    signs: Any = field(default=None, compare=False, repr=False)
    choices: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[tuple[str, str, Guess], ...] = ()
    relatives: tuple[tuple[str, str], ...] = ()
    puts_right: Mapping[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        told = {each.name: _plain(getattr(self, each.name)) for each in fields(self) if each.name not in _INSIDE}
        return {name: value for name, value in told.items() if value or name not in _RARE}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value.as_dict() if isinstance(value, (Finding, Reply)) else value
