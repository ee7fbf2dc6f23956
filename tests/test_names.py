"""Acts, intents and actions are named in code, in knowledge and in the domain: a name that stands in one and not in the other fails."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions import actions
from signpost.dialogue import intents, list_answers, transcript, turns, waiting
from signpost.dialogue.moves import MOVES
from signpost.dialogue.turns import acts_do
from signpost.knowledge import read_yaml
from signpost.learning import examples

ROOT = Path(__file__).resolve().parent.parent
WORDED = [read_yaml(ROOT / "knowledge" / "language" / name).data["acts"] for name in ("acts.yml", "unwell.yml")]
KEYS = {intent.partition("/")[2] for _, intent in examples() if intent.startswith(f"{turns.GETTING_HELP}/")}
ACTS = {act for acts in WORDED for act in acts} | KEYS | set(acts_do()["act_of"].values())
DOMAIN = read_yaml(ROOT / "domain.yml").data
INTENTS = set(DOMAIN["intents"])
WORKED_OUT = {"settled", "seen", "news", "returned", "speaks_of_other", "speaks_of_self"}


def acts_in(path: Path) -> Iterator[str]:
    """Every string that a module looks for among the acts of a message: `"act" in … acts`, `… in now.acts`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Constant) or not isinstance(node.left.value, str):
            continue
        if any("acts" in ast.unparse(each) for each in node.comparators):
            yield node.left.value


@pytest.mark.parametrize("name", ["certain", "chatter", "talk", "bare"])
def test_every_act_that_decides_an_intent_is_worded_and_every_intent_declared(name: str) -> None:
    found = acts_do()[name]
    assert set(found) <= ACTS
    assert set(found.values()) <= INTENTS | {"nlu_fallback"}


def test_every_act_that_code_looks_for_is_worded() -> None:
    sought = [(path, act) for path in sorted((ROOT / "signpost").rglob("*.py")) for act in acts_in(path)]
    assert [each for each in sought if each[1] not in ACTS | WORKED_OUT] == []


def test_every_intent_that_code_names_is_declared() -> None:
    named = {*turns.ASKS, *turns.NO_ANSWERS, *turns.NOT_UNDERSTOOD, *transcript._INTENT_OF.values(), *turns._UNREADABLE}
    named |= {*(intent for intent, _ in list_answers._OF_CHECK.values()), *intents._YIELDS, intents._HELP_CALLED, *intents._ANSWERS}
    assert named <= INTENTS


def test_every_act_of_the_companion_is_worded() -> None:
    assert {*waiting.load_asked()["every"], *acts_do()["taken_up"], *acts_do()["felt"]} <= ACTS


def test_what_follows_a_warning_is_an_action_that_the_policy_can_predict() -> None:
    predicted = read_yaml(ROOT / "data" / "responses" / "behind_a_warning.yml").data["responses"]
    situations = read_yaml(ROOT / "knowledge" / "waiting.yml").data["waiting"]
    table = waiting.load_asked()
    asked = {act: table["same"].get(act, act) for act in table["at_once"]}
    own = {each["answers"][act] for each in situations for act in asked.values() if act in each.get("answers", {})}
    gone_to = {table["where_one_goes"][act] for act in asked.values() if act in table["where_one_goes"]}
    assert {table["every"][act] for act in asked} | own | gone_to == set(predicted)


def test_no_act_is_both_worded_and_learned() -> None:
    assert set(WORDED[0]) & KEYS == set()


def test_every_move_is_an_action_of_the_domain_with_a_class_of_its_own() -> None:
    assert set(MOVES) <= set(DOMAIN["actions"])
    assert sorted(each.action for each in vars(actions).values() if isinstance(each, type) and "action" in vars(each)) == sorted(MOVES)


def test_a_wrong_name_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text('found = "asks_to_fly" in now.acts\n', encoding="utf-8")
    assert set(acts_in(path)) == {"asks_to_fly"}
