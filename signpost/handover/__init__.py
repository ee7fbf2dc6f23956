"""The page for the doctor: what was told, by complaint, as text, as HTML to print, and as a FHIR R4 document.

Pure functions over a case and its assessment. What the person said is quoted, what they deny is listed, what nobody asked is
not claimed, and nothing here diagnoses. Every word of the page is in `knowledge/handover.yml`, the names of the codes in
`knowledge/codes.yml`. `python -m signpost.handover` makes it on the command line, `GET /summary` over HTTP.
"""

from signpost.handover.form import Form, load_form
from signpost.handover.formats import FORMATS, MEDIA, handover, written
from signpost.handover.sheet import Entry, Sheet, sheet_of

__all__ = ["FORMATS", "MEDIA", "Entry", "Form", "Sheet", "handover", "load_form", "sheet_of", "written"]
