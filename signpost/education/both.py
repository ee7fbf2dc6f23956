"""The same subject for ALS and for MS in one answer."""

from __future__ import annotations

from dataclasses import replace

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.entries import Entry
from signpost.education.follow_ups import twin_in
from signpost.education.leading import tailored
from signpost.education.shown import Answer, show


def both_of(entry: Entry, before: Context, base: EducationBase, *, score: float) -> Answer | None:
    """The same subject for ALS and for MS in one answer, or None where only one of them has it."""
    other = {"als": "ms", "ms": "als"}.get(entry.disease)
    twin = (twin_in(other, entry, base) or _same_topic(other, entry, base)) if other else None
    if twin is None:
        return None
    als, ms = (entry, twin) if entry.disease == "als" else (twin, entry)
    text = base.asking.phrases["both"].format(als=als.gist, ms=ms.gist)
    found = tailored(show(entry, base=base, before=before, score=score), text, base, safety=False)
    citations = (*als.citations[:1], *ms.citations[:1])
    related = tuple(dict.fromkeys(((als.id, als.title), (ms.id, ms.title), *found.related)))
    context = replace(found.context, disease="both", suggestions=(als.id, ms.id), offers_numbers=False)
    shown = found.entry and replace(found.entry, citations=citations)
    return replace(found, entry=shown, related=related, disease="both", context=context, offers_numbers=False)


def _same_topic(disease: str, entry: Entry, base: EducationBase) -> Entry | None:
    """The entry on the topic for the other disease; none for an entry that is only a part of its topic, such as one medicine."""
    return base.main(disease, entry.topic) if base.main(entry.disease, entry.topic) is entry else None
