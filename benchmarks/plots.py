"""Draws the pictures of docs/benchmarks.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.figures import BASE, FLOOR, OWN, percentile


def long(bots: dict[str, Any], path: Path) -> None:
    """How long each turn of a long conversation takes."""
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


def growth(found: dict[str, Any], path: Path) -> None:
    """How the parts grow with what they are given."""
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
