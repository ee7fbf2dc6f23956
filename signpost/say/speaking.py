"""From the name of a response to the message that is said: the variant, the words of the place, the buttons and the payload.

A response may have several variants: the first is said first, then the others in their order, and when all were said the
last two take turns, so that nobody runs into the same wall twice. A variant may have Rasa's conditions on slots and on
`about` (`self`, `other`: whom the response is about) and `asking` (`yes`, `no`: whether a question is open; `warned`
when a warning stands instead) and `animal` (`yes`, `no`: whether the latest message names one).

How placeholders are filled: `signpost/wording.py`.
`triage` is the contract's payload, `fired` the rules behind an outcome (`decision/carried.py`). `options`, pairs of title and
payload, become buttons before the response's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from signpost.decision import Assessment, Case, assess, assessment_from, load_rulebook, payload
from signpost.dialogue.in_crisis import person_in_crisis
from signpost.dialogue.read_back import reasons_of
from signpost.dialogue.transcript import Transcript
from signpost.dialogue.waiting import steps_of
from signpost.findings import finding_from, told_as, told_to_client
from signpost.region import with_own_number, words_for
from signpost.say.cards import card_of
from signpost.say.numbers import listed_once
from signpost.say.of_animals import names_an_animal
from signpost.wording import Responses, fill

_CRISIS, _DANGERS = "utter_crisis_", "utter_emergency_"
_EMERGENCIES = (_DANGERS, _CRISIS)
_WITH_CARD = ("utter_outcome_", *_EMERGENCIES)
# So many words of somebody stand in a warning.
_QUOTED_WORDS = 30
Message = dict[str, Any]


@dataclass(frozen=True)
class Speaker:
    """Says responses at one moment of a conversation.

    `times_said` tells how often a response was said before, `region` where the page says to be; with `draws` the client
    draws lists from the payload. `channel` and `slots` are what a variant may be meant for.
    """

    said: Transcript
    responses: Responses
    times_said: Callable[[str], int]
    region: str | None = None
    draws: bool = False
    channel: str = ""
    slots: Mapping[str, Any] = field(default_factory=dict)

    def say(self, response: str, given: Mapping[str, Any]) -> Message | None:
        """The response with its text, its buttons and, where there is a payload, `custom`; None when there is none of that name."""
        case = self.said.case
        emergency = response.startswith(_EMERGENCIES)
        assessment = assess(case, load_rulebook()) if emergency else None
        person = given.get("about") or _person(assessment, response) or case.subject
        variant = self._variant(response, person)
        if variant is None:
            return None
        values = self._values(response, given, assessment, person)
        filled = with_own_number(fill(variant.get("text", ""), values, self.responses), values)
        answer = {**variant, "text": listed_once(response, filled, values, self.responses, self.times_said)}
        options = [{"title": title, "payload": value} for title, value in given.get("options", ())]
        buttons = [*options, *variant.get("buttons", ())]
        answer["buttons"] = [{name: fill(words, values, self.responses) for name, words in each.items()} for each in buttons]
        # An action knows more than the transcript does while it runs, such as a warning that was just taken back.
        triage = given.get("triage") or (payload(case, assessment, None, load_rulebook()) if assessment is not None else None)
        if triage is not None and response.startswith(_WITH_CARD) and "card" not in triage:
            found, known = assessment or _told_by(triage, given["fired"], case), self.responses
            if found.level == triage["level"]:
                card = card_of(found, response, person, lambda name, more: fill(known[name][0]["text"], {**values, **more}, known))
                triage = {**triage, "card": card} if card else triage
        if triage is not None:
            answer["custom"] = {"triage": _for_clients(triage)}
        return answer

    def _values(self, response: str, given: Mapping[str, Any], assessment: Assessment | None, person: str) -> dict[str, Any]:
        """What each placeholder stands for."""
        values: dict[str, Any] = {**words_for(given.get("region") or self.said.region or self.region, person), **given}
        if self.draws:
            values["choices"] = ""
        return values if assessment is None else {**_emergency_values(assessment, response), **values}

    def _variant(self, response: str, person: str) -> Mapping[str, Any] | None:
        """The variant whose turn it is, or None when there is no such response."""
        asking = "warned" if self.said.emergency.fired else "yes" if self.said.question_id else "no"
        animal = "yes" if names_an_animal(self.said.latest_text) else "no"
        slots = {**self.slots, "about": told_as(person), "asking": asking, "animal": animal}
        fitting = fitting_variants(self.responses.get(response, ()), slots, self.channel)
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        times, last = self.times_said(response), len(fitting) - 1
        return fitting[times if times <= last else max(0, last - (times - last) % 2)]


def _for_clients(triage: Mapping[str, Any]) -> dict[str, Any]:
    """The payload as the contract has it: everybody but the writer is `other`."""
    return {**triage, **{name: [told_to_client(each) for each in triage[name]] for name in ("findings", "rules") if name in triage}}


def _told_by(triage: Mapping[str, Any], fired: Iterable[Mapping[str, Any]], case: Case) -> Assessment:
    """The assessment behind a payload, which may know more than the transcript does."""
    told = [{name: value for name, value in each.items() if name not in ("by", "label")} for each in triage["findings"]]
    return assessment_from(fired, replace(case, findings=tuple(map(finding_from, told))), load_rulebook())


def fitting_variants(variants: Any, known: Mapping[str, Any], channel: str) -> list[Mapping[str, Any]]:
    """The variants that may be said, as Rasa chooses them: for this channel before any, with a condition before without one."""
    for of_channel in (channel, None):
        meant = [each for each in variants if each.get("channel") == of_channel]
        conditional = [each for each in meant if each.get("condition") and _holds(each["condition"], known)]
        plain = [each for each in meant if each.get("condition") is None]
        if conditional or plain:
            return conditional or plain
    return []


def _holds(conditions: Any, known: Mapping[str, Any]) -> bool:
    """Whether what is known is what every condition names, in capital letters or small ones."""
    return all(_folded(known.get(each["name"])) == _folded(each["value"]) for each in conditions)


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _person(assessment: Assessment | None, response: str) -> str | None:
    """Whom an emergency response is about: the one for whom its rule fired."""
    if assessment is None:
        return None
    fired = [each.person for each in assessment.fired if each.rule.response == response]
    # "OK, I'll wake her" leaves the crisis whose it was.
    return fired[0] if fired else person_in_crisis(assessment) if response.startswith(_CRISIS) else None


def _emergency_values(assessment: Assessment, response: str) -> dict[str, Any]:
    fired = [each for each in assessment.fired if each.rule.response == response]
    # Whoever comes to help should hear of the strongest other danger of the same person, too.
    told, persons = {finding.id for each in fired for finding in each.because}, {each.person for each in fired}
    others = [each for each in assessment.fired if each.person in persons and str(each.rule.response).startswith(_DANGERS)]
    also = [each for each in others if response.startswith(_DANGERS) and not told.issuperset(finding.id for finding in each.because)]
    # What to do until help is there, for the situation that a response names; empty when nothing is known.
    meanwhile = " ".join(steps_of(response, assessment.fired))
    return {"reason": reasons_of([*fired, *also[:1]], "utter_you_said", _QUOTED_WORDS), "meanwhile": meanwhile}
