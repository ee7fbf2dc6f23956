"""Settings are checked at the start, and every one of them is in the operator's table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from signpost.settings import SETTINGS, SettingsError, read_settings

ROOT = Path(__file__).resolve().parents[2]


def test_defaults_are_in_order() -> None:
    settings = read_settings({})
    assert settings.number("SIGNPOST_RETENTION_DAYS") == 30
    assert not settings.memory_only
    assert read_settings({"SIGNPOST_RETENTION_DAYS": "0"}).memory_only


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SIGNPOST_PORT", "http", "whole number"),
        ("SIGNPOST_PORT", "70000", "between 1 and 65535"),
        ("SIGNPOST_OPEN_REST", "yes", "one of 0, 1"),
        ("SIGNPOST_ORIGINS", "*", "any site"),
        ("SIGNPOST_ORIGINS", "www.example.org", "must be a list"),
        ("SIGNPOST_ORIGINS", "https://*.example.org", "must be a list"),
        ("SIGNPOST_ORIGINS", "https://.*\\.example\\.org", "must be a list"),
        ("SIGNPOST_SECRET", "hunter2", "shorter than 32"),
        ("SIGNPOST_RETENTION_DAY", "7", "did you mean SIGNPOST_RETENTION_DAYS"),
        ("SIGNPOST_ACTIONS_URL", "localhost:5055", "http://"),
    ],
)
def test_wrong_setting_is_named(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(says)) as caught:
        read_settings({name: value})
    assert name in str(caught.value)
    if "SECRET" in name:
        assert value not in str(caught.value)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"SIGNPOST_PORT": "x", "SIGNPOST_SITE_PORT": "y"})
    assert len(str(caught.value).splitlines()) == 2


def test_operators_table_shows_every_setting() -> None:
    page = (ROOT / "docs" / "operate.md").read_text()
    for each in SETTINGS:
        shown = f"`{each.default}`" if each.default else "–"
        assert f"| `{each.name}` | {shown} | {each.meaning} |" in page, each.name


@pytest.mark.parametrize(
    "given, name",
    [
        ({}, "var/conversations.db"),
        ({"SIGNPOST_VAR": "/srv/signpost"}, "/srv/signpost/conversations.db"),
        ({"SIGNPOST_VAR": "/srv/signpost", "SIGNPOST_DATABASE": "/data/talks.db"}, "/data/talks.db"),
        ({"SIGNPOST_DATABASE": "/data/talks.db", "SIGNPOST_RETENTION_DAYS": "0"}, ":memory:"),
    ],
)
def test_conversations_lie_where_the_settings_say(given: dict[str, str], name: str) -> None:
    assert read_settings(given).database("var/conversations.db") == name
