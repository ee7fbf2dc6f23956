"""Writes docs/benchmarks.md and its plots from the raw results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.figures import BASE, FLOOR, OWN, SWAPPED, Figure, absolutes, figure, percentile, ratios

BOTS = (BASE, SWAPPED, FLOOR, OWN)
PACKAGES = ("rasa", "rasa-sdk", "spacy", "tensorflow", "scikit-learn", "sqlalchemy", "jsonschema")
_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_STEPS = {"load": "loading a conversation that is not live", "load_live": "checking a live one", "save": "storing a turn"}
NOTES = Path(__file__).resolve().parent / "notes.md"


def write(results: Path, docs: Path) -> None:
    """The report; parts that were not measured are left out."""
    about, bots, measured = (_read(results / f"{name}.json") for name in ("about", "bots", "parts"))
    pictures = docs / "benchmarks"
    pictures.mkdir(parents=True, exist_ok=True)
    text = ["# Benchmarks", "", "Written by `make bench` from its raw results and `benchmarks/notes.md`; do not edit.", ""]
    if about:
        text += _about(about, bots)
    if bots:
        # A run that was stopped early counts as far as every bot got.
        complete = min(len(of["runs"]) for of in bots.values())
        bots = {name: {**of, "runs": of["runs"][:complete]} for name, of in bots.items()}
        text += _ratios(ratios(bots)) + _absolutes(absolutes(bots)) + _bursts(bots)
        _plot_long(bots, pictures / "long.png")
        text += ["![How long a turn takes, over one conversation](benchmarks/long.png)", ""]
    if measured:
        text += _parts(measured)
        _plot_growth(measured, pictures / "growth.png")
        text += ["![How the parts grow](benchmarks/growth.png)", ""]
    if (pictures / "turn.png").exists():
        text += ["## Where a turn's time goes", "", "![A flame graph of assessed turns](benchmarks/turn.png)", ""]
    (docs / "benchmarks.md").write_text("\n".join(text) + NOTES.read_text())


def _read(path: Path) -> Any:
    return json.loads(path.read_text()) if path.exists() else None


def _about(about: dict[str, Any], bots: dict[str, Any] | None) -> list[str]:
    versions = ", ".join(f"{name} {about[name]}" for name in ("python", *PACKAGES))
    repetitions = min((len(of["runs"]) for of in (bots or {}).values()), default=0)
    loads = [run["load"] for of in (bots or {}).values() for run in of["runs"]]
    return [
        f"Commit {about['commit']}, {about['when']} UTC. {about['cores']} cores, {about['memory_gigabytes']} GB. {versions}.",
        f"{repetitions} repetitions, {about['turns']} turns for each latency figure, {about['talks']} conversations at once.",
        f"**The machine was shared with others while this ran** (load {min(loads):.1f} to {max(loads):.1f} on {about['cores']} cores): "
        "trust ratios and processor time, not milliseconds, and p99 least of all." if loads else "",
        "",
    ]


def _ratios(figures: list[Figure]) -> list[str]:
    rows = ["## Against the reach", "", "Median of the ratios within each repetition (least–greatest).", ""]
    rows += ["| measure | measured | reach | met |", "|---|---|---|---|"]
    for each in figures:
        reach = f"{'≥' if each.at_least else '≤'} {each.reach:g} ×"
        rows.append(f"| {each.name} | {each.shown()} | {reach} | {'yes' if each.met else 'no'} |")
    return [*rows, ""]


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
        (f"choosing the next question, {count} rules", "decision", "next_question", ""),
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


def _plot_long(bots: dict[str, Any], path: Path) -> None:
    pyplot = _pyplot()
    figure_, axes = pyplot.subplots(figsize=(9, 4.5))
    stock, own = ((BASE, "long_plain", "#888888"), (FLOOR, "long_assessed", "#e9b872")), ("#5b8fb9", "#b0413e")
    for name, kind, colour in (*stock, (OWN, "long_plain", own[0]), (OWN, "long_assessed", own[1])):
        runs = [run[kind] for run in bots[name]["runs"] if kind in run]
        middle = [percentile(turn, 50) for turn in zip(*runs, strict=True)]
        smooth = [percentile(middle[max(0, place - 4) : place + 5], 50) for place in range(len(middle))]
        label = f"{name}, {'response' if kind == 'long_plain' else 'action server'}"
        axes.plot(range(1, len(smooth) + 1), smooth, label=label, color=colour)
    axes.set(xlabel="turn of one conversation", ylabel="milliseconds", ylim=(0, None))
    axes.legend()
    figure_.tight_layout()
    figure_.savefig(path, dpi=80)
    pyplot.close(figure_)


def _plot_growth(found: dict[str, Any], path: Path) -> None:
    pyplot = _pyplot()
    stored = found.get("conversations_postgresql") or found["conversations_sqlite"]
    series = [
        ("words of a message", found["language"][0]["by_words"]),
        ("made-up phrases", found["vocabulary"]),
        ("rules", found["decision"][0]["by_rules"]),
        ("conversations stored (load)", {count: of["load"] for count, of in stored.items()}),
    ]
    figure_, every = pyplot.subplots(1, 4, figsize=(14, 3.5))
    for axes, (name, values) in zip(every, series, strict=True):
        axes.plot([int(count) for count in values], list(values.values()), marker="o", color="#5b8fb9")
        axes.set(xlabel=name, ylabel="milliseconds", ylim=(0, None))
        if name.startswith("conversations"):
            axes.set_xscale("log")
    figure_.tight_layout()
    figure_.savefig(path, dpi=80)
    pyplot.close(figure_)


def _pyplot() -> Any:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    return pyplot
