"""The table of the sets: shares and floors, what changed and whether by more than chance; a single row never fails anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import score
from evaluation.counting import interval
from evaluation.expected import faults
from evaluation.findings_expected import of_findings
from evaluation.parity import cases, some_cases
from evaluation.sets_of import kinds, rows
from signpost.knowledge import read_yaml

FLOORS = read_yaml(score.FLOORS).data["floors"]


def test_interval_is_wilsons() -> None:
    assert interval(95, 100) == pytest.approx((0.888, 0.978), abs=0.001)
    assert interval(10, 10) == pytest.approx((0.722, 1.0), abs=0.001)


@pytest.mark.parametrize(
    ("better", "worse", "chance"), [(0, 0, 1.0), (1, 0, 1.0), (5, 5, 1.0), (6, 0, 0.031), (1, 9, 0.021), (9, 1, 0.021)]
)
def test_sign_test_is_exact_and_two_sided(better: int, worse: int, chance: float) -> None:
    assert score.sign_test(better, worse) == pytest.approx(chance, abs=0.001)


def test_change_names_what_flipped_and_neither_what_is_new_nor_what_is_gone() -> None:
    last = {"readings": {"a": True, "b": False, "c": True, "gone": True}}
    now = {"readings": {"a": False, "b": True, "c": True, "new": False}}
    assert score.changes(now, last) == {"readings": score.Change(["b"], ["a"])}


def test_only_a_kind_below_its_floor_fails() -> None:
    table = {"readings": dict.fromkeys("abcd", True), "acts": {"a": True, "b": False}}
    assert score.below_floor(table, {"readings": 0.9, "acts": 0.5}) == []
    assert score.below_floor(table, {"readings": 0.9, "acts": 0.6}) == ["acts"]


def test_table_that_is_kept_is_read_again_and_other_kinds_stay(tmp_path: Path) -> None:
    path = tmp_path / "last.json"
    score.keep({"acts": {"a": True, "b": False}, "lay": {"c": True}}, path)
    score.keep({"lay": {"c": False}}, path)
    assert score.kept(path) == {"acts": {"a": True, "b": False}, "lay": {"c": False}}
    assert score.kept(tmp_path / "none.json") == {}


def test_text_names_each_row_that_changed_and_where_it_comes_from() -> None:
    named = {"a": {"from": "tests/one"}, "b": {"from": "tests/two"}}
    text = score.as_text({"acts": {"a": True, "b": False}}, {"acts": {"a": False, "b": True}}, {"acts": 0.6}, named)
    assert "1 of 2" in text and "BELOW ITS FLOOR" in text
    assert "better: acts a (tests/one)" in text and "worse: acts b (tests/two)" in text


def test_what_is_read_as_absent_is_counted_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts: list[list[str]] = [["missed pain"], ["cleared fever"], []]
    monkeypatch.setattr(score, "_faults_of", lambda job: verdicts[job[1]])
    monkeypatch.setattr(score, "rows", lambda kind: [{"id": each} for each in "abc"])
    table, wrong = score.scored(["sentences"])
    assert table == {"sentences": {"a": False, "b": False, "c": True}, "heard": {"a": True, "b": False, "c": True}}
    assert wrong == {"a": ["missed pain"], "b": ["cleared fever"]}


def test_every_kind_has_a_floor_and_was_kept() -> None:
    assert {*kinds(), score.HEARD} <= set(FLOORS)
    assert {*kinds(), score.HEARD} == set(score.kept())


@pytest.mark.parametrize("kind", sorted(score.kept()))
def test_table_that_is_kept_is_above_its_floors(kind: str) -> None:
    right = score.kept()[kind].values()
    assert sum(right) >= FLOORS[kind] * len(right)


def test_no_row_stands_twice_and_each_says_where_it_comes_from() -> None:
    every = [row for kind in kinds() for row in rows(kind)]
    assert len({row["id"] for row in every}) == len(every)
    shown = [json.dumps({name: value for name, value in row.items() if name not in ("id", "from")}, sort_keys=True) for row in every]
    assert len(set(shown)) == len(shown)
    assert all(row["from"] and row.get("expect", row.get("turns")) for row in every)


@pytest.mark.parametrize("kind", kinds())
def test_a_row_of_each_kind_can_be_scored_and_can_be_wrong(kind: str) -> None:
    assert isinstance(faults(kind, dict(rows(kind)[0])), list)
    assert faults(kind, WRONG[kind]) != []


WRONG = {
    "acts": {"reader": "turn", "text": "hello", "expect": {"intent": "deny"}},
    "conversations": {"turns": [{"say": "I can't breathe", "level": "routine"}]},
    "despair": {"reader": "turn", "text": "hello", "expect": {"acts": ["hints_at_end"]}},
    "emergencies": {"text": "hello", "expect": {"any": ["stroke_now"]}},
    "lay": {"text": "my hand is weak", "expect": {"never": ["limb_weakness"]}},
    "questions": {"text": "what is ALS", "expect": {"entry": "ms/overview"}},
    "readings": {"reader": "rules", "text": "no pain", "expect": {"findings": [{"id": "pain", "status": "present"}]}},
    "replies": {"reader": "rules", "text": "no", "expect": {"reply": {"polarity": "yes"}}},
    "sentences": {"text": "my hand is weak", "expect": {"status": {"limb_weakness": "absent"}}},
}


@pytest.mark.parametrize(
    ("expect", "wrong"),
    [
        ({"findings": [{"id": "pain", "status": "present"}]}, 0),
        ({"findings": [{"id": "pain", "status": ["past", "present"], "duration_days": 31}]}, 0),
        ({"findings": [{"id": "pain", "duration_days": 60}]}, 1),
        ({"findings": [{"id": "pain", "side": None}]}, 0),
        ({"not": {"pain": ["present"]}}, 1),
        ({"not": {"pain": ["absent"], "fever": ["present"]}}, 0),
        ({"only": ["fever"], "only_as": ["present"]}, 1),
        ({"only": ["pain"], "only_as": ["present"]}, 0),
    ],
)
def test_findings_are_held_against_what_is_expected(expect: dict, wrong: int) -> None:
    assert len(of_findings(expect, [{"id": "pain", "duration_days": 30}])) == wrong


def test_some_conversations_are_always_the_same_and_of_every_part() -> None:
    some = some_cases(50)
    assert len({name for name, _ in some}) == 50
    assert some == some_cases(50)
    assert len({name.partition(":")[0] for name, _ in some}) > 20
    assert {name for name, _ in some} < {name for name, _ in cases()}
