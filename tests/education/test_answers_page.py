"""What the pages of the answers show: every entry once, under its disease and topic, with the state of its review."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from signpost.education import EducationBase
from signpost.education.answers_page import anchor, chapters, page_name
from signpost.reviews import Review, ReviewBook, content_of


@pytest.fixture(scope="module")
def shown(base: EducationBase) -> list[dict]:
    return chapters(base)


def test_every_entry_stands_on_one_page(base: EducationBase, shown: list[dict]) -> None:
    where = Counter(entry["id"] for chapter in shown for entry in chapter["entries"])
    assert where == Counter(base.entries.keys())
    assert len({chapter["name"] for chapter in shown}) == len(shown)
    anchors = [entry["anchor"] for chapter in shown for entry in chapter["entries"]]
    assert len(anchors) == len(set(anchors))


def test_page_is_of_one_disease_and_topic(base: EducationBase, shown: list[dict]) -> None:
    for chapter in shown:
        entries = [base.entries[each["id"]] for each in chapter["entries"]]
        assert len({(each.disease, each.theme if each.disease == "other" else each.topic) for each in entries}) == 1
        assert {page_name(each) for each in entries} == {chapter["name"]}
        assert chapter["label"] and chapter["group"] == base.vocabulary.groups[chapter["disease"]]


def test_main_entry_of_a_topic_comes_first(base: EducationBase, shown: list[dict]) -> None:
    mains = [[base.entries[each["id"]].main for each in chapter["entries"]] for chapter in shown if chapter["disease"] != "other"]
    assert any(map(any, mains))
    assert all(flags == sorted(flags, reverse=True) for flags in mains)


def test_related_entries_are_named_with_their_page(base: EducationBase, shown: list[dict]) -> None:
    for chapter in shown:
        for entry in chapter["entries"]:
            related = base.entries[entry["id"]].related
            assert [each["anchor"] for each in entry["related"]] == [anchor(each) for each in related]
            assert [each["page"] for each in entry["related"]] == [page_name(base.entries[each]) for each in related]


def test_state_of_review_is_shown(base: EducationBase) -> None:
    item = {"id": "als/causes", "title": "What causes ALS"}
    review = Review("als/causes", "Dr A", "neurologist", "2026-11-21", "0" * 12, "object", content_of(item), "because")
    reviews = ReviewBook({"als/causes": item}, {"als/causes": (review,)})
    states = {entry["id"]: entry["state"] for chapter in chapters(base, reviews) for entry in chapter["entries"]}
    assert states.pop("als/causes") == "objected"
    assert set(states.values()) == {"draft"}


def test_theme_without_a_heading_goes_by_its_file(base: EducationBase) -> None:
    entries = {"other/lyme": replace(base.entries["other/lyme"], theme="new_theme", related=())}
    (chapter,) = chapters(replace(base, entries=entries))
    assert (chapter["label"], chapter["name"]) == ("New theme", "other-new-theme")
