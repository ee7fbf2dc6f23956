"""The one data type that every room speaks: what somebody said about one symptom or fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

STATUSES = ("present", "absent", "past", "hypothetical", "unknown")
# Whoever is not the writer: several are told apart, and are all `other` to a client.
OTHERS = ("other", "another", "third")
PERSONS = ("self", *OTHERS)
NET = "net"  # Who read a finding: the reader model alone.


@dataclass(frozen=True)
class Finding:
    """One finding with its status and the attributes that are known; what is not known is None.

    `duration_days` counts the days since it began, `episode_minutes` how long one attack lasts,
    `value` is the plain number of a finding that is one (years for `age`). `said` holds the person's own words, `evidence` the
    place of those that it rests on, in code points of the text as sent (start and end), `reader` who read it there: `net`,
    `vocabulary` or `both`.
    """

    id: str
    status: str = "present"
    person: str = "self"
    side: str | None = None
    body_part: str | None = None
    onset: str | None = None
    duration_days: float | None = None
    course: str | None = None
    severity: str | None = None
    fluctuating: bool | None = None
    at_rest: bool | None = None
    triggers: tuple[str, ...] = ()
    spreading: bool | None = None
    episode_minutes: float | None = None
    first_ever: bool | None = None
    one_sided: bool | None = None
    value: float | None = None
    said: str = ""
    evidence: tuple[int, ...] = field(default=(), compare=False)
    reader: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"unknown status {self.status!r}; expected one of {', '.join(STATUSES)}")
        if self.person not in PERSONS:
            raise ValueError(f"unknown person {self.person!r}; expected one of {', '.join(PERSONS)}")

    def with_(self, **changes: Any) -> Finding:
        """The same finding with some fields replaced."""
        return replace(self, **changes)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready; attributes that are not known are left out."""
        shown = {name: getattr(self, name) for name in _NAMES}
        found = {name: value for name, value in shown.items() if value not in (None, "", ())}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def told_as(person: str) -> str:
    """Somebody as clients and texts know them: whoever is not the writer is `other`, however many there are."""
    return OTHERS[0] if person in OTHERS else person


def told_to_client(shown: Mapping[str, Any]) -> dict[str, Any]:
    """A finding or a rule as clients see it, with its person as `told_as` names them."""
    return {**shown, "person": told_as(shown["person"])} if "person" in shown else dict(shown)


_NAMES = tuple(each.name for each in fields(Finding))
ATTRIBUTES = tuple(name for name in _NAMES if name not in ("id", "status", "person", "said", "evidence", "reader"))
# What says how and when a sign began, and where it is.
BEGAN, PLACE = ("onset", "duration_days"), ("side", "body_part")


def finding_from(data: Mapping[str, Any]) -> Finding:
    """The finding that a JSON object describes; raises ValueError for a key or status that does not exist."""
    unknown = set(data) - set(_NAMES)
    if unknown:
        raise ValueError(f"unknown finding key {sorted(unknown)[0]!r}; known are {', '.join(_NAMES)}")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    return Finding(**values)


# The one entity: its value is the id of a finding, its role the status, its group whose it is.
FINDING = "finding"


def as_entity(finding: Finding) -> dict[str, Any]:
    """A finding as Rasa shows entities; one whose words nobody can point at stands at the beginning."""
    start, end = finding.evidence or (0, 0)
    return {
        "entity": FINDING,
        "value": finding.id,
        "start": start,
        "end": end,
        "role": finding.status,
        "group": told_as(finding.person),
        "extractor": "FindingsReader",
    }
