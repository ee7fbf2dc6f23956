"""The widget's files as the bot's own server gives them out: `make run` needs no other server for a tag on a page."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest
import requests

from tests.conftest import ROOT
from tests.live.conftest import Bot

pytestmark = pytest.mark.live
DIST = ROOT / "widget" / "dist"
ELSEWHERE = {"Origin": "https://charity.example"}


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    """What the build said: the version and the hash."""
    return json.loads((DIST / "integrity.json").read_text())


def test_version_is_served_as_it_was_built_and_never_changes(bot: Bot, built: dict[str, str]) -> None:
    answer = requests.get(f"{bot.address}/widget/{built['version']}/signpost-chat.js", headers=ELSEWHERE, timeout=10)
    assert answer.status_code == 200
    assert "sha384-" + base64.b64encode(hashlib.sha384(answer.content).digest()).decode() == built["integrity"]
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_every_part_is_served_in_the_version_and_in_the_latest(bot: Bot, built: dict[str, str]) -> None:
    names = [each.name for each in Path(DIST / built["version"]).iterdir()]
    assert "signpost-link.js" in names
    for name in names:
        for folder in (built["version"], "latest"):
            answer = requests.get(f"{bot.address}/widget/{folder}/{name}", headers=ELSEWHERE, timeout=10)
            assert answer.content == (DIST / built["version"] / name).read_bytes(), f"{folder}/{name}"
            assert answer.headers["Cache-Control"].endswith("immutable" if folder != "latest" else "max-age=300")


def test_page_of_another_site_is_told_that_it_may_not_ask(bot: Bot) -> None:
    allowed = requests.get(f"{bot.address}/widget/allowed", headers=ELSEWHERE, timeout=10)
    assert allowed.json() == {"allowed": False}
    assert allowed.headers["Access-Control-Allow-Origin"] == "*"
    refused = requests.post(f"{bot.address}/session", headers=ELSEWHERE, json={}, timeout=10)
    assert "Access-Control-Allow-Origin" not in refused.headers
