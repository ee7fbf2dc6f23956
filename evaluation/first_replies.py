"""What the first reply is to messages of each kind: a warning, the list of dangers, another question, or nothing that asks or warns.

    python -m evaluation.first_replies VOICE.txt ...

The files are written messages in the notation of `training/README.md`. An emergency that is answered with nothing that asks or warns was
dismissed. Talks go through the library.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from signpost import Conversation
from signpost.decision.screens import DANGER
from training.notation import messages

WARNED, LISTED, ASKED, ADVISED, LEFT = "warned", "list of dangers", "asked", "advised", "neither"
_LEVELS = ("urgent", "soon", "routine")


def what_is_done(triage: Mapping[str, Any]) -> str:
    """What a reply with this payload does."""
    if triage.get("level") == "emergency":
        return WARNED
    question = triage.get("question")
    if question:
        return LISTED if question["id"] == DANGER else ASKED
    return ADVISED if triage.get("level") in _LEVELS else LEFT


def main(files: Sequence[str]) -> None:
    """Prints a table, a kind of message in each row."""
    counts: dict[str, Counter[str]] = {}
    for each in (message for file in files for message in messages(Path(file))):
        counts.setdefault(each.kind, Counter())[what_is_done(Conversation(region="uk").say(each.text)[1].triage)] += 1
    columns = (WARNED, LISTED, ASKED, ADVISED, LEFT)
    print(f"{'':12}{'messages':>10}" + "".join(f"{name:>18}" for name in columns))
    for kind, found in counts.items():
        total = found.total()
        print(f"{kind:12}{total:>10}" + "".join(f"{found[name]:>10} ({found[name] / total:.3f})" for name in columns))


if __name__ == "__main__":
    main(sys.argv[1:])
