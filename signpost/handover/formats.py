"""The formats of the page, by their names and by their media types."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from signpost.decision import Case, load_rulebook, outlook
from signpost.handover.fhir import bundle_of
from signpost.handover.form import Form
from signpost.handover.page import as_html
from signpost.handover.sheet import Sheet, sheet_of
from signpost.handover.text import as_text

# The media type of each format; the first that fits a wish for anything is the first here.
MEDIA = {"text": "text/plain", "html": "text/html", "fhir": "application/fhir+json"}
FORMATS = tuple(MEDIA)


def handover(case: Case, form: Form, now: datetime, region: str | None = None) -> Sheet:
    """The page about the subject of a case, as it stands now."""
    book = load_rulebook()
    return sheet_of(case, outlook(case, book), form, book, now.date(), region)


def written(sheet: Sheet, form: Form, shape: str, now: datetime) -> str:
    """The page in one of the formats, ending in a line break; a FHIR document stands on one line, and has all that is not there."""
    if shape == "fhir":
        return json.dumps(bundle_of(sheet, form, now), ensure_ascii=False) + "\n"
    short = replace(sheet, entries={**sheet.entries, "absent": sheet.denied or sheet.entries["absent"]})
    return as_html(short, form) if shape == "html" else as_text(short, form)
