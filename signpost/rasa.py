"""Rasa's own command line without the libraries that this bot's pipeline does not use: `python -m signpost.rasa run ...`.

The same commands and options as `python -m rasa`. It is Rasa itself as soon as `config.yml` names a component of another
kind than those below, or SIGNPOST_FULL_RASA is set. A server (`run`) does without more: what only learns, and what the channels
need that nobody configured.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.settings import SettingsError, read_settings
from signpost.stand_ins import keep_out

# What Rasa imports for its learned components alone, for tests of whole models, and for drawing them.
UNUSED = ("tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras", "jax", "jaxlib", "matplotlib")
# What the commands that learn or ask in a terminal need, and a server does not.
UNSERVED = ("sklearn", "scipy", "questionary", "prompt_toolkit")
# What Rasa imports for channels of other companies, whether they are configured or not.
FOREIGN = ("aiogram", "twilio", "slack_sdk", "webexteamssdk", "fbmessenger", "google.auth", "google.oauth2")
# What asks whether they are installed, and works without.
OPTIONAL_FOR = ("thinc.compat",)
# The parts of Rasa's own that a pipeline may name without needing one of them; ours are named by their module.
LIGHT = ("RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy", "KeywordIntentClassifier", "WhitespaceTokenizer")
LIGHT_CHANNELS = ("rest", "callback", "socketio")
OURS = "signpost."


def needs_all(config: dict[str, Any]) -> bool:
    """Whether a pipeline or policy of a configuration may need a library that is kept out otherwise."""
    named = [str(each["name"]) for part in ("pipeline", "policies") for each in config.get(part) or ()]
    return any(each not in LIGHT and not each.startswith(OURS) for each in named)


def unused_by(arguments: Sequence[str], config: dict[str, Any]) -> tuple[str, ...]:
    """The libraries that a command line can do without, for a bot of this configuration."""
    if needs_all(config):
        return ()
    # With its API Rasa would learn inside the server.
    if arguments[:1] != ["run"] or "--enable-api" in arguments:
        return UNUSED
    named = dict(zip(arguments, arguments[1:], strict=False)).get("--credentials", "credentials.yml")
    channels = read_yaml(Path(named)).data if Path(named).exists() else {}
    light = all(each in LIGHT_CHANNELS or each.startswith(OURS) for each in channels or ())
    return UNUSED + UNSERVED + (FOREIGN if light else ())


def main() -> None:
    """Runs Rasa's command line; ends with a message when a setting is wrong."""
    try:
        full = read_settings().switched_on("SIGNPOST_FULL_RASA")
    except SettingsError as fault:
        raise SystemExit(str(fault)) from fault
    unused = () if full else unused_by(sys.argv[1:], read_yaml(Path("config.yml")).data)
    if unused:
        keep_out(unused, missed_by=OPTIONAL_FOR)
    from rasa.__main__ import main as rasa_main

    rasa_main()
    if sys.argv[1:2] == ["train"]:
        # Beside the model, so that the first start after it is a quick one too.
        subprocess.run([sys.executable, "-W", "ignore", "-m", "signpost.compile"], check=False)


if __name__ == "__main__":
    main()
