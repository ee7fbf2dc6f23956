"""The page as a FHIR R4 document: a Bundle that begins with a Composition, so that a reader that knows nothing else can show it.

Nobody is named: the Patient is empty, every id is random, and references lead inside the Bundle alone. Nothing is confirmed: the
document is preliminary, what was told of a symptom is a preliminary Observation, and a known illness is an unconfirmed Condition.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape
from typing import Any

from signpost.handover.form import Form
from signpost.handover.page import sections
from signpost.handover.questionnaire import response_of
from signpost.handover.resources import Parties, age_of, resource_of
from signpost.handover.sheet import Entry, Sheet
from signpost.handover.text import made, opening

Resource = dict[str, Any]
NewName = Callable[[], str]
# The section of what has to be known first: it carries what belongs to no heading.
_FIRST = "first"
_XHTML = "http://www.w3.org/1999/xhtml"


def _random_name() -> str:
    return f"urn:uuid:{uuid.uuid4()}"


def bundle_of(sheet: Sheet, form: Form, now: datetime, new_name: NewName = _random_name) -> Resource:
    """The Bundle, JSON-ready; `now` needs a time zone, `new_name` makes the name of each resource."""
    people, parties = _people(sheet, form, new_name)
    told = [(name, new_name(), resource_of(entry, form, parties, sheet)) for name, entry in _entries(sheet)]
    told += [(_FIRST, new_name(), age_of(sheet, form, parties))] if sheet.age else []
    told.append((_FIRST, new_name(), response_of(sheet, form, parties, now)))
    listed: dict[str, list[str]] = {}
    for name, reference, _ in told:
        listed.setdefault(name, []).append(reference)
    written = (new_name(), _composition(sheet, form, parties, listed, now))
    rows = [written, *people, *((reference, resource) for _, reference, resource in told)]
    return {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": new_name()},
        "type": "document",
        "timestamp": now.isoformat(timespec="seconds"),
        "entry": [{"fullUrl": reference, "resource": resource} for reference, resource in rows],
    }


def _composition(sheet: Sheet, form: Form, parties: Parties, listed: dict[str, list[str]], now: datetime) -> Resource:
    title = form.words["page"]["title"]
    return {
        "resourceType": "Composition",
        "language": "en",
        "status": "preliminary",
        "type": {"text": title},
        "subject": {"reference": parties.patient},
        "date": now.isoformat(timespec="seconds"),
        "author": [{"reference": parties.program, "display": form.words["fhir"]["program"]}, {"reference": parties.teller}],
        "title": title,
        "section": list(_sections(sheet, form, listed)),
    }


def _entries(sheet: Sheet) -> Iterator[tuple[str, Entry]]:
    return ((name, entry) for name, entries in sheet.entries.items() for entry in entries)


def _people(sheet: Sheet, form: Form, new_name: NewName) -> tuple[list[tuple[str, Resource]], Parties]:
    """An empty patient, whoever told it when that is somebody else, and the program."""
    words = form.words["fhir"]
    patient, program = new_name(), new_name()
    nobody = {"resourceType": "Patient", "text": _narrative([form.words["page"]["about"][sheet.about]])}
    rows: list[tuple[str, Resource]] = [(patient, nobody)]
    teller = patient
    if sheet.about != "self":
        teller = new_name()
        relative = {"resourceType": "RelatedPerson", "patient": {"reference": patient}, "text": _narrative([words["other_writer"]])}
        rows.append((teller, relative))
    device = {
        "resourceType": "Device",
        "deviceName": [{"name": words["program"], "type": "user-friendly-name"}],
        "version": [{"value": sheet.rulebook}],
    }
    return [*rows, (program, device)], Parties(patient, teller, program)


def _sections(sheet: Sheet, form: Form, listed: dict[str, list[str]]) -> Iterator[Resource]:
    """What has to be known first, then the page section by section, each with the resources that stand behind it."""
    first = (_FIRST, form.words["page"]["title"], _narrative([" ".join(opening(sheet, form)), made(sheet, form)]))
    for name, heading, text in (first, *((name, heading, _div(inner)) for name, heading, inner in sections(sheet, form))):
        section: Resource = {"title": heading, "text": text}
        if listed.get(name):
            section["entry"] = [{"reference": each} for each in listed[name]]
        yield section


def _narrative(words: list[str]) -> Resource:
    return _div("".join(f"<p>{escape(each)}</p>" for each in words))


def _div(inner: str) -> Resource:
    return {"status": "generated", "div": f'<div xmlns="{_XHTML}">{inner}</div>'}
