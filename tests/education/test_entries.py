"""Every entry of knowledge/education/ keeps the promises of the room; mistakes are explained with file and line."""

from __future__ import annotations

import re
import shutil
import statistics
from pathlib import Path

import pytest
import textstat

from signpost.education import EducationBase, load_base
from signpost.education.entries import read_entries
from signpost.knowledge import KnowledgeError, knowledge_root

ENTRIES = sorted(read_entries(knowledge_root(), strict=True).values(), key=lambda entry: entry.id)
CONTRACT_TOPICS = (
    "overview types symptoms early_symptoms causes risk_factors genetics frequency diagnosis treatment prognosis living_with "
    "caregiving support difference prevention research questions_for_doctor money emotions"
).split()
GRADE_MEDIAN, GRADE_SHORT, GRADE_LONG = 8.0, 9.5, 10.0
LONGEST_SHORT = 70


@pytest.mark.parametrize("part", ["short", "more", "simpler"])
def test_reading_grade_of_all_answers_has_a_low_median(part: str) -> None:
    assert statistics.median(textstat.flesch_kincaid_grade(getattr(entry, part)) for entry in ENTRIES) <= GRADE_MEDIAN


def test_entry_reads_easily() -> None:
    for entry in ENTRIES:
        assert textstat.flesch_kincaid_grade(entry.short) <= GRADE_SHORT, entry.id
        assert textstat.flesch_kincaid_grade(entry.more) <= GRADE_LONG, entry.id
        assert len(entry.short.split()) <= LONGEST_SHORT, entry.id


def test_entry_cites_a_source_with_a_place() -> None:
    assert [entry.id for entry in ENTRIES if not entry.citations] == []
    assert [entry.id for entry in ENTRIES if not all(citation.at and citation.source.title for citation in entry.citations)] == []


def test_entry_uses_natural_frequencies() -> None:
    said = {entry.id: f"{entry.short} {entry.more} {entry.simpler} {entry.numbers}" for entry in ENTRIES}
    assert [name for name, text in said.items() if re.search(r"\d\s?(%|percent|per cent)", text)] == []


def test_entry_asks_before_it_gives_numbers_of_life_and_death() -> None:
    assert [entry.id for entry in ENTRIES if bool(entry.numbers) != entry.short.endswith("Do you want numbers?")] == []
    numbered = [entry for entry in ENTRIES if entry.numbers]
    assert [entry.id for entry in numbered if re.search(r"\d", entry.short) or re.search(r"\d+ (years|months)", entry.more)] == []


@pytest.mark.parametrize("part", ["short", "more", "simpler"])
def test_entry_answers_without_a_bare_yes_or_no(part: str) -> None:
    """One text answers many wordings ("is it harmless?", "is it ALS?"): a yes to one would be a wrong no to another."""
    bare = re.compile(r"(\w+ ){0,2}(yes|no|not|never|maybe|not yet|no proof)\b[.,;:!]", re.IGNORECASE)
    assert [entry.id for entry in ENTRIES if bare.match(getattr(entry, part))] == []


def test_entry_never_promises_that_nothing_is_wrong() -> None:
    promise = re.compile(r"nothing is wrong|you do(?: not|n't) have (als|ms|mnd)|(?<!if )you have (als|ms|mnd)\b")
    assert [entry.id for entry in ENTRIES if promise.search(f"{entry.short} {entry.more} {entry.simpler}".lower())] == []


def test_topic_of_the_contract_has_an_entry() -> None:
    assert set(CONTRACT_TOPICS) <= {entry.topic for entry in ENTRIES}


def test_every_comparison_has_a_table() -> None:
    without = {entry.id for entry in ENTRIES if entry.topic == "difference" and not entry.table}
    assert without == {"both/course-compared", "both/why-confused", "both/can-ms-become-als", "both/both-at-once"}


def test_wordings_are_not_shared_by_two_entries() -> None:
    seen: dict[str, str] = {}
    for entry in ENTRIES:
        for text in entry.asked_as:
            plain = " ".join(re.findall(r"\w+", text.lower()))
            assert seen.setdefault(plain, entry.id) == entry.id, f"{text!r} stands in {entry.id} and {seen[plain]}"


@pytest.mark.parametrize(
    ("entry_id", "fact"),
    [
        ("als/relyvrio", "no longer sold"),
        ("als/genetics", "not a 1 in 2 chance of getting ALS"),
        ("als/edaravone", "not used in the UK or the EU"),
        ("als/symptoms", "third to a half"),
        ("both/can-ms-become-als", "MS does not turn into ALS"),
        ("both/lumbar-puncture", "about 85 in 100"),
    ],
)
def test_entry_says_what_is_true_today(base: EducationBase, entry_id: str, fact: str) -> None:
    entry = base.entries[entry_id]
    assert fact in f"{entry.short} {entry.more}"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("    topic: overview", "    topic: overveiw", "Did you mean 'overview'"),
        ("    short:", "    shrot:", "unknown key 'shrot'"),
        ("id: als/overview", "id: ms/overview", "begins with it"),
        ("id: nice-ng42", "id: nice-ng24", "in no file of knowledge/sources"),
        ("    main: true\n", "    main: true\n    main: true\n", "stands twice"),
    ],
    ids=["topic", "key", "folder", "source", "duplicate"],
)
def test_mistake_in_an_entry_is_explained(folder: Path, old: str, new: str, complaint: str) -> None:
    path = folder / "education" / "als" / "overview.yml"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(KnowledgeError, match=complaint) as caught:
        load_base(folder)
    assert caught.value.line


def test_broken_link_is_an_error_in_the_check_and_left_out_otherwise(folder: Path) -> None:
    path = folder / "education" / "als" / "overview.yml"
    path.write_text(path.read_text().replace("related: [als/symptoms", "related: [als/symptons", 1))
    with pytest.raises(KnowledgeError, match="als/symptons"):
        read_entries(folder, strict=True)
    assert "als/symptons" not in load_base(folder).entries["als/overview"].related


def test_entry_that_stands_twice_is_refused(folder: Path) -> None:
    shutil.copyfile(folder / "education" / "als" / "overview.yml", folder / "education" / "als" / "zz.yml")
    with pytest.raises(KnowledgeError, match="stands in two places"):
        load_base(folder)


def test_second_main_entry_of_a_topic_is_refused(folder: Path) -> None:
    path = folder / "education" / "als" / "overview.yml"
    path.write_text(path.read_text().replace("    topic: overview\n    title", "    topic: overview\n    main: true\n    title", 1))
    with pytest.raises(KnowledgeError, match="already the main entry"):
        load_base(folder)


def test_source_that_stands_twice_is_an_error_in_the_check(folder: Path) -> None:
    path = folder / "sources" / "education.yml"
    line = next(line for line in path.read_text().splitlines() if "id: ontt" in line)
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(KnowledgeError, match="'ontt' stands in two places"):
        read_entries(folder, strict=True)
