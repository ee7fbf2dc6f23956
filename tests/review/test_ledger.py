"""Writing reviews: nothing that stands in a file is lost, whatever a comment holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.catalogue import Item
from review.ledger import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    SHORTEST_COMMENT,
    SHORTEST_NAME,
    Refused,
    record,
    review_of,
    yaml_of,
)
from signpost.knowledge import knowledge_root, read_yaml
from signpost.reviews import RULES, Review, content_of, read_judged, read_reviews, review_problems, reviews_path

DATA = {"id": "x", "title": "A title", "when": {"finding": "fever", "duration_days": {"below": 0.25}}, "none": None, "on": True, "no": "no"}
ITEM = Item(RULES, "x", "A title", "soon", ("whole_body",), DATA, content_of(DATA))
TODAY = date(2026, 11, 21)


def review(comment: str = "", verdict: str = "accept", who: str = "Dr A") -> Review:
    return review_of(ITEM, "0" * 12, {"who": who, "role": "neurologist", "verdict": verdict, "comment": comment}, TODAY)


@given(comment=st.text(max_size=200), who=st.text(min_size=3, max_size=40))
def test_whatever_is_said_is_read_back(tmp_path_factory, comment, who):
    try:
        given_ = review(comment, who=who)
    except Refused:
        return
    root = tmp_path_factory.mktemp("root")
    (root / "schema").mkdir()
    (root / "schema" / "reviews.yml").write_text((knowledge_root() / "schema" / "reviews.yml").read_text())
    assert record(root, RULES, given_, DATA)
    assert read_reviews(root, RULES) == {"x": (given_,)}


def test_text_of_the_file_stays_as_it_is(root: Path):
    path = reviews_path(root, RULES)
    path.parent.mkdir()
    before = (
        "# A remark by hand.\n"
        '- {of: x, who: Dr B, role: GP, date: 2026-11-20, version: "000000000000", verdict: ask, content: "111111111111"} # why?\n'
    )
    path.write_text(before)
    record(root, RULES, review("It can stand."), DATA)
    assert path.read_text().startswith(before)
    assert [each.who for each in read_reviews(root, RULES)["x"]] == ["Dr B", "Dr A"]
    assert sorted(each.name for each in path.parent.iterdir()) == ["judged", "rules.yml"]


def test_what_was_judged_is_kept_as_it_was(root: Path):
    record(root, RULES, review(), DATA)
    assert read_judged(root, ITEM.hash) == DATA
    assert read_judged(root, "0" * 12) is None


def test_same_review_twice_stands_once(root: Path):
    assert record(root, RULES, review("soso"), DATA)
    assert not record(root, RULES, review("soso"), DATA)
    assert record(root, RULES, review("not so", "object"), DATA)
    assert len(read_reviews(root, RULES)["x"]) == 2


def test_every_text_of_the_project_can_be_kept(catalogue, tmp_path: Path):
    for kind in catalogue.items.values():
        for item in [*kind.values()][::4]:
            path = tmp_path / "kept.yml"
            path.write_text(yaml_of(item.data), encoding="utf-8")
            assert content_of(read_yaml(path).data) == item.hash, item.id


@pytest.mark.parametrize(
    ("given_", "part"),
    [
        ({"who": "A"}, "a name and a role"),
        ({"role": ""}, "a name and a role"),
        ({"who": "A" * 81}, "a name and a role"),
        ({"verdict": "maybe"}, "Choose one of"),
        ({"verdict": "object", "comment": " "}, "needs a comment"),
        ({"verdict": "ask", "comment": ""}, "needs a comment"),
        ({"comment": "x" * 2001}, "2001 characters"),
    ],
)
def test_what_cannot_be_taken_is_said(given_, part):
    with pytest.raises(Refused, match=part):
        review_of(ITEM, "0" * 12, {"who": "Dr A", "role": "GP", "verdict": "accept", "comment": "", **given_}, TODAY)


def test_limits_are_those_of_the_schema():
    shape = read_yaml(knowledge_root() / "schema" / "reviews.yml").data["items"]["properties"]
    assert {(shape[each]["minLength"], shape[each]["maxLength"]) for each in ("who", "role")} == {(SHORTEST_NAME, LONGEST_NAME)}
    assert (shape["comment"]["minLength"], shape["comment"]["maxLength"]) == (SHORTEST_COMMENT, LONGEST_COMMENT)


def test_project_holds_no_broken_review():
    assert [*review_problems(knowledge_root(), RULES)] == []
