"""What a reply means for the question that was open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signpost.findings import ATTRIBUTES, Finding

# "value" in a reply is the option that was chosen, no attribute.
_SINGLE = tuple(name for name in ATTRIBUTES if name not in ("triggers", "value"))
# Attributes that a bare number can answer, in the unit of the attribute.
_NUMBERS = ("duration_days", "episode_minutes", "value")
# "Sometimes" is a yes to these. To "even at rest?" it may mean "only when I walk", to "on one side only?" or "the first time?" a no.
_OFTEN_ENOUGH = ("fluctuating", "spreading")
_BOOLEANS = ("fluctuating", "at_rest", "spreading", "first_ever", "one_sided")
# What an answer means for whether a finding is there.
_POLARITY = {"yes": "present", "partly": "present", "no": "absent", "well": "absent", "over": "past"}
_BARE = {"true": "yes", "false": "no", "yes": "yes", "no": "no", "unsure": "unsure"}


@dataclass(frozen=True)
class Answer:
    """An answer about one finding: that it is there or not, the attribute asked for, or only that nobody knows."""

    about: str
    attribute: str | None = None
    value: Any = None
    finding: Finding | None = None
    unsure: bool = False


def answer_to(question: str, reply: Mapping[str, Any], findings: Sequence[Finding], *, unsure: bool = False) -> Answer | None:
    """The answer that a message gives to a question, or None when it gives none.

    `reply` may hold the plain value of a chosen option as `value`; a chosen option goes before all other words.
    """
    about, _, rest = question.partition(".")
    attribute, _, trigger = rest.partition(".")
    chosen = None if reply.get("value") is None else str(reply["value"])
    polarity = reply.get("polarity") or _BARE.get(chosen or "")
    if unsure:
        return Answer(about, attribute or None, unsure=True)
    own = [each for each in findings if each.id == about]
    if not attribute:
        return _of_finding(about, polarity, reply, findings, own)
    if attribute == "triggers":
        return _of_triggers(about, trigger, polarity, chosen, reply, own)
    return _of_attribute(about, attribute, polarity, chosen, reply, findings, own)


def attributes_told(reply: Mapping[str, Any], findings: Sequence[Finding], answer: Answer) -> dict[str, Any]:
    """The attributes of the finding asked about that the reply tells, the one asked for included.

    What the message says of another finding ("and a headache for three weeks") is not taken for this one.
    """
    told: dict[str, Any] = {}
    if answer.finding is None or answer.finding.status != "absent":
        others = [each for each in findings if each.id != answer.about and each.status in ("present", "past")]
        for name in _SINGLE:
            value = reply.get(name)
            if value is not None and not any(getattr(each, name) == value for each in others):
                told[name] = value
        triggers = tuple(reply.get("triggers") or ())
        if triggers and not others:
            told["triggers"] = triggers
    if answer.attribute and answer.value is not None:
        told[answer.attribute] = answer.value
    return told


def _of_finding(
    about: str, polarity: str | None, reply: Mapping[str, Any], findings: Sequence[Finding], own: Sequence[Finding]
) -> Answer | None:
    if any(each.status in ("present", "past") for each in own):
        return Answer(about)
    if any(each.status == "absent" for each in own):
        # "No, my arms are fine" denies the whole thing, the arms alone would not.
        return Answer(about, finding=Finding(about, "absent") if polarity == "no" else None)
    if polarity == "unsure":
        return Answer(about, unsure=True)
    # "Only a headache" is no answer to "Do you have a fever?".
    if polarity in _POLARITY and not (polarity in ("partly", "well") and _tells_of_others(about, findings)):
        return Answer(about, finding=Finding(about, _POLARITY[polarity]))
    # "Since March", "only at night": who tells how it is has said that it is there, unless it is told of something else.
    # How it began or went on says that of something else too ("gradually", "steady").
    told = set(attributes_told(reply, findings, Answer(about))) - {"onset", "course"}
    if not findings and told:
        return Answer(about, finding=Finding(about))
    return None


def _of_attribute(
    about: str,
    attribute: str,
    polarity: str | None,
    chosen: str | None,
    reply: Mapping[str, Any],
    findings: Sequence[Finding],
    own: Sequence[Finding],
) -> Answer | None:
    if chosen is not None and chosen not in _BARE and attribute not in (*_BOOLEANS, *_NUMBERS):
        return Answer(about, attribute, chosen)
    stated = [getattr(each, attribute) for each in own if getattr(each, attribute) is not None]
    if stated:
        return Answer(about, attribute, stated[-1])
    if any(each.status == "absent" and each.side is None and each.body_part is None for each in own):
        return Answer(about)
    told = attributes_told(reply, findings, Answer(about)).get(attribute)
    # "Two months, only when I panic", "crept up, like the lid": what comes first answers, whatever else it dates.
    told = reply.get(attribute) if told is None and reply.get("leads") == attribute else told
    if told is not None:
        return Answer(about, attribute, told)
    if polarity == "unsure":
        return Answer(about, attribute, unsure=True)
    if attribute in _BOOLEANS and polarity in ("yes", "no"):
        return Answer(about, attribute, polarity == "yes")
    if attribute in _OFTEN_ENOUGH and polarity == "partly" and not set(reply) - {"polarity"}:
        return Answer(about, attribute, True)
    if attribute == "episode_minutes":
        return _of_episode(about, attribute, polarity, chosen, reply)
    if attribute in _NUMBERS:
        # The figure of a time that was taken for something else ("25 years") is no bare number.
        bare = None if attribute == "duration_days" and reply.get(attribute) is not None else reply.get("number")
        number = _number(chosen) if chosen is not None else bare
        return None if number is None else Answer(about, attribute, number)
    return None


def _of_episode(about: str, attribute: str, polarity: str | None, chosen: str | None, reply: Mapping[str, Any]) -> Answer | None:
    """How long one spell lasts; nobody can say that of what never stops."""
    number = _number(chosen) if chosen is not None else reply.get("lasting_minutes", reply.get("number"))
    if number is not None:
        return Answer(about, attribute, number)
    return Answer(about, attribute, unsure=True) if polarity == "no" or reply.get("course") == "stable" else None


def _tells_of_others(about: str, findings: Sequence[Finding]) -> bool:
    return any(each.id != about and each.status == "present" for each in findings)


def _of_triggers(
    about: str, trigger: str, polarity: str | None, chosen: str | None, reply: Mapping[str, Any], own: Sequence[Finding]
) -> Answer | None:
    """What brings it on; an answer denies every trigger it does not name."""
    named = [each for found in own for each in found.triggers] + list(reply.get("triggers") or ())
    if chosen is not None and chosen not in _BARE and chosen != "none":
        named.append(chosen)
    if polarity in ("yes", "partly") and trigger:
        named.append(trigger)
    if named or polarity == "no" or chosen == "none":
        return Answer(about, "triggers", tuple(named))
    return Answer(about, "triggers", unsure=True) if polarity == "unsure" else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
