"""The numbers that the widget knows without a server are those of the knowledge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
REGIONS = {each["id"]: each for each in yaml.safe_load((ROOT / "knowledge/regions.yml").read_text())["regions"]}
SOURCE = (ROOT / "widget/src/regions.ts").read_text()
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
