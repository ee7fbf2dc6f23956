"""What stands on the page, before it is written: one entry for each finding about one person, below its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from signpost.decision import Case, Outlook, Rulebook
from signpost.elapsed import elapsed
from signpost.findings import Finding, told_as
from signpost.handover.form import COMPLAINTS, GROUPS, Form
from signpost.region import words_for
from signpost.wording import fill

# Addresses, links, and digits in a row that may be a telephone, a record or a date of birth: no summary needs them.
_IDENTIFYING = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w|(?:https?://|www\.)\S+|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\+?\d(?:[ ().-]{0,2}\d){6,}", re.IGNORECASE
)


@dataclass(frozen=True)
class Entry:
    """One finding in words; what was not told is empty. `repeats`: an entry before it below the same heading has the same quotation."""

    finding: Finding
    label: str
    place: str = ""
    began: str = ""
    onset: str = ""
    course: str = ""
    severity: str = ""
    more: str = ""
    quote: str = ""
    repeats: bool = False

    @property
    def named(self) -> str:
        """The label with the place that was named."""
        return f"{self.label} ({self.place})" if self.place else self.label

    @property
    def since(self) -> str:
        """Since when, and how it began."""
        return ", ".join(filter(None, (self.began, self.onset)))

    @property
    def manner(self) -> str:
        """How it goes on, how bad it is, and what else was told of it."""
        return ", ".join(filter(None, (self.course, self.severity, self.more)))


@dataclass(frozen=True)
class Sheet:
    """The page about one person. `open` tells that questions were left; `advice` is what the program advised, and why.

    `unsaved`: the program cannot save what it is told now, so something may be missing. `denied`: what is not there and matters.
    """

    about: str
    made_on: date
    rulebook: str
    open: bool
    age: str
    entries: Mapping[str, tuple[Entry, ...]]
    advice: tuple[str, ...] = ()
    unsaved: bool = False
    denied: tuple[Entry, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing at all was told about this person."""
        return not self.age and not any(self.entries.values())


def sheet_of(case: Case, now: Outlook, form: Form, book: Rulebook, made_on: date, region: str | None = None) -> Sheet:
    """The page about the subject of a case; what is feared for the future and what others have stay out of it."""
    facts = [each for each in case.facts(case.subject) if each.status != "hypothetical"]
    told = [each for each in facts if each.id != form.words["age"]]
    because = {finding.id for each in now.assessment.telling for finding in each.because}
    here = sorted((each for each in told if each.status == "present"), key=lambda each: each.id not in because)
    known = {each.id for each in here}
    headings = {
        **{name: [each for each in here if form.group_of(each.id) == name] for name in (COMPLAINTS, *GROUPS)},
        "past": [each for each in told if each.status == "past"],
        "absent": [each for each in told if each.status == "absent" and (each.id not in known or each.side or each.body_part)],
        "unknown": [each for each in told if each.status == "unknown" and each.id not in known],
    }
    placed = (each for each in headings["absent"] if each.id in known)
    return Sheet(
        about=told_as(case.subject),
        made_on=made_on,
        rulebook=book.version,
        open=now.question is not None,
        age=next((f"{each.value:g}" for each in facts if each.id == form.words["age"] and each.value), ""),
        entries={name: tuple(_entries(found, form, book)) for name, found in headings.items()},
        advice=_advice(case, now, form, book, region),
        denied=tuple(_entries([*book.worth_denying(facts), *placed], form, book)),
    )


def _entries(found: Iterable[Finding], form: Form, book: Rulebook) -> Iterator[Entry]:
    """The entries of a heading, each once; a quotation that stands there already is marked."""
    kept: set[Entry] = set()
    seen: set[str] = set()
    for finding in found:
        entry = _entry(finding, form, book)
        bare = replace(entry, finding=finding.with_(said=""), quote="")
        if bare in kept:
            continue
        kept.add(bare)
        yield replace(entry, repeats=bool(entry.quote) and entry.quote in seen)
        seen.add(entry.quote)


def _entry(finding: Finding, form: Form, book: Rulebook) -> Entry:
    words = form.words
    unit, number = elapsed(finding.duration_days) if finding.duration_days is not None else ("", "")
    return Entry(
        finding=finding,
        label=form.labels[finding.id],
        # A known illness or a medicine is nowhere in the body, whatever was named beside it.
        place="" if finding.id in book.levels.background else _place(finding, words["place"]),
        began=fill(words["began"][unit], {"number": number}, {}) if unit else "",
        onset=words["onset"].get(finding.onset, ""),
        course=words["course"].get(finding.course, ""),
        severity=words["severity"].get(finding.severity, ""),
        more=", ".join(_more(finding, form)),
        quote=quoted(finding.said, words["quote"]),
    )


def _place(finding: Finding, words: Mapping[str, str]) -> str:
    part = _printable((finding.body_part or "").replace("_", " "))
    if finding.side == "both":
        return fill(words["both"], {"part": part}, {}) if part else words["both_alone"]
    return fill(words["side_and_part"], {"side": finding.side or "", "part": part}, {})


def _more(finding: Finding, form: Form) -> Iterator[str]:
    words = form.words["more"]
    for name in ("fluctuating", "at_rest", "spreading", "first_ever", "one_sided"):
        value = getattr(finding, name)
        if value is not None:
            yield words[name]["true" if value else "false"]
    if finding.episode_minutes is not None:
        yield fill(words["episode_minutes"], {"number": f"{finding.episode_minutes:g}"}, {})
    for each in finding.triggers:
        yield fill(words["triggers"], {"value": form.words["triggers"].get(each, _printable(each))}, {})


def quoted(said: str, limits: Mapping[str, object]) -> str:
    """The person's own words, cut to a bound and without what could name them; empty for a bare answer."""
    text = _IDENTIFYING.sub(str(limits["left_out"]), " ".join(_printable(said).split()))
    if len(text.split()) < int(str(limits["fewest_words"])):
        return ""
    longest = int(str(limits["longest"]))
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + str(limits["cut"])


def _printable(text: str) -> str:
    """The text without what no page and no XML may hold: control characters, and marks that turn its direction."""
    return "".join(each if each.isprintable() else " " for each in text)


def _advice(case: Case, now: Outlook, form: Form, book: Rulebook, region: str | None) -> tuple[str, ...]:
    """What to do, and because of what; empty while no rule that is certain says more than "cannot tell"."""
    found = now.assessment
    asking = now.question is not None and found.status not in ("emergency", "crisis")
    if not found.telling or found.status in ("none", "information") or asking and found.telling[0].rule is book.cannot_tell:
        return ()
    values = words_for(region, case.subject)
    because = form.words["page"]["because"].replace("{reasons}", " ".join(each.rule.noticed for each in found.telling))
    return fill(found.telling[0].rule.do, values, {}), fill(because, values, {})
