"""Writes docs/benchmarks.md and its plots from the raw results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks import plots
from benchmarks.figures import BASE, FLOOR, OWN, SWAPPED, Figure, absolutes, figure, percentile, ratios

BOTS = (BASE, SWAPPED, FLOOR, OWN)
PACKAGES = ("rasa", "rasa-sdk", "spacy", "tensorflow", "scikit-learn", "sqlalchemy", "jsonschema")
_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_STEPS = {"load": "loading a conversation that is not live", "load_live": "checking a live one", "save": "storing a turn"}
# Cores that others may use before their work shows in the figures.
_SHARED_FROM = 0.3
NOTES = Path(__file__).resolve().parent / "notes.md"


def write(results: Path, docs: Path) -> None:
    """The report; parts that were not measured are left out."""
    about, bots, measured, profile = (_read(results / f"{name}.json") for name in ("about", "bots", "parts", "profile"))
    pictures = docs / "benchmarks"
    pictures.mkdir(parents=True, exist_ok=True)
    text = ["# Benchmarks", "", "Written by `make bench` from its raw results and `benchmarks/notes.md`; do not edit.", ""]
    if about:
        text += _about(about, bots)
    if bots:
        # A run that was stopped early counts as far as every bot got.
        complete = min(len(of["runs"]) for of in bots.values())
        bots = {name: {**of, "runs": of["runs"][:complete]} for name, of in bots.items()}
        text += _ratios(bots) + _absolutes(absolutes(bots)) + _bursts(bots)
        plots.long(bots, pictures / "long.png")
        text += ["![How long a turn takes, over one conversation](benchmarks/long.png)", ""]
    if measured:
        text += _library(measured.get("library", [])) + _parts(measured)
        plots.growth(measured, pictures / "growth.png")
        text += ["![How the parts grow](benchmarks/growth.png)", ""]
    if profile:
        text += _profile(profile)
    (docs / "benchmarks.md").write_text("\n".join(text) + NOTES.read_text())
    raw = {"about": about, "bots": bots, "parts": measured, "profile": profile}
    (pictures / "raw.json").write_text(json.dumps(_rounded(raw), separators=(",", ":")) + "\n")


def _read(path: Path) -> Any:
    return json.loads(path.read_text()) if path.exists() else None


def _rounded(found: Any) -> Any:
    """The same with four digits that count, so that the file stays small."""
    if isinstance(found, float):
        return float(f"{found:.4g}")
    if isinstance(found, dict):
        return {key: _rounded(each) for key, each in found.items()}
    return [_rounded(each) for each in found] if isinstance(found, list) else found


def _about(about: dict[str, Any], bots: dict[str, Any] | None) -> list[str]:
    versions = ", ".join(f"{name} {about[name]}" for name in ("python", *PACKAGES))
    runs = [run for of in (bots or {}).values() for run in of["runs"]]
    repetitions = min((len(of["runs"]) for of in (bots or {}).values()), default=0)
    others = max((run["others"] for run in runs if "others" in run), default=0.0)
    state = f"Other programs of the machine used up to {others:.2f} of its {about['cores']} cores while a bot was measured."
    if others > _SHARED_FROM:
        state = f"**The machine was shared with others.** {state} Trust ratios and processor time, not milliseconds, and p99 least of all."
    starts = min((len(of["starts"]) for of in (bots or {}).values()), default=0)
    trained = min((len(of["train_seconds"]) for of in (bots or {}).values()), default=0)
    return [
        f"Commit {about['commit']}, {about['when']} UTC. {about['cores']} cores, {about['memory_gigabytes']} GB. {versions}.",
        f"Of each bot: repetitions {repetitions}, starts {starts}, trainings {trained}; {about['turns']} turns for each latency figure, "
        f"{about['talks']} conversations at once. All that was measured: [raw.json](benchmarks/raw.json).",
        state,
        "",
    ]


def _ratios(bots: dict[str, Any]) -> list[str]:
    what = "Median of the ratios within each repetition (least–greatest). The last column, the same for the bare action, is the floor."
    rows = ["## Against the reach", "", what, ""]
    rows += ["| measure | measured | reach | met | bare action |", "|---|---|---|---|---|"]
    for own, floor in zip(ratios(bots), ratios(bots, FLOOR), strict=True):
        reach = f"{'≥' if own.at_least else '≤'} {own.reach:g} ×"
        rows.append(f"| {own.name} | {own.shown()} | {reach} | {'yes' if own.met else 'no'} | {floor.shown()} |")
    return [*rows, ""]


def _profile(profile: dict[str, Any]) -> list[str]:
    """What the flame graphs show, in words."""
    rows = ["## Where a turn's time goes", "", "Share of the processor time of assessed turns, with what each step calls.", ""]
    titles = {"server": "in the Rasa server", "actions": "in the actions of the action server"}
    for place, title in titles.items():
        rows += [f"| {title} | share |", "|---|---|"]
        rows += [f"| {step} | {share:.0%} |" for step, share in profile[place]["shares"].items()]
        rows += ["", f"![A flame graph of a turn {title}](benchmarks/turn-{place}.svg)", ""]
    return rows


def _absolutes(rows: list[tuple[str, dict[str, Figure]]]) -> list[str]:
    lines = ["## In figures", "", "Median over the repetitions (least–greatest).", ""]
    lines += [f"| measure | {' | '.join(BOTS)} |", "|---|---|---|---|---|"]
    for name, by in rows:
        lines.append(f"| {name} | {' | '.join(by[bot].shown() if bot in by else '–' for bot in BOTS)} |")
    return [*lines, ""]


def _bursts(bots: dict[str, Any]) -> list[str]:
    rows = ["## Many messages of one conversation at once", ""]
    for name, messages in ((FLOOR, 8), (OWN, 40)):
        runs = [run["burst"] for run in bots[name]["runs"] if "burst" in run]
        lost = sum(run["empty"] for run in runs)
        taken = figure("", [run["seconds"] for run in runs], " s").shown()
        rows.append(f"- {name}: {messages} messages in {taken}, {lost} without an answer")
    return [*rows, ""]


def _library(runs: list[dict[str, Any]]) -> list[str]:
    """What the core does without Rasa; nothing when that was not measured."""
    if not runs:
        return []
    turns = figure("", [run["turns_per_second"] for run in runs]).shown()
    rows = [
        "## The core alone",
        "",
        f"{len(runs[0]['turn'])} turns of the conversations in `evaluation/sets/`, without Rasa (docs/library.md).",
    ]
    rows += ["", "| measure | measured |", "|---|---|", f"| turns a second on one core | {turns} |"]
    for key, name in (("turn", "a turn"), ("keep", "keeping a talk as JSON and reading it again")):
        for share in (50, 99):
            shown = figure("", [percentile(run[key], share) for run in runs], " ms").shown()
            rows.append(f"| {name}, p{share}, processor time | {shown} |")
    return [*rows, ""]


def _parts(found: dict[str, Any]) -> list[str]:
    def at(share: float, room: str, key: str) -> str:
        return figure("", [percentile(run[key], share) for run in found[room]], " ms").shown()

    rows = ["## The parts by themselves", "", "Milliseconds of processor time.", ""]
    rows += ["| part | p50 | p99 | reach (p99) |", "|---|---|---|---|"]
    count = found["decision"][0]["rules"]
    for name, room, key, reach in (
        ("reading 30 words", "language", "thirty_words", "< 3 ms"),
        (f"deciding, {count} rules", "decision", "assess", ""),
        ("deciding, 70 generated rules", "decision", "assess_seventy", "< 1 ms"),
        (f"deciding, the next question and how many are left, {count} rules", "decision", "next_question", ""),
    ):
        rows.append(f"| {name} | {at(50, room, key)} | {at(99, room, key)} | {reach} |")
    rows += ["", "## Growth", ""]
    lengths, rules = found["language"][0]["by_words"], found["decision"][0]["by_rules"]
    rows.append("- " + _series("reading, by words", lengths, " ms"))
    rows.append("- " + _series("reading 30 words, by made-up phrases beside the vocabulary", found["vocabulary"], " ms"))
    rows.append("- " + _series("deciding, by rules", rules, " ms"))
    for kind in ("sqlite", "postgresql"):
        stored = found.get(f"conversations_{kind}")
        for step, name in _STEPS.items() if stored else ():
            by_count = {count: of[step] for count, of in stored.items()}
            rows.append("- " + _series(f"{name}, by conversations in {_NAMES[kind]}", by_count, " ms"))
    return [*rows, ""]


def _series(name: str, values: dict[str, float], unit: str) -> str:
    return f"{name}: " + ", ".join(f"{int(count):,} → {value:.2f}{unit}" for count, value in values.items())
