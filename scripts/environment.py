"""The settings that every command shares, from the environment or with their defaults."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "models" / "signpost.tar.gz"
HOST = "127.0.0.1"


def port(name: str) -> int:
    """The port of `SIGNPOST_PORT`, `SIGNPOST_ACTIONS_PORT` or `SIGNPOST_SITE_PORT`; raises SystemExit when it is no number."""
    default = {"SIGNPOST_PORT": 5005, "SIGNPOST_ACTIONS_PORT": 5055, "SIGNPOST_SITE_PORT": 8000}[name]
    given = os.environ.get(name, str(default))
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise SystemExit(f"signpost: {name} must be a port number between 1 and 65535, not {given!r}.")
    return int(given)


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
    return {**defaults, **shared, **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"}}
