"""Rasa's own command line without the libraries that this bot's pipeline does not use: `python -m signpost.rasa run ...`.

The same commands and options as `python -m rasa`. It is Rasa itself as soon as `config.yml` names a component of another
kind than those below, or SIGNPOST_FULL_RASA is set.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.settings import SettingsError, read_settings
from signpost.stand_ins import keep_out

# What Rasa imports for its learned components alone, for tests of whole models, and for drawing them.
UNUSED = ("tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras", "jax", "jaxlib", "matplotlib")
# What asks whether they are installed, and works without.
OPTIONAL_FOR = ("thinc.compat",)
# The parts of Rasa's own that a pipeline may name without needing one of them; ours are named by their module.
LIGHT = ("RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy", "KeywordIntentClassifier", "WhitespaceTokenizer")
OURS = "signpost."


def needs_all(config: dict[str, Any]) -> bool:
    """Whether a pipeline or policy of a configuration may need a library that is kept out otherwise."""
    named = [str(each["name"]) for part in ("pipeline", "policies") for each in config.get(part) or ()]
    return any(each not in LIGHT and not each.startswith(OURS) for each in named)


def main() -> None:
    """Runs Rasa's command line; ends with a message when a setting is wrong."""
    try:
        full = read_settings().switched_on("SIGNPOST_FULL_RASA")
    except SettingsError as fault:
        raise SystemExit(str(fault)) from fault
    if not full and not needs_all(read_yaml(Path("config.yml")).data):
        keep_out(UNUSED, missed_by=OPTIONAL_FOR)
    from rasa.__main__ import main as rasa_main

    rasa_main()


if __name__ == "__main__":
    main()
