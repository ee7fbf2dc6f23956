"""The settings that every command shares, from the environment or with their defaults."""

from __future__ import annotations

import os
from pathlib import Path

from signpost.settings import Settings, SettingsError, read_settings

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "models" / "signpost.tar.gz"
HOST = "127.0.0.1"
LOGGING = ROOT / "logging.yml"


def port(name: str) -> int:
    """The port of `SIGNPOST_PORT`, `SIGNPOST_ACTIONS_PORT` or `SIGNPOST_SITE_PORT`; raises SystemExit when it is none."""
    return int(settings().number(name))


def settings() -> Settings:
    """The settings in force; raises SystemExit that names everything wrong with them."""
    try:
        return read_settings()
    except SettingsError as error:
        raise SystemExit("\n".join(f"signpost: {line}" for line in str(error).splitlines())) from None


def environment() -> dict[str, str]:
    """The environment for Rasa, the action server and the site."""
    var = ROOT / "var"
    var.mkdir(exist_ok=True)
    shared = {
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_HOST": HOST,
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SIGNPOST_ACTIONS_URL": f"http://{HOST}:{port('SIGNPOST_ACTIONS_PORT')}/webhook",
        "SIGNPOST_DATABASE": str(var / "conversations.db"),
        "SIGNPOST_VAR": str(var),
    }
    defaults = {"LOG_LEVEL": "WARNING"}
    given = {name: value for name, value in os.environ.items() if name != "PYTHONPATH" and not (name in shared and value == "")}
    # Kept in memory only: nothing of a conversation may reach a disk.
    forced = {"SIGNPOST_DATABASE": ":memory:"} if settings().memory_only else {}
    return {**defaults, **shared, **given, **forced}
