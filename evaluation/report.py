"""Runs every measurement and writes docs/evaluation.md: what was measured, with which command, and what came out.

    python evaluation/report.py [--data FOLDER] [--medspacy PYTHON] [--embeddings PYTHON] [--diet]

FOLDER may hold outside data: messages.jsonl, negation.jsonl, chitchat.jsonl. Without it the project's own sets are measured.
PYTHON is the interpreter of an environment that has what a comparison needs (see winners.py and proposers.py); --diet trains Rasa's
classifier, which takes minutes. A comparison that is left out keeps the figures of its last run on the page, with their date.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "evaluation.md"
# What is missed and why, in words; it stands under the first table.
MISSES = ROOT / "evaluation" / "misses.md"
OUTSIDE = ("messages", "negation", "chitchat")


@dataclass(frozen=True)
class Measurement:
    """One command and what it is about.

    `needs` are the outside files without which it says nothing; `switch` is the option that asks for it, and where that option
    names an interpreter, `own_python` says whether the command runs in it.
    """

    title: str
    about: str
    command: tuple[str, ...]
    needs: tuple[str, ...] = ()
    switch: str = ""
    own_python: bool = False


DATA = ("--messages", "{messages}", "--negation", "{negation}", "--chitchat", "{chitchat}")
MEASUREMENTS = (
    Measurement(
        "What was to be reached",
        "Every figure beside its reach. Even rows of outside data were read while tuning, odd rows never; own sentences are those held "
        "out. Why some are not reached stands under the table.",
        ("evaluation/reach.py", *DATA),
    ),
    Measurement(
        "Who reads best",
        "The whole reader, without its parts (switched off by name in the spaCy pipeline), and with medspaCy's ConText and its default "
        "rules in place of the project's context. found: labels found, those asked about counting half; labelled: present findings that "
        "have a label; status: right, of those found; cleared: present, but read as absent; negation: report sentences, negated or not; "
        "small talk: share of messages with a finding or a question about one.",
        ("evaluation/winners.py", *DATA, "--medspacy", "{medspacy}"),
        switch="medspacy",
    ),
    Measurement(
        "Intents: against Rasa's DIET",
        "Intents that are guessed, learned from four fifths of the examples. sure: with the confidence from which the bot "
        "believes a guess.",
        ("evaluation/diet.py",),
        switch="diet",
    ),
    Measurement(
        "Proposals: do embeddings earn their place",
        "A third of the phrases is taken out; what the reader then misses is what a proposer may win back, while small talk yields "
        "proposals in no more than 0.5 %. labelled: proposals that have a label. Even rows only. The decision is "
        "[decisions/0015-proposals-without-embeddings.md](decisions/0015-proposals-without-embeddings.md).",
        ("evaluation/proposers.py", "--messages", "{messages}", "--chitchat", "{chitchat}"),
        switch="embeddings",
        own_python=True,
    ),
    Measurement(
        "Spelling: one mistake",
        "Each phrase of the vocabulary and each own sentence, mistyped in four ways at a place drawn by seed. The neighbours that help "
        "the repair are learned from the phrases, so the own sentences are the harder test.",
        ("evaluation/typos.py",),
    ),
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
    parser.add_argument("--medspacy", metavar="PYTHON", default="", help="interpreter of an environment with medspaCy")
    parser.add_argument("--embeddings", metavar="PYTHON", default="", help="interpreter of an environment with embeddings")
    parser.add_argument("--diet", action="store_true", help="train Rasa's DIET for comparison")
    options = parser.parse_args()
    before = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
    values = {name: str(options.data / f"{name}.jsonl") if options.data else "" for name in OUTSIDE}
    values |= {"medspacy": options.medspacy, "embeddings": options.embeddings}
    parts = [HEAD]
    for measurement in MEASUREMENTS:
        if measurement.needs and options.data is None:
            continue
        wanted = not measurement.switch or getattr(options, measurement.switch)
        parts.append(section(measurement, run(measurement, values)) if wanted else kept(measurement, before))
        print(parts[-1], flush=True)
        if measurement is MEASUREMENTS[0]:
            parts.append(MISSES.read_text(encoding="utf-8"))
    TARGET.write_text("\n".join(parts), encoding="utf-8")


def run(measurement: Measurement, values: dict[str, str]) -> str:
    """What a measurement prints."""
    python = values[measurement.switch] if measurement.own_python else sys.executable
    command = [python, *(each.format(**values) for each in measurement.command)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{measurement.title}: {done.stderr[-2000:]}")
    return done.stdout.strip("\n")


def section(measurement: Measurement, output: str) -> str:
    """One part of the page; a comparison that is not made at every run carries its date."""
    names = {name: f"DATA/{name}.jsonl" for name in OUTSIDE} | {"medspacy": "PYTHON"}
    shown = " ".join(each.format(**names) for each in measurement.command)
    dated = f"Measured on {date.today().isoformat()}. " if measurement.switch else ""
    return f"## {measurement.title}\n\n{dated}{measurement.about}\n\n`python {shown}`\n\n```\n{output}\n```\n"


def kept(measurement: Measurement, before: str) -> str:
    """The part of the page as it was written at its last run; a line that says how to run it when it never was."""
    found = re.search(rf"^## {re.escape(measurement.title)}\n.*?(?=^## |\Z)", before, re.MULTILINE | re.DOTALL)
    if found:
        return found.group().rstrip() + "\n"
    return f"## {measurement.title}\n\nNot measured yet: `python evaluation/report.py --{measurement.switch} ...` does it.\n"


HEAD = """# Evaluation

Written by `make evaluate DATA=FOLDER`. No label below was reviewed by a clinician, and the project's own sets were written by its
authors: they show what is known to work and where it fails, not how well the tool serves people. Figures on data that was looked at
while tuning flatter; each part says which half that is.
"""

if __name__ == "__main__":
    main()
