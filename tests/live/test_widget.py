"""The widget's files as the bot's own server gives them out: `make run` needs no other server for a tag on a page."""

from __future__ import annotations

import base64
import hashlib
import json
from http.client import HTTPConnection
from pathlib import Path

import pytest
import requests

from tests.conftest import ROOT
from tests.live.house import SITE
from tests.live.servers import Server

pytestmark = pytest.mark.live
DIST = ROOT / "widget" / "dist"
ELSEWHERE = {"Origin": "https://charity.example"}


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    """What the build said: the version and the hash."""
    return json.loads((DIST / "integrity.json").read_text())


def test_version_is_served_as_it_was_built_and_never_changes(bot: Server, built: dict[str, str]) -> None:
    answer = requests.get(f"{bot.address}/widget/{built['version']}/signpost-chat.js", headers=ELSEWHERE, timeout=10)
    assert answer.status_code == 200
    assert "sha384-" + base64.b64encode(hashlib.sha384(answer.content).digest()).decode() == built["integrity"]
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_every_part_is_served_in_the_version_and_in_the_latest(bot: Server, built: dict[str, str]) -> None:
    names = [each.name for each in Path(DIST / built["version"]).iterdir()]
    assert "signpost-link.js" in names
    for name in names:
        for folder in (built["version"], "latest"):
            answer = requests.get(f"{bot.address}/widget/{folder}/{name}", headers=ELSEWHERE, timeout=10)
            assert answer.content == (DIST / built["version"] / name).read_bytes(), f"{folder}/{name}"
            assert answer.headers["Cache-Control"].endswith("immutable" if folder != "latest" else "max-age=300")


def sent(bot: Server, method: str, path: str, origin: str) -> tuple[int, int, list[tuple[str, str]]]:
    """The status, how long the body is, and every header as it came: a dictionary would hide that one came twice."""
    connection = HTTPConnection("127.0.0.1", bot.port, timeout=10)
    connection.request(method, path, headers={"Origin": origin})
    answer = connection.getresponse()
    found = answer.status, len(answer.read()), sorted((name.lower(), value) for name, value in answer.getheaders())
    connection.close()
    return found


@pytest.mark.parametrize("origin", [SITE, ELSEWHERE["Origin"]], ids=["listed", "not listed"])
def test_one_header_opens_the_files_to_every_site(bot: Server, built: dict[str, str], origin: str) -> None:
    names = ["signpost-chat.js", "integrity.json", "not-there.js"]
    for path in ["/widget/allowed", *(f"/widget/{folder}/{name}" for folder in (built["version"], "latest") for name in names)]:
        got, head = sent(bot, "GET", path, origin), sent(bot, "HEAD", path, origin)
        assert [value for name, value in got[2] if name == "access-control-allow-origin"] == ["*"], path
        assert [name for name, _ in got[2] if name == "access-control-allow-credentials"] == [], path
        assert head == (got[0], 0, got[2]), path


def test_one_header_opens_every_other_door_to_a_listed_site_alone(bot: Server) -> None:
    for method, path in [
        ("POST", "/session"),
        ("POST", "/messages"),
        ("DELETE", "/session"),
        ("GET", "/summary"),
        ("POST", "/misreadings"),
    ]:
        for origin, expected in [(SITE, [SITE]), (ELSEWHERE["Origin"], [])]:
            headers = sent(bot, method, path, origin)[2]
            assert [value for name, value in headers if name == "access-control-allow-origin"] == expected, path


def test_page_of_another_site_is_told_that_it_may_not_ask(bot: Server) -> None:
    allowed = requests.get(f"{bot.address}/widget/allowed", headers=ELSEWHERE, timeout=10)
    assert allowed.json() == {"allowed": False}
    assert allowed.headers["Access-Control-Allow-Origin"] == "*"
    refused = requests.post(f"{bot.address}/session", headers=ELSEWHERE, json={}, timeout=10)
    assert "Access-Control-Allow-Origin" not in refused.headers
