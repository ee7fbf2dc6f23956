"""Runs every measurement and writes docs/evaluation.md: what was measured, with which command, and what came out.

    python evaluation/report.py [--data FOLDER]

FOLDER may hold outside data: messages.jsonl, negation.jsonl, chitchat.jsonl. Without it the project's own sets are measured.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "evaluation.md"
OUTSIDE = ("messages", "negation", "chitchat")


@dataclass(frozen=True)
class Measurement:
    """One command and what it is about; `needs` are the outside files without which it says nothing."""

    title: str
    about: str
    command: tuple[str, ...]
    needs: tuple[str, ...] = ()


DATA = ("--messages", "{messages}", "--negation", "{negation}", "--chitchat", "{chitchat}")
MEASUREMENTS = (
    Measurement(
        "Emergencies in the first reply",
        "Recognised, or asked about: the first reply is a question from which answers to it and the next two lead to an emergency.",
        ("evaluation/emergencies.py", "--messages", "{messages}", "--chitchat", "{chitchat}"),
    ),
    Measurement(
        "Reading: the project's own sentences",
        "Own sentences by area; held-out ones were written before tuning and not looked at afterwards.",
        ("-m", "evaluation.own_sentences"),
    ),
    Measurement(
        "Reading: outside data",
        "Findings in real messages, status in clinical sentences, and small talk. Even rows were read while tuning, odd rows never.",
        ("evaluation/language.py", *DATA),
        OUTSIDE,
    ),
    Measurement(
        "Levels: outside messages",
        'The level from one message when every question is answered with "I don\'t know". Even rows were read while tuning, '
        "odd rows never.",
        ("evaluation/levels.py", "--messages", "{messages}"),
        ("messages",),
    ),
    Measurement(
        "Not sure: emergencies found, warnings without need",
        'Every question answered with "I don\'t know", in three ways to take it: as no sign, as danger wherever a rule has when_unknown '
        "(before), and as the rules say now under not_sure; true: answered truly, where the facts are known. At once: the message alone. "
        "Outside odd rows, held_out, second and people and messages held out were only counted.",
        ("evaluation/not_sure.py", "--messages", "{messages}", "--rules"),
    ),
    Measurement(
        "Structured cases",
        'Whole presentations told as findings, what was not told answered "no" and then "I don\'t know"; how each file went at its first '
        "try stands in docs/safety/first-tries.yml.",
        ("evaluation/presentations.py",),
    ),
    Measurement(
        "Education questions",
        "Own questions; untouched ones were never looked at while tuning.",
        ("evaluation/education/measure.py",),
    ),
    Measurement(
        "Rules: changes that an example notices",
        "Every condition of every rule flipped, widened or dropped.",
        ("evaluation/mutate_rules.py",),
    ),
    Measurement(
        "Interviews",
        "Simulated people, against asking in a fixed order.",
        ("-m", "benchmarks.interview"),
    ),
)


def main() -> None:
    """Writes the page; raises SystemExit when a measurement fails."""
    parser = argparse.ArgumentParser(description="Runs every measurement and writes docs/evaluation.md.")
    parser.add_argument("--data", type=Path, help="folder with messages.jsonl, negation.jsonl and chitchat.jsonl")
    options = parser.parse_args()
    values = {name: str(options.data / f"{name}.jsonl") if options.data else "" for name in OUTSIDE}
    parts = [HEAD]
    for measurement in MEASUREMENTS:
        if measurement.needs and options.data is None:
            continue
        parts.append(section(measurement, run(measurement, values)))
        print(parts[-1], flush=True)
    TARGET.write_text("\n".join(parts), encoding="utf-8")


def run(measurement: Measurement, values: dict[str, str]) -> str:
    """What a measurement prints."""
    command = [sys.executable, *(each.format(**values) for each in measurement.command)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{measurement.title}: {done.stderr[-2000:]}")
    return done.stdout.strip("\n")


def section(measurement: Measurement, output: str) -> str:
    """One part of the page."""
    shown = " ".join(each.format(**{name: f"DATA/{name}.jsonl" for name in OUTSIDE}) for each in measurement.command)
    return f"## {measurement.title}\n\n{measurement.about}\n\n`python {shown}`\n\n```\n{output}\n```\n"


HEAD = """# Evaluation

Written by `make evaluate DATA=FOLDER`. No label below was reviewed by a clinician, and the project's own sets were written by its
authors: they show what is known to work and where it fails, not how well the tool serves people. Figures on data that was looked at
while tuning flatter; each part says which half that is.
"""

if __name__ == "__main__":
    main()
