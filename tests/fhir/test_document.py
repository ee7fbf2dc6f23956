"""The FHIR document: valid by `fhir.resources` (R4), by the rules that it does not look at, and honest about what is known."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from fhir.resources.bundle import Bundle
from pydantic import ValidationError

from signpost.findings import Finding
from signpost.handover import Sheet, written
from tests.fhir.rules import problems
from tests.handover.cases import FORM, HAND, NOW, USUAL, by_chance, sheet


def document(made: Sheet) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(made, FORM, "fhir", NOW))
    return found


def resources(made: Sheet, kind: str) -> list[dict[str, Any]]:
    return [each["resource"] for each in document(made)["entry"] if each["resource"]["resourceType"] == kind]


def one(finding: Finding, kind: str) -> dict[str, Any]:
    found = [each for each in resources(sheet(finding), kind) if each["code"]["text"] != "Age"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("seed", range(80))
def test_document_of_anything_is_valid(seed: int) -> None:
    made = by_chance(seed)
    if made.empty:
        return
    bundle = document(made)
    Bundle.parse_obj(bundle)
    assert problems(bundle, FORM) == []


def test_document_of_a_usual_case_is_valid_and_survives_the_library() -> None:
    bundle = document(sheet(*USUAL))
    assert json.loads(Bundle.parse_obj(bundle).json()) == bundle
    assert problems(bundle, FORM) == []


def test_document_about_somebody_else_names_a_teller() -> None:
    bundle = document(sheet(*(each.with_(person="other") for each in USUAL), subject="other"))
    assert problems(bundle, FORM) == []
    teller = next(each["fullUrl"] for each in bundle["entry"] if each["resource"]["resourceType"] == "RelatedPerson")
    told = [each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] in ("Observation", "Condition")]
    assert {each["performer"][0]["reference"] if "performer" in each else each["asserter"]["reference"] for each in told} == {teller}


def test_two_documents_share_no_name() -> None:
    names = [{each["fullUrl"] for each in document(sheet(HAND))["entry"]} for _ in range(2)]
    assert not names[0] & names[1]


def test_complaint_is_an_observation_with_code_place_and_course() -> None:
    found = one(HAND, "Observation")
    assert found["code"]["coding"] == [
        {"system": "http://human-phenotype-ontology.org", "code": "HP:0001324", "display": "Muscle weakness"}
    ]
    assert (found["valueBoolean"], found["bodySite"]["text"]) == (True, "left hand")
    told = {each["code"]["text"]: each.get("valueString") or each["valueQuantity"]["value"] for each in found["component"]}
    assert told["Days since it began, when this was told"] == 90
    assert told["Course"] == "getting worse"
    assert HAND.said in found["note"][0]["text"]


def test_denied_sign_is_there_as_denied() -> None:
    found = one(Finding("breathlessness", "absent"), "Observation")
    assert found["valueBoolean"] is False
    assert found["interpretation"][0]["coding"][0]["code"] == "NEG"


def test_sign_that_is_over_is_not_there_now() -> None:
    found = one(Finding("headache", "past"), "Observation")
    assert found["valueBoolean"] is False and "interpretation" not in found
    assert found["component"] == [{"code": {"text": "Was there before, not now"}, "valueBoolean": True}]


@pytest.mark.parametrize("name", ["breathlessness", "diagnosed_ms"])
def test_what_was_not_known_has_no_value(name: str) -> None:
    found = one(Finding(name, "unknown"), "Observation")
    assert found["dataAbsentReason"]["coding"][0]["code"] == "asked-unknown"


@pytest.mark.parametrize(("status", "verified"), [("present", "unconfirmed"), ("absent", "refuted"), ("past", "unconfirmed")])
def test_known_illness_is_never_confirmed(status: str, verified: str) -> None:
    found = one(Finding("diagnosed_ms", status, said="I have had MS for years"), "Condition")
    assert found["verificationStatus"]["coding"][0]["code"] == verified
    assert "diagnoses nothing" in found["note"][0]["text"]
    assert ("clinicalStatus" in found) == (status == "past")


def test_finding_without_a_code_that_was_looked_up_has_its_name_alone() -> None:
    assert one(Finding("diagnosed_ms"), "Condition")["code"] == {"text": "diagnosed multiple sclerosis"}


def test_form_says_whether_questions_are_left() -> None:
    assert resources(sheet(HAND), "QuestionnaireResponse")[0]["status"] == "in-progress"
    # An itch after a food or a sting can be the beginning of a severe allergic reaction, and with yellow eyes it is the liver's.
    itch, gone = Finding("itching"), [Finding(each, "absent") for each in ("allergen_exposure", "jaundice")]
    assert resources(sheet(itch), "QuestionnaireResponse")[0]["status"] == "in-progress"
    assert resources(sheet(itch, *gone), "QuestionnaireResponse")[0]["status"] == "completed"


def test_form_holds_what_was_told_in_the_persons_words() -> None:
    items = resources(sheet(HAND), "QuestionnaireResponse")[0]["item"]
    complaint = next(each for each in items if each["linkId"] == "complaints")
    answers = {each["linkId"]: each["answer"][0]["valueString"] for each in complaint["item"]}
    assert answers["complaints.words"] == HAND.said
    assert answers["complaints.began"] == "about 3 months ago"


def _first(bundle: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == kind)


BROKEN: dict[str, Callable[[dict[str, Any]], Any]] = {
    "no identifier": lambda bundle: bundle.pop("identifier"),
    "no time": lambda bundle: bundle.pop("timestamp"),
    "not first": lambda bundle: bundle["entry"].append(bundle["entry"].pop(0)),
    "twice": lambda bundle: bundle["entry"].append(bundle["entry"][-1]),
    "a reference to nowhere": lambda bundle: _first(bundle, "Observation")["subject"].update(reference="urn:uuid:1"),
    "an entry that nothing leads to": lambda bundle: _first(bundle, "Composition").update(section=[]),
    "a name": lambda bundle: _first(bundle, "Patient").update(name=[{"text": "Jo"}]),
    "a date of birth": lambda bundle: _first(bundle, "Patient").update(birthDate="1970-01-01"),
    "final": lambda bundle: _first(bundle, "Observation").update(status="final"),
    "two values": lambda bundle: _first(bundle, "Observation").update(valueString="yes"),
    "the other interpretation": lambda bundle: _first(bundle, "Observation").update(valueBoolean=False),
    "confirmed": lambda bundle: _first(bundle, "Condition")["verificationStatus"]["coding"][0].update(code="confirmed"),
    "no note": lambda bundle: _first(bundle, "Condition").pop("note"),
    "no form": lambda bundle: _first(bundle, "QuestionnaireResponse").pop("questionnaire"),
    "a question that was not asked": lambda bundle: _first(bundle, "QuestionnaireResponse")["item"][0].update(linkId="weight"),
    "an answer of another type": lambda bundle: _first(bundle, "QuestionnaireResponse")["item"][0].update(answer=[{"valueInteger": 1}]),
    "a code with another name": lambda bundle: _first(bundle, "Observation")["code"]["coding"][0].update(display="Stroke"),
    "a code from memory": lambda bundle: _first(bundle, "Observation")["code"]["coding"][0].update(code="HP:0100001"),
    "no XHTML": lambda bundle: _first(bundle, "Patient")["text"].update(div="<div><p></div>"),
    "a script": lambda bundle: _first(bundle, "Patient")["text"].update(
        div='<div xmlns="http://www.w3.org/1999/xhtml"><script>1</script></div>'
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_own_rules_find_what_is_broken(name: str) -> None:
    bundle = copy.deepcopy(document(sheet(*USUAL)))
    BROKEN[name](bundle)
    assert problems(bundle, FORM)


@pytest.mark.parametrize("missing", ["code", "status"])
def test_library_refuses_an_observation_without(missing: str) -> None:
    bundle = document(sheet(*USUAL))
    del _first(bundle, "Observation")[missing]
    with pytest.raises(ValidationError):
        Bundle.parse_obj(bundle)
