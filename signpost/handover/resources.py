"""Findings as FHIR R4 resources: Observations for what was noticed or denied, Conditions for illnesses that the person told of."""

from __future__ import annotations

from typing import Any, NamedTuple

from signpost.handover.form import Form
from signpost.handover.sheet import Entry, Sheet
from signpost.wording import fill

_HL7 = "http://terminology.hl7.org/CodeSystem"
_UNITS = "http://unitsofmeasure.org"
# Told illnesses are never more than this; only what was denied is refuted, and only as far as the person knows.
_VERIFIED = {"present": "unconfirmed", "past": "unconfirmed", "absent": "refuted"}
_INTERPRETED = {"present": ("POS", "Positive"), "absent": ("NEG", "Negative")}

Resource = dict[str, Any]


class Parties(NamedTuple):
    """References to the person it is about, to whoever told it, and to the program that wrote it down."""

    patient: str
    teller: str
    program: str


def resource_of(entry: Entry, form: Form, parties: Parties, sheet: Sheet) -> Resource:
    """The resource for one entry of the page."""
    illness = form.group_of(entry.finding.id) == "illnesses" and entry.finding.status in _VERIFIED
    return _condition(entry, form, parties, sheet) if illness else _observation(entry, form, parties, sheet)


def age_of(sheet: Sheet, form: Form, parties: Parties) -> Resource:
    """The age as it was told."""
    return {
        **_told({"text": form.words["fhir"]["age"]}, form, parties, sheet),
        "valueQuantity": {"value": float(sheet.age), "unit": "years", "system": _UNITS, "code": "a"},
    }


def _told(code: Resource, form: Form, parties: Parties, sheet: Sheet) -> Resource:
    """What every Observation says: told by somebody, on this day, looked at by nobody."""
    return {
        "resourceType": "Observation",
        "status": "preliminary",
        "category": [_concept("observation-category", "survey", "Survey")],
        "code": code,
        "subject": {"reference": parties.patient},
        "effectiveDateTime": sheet.made_on.isoformat(),
        "performer": [{"reference": parties.teller}],
        "method": {"text": form.words["fhir"]["method"]},
    }


def _observation(entry: Entry, form: Form, parties: Parties, sheet: Sheet) -> Resource:
    """There or not there as a boolean; what was not known has no value but a reason for that."""
    words, status = form.words["fhir"], entry.finding.status
    found = _told(code_of(entry, form), form, parties, sheet)
    if status == "unknown":
        found["dataAbsentReason"] = {**_concept("data-absent-reason", "asked-unknown", "Asked But Unknown"), "text": words["unknown"]}
    else:
        found["valueBoolean"] = status == "present"
    if status in _INTERPRETED:
        found["interpretation"] = [_concept("v3-ObservationInterpretation", *_INTERPRETED[status])]
    if entry.place:
        found["bodySite"] = {"text": entry.place}
    return _with_note({**found, **_components(entry, form)}, entry, form)


def _components(entry: Entry, form: Form) -> Resource:
    """How it began and goes on, as far as it was told."""
    words, days = form.words["fhir"], entry.finding.duration_days
    found: list[Resource] = []
    if entry.finding.status == "past":
        found.append({"code": {"text": words["before"]}, "valueBoolean": True})
    if days is not None:
        quantity = {"value": days, "unit": "days", "system": _UNITS, "code": "d"}
        found.append({"code": {"text": words["began"]}, "valueQuantity": quantity})
    for name in ("onset", "course", "severity", "more"):
        told = getattr(entry, name)
        if told:
            found.append({"code": {"text": words["components"][name]}, "valueString": told})
    return {"component": found} if found else {}


def _condition(entry: Entry, form: Form, parties: Parties, sheet: Sheet) -> Resource:
    """An illness that the person told of; whether it is active nobody asked, so only what is over has a clinical status."""
    words, status = form.words["fhir"], entry.finding.status
    found: Resource = {
        "resourceType": "Condition",
        "verificationStatus": _concept("condition-ver-status", _VERIFIED[status], _VERIFIED[status].capitalize()),
        "code": code_of(entry, form),
        "subject": {"reference": parties.patient},
        "recordedDate": sheet.made_on.isoformat(),
        "asserter": {"reference": parties.teller},
        "note": [{"text": fill(words["illness_note"], {"teller": words["tellers"][sheet.about]}, {})}],
    }
    if status == "past":
        found["clinicalStatus"] = _concept("condition-clinical", "inactive", "Inactive")
    if entry.began:
        found["onsetString"] = entry.began
    return _with_note(found, entry, form)


def code_of(entry: Entry, form: Form) -> Resource:
    """The plain name, and the HPO term where the vocabulary has one whose name was looked up."""
    code = form.codes.get(entry.finding.id)
    return {**({"coding": [dict(code._asdict())]} if code else {}), "text": entry.label}


def _with_note(found: Resource, entry: Entry, form: Form) -> Resource:
    if not entry.quote:
        return found
    return {**found, "note": [*found.get("note", ()), {"text": fill(form.words["fhir"]["note"], {"said": entry.quote}, {})}]}


def _concept(system: str, code: str, display: str) -> Resource:
    return {"coding": [{"system": f"{_HL7}/{system}", "code": code, "display": display}]}
