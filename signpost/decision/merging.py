"""Puts what is newly said beside what was said before: the same thing is joined, another thing stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from signpost.decision.screens import DANGER
from signpost.decision.turns import AS_TOLD, Turn
from signpost.findings import ATTRIBUTES, BEGAN, NET, PLACE, Finding
from signpost.knowledge import data_of

Instances = list[Finding]
# What a correction without a symptom of its own can be about.
_CORRECTED = ("body_part", "side", *BEGAN, "course", "severity")
_TIME, _TOLD = "duration_days", ("present", "past")
_NEVER_WAS = frozenset({"puts_right", "correction"})
_ACROSS = {"left": "right", "right": "left"}
# Two tellings of how long ago something began are of one event when they differ by less than this factor.
_SAME_EVENT = 2.0


def add(known: Instances, new: Finding, acts: Collection[str] = ()) -> tuple[Instances, bool]:
    """The instances of one person after a new statement, and whether it told of something that was not there before."""
    others = [each for each in known if each.id != new.id]
    same = [each for each in known if each.id == new.id]
    if new.status == "present":
        merged, fresh = _present(same, new, "correction" in acts)
    elif new.status == "absent":
        merged, fresh = [*(each for each in same if not _denies(new, each, acts)), new], False
    elif new.status == "past":
        merged, fresh = _past(same, new), False
    else:
        merged, fresh = _doubtful(same, new), False
    return [*others, *merged], fresh


def fill(known: Instances, finding: str, name: str, value: Any, *, overwrite: bool) -> Instances:
    """The instances with one attribute filled in, on all that lack it, or else corrected on the newest."""
    for status in ("present", "past"):
        own = [index for index, each in enumerate(known) if each.id == finding and each.status == status]
        if own:
            break
    else:
        return known
    if name == "triggers":
        chosen = own[-1:]
        value = tuple(dict.fromkeys((*known[own[-1]].triggers, *value)))
    else:
        lacking = [index for index in own if getattr(known[index], name) is None]
        chosen = lacking[-1:] if name in PLACE else lacking
        if not chosen and overwrite:
            chosen = own[-1:]
    return [each.with_(**{name: value}) if index in chosen else each for index, each in enumerate(known)]


def corrected(known: Sequence[Finding], person: str, told: Mapping[str, Any]) -> tuple[Finding, ...]:
    """The findings after "no, I meant left" or "2 months, not 2 weeks": what had what is taken back, else what was told last, has it anew.

    So has all that was told of the same place or in the same words. When none told it, the newest complaint does; of a part that
    nobody named only what stands there in place of another ("not the thigh, the knee"). `adds` fills in only what is missing.
    """
    found = list(known)
    for name in _CORRECTED:
        own = [each for each in found if each.person == person and each.status in _TOLD and each.value is None]
        own = [each for each in own if name not in PLACE or data_of("body_parts.yml")["placed"].get(each.id) is not None]
        meant = _meant([each for each in own if told.get("of") in (None, each.id)], name, told) if told.get(name) is not None else None
        had = getattr(meant, name, None)
        if meant is not None and not (told.get("adds") and had is not None):
            value = _ACROSS.get(str(had), had) if told[name] == "other" else told[name]
            place = (meant.body_part, meant.side)
            alike = [each for each in own if getattr(each, name) == had and (name in PLACE or each == meant or _shares_words(each, meant))]
            alike = [each for each in alike if name not in PLACE or (each.body_part, each.side) == place]
            found = [each.with_(**{name: value}) if each in alike else each for each in found]
    return tuple(found)


def _meant(own: Sequence[Finding], name: str, told: Mapping[str, Any]) -> Finding | None:
    """The finding of which an attribute is put right; None where there is none."""
    part, instead = told.get("body_part"), told.get("instead_of", {}).get(name)
    had = [each for each in own if instead is not None and _had(each, name, instead)]
    if name in PLACE and part and not had:
        there = [each for each in own if each.body_part in (part, None) and (each.body_part or each.side or len(own) == 1)]
        own = there if name == "side" or not any(each.body_part for each in own) else ()
    return next(iter([each for each in had or own if getattr(each, name) is not None][-1:] or [*own][-1:]), None)


def _had(finding: Finding, name: str, value: Any) -> bool:
    """Whether a finding has this value; "three months" and "since September" are one time."""
    known = getattr(finding, name)
    return known == value or name == _TIME and known is not None and same_time(finding, finding.with_(duration_days=value))


def began_alike(known: Sequence[Finding], person: str, about: str) -> tuple[Finding, ...]:
    """The findings, those of the same words and place with the beginning of the one that was asked about, where they have none.

    "My right hand is clumsy and weak" is asked once how it began. What lies elsewhere, or was told in other words, is asked about itself.
    """
    own = [each for each in known if (each.id, each.person, each.status) == (about, person, "present") and each.body_part]
    return tuple(each if each.id == about else _begun(each, own) for each in known)


def _begun(finding: Finding, own: Sequence[Finding]) -> Finding:
    where = (finding.person, finding.body_part, finding.side, "present")
    beside = (each for each in own if where == (each.person, each.body_part, each.side, finding.status) and _shares_words(finding, each))
    asked = next(beside, None)
    began = {name: getattr(asked, name) for name in BEGAN if asked is not None and getattr(finding, name) is None}
    return finding.with_(**{name: value for name, value in began.items() if value is not None})


def _shares_words(finding: Finding, other: Finding) -> bool:
    said, words = ({part for part in each.said.split("; ") if part} for each in (finding, other))
    return not said.isdisjoint(words)


def told_now(turn: Turn, known: Mapping[str, Instances]) -> list[Finding]:
    """The findings of one message, what is present last, without what the list for danger denies though it was told to be there.

    The list asks what is sudden or of these days: "none of these" takes no face away that has been weak for weeks.
    """
    unspoken = turn.question_id == DANGER
    return [
        each
        for each in (turn.findings if AS_TOLD in turn.acts else sorted(turn.findings, key=lambda each: each.status == "present"))
        if not (unspoken and each.status == "absent" and not each.said and is_present(known[each.person], each.id))
    ]


def is_present(known: Iterable[Finding], name: str) -> bool:
    """Whether a finding is there."""
    return any(each.id == name and each.status == "present" for each in known)


def passed(known: Instances) -> Instances:
    """The instances after "it is over": what was present is past, and keeps when it began."""
    return [each.with_(status="past") if each.status == "present" else each for each in known]


def _present(same: Instances, new: Finding, correcting: bool) -> tuple[Instances, bool]:
    kept = [each for each in same if each.status in ("present", "past") or _elsewhere(each, new)]
    for index in range(len(kept) - 1, -1, -1):
        old = kept[index]
        if old.status == "present" and (correcting or _fits(old, new)):
            kept[index] = _joined(old, new)
            return kept, False
    return [*kept, new], True


def _past(same: Instances, new: Finding) -> Instances:
    kept = [each for each in same if each.status in ("present", "past", "absent")]
    if new.duration_days is None and new.side is None and new.body_part is None and any(each.status == "present" for each in kept):
        return passed(kept)
    for index in range(len(kept) - 1, -1, -1):
        old = kept[index]
        if old.status != "absent" and _fits(old, new) and same_time(old, new):
            kept[index] = _joined(old, new)
            return kept
    return [*(each for each in kept if each.status != "absent" or _elsewhere(each, new)), new]


def _doubtful(same: Instances, new: Finding) -> Instances:
    """Doubt takes nothing away that was plainly there; "not sure" replaces "no", a feared thing replaces nothing."""
    if any(each.status in ("present", "past") for each in same):
        return same
    if new.status == "hypothetical" and same:
        return same
    return [new]


def _denies(absent: Finding, known: Finding, acts: Collection[str]) -> bool:
    """Whether "not there" covers a known instance, or what was told of its place; what is over only where it "never was"."""
    if known.status == "past" and (_NEVER_WAS.isdisjoint(acts) or "says_over" in acts):
        return False
    return all(getattr(absent, name) in (None, getattr(known, name)) for name in PLACE)


def _elsewhere(absent: Finding, new: Finding) -> bool:
    return any(getattr(absent, name) is not None and getattr(new, name) not in (None, getattr(absent, name)) for name in PLACE)


def _fits(old: Finding, new: Finding) -> bool:
    """Whether two statements can be about the same instance."""
    if old.body_part and new.body_part and old.body_part != new.body_part:
        return False
    return not (old.side and new.side and old.side != new.side and "both" not in (old.side, new.side))


def same_time(old: Finding, new: Finding) -> bool:
    """Whether two tellings can be of one event, by how long ago it began; one without a time can be of any."""
    if old.duration_days is None or new.duration_days is None:
        return new.duration_days is None
    low, high = sorted((old.duration_days, new.duration_days))
    return high <= low * _SAME_EVENT


def _joined(old: Finding, new: Finding) -> Finding:
    told = {name: value for name in ATTRIBUTES if (value := getattr(new, name)) not in (None, ())}
    if old.side == "both" and new.side in ("left", "right"):
        told.pop("side")
    told["triggers"] = tuple(dict.fromkeys((*old.triggers, *new.triggers)))
    # The same words said again are quoted once; a "no" that was put right is not quoted for what is there.
    kept = "" if old.status == "absent" and new.status != "absent" else old.said
    said = "; ".join(dict.fromkeys(part for each in (kept, new.said) if each for part in each.split("; ")))
    # What a phrase tells, too, is no longer the model's alone.
    reader = min(filter(None, (old.reader, new.reader)), key=NET.__eq__, default="")
    return old.with_(**told, status=new.status, said=said, reader=reader)
