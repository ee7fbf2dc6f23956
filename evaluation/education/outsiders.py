"""What becomes of questions that somebody wrote who has seen no answer, put to the trained bot.

    python -m evaluation.education.outsiders

Nobody has judged the answers yet: it is counted only whether an answer came, a choice, a refusal, or the symptom talk.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from evaluation.trained import Talk, trained, triage_of
from signpost.knowledge import read_yaml

OUTSIDERS = Path(__file__).with_name("outsiders.yml")
KINDS = ("answer", "choice or none", "symptom talk", "declined or small talk")


def kind_of(answers: list[dict[str, Any]]) -> str:
    """Which of KINDS a turn of the bot is; an answer counts also where the symptom talk goes on behind it."""
    triages = [each["custom"]["triage"] for each in answers if "triage" in (each.get("custom") or {})]
    if any("education" in each for each in triages):
        return KINDS[0]
    if any(each["level"] == "information" for each in triages):
        return KINDS[1]
    return KINDS[2] if triage_of(answers)["status"] not in ("none", "information") else KINDS[3]


def main() -> None:
    """Asks everything and prints the counts."""
    found: Counter[tuple[str, bool, str]] = Counter()
    with trained() as (agent, loop):
        talk = Talk(agent, loop)
        for row in read_yaml(OUTSIDERS).data["questions"]:
            talk = talk if row["tag"] == "follow" else Talk(agent, loop)
            found[row["tag"], bool(row.get("held_out")), kind_of(talk.say(row["ask"]))] += 1
    print("tag, held out: questions; " + ", ".join(KINDS))
    for tag, held_out in sorted({(tag, held_out) for tag, held_out, _ in found}):
        counts = [found[tag, held_out, kind] for kind in KINDS]
        print(f"{tag:7} {'held out' if held_out else '':9} {sum(counts):4}; " + ", ".join(f"{each / sum(counts):.3f}" for each in counts))


if __name__ == "__main__":
    main()
