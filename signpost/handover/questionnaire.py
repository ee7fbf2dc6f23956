"""The page as a filled-in form: a FHIR R4 QuestionnaireResponse that carries the Questionnaire it answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from signpost.handover.form import Form
from signpost.handover.resources import Parties
from signpost.handover.sheet import Entry, Sheet
from signpost.handover.text import ORDER

Resource = dict[str, Any]
_ID = "form"
# What a form asks of each entry: its fields, in the order in which they are asked.
_FIELDS = ("label", "place", "began", "onset", "course", "severity", "more", "words")


def response_of(sheet: Sheet, form: Form, parties: Parties, now: datetime) -> Resource:
    """The answers; in progress while questions are open, and answered by whoever told it."""
    answers = [{"linkId": "about", "text": form.words["form"]["about"], "answer": [{"valueString": _teller(sheet, form)}]}]
    if sheet.age:
        answers.append({"linkId": "age", "text": form.words["form"]["age"], "answer": [{"valueDecimal": float(sheet.age)}]})
    return {
        "resourceType": "QuestionnaireResponse",
        "contained": [questionnaire(form)],
        "questionnaire": f"#{_ID}",
        "status": "in-progress" if sheet.open else "completed",
        "subject": {"reference": parties.patient},
        "authored": now.isoformat(timespec="seconds"),
        "author": {"reference": parties.program},
        "source": {"reference": parties.teller},
        "item": [*answers, *(_group(name, each, form) for name in ORDER for each in sheet.entries[name])],
    }


def questionnaire(form: Form) -> Resource:
    """The form itself: a repeating group for each heading, with the same questions in each."""
    asked = form.words["form"]
    return {
        "resourceType": "Questionnaire",
        "id": _ID,
        "status": "draft",
        "title": asked["title"],
        "item": [
            {"linkId": "about", "text": asked["about"], "type": "string"},
            {"linkId": "age", "text": asked["age"], "type": "decimal"},
            *(
                {
                    "linkId": name,
                    "text": form.words["headings"][name],
                    "type": "group",
                    "repeats": True,
                    "item": [{"linkId": f"{name}.{field}", "text": asked[field], "type": "string"} for field in _FIELDS],
                }
                for name in ORDER
            ),
        ],
    }


def _group(name: str, entry: Entry, form: Form) -> Resource:
    return {"linkId": name, "text": form.words["headings"][name], "item": list(_answers(name, entry, form))}


def _answers(name: str, entry: Entry, form: Form) -> Iterator[Resource]:
    """What was told; a question without an answer is left out."""
    for field in _FIELDS:
        told = entry.quote if field == "words" else getattr(entry, field)
        if told:
            yield {"linkId": f"{name}.{field}", "text": form.words["form"][field], "answer": [{"valueString": told}]}


def _teller(sheet: Sheet, form: Form) -> str:
    return str(form.words["fhir"]["writer" if sheet.about == "self" else "other_writer"])
