"""Plays the project's own evaluation against a running server over REST, and compares with the figures that were kept last.

python -m evaluation.canary [--server http://127.0.0.1:5005] [--keep] [--file evaluation/canary.json]

Whole conversations (evaluation/sets/conversations.jsonl) hold when levels, statuses, routes, rules and questions come as they are
written; wording is left out, because it differs with a server's region. Messages of emergencies (emergencies.jsonl; of those that are
held out the counts alone) are warned about or asked about in the first reply, near misses are no emergency. The exit status is 1 when
any figure is worse than the one kept, 2 when the server does not answer.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.own_sentences import danger_cases
from evaluation.parity import cases
from evaluation.playing import WORDS, play
from evaluation.trained import Talk, triage_of

LAST = Path(__file__).resolve().parent / "canary.json"
DANGERS = ("tuned", "second", "held_out")
PATIENCE_SECONDS = 60.0
VERSIONS = ("rulebook", "model", "reader")
Say = Callable[[str, str], list[dict[str, Any]]]
Case = tuple[str, list[dict[str, Any]]]


class Figure(NamedTuple):
    """So many of so many went as they should."""

    held: int
    of: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 of nothing."""
        return self.held / self.of if self.of else 1.0


@dataclass
class Run:
    """What one run found: figures by name, the server's versions, and the names of the conversations that did not hold."""

    figures: dict[str, Figure] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


@dataclass
class RestTalk(Talk):
    """One conversation over REST."""

    agent: Any = None
    loop: Any = None
    ask: Say = field(kw_only=True)
    versions: dict[str, str] = field(default_factory=dict)

    def say(self, text: str) -> list[dict[str, Any]]:
        """The bot's messages in answer to a text."""
        answers = self.ask(self.sender, text)
        self.turns.append(answers)
        triage = triage_of(answers)
        self.versions.update({name: str(triage[name]) for name in VERSIONS if triage.get(name)})
        return answers


def over_rest(server: str) -> Say:
    """Asks a server; raises OSError when it does not answer."""

    def say(sender: str, text: str) -> list[dict[str, Any]]:
        body = json.dumps({"sender": sender, "message": text}).encode()
        asked = urllib.request.Request(f"{server}/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=PATIENCE_SECONDS) as reply:
            return list(json.load(reply))

    return say


def measured(say: Say, conversations: Iterable[Case], dangers: Mapping[str, Iterable[Mapping[str, Any]]]) -> Run:
    """Plays everything; figures of conversations by their file, of emergencies and near misses by their set."""
    run, counted = Run(), dict[str, list[bool]]()
    for name, steps in conversations:
        talk = RestTalk(ask=say, sender=_sender(), versions=run.versions)
        held = _holds(talk, steps)
        counted.setdefault(f"conversations, {name.partition(':')[0]}", []).append(held)
        if not held:
            run.broken.append(name)
    for name, messages in dangers.items():
        for each in messages:
            triage = triage_of(RestTalk(ask=say, sender=_sender(), versions=run.versions).say(str(each["say"])))
            warned, asked = triage["level"] == "emergency", triage["status"] == "asking"
            if "any" in each:
                counted.setdefault(f"emergencies, {name}: warned at once", []).append(warned)
                counted.setdefault(f"emergencies, {name}: warned or asked about", []).append(warned or asked)
            else:
                counted.setdefault(f"near misses, {name}: no warning", []).append(not warned)
    run.figures = {name: Figure(sum(each), len(each)) for name, each in counted.items()}
    return run


def worse(run: Run, last: Mapping[str, Figure]) -> list[str]:
    """The figures that are worse than they were, those that are not measured any more among them."""
    return [name for name, figure in last.items() if name not in run.figures or run.figures[name].share < figure.share]


def table(run: Run, last: Mapping[str, Figure]) -> str:
    """What was measured beside what was kept, for people."""
    names = [*run.figures, *(each for each in last if each not in run.figures)]
    bad, rows = set(worse(run, last)), []
    for name in names:
        shown = [f"{each.held} of {each.of}" if each else "-" for each in (last.get(name), run.figures.get(name))]
        better = name in last and name not in bad and run.figures[name].share > last[name].share
        rows.append(f"{name:48}{shown[0]:>14}{shown[1]:>14}  {'WORSE' if name in bad else 'better' if better else ''}".rstrip())
    return "\n".join([f"{'':48}{'last':>14}{'now':>14}", *rows])


def kept(path: Path) -> tuple[dict[str, Figure], dict[str, str]]:
    """The figures and versions of a file; nothing without it."""
    if not path.exists():
        return {}, {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: Figure(*pair) for name, pair in data["figures"].items()}, data["versions"]


def keep(run: Run, path: Path) -> None:
    """Writes the figures as those to compare with from now on."""
    data = {"versions": dict(sorted(run.versions.items())), "figures": {name: list(each) for name, each in run.figures.items()}}
    lines = json.dumps(data, indent=1).replace("[\n   ", "[").replace(",\n   ", ", ").replace("\n  ]", "]")
    path.write_text(lines + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None, conversations: Iterable[Case] | None = None) -> int:
    """Plays, prints the table, and hands back the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default="http://127.0.0.1:5005", help="where REST answers (default: %(default)s)")
    parser.add_argument("--file", type=Path, default=LAST, help="the figures to compare with (default: %(default)s)")
    parser.add_argument("--keep", action="store_true", help="keep the new figures in that file")
    options = parser.parse_args(arguments)
    try:
        run = measured(over_rest(options.server), conversations or cases(), {name: danger_cases(name) for name in DANGERS})
    except (OSError, urllib.error.URLError, ValueError) as error:
        print(f"signpost: {options.server} does not answer as it should: {error}", file=sys.stderr)
        return 2
    last, versions = kept(options.file)
    print(table(run, last))
    for name in VERSIONS:
        print(f"{name:48}{versions.get(name, '-'):>14}{run.versions.get(name, '-'):>14}")
    if run.broken:
        print("not as written:", *run.broken, sep="\n  ")
    if options.keep:
        keep(run, options.file)
    bad = worse(run, last)
    print(f"signpost: {len(bad)} of {len(last)} figures are worse." if last else "signpost: there were no figures to compare with.")
    return 1 if bad else 0


def _holds(talk: Talk, steps: list[dict[str, Any]]) -> bool:
    try:
        play(talk, [{name: value for name, value in step.items() if name not in WORDS} for step in steps])
    except AssertionError:
        return False
    return True


def _sender() -> str:
    """A random name; the first letters tell an operator who wrote it."""
    return f"canary-{uuid.uuid4().hex}"


if __name__ == "__main__":
    sys.exit(main())
