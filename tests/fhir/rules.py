"""What FHIR R4 and this project ask of the document beyond the shape of its resources, which `fhir.resources` looks at."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import Any

from signpost.handover import Form

Resource = dict[str, Any]
# What could name somebody, wherever it stands.
_NAMING = frozenset({"name", "telecom", "address", "birthDate", "photo", "contact", "gender", "deceasedBoolean", "deceasedDateTime"})
_NARRATIVE = frozenset("div p ul li table thead tbody tr th td q".split())
_XHTML = "{http://www.w3.org/1999/xhtml}"
_VALUES = {"string": "valueString", "decimal": "valueDecimal"}


def problems(bundle: Resource, form: Form) -> list[str]:
    """Everything that is wrong with a document; empty when nothing is."""
    resources = [each["resource"] for each in bundle["entry"]]
    found = [*_document(bundle), *_references(bundle)]
    for each in resources:
        found += _of_one(each, form)
        found += _narratives(each)
        found += _namings(each)
    return found


def _document(bundle: Resource) -> Iterator[str]:
    kinds = [each["resource"]["resourceType"] for each in bundle["entry"]]
    if bundle["type"] != "document" or kinds[0] != "Composition" or kinds.count("Composition") != 1:
        yield "a document begins with its only Composition (bdl-11)"
    if not all(bundle.get("identifier", {}).get(each) for each in ("system", "value")):
        yield "a document has an identifier (bdl-9)"
    if not bundle.get("timestamp"):
        yield "a document has a time (bdl-10)"
    for each in ("Patient", "QuestionnaireResponse"):
        if kinds.count(each) != 1:
            yield f"there is one {each}"


def _references(bundle: Resource) -> Iterator[str]:
    entries = {each["fullUrl"]: each["resource"] for each in bundle["entry"]}
    if len(entries) != len(bundle["entry"]):
        yield "each fullUrl stands once (bdl-7)"
    reached, left = set[str](), [bundle["entry"][0]["fullUrl"]]
    while left:
        name = left.pop()
        if name in reached:
            continue
        reached.add(name)
        if name not in entries:
            yield f"{name} is in no entry"
        else:
            left += [each["reference"] for each in _inside(entries[name]) if "reference" in each]
    if not set(entries) <= reached:
        yield f"the Composition leads to every entry, but not to {sorted(entries[each]['resourceType'] for each in set(entries) - reached)}"


def _of_one(resource: Resource, form: Form) -> Iterator[str]:
    kind = resource["resourceType"]
    if kind == "Observation":
        yield from _observation(resource)
    if kind == "Condition":
        yield from _condition(resource)
    if kind == "QuestionnaireResponse":
        yield from _answers(resource)
    if kind == "Patient" and set(resource) != {"resourceType", "text"}:
        yield "nothing is said of the patient"
    known = {(each.system, each.code, each.display) for each in form.codes.values()}
    for coding in _inside(resource):
        if "ontology" in str(coding.get("system")) and (coding["system"], coding["code"], coding.get("display")) not in known:
            yield f"{coding} is no code that was looked up"


def _observation(resource: Resource) -> Iterator[str]:
    values = [each for each in resource if each.startswith("value")] + ["dataAbsentReason"] * ("dataAbsentReason" in resource)
    if len(values) != 1:
        yield f"an observation has a value or the reason why there is none, not {values}"
    if resource["status"] != "preliminary":
        yield "what was only told is preliminary"
    if not resource.get("performer") or not resource.get("method", {}).get("text"):
        yield "an observation says who told it and how"
    interpreted = [each["code"] for concept in resource.get("interpretation", ()) for each in concept["coding"]]
    expected = {True: ["POS"], False: ["NEG"]}.get(resource.get("valueBoolean"), [])
    before = any(each.get("valueBoolean") for each in resource.get("component", ()))
    if interpreted != ([] if before else expected):
        yield f"the interpretation {interpreted} is not that of the value"


def _condition(resource: Resource) -> Iterator[str]:
    status = [each["code"] for each in resource["verificationStatus"]["coding"]]
    if status not in (["unconfirmed"], ["refuted"]):
        yield f"an illness that somebody told of is not {status}"
    if not resource.get("asserter") or not any("diagnoses nothing" in each["text"] for each in resource.get("note", ())):
        yield "an illness says who told of it, and that the program diagnoses nothing"


def _answers(resource: Resource) -> Iterator[str]:
    forms = {f"#{each['id']}": each for each in resource.get("contained", ()) if each["resourceType"] == "Questionnaire"}
    form = forms.get(resource.get("questionnaire", ""))
    if form is None:
        yield "the response carries the form that it answers"
        return
    asked = {each["linkId"]: each for each in _inside(form) if "linkId" in each}
    if len(asked) != sum("linkId" in each for each in _inside(form)):
        yield "each linkId of the form stands once (que-2)"
    for item in _inside(resource["item"]):
        if "linkId" not in item:
            continue
        question = asked.get(item["linkId"])
        if question is None:
            yield f"the form does not ask {item['linkId']!r}"
        elif question["type"] == "group" and "answer" in item or question["type"] != "group" and "item" in item:
            yield f"{item['linkId']!r} mixes a group and an answer (qrs-1)"
        elif question["type"] != "group" and [*item["answer"][0]] != [_VALUES[question["type"]]]:
            yield f"{item['linkId']!r} is answered in another type"


def _narratives(resource: Resource) -> Iterator[str]:
    for each in _inside(resource):
        if "div" not in each:
            continue
        try:
            tags = {tag.tag for tag in ElementTree.fromstring(each["div"]).iter()}
        except ElementTree.ParseError as error:
            yield f"a narrative is no XHTML: {error}"
            continue
        if not tags <= {_XHTML + name for name in _NARRATIVE}:
            yield f"a narrative holds {tags}"


def _namings(resource: Resource) -> Iterator[str]:
    for each in _inside(resource):
        # The name of the program is no name of a person.
        named = _NAMING & set(each) - ({"name"} if each.get("type") == "user-friendly-name" else set())
        if named or "identifier" in each:
            yield f"{resource['resourceType']} may name somebody: {sorted(named) or 'identifier'}"


def _inside(value: Any) -> Iterator[Resource]:
    """Every object in a value, itself included."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from _inside(each)
