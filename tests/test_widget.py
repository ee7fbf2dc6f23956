"""The numbers that the widget knows without a server are those of the knowledge, and its pictures in the docs are all there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
REGIONS = {each["id"]: each for each in yaml.safe_load((ROOT / "knowledge/regions.yml").read_text())["regions"]}
SOURCE = (ROOT / "widget/src/regions.ts").read_text()
PICTURES, LARGEST_BYTES = ROOT / "docs" / "widget", 60_000
PLACES = dict(re.findall(r"^  ([A-Z]{2}): (\{[^\n]*\}|\{\n.*?\n  \}),$", SOURCE, re.MULTILINE | re.DOTALL))


def test_widget_knows_every_region() -> None:
    assert {name.lower() for name in PLACES} == set(REGIONS) - {"unknown"}


@pytest.mark.parametrize("name", sorted(PLACES))
def test_numbers_are_those_of_the_knowledge(name: str) -> None:
    known, shown = REGIONS[name.lower()], PLACES[name]
    assert re.search(r'number: "(\d+)"', shown).group(1) == known["emergency_tel"]  # type: ignore[union-attr]
    assert f"tel:{known['crisis_tel']}" in shown
    for number in re.findall(r'"sms:(\d+)"', shown.split("crisis:")[1]):
        assert number in known["crisis_text"].replace(" ", "")


def test_wordpress_knows_every_number_that_is_not_the_one_for_elsewhere() -> None:
    php = (ROOT / "widget/examples/wordpress/signpost-chat.php").read_text()
    [elsewhere] = re.findall(r"const SIGNPOST_CHAT_ELSEWHERE = '(\d+)';", php)
    listed = dict(re.findall(r"^\t'([A-Z]{2})' => '(\d+)',$", php, re.MULTILINE))
    known = {name.upper(): each["emergency_tel"] for name, each in REGIONS.items() if name != "unknown"}
    assert elsewhere == REGIONS["unknown"]["emergency_tel"]
    assert listed == {**{name: number for name, number in known.items() if number != elsewhere}, "GB": known["UK"]}


def constants() -> dict[str, object]:
    """The sizes and states that `make screens` photographs, read without starting a browser."""
    tree = ast.parse((ROOT / "tests/browser/screens.py").read_text())
    plain = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Dict, ast.Tuple))]
    return {target.id: ast.literal_eval(node.value) for node in plain for target in node.targets if isinstance(target, ast.Name)}


def test_every_state_stands_in_the_docs_at_every_size_and_is_small() -> None:
    known = constants()
    wanted = {f"{size}-{state}.webp" for size in known["SIZES"] for state in known["STATES"]}  # type: ignore[attr-defined]
    assert len(wanted) == 30
    assert {path.name for path in PICTURES.glob("*.webp")} == wanted
    assert [path.name for path in PICTURES.glob("*.webp") if path.stat().st_size >= LARGEST_BYTES] == []
    shown = (PICTURES / "README.md").read_text()
    assert [name for name in sorted(wanted) if f"({name})" not in shown] == []
