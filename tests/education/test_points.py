"""Points: what was asked stands first, with a yes or a no where the question wants one and the same sense is meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from signpost.education import EducationBase, answer
from signpost.education.base import check
from signpost.education.citing import MOST_SOURCES
from signpost.education.entries import read_entries, read_sources
from signpost.education.points import read_points
from signpost.education.words import tokens
from signpost.knowledge import KnowledgeError

LONGEST = 60


def said(base: EducationBase, question: str) -> str:
    return answer(question, base=base).text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("is als contagious", "No. You cannot catch ALS or MS"),
        ("Does ALS cause dementia?", "Partly. About 5 to 20 in 100"),
        ("can kids get ms", "Yes. MS can start before 18"),
        ("does smoking cause als", "Not known. Studies of smoking"),
        ("Do all people with MS end up in a wheelchair", "No. Most people with MS"),
        ("headache after lumbar puncture, how long", "A headache after a lumbar puncture"),
        ("which MS drugs must be stopped before pregnancy", "Some MS drugs must be out of the body before"),
        ("which of them is hereditary", "Neither ALS nor MS is inherited in most people"),
    ],
)
def test_answer_begins_with_what_was_asked(base: EducationBase, question: str, begins: str) -> None:
    assert said(base, question).startswith(begins)


@pytest.mark.parametrize(
    "question",
    ["is als contagious or hereditary", "als contagious", "is als not contagious", "what is myasthenia gravis", "how is ms treated"],
)
def test_no_verdict_where_the_question_asks_for_none_or_means_something_else(base: EducationBase, question: str) -> None:
    assert not said(base, question).startswith(("Yes.", "No.", "Partly.", "Not known."))


def test_verdict_does_not_cross_over_to_the_other_side(base: EducationBase) -> None:
    assert said(base, "can exercise make ms worse") != said(base, "is exercise good for ms")
    assert not said(base, "can exercise make ms worse").startswith("Yes.")


def test_every_answer_names_at_most_two_sources(base: EducationBase) -> None:
    for entry in base.entries.values():
        found = answer(entry.title, base=base)
        shown, point = found.entry, found.context.point
        assert shown is not None and len(shown.citations) <= MOST_SOURCES, entry.id
        # Only what says what it rests on in the place of a source may name none.
        assert shown.citations or point is not None and base.every_point[point].basis, entry.id


def test_citation_carries_its_link_publisher_and_year(base: EducationBase) -> None:
    cited = answer("does riluzole work", base=base).as_dict()["citations"]
    assert all({"id", "title", "publisher", "year", "url", "checked"} <= set(each) for each in cited)
    assert any(each["url"].startswith("https://") for each in cited)


def test_points_are_short_and_stand_by_themselves(base: EducationBase) -> None:
    for point in base.every_point.values():
        assert len(point.says.split()) <= LONGEST, point.id
        assert not point.says.startswith(("Yes", "No.", "Not known", "Partly")), point.id


def test_question_of_a_point_leads_to_it(base: EducationBase) -> None:
    points = [*base.every_point.values()][::6]
    missed = [ask for point in points for ask in point.asks[:1] if point.says not in said(base, ask)]
    assert len(missed) <= len(points) // 20, missed


def test_questions_of_one_verdict_do_not_stand_on_two_sides(base: EducationBase) -> None:
    """ "Is it good?" and "is it bad?" cannot both be answered with yes."""
    polarity = base.asking.polarity
    for point in base.every_point.values():
        asked = [words for ask in point.asks if polarity.asks_yes_or_no(words := tokens(ask))]
        sides = {polarity.sides[word] for words in asked for word in words if word in polarity.sides}
        assert not point.verdict or len({pair for pair, _ in sides}) == len(sides) and asked, point.id


def test_no_question_stands_in_two_points(base: EducationBase) -> None:
    asked = [ask.lower() for point in base.every_point.values() for ask in point.asks]
    assert len(asked) == len(set(asked))


@pytest.fixture
def folder(folder: Path) -> Path:
    """The same with one file of points alone."""
    shutil.rmtree(folder / "education" / "points")
    path = folder / "education" / "points" / "some.yml"
    path.parent.mkdir()
    point = '    - asks: ["why als"]\n      says: "Nobody knows why it starts."\n      sources: [ebv-study]\n'
    path.write_text(f"points:\n  als/causes:\n{point}")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("als/causes", "als/cuases", "Did you mean 'als/causes'"),
        ("ebv-study", "ebv-stduy", "Did you mean 'ebv-study'"),
        ("says:", "sasy:", "Did you mean 'says'"),
    ],
)
def test_mistake_in_a_file_of_points_is_explained(folder: Path, old: str, new: str, complaint: str) -> None:
    path = folder / "education" / "points" / "some.yml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(KnowledgeError, match=complaint) as caught:
        read_points(folder, read_entries(folder), read_sources(folder / "sources"), strict=True)
    assert caught.value.line


def test_source_without_link_and_reason_is_refused(folder: Path) -> None:
    path = folder / "sources" / "education.yml"
    text = path.read_text()
    line = next(each for each in text.splitlines() if "id: ebv-study" in each)
    bare = ", ".join(part for part in line.split(", ") if not part.startswith("url:")).replace("doi 10.1126/science.abj8222", "Science")
    path.write_text(text.replace(line, bare))
    with pytest.raises(KnowledgeError, match="neither a link"):
        check(folder)
