"""Every setting of the servers in one place: its name, its default, what it may be, and what it means.

Settings come from the environment. `docs/operate.md` shows the same table, and a test keeps the two equal.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "SIGNPOST_"
SHORTEST_SECRET = 32


class SettingsError(Exception):
    """What is wrong with the settings, one line for each fault; values that may be secret are not repeated."""


@dataclass(frozen=True)
class Setting:
    """One setting; `check` returns what is wrong with a value, or None."""

    name: str
    default: str
    meaning: str
    check: Callable[[str], str | None]


def _number(least: float, most: float, *, whole: bool = False) -> Callable[[str], str | None]:
    def check(value: str) -> str | None:
        try:
            number = int(value) if whole else float(value)
        except ValueError:
            return f"must be a {'whole ' if whole else ''}number, not {value!r}"
        return None if least <= number <= most else f"must lie between {least:g} and {most:g}, not {value}"

    return check


def _one_of(*allowed: str) -> Callable[[str], str | None]:
    return lambda value: None if value.lower() in allowed else f"must be one of {', '.join(allowed)}, not {value!r}"


def _secret(value: str) -> str | None:
    short = any(0 < len(each) < SHORTEST_SECRET for each in value.split(","))
    return f"is shorter than {SHORTEST_SECRET} characters; make one with: openssl rand -base64 48" if short else None


def _origins(value: str) -> str | None:
    for each in filter(None, map(str.strip, value.split(","))):
        if each == "*":
            return "must name the sites that may embed the chat; * would let any site in"
        # What looks like a pattern would be one for CORS, matched from the front alone: it would let strangers in.
        if not each.startswith(("http://", "https://")) or each.count("/") != 2 or set(each) & set("*?\\[]"):
            return f"must be a list like https://www.example.org,https://example.org; {each!r} is none"
    return None


def _anything(value: str) -> str | None:
    return None


def _addresses(value: str) -> str | None:
    wrong = [each for each in value.split(",") if not each.strip().startswith(("http://", "https://"))]
    return f"must begin with http:// or https://, not {wrong[0]!r}" if wrong else None


_PORT = _number(1, 65535, whole=True)
_SWITCH = _one_of("0", "1")

SETTINGS: tuple[Setting, ...] = (
    Setting("SIGNPOST_HOST", "127.0.0.1", "address on which the Rasa server listens", _anything),
    Setting("SIGNPOST_PORT", "5005", "port of the Rasa server", _PORT),
    Setting("SIGNPOST_ACTIONS_PORT", "5055", "port of the action server", _PORT),
    Setting("SIGNPOST_SITE_PORT", "8000", "port of the demonstration site", _PORT),
    Setting("SIGNPOST_ACTIONS_URL", "", "webhooks of the action servers, comma-separated; empty: the one on this machine", _addresses),
    Setting("SIGNPOST_ACTION_SECONDS", "8", "how long an action may take before the person gets the safe reply", _number(0.5, 60)),
    Setting("SIGNPOST_REGION", "", "the site's region (uk, us, ie, ca, au, nz, in, eu): numbers and words", _anything),
    Setting("SIGNPOST_KNOWLEDGE", "", "another folder of clinical content; empty: knowledge/", _anything),
    Setting("SIGNPOST_VAR", "", "folder for the database and the secret; empty: var/", _anything),
    Setting("SIGNPOST_DATABASE", "", "SQLite file of the conversations; empty: conversations.db in the folder above", _anything),
    Setting("SIGNPOST_DATABASE_URL", "", "PostgreSQL address for deploy/endpoints.cluster.yml", _anything),
    Setting("SIGNPOST_REDIS_URL", "", "Redis address for deploy/endpoints.cluster.yml", _anything),
    Setting("SIGNPOST_RETENTION_DAYS", "30", "days until what was said is deleted; 0: kept in memory only", _number(0, 3650)),
    Setting("SIGNPOST_MISREADINGS", "0", "1: offer to keep a misread message, scrubbed and by consent, to learn from", _SWITCH),
    Setting("SIGNPOST_MISREADINGS_DAYS", "90", "days until a misread message that was kept is deleted", _number(1, 3650)),
    Setting("SIGNPOST_SECRET", "", "key that signs session tokens; empty: made once and kept in the folder above", _secret),
    Setting("SIGNPOST_OLD_SECRETS", "", "earlier keys, comma-separated, whose tokens still open their conversation", _secret),
    Setting("SIGNPOST_SESSION_HOURS", "24", "hours until a session token ends", _number(0.01, 720)),
    Setting("SIGNPOST_ORIGINS", "", "sites whose pages may talk to the bot, comma-separated; empty: the demonstration site", _origins),
    Setting("SIGNPOST_WIDGET_VERSIONS", "", "folder of earlier versions of the widget that pages still name; empty: none", _anything),
    Setting("SIGNPOST_FULL_RASA", "0", "1: start Rasa with all its libraries, TensorFlow included, though nothing uses them", _SWITCH),
    Setting("SIGNPOST_OPEN_REST", "0", "1: REST with a free sender also beyond this machine: anybody can continue any talk", _SWITCH),
    Setting("SIGNPOST_BEHIND_PROXY", "0", "1: a proxy on a private address names the client in X-Real-IP", _SWITCH),
    Setting("SIGNPOST_MESSAGES_PER_MINUTE", "40", "messages of one conversation in a minute; more get the safe reply", _number(1, 100000)),
    Setting("SIGNPOST_ADDRESS_PER_MINUTE", "600", "requests of one address in a minute; this machine is free", _number(1, 1000000)),
    Setting("SIGNPOST_CONNECTIONS", "2000", "open Socket.IO connections of one process", _number(1, 100000, whole=True)),
    Setting("LOG_LEVEL", "WARNING", "least level that is logged", _one_of("debug", "info", "warning", "error", "critical")),
)


# Variables that only scripts, the site and the tests read.
_FOR_COMMANDS = {"SIGNPOST_PYTHON", "SIGNPOST_SERVER_URL"}


@dataclass(frozen=True)
class Settings:
    """The values in force, as text and as numbers."""

    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """A setting as it was given."""
        return self.values[name]

    def number(self, name: str) -> float:
        """A setting that is a number."""
        return float(self.values[name])

    def switched_on(self, name: str) -> bool:
        """True when a switch is 1."""
        return self.values[name] == "1"

    @property
    def memory_only(self) -> bool:
        """True when nothing of a conversation may reach a disk."""
        return self.number("SIGNPOST_RETENTION_DAYS") == 0

    def database(self, default: str = "var/conversations.db") -> str:
        """SQLite's name for where conversations are kept; `default` where no setting says otherwise."""
        if self.memory_only:
            return ":memory:"
        folder = self.text("SIGNPOST_VAR")
        return self.text("SIGNPOST_DATABASE") or (str(Path(folder) / Path(default).name) if folder else default)


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings with their defaults; raises SettingsError that names every fault at once."""
    given = os.environ if environ is None else environ
    known = {each.name for each in SETTINGS}
    wrong = []
    for name in given:
        meant = difflib.get_close_matches(name, known, n=1, cutoff=0.92) if name.startswith(PREFIX) else []
        if meant and name not in known | _FOR_COMMANDS:
            wrong.append(f"{name} is no setting; did you mean {meant[0]}?")
    for each in SETTINGS:
        fault = each.check(given[each.name]) if given.get(each.name) else None
        if fault:
            wrong.append(f"{each.name} {fault}.")
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Settings({each.name: given.get(each.name) or each.default for each in SETTINGS})
