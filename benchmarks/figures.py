"""From raw results to figures: one value a repetition, ratios within a repetition, medians and spread over all."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from benchmarks.bots import SETTLED, TOLD

BASE, SWAPPED, FLOOR, OWN = "rasa init", "rasa init, plain classifier", "bare action", "Signpost"
Run = dict[str, Any]
Value = Callable[[Run], float]


@dataclass(frozen=True)
class Figure:
    """A median with the least and the greatest value; `reach` is the most (or, with `at_least`, the least) it should be."""

    name: str
    median: float
    low: float
    high: float
    unit: str = ""
    reach: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the reach is met; None when there is none."""
        if self.reach is None:
            return None
        return self.median >= self.reach if self.at_least else self.median <= self.reach

    def shown(self) -> str:
        """The figure in words; a dash when there is none."""
        if math.isnan(self.median):
            return "–"
        return f"{_short(self.median)}{self.unit} ({_short(self.low)}–{_short(self.high)})"


def figure(name: str, values: Sequence[float], unit: str = "", reach: float | None = None, *, at_least: bool = False) -> Figure:
    """The figure of one value from each repetition."""
    return Figure(name, percentile(values, 50), min(values), max(values), unit, reach, at_least)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which so many per cent lie, the nearest one that was measured."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


def latency(kind: str, share: float) -> Value:
    """Milliseconds of a kind of turn, at a percentile."""
    return lambda run: percentile(run[kind]["milliseconds"], share)


def assessed(share: float, *, settled: bool) -> Value:
    """Milliseconds of an assessment at a percentile, of messages that the rules of reading settle or of those that they do not."""
    return lambda run: percentile(
        [each for each, text in zip(run["assessed"]["milliseconds"], cycle(TOLD)) if (text in SETTLED) is settled], share
    )


def cpu(kind: str) -> Value:
    """Milliseconds of processor time of all servers for a turn of a kind."""
    return lambda run: float(run[kind]["cpu_milliseconds"])


def growth(kind: str) -> Value:
    """Turns around the last of a long conversation against those around the fifth."""
    return lambda run: percentile(run[kind][-15:], 50) / percentile(run[kind][5:20], 50)


def ratios(found: dict[str, Any], bot: str = OWN) -> list[Figure]:
    """Everything that the issue sets a reach for, as ratios within one repetition where it can be, for one of the bots."""
    own, base = found[bot]["runs"], found[BASE]["runs"]

    def against(name: str, mine: Value, theirs: Value, reach: float, *, at_least: bool = False, runs: list[Run] = base) -> Figure:
        pairs = [(a, b) for a, b in zip(own, runs, strict=True)]
        try:
            return figure(name, [mine(a) / theirs(b) for a, b in pairs], " ×", reach, at_least=at_least)
        except KeyError:
            return Figure(name, math.nan, math.nan, math.nan)

    plain, plain_late = latency("plain", 50), latency("plain", 99)
    trained = found[bot]["train_seconds"], found[BASE]["train_seconds"]
    late = f"turn {len(own[0]['long_plain']) - 5} against turn 5"
    return [
        against("a response, p50, against the default bot", plain, plain, 0.3),
        against("a response, p99, against the default bot", plain_late, plain_late, 0.3),
        against("a response, processor time, against the default bot", cpu("plain"), cpu("plain"), 0.3),
        against(
            "an assessment without the learned reader, p50, against the default bot's plain turn", assessed(50, settled=True), plain, 0.75
        ),
        against("an assessment with it, p50, against the default bot's plain turn", assessed(50, settled=False), plain, 0.95),
        against("an assessment, p99, against the default bot's plain turn", latency("assessed", 99), plain_late, 1.1),
        against("an assessment, processor time, against the default bot's plain turn", cpu("assessed"), cpu("plain"), 0.75),
        against("an assessment, p50, against its own plain turn", latency("assessed", 50), plain, 2, runs=own),
        against("an assessment, p99, against its own plain turn", latency("assessed", 99), plain_late, 2, runs=own),
        against("an emergency warning, p99, against the default bot's plain turn", latency("warned", 99), plain_late, 0.45),
        figure(f"a response, {late}", [growth("long_plain")(run) for run in own], " ×", 1.5),
        figure(f"an assessment, {late}", [growth("long_assessed")(run) for run in own], " ×", 1.5),
        figure("training from nothing", [a / b for a, b in zip(*trained, strict=True)], " ×", 0.2),
        figure("start to the first answer", _start_ratios(found, bot, "seconds"), " ×", 0.25),
        figure("start to the first answer, processor time", _start_ratios(found, bot, "cpu_seconds"), " ×", 0.25),
        against("resident memory of all processes", lambda run: run["megabytes"], lambda run: run["megabytes"], 0.62),
        against(
            "turns for a second of processor time, many conversations at once",
            lambda run: run["many"]["turns_per_cpu_second"],
            lambda run: run["many"]["turns_per_cpu_second"],
            4,
            at_least=True,
        ),
    ]


def absolutes(found: dict[str, Any]) -> list[tuple[str, dict[str, Figure]]]:
    """The same in their own units, for each bot that can do it."""
    wanted: list[tuple[str, str, str, Value]] = [
        ("a response, p50", "plain", " ms", latency("plain", 50)),
        ("a response, p99", "plain", " ms", latency("plain", 99)),
        ("a response, processor time", "plain", " ms", cpu("plain")),
        ("through the action server, p50", "assessed", " ms", latency("assessed", 50)),
        ("through the action server, p99", "assessed", " ms", latency("assessed", 99)),
        ("through the action server, processor time", "assessed", " ms", cpu("assessed")),
        ("an emergency warning, p50", "warned", " ms", latency("warned", 50)),
        ("an emergency warning, p99", "warned", " ms", latency("warned", 99)),
        ("a response, late against early", "long_plain", " ×", growth("long_plain")),
        ("through the action server, late against early", "long_assessed", " ×", growth("long_assessed")),
        ("resident memory of all processes", "megabytes", " MB", lambda run: run["megabytes"]),
        ("many conversations at once: turns a second", "many", "", lambda run: run["many"]["turns_per_second"]),
        ("many conversations at once: turns for a second of processor time", "many", "", lambda run: run["many"]["turns_per_cpu_second"]),
        ("the same through the action server", "many_assessed", "", lambda run: run["many_assessed"]["turns_per_cpu_second"]),
        ("20 turns a second, many conversations: p99", "paced", " ms", lambda run: percentile(run["paced"], 99)),
        ("100 turns a second, many conversations: p99", "hurried", " ms", lambda run: percentile(run["hurried"], 99)),
    ]
    rows: list[tuple[str, dict[str, Figure]]] = []
    trained = {bot: figure("", of["train_seconds"], " s") for bot, of in found.items() if of["train_seconds"]}
    rows.append(("training from nothing", trained))
    for name, key in (("start to the first answer", "seconds"), ("start to the first answer, processor time", "cpu_seconds")):
        rows.append((name, {bot: figure("", [start[key] for start in of["starts"]], " s") for bot, of in found.items()}))
    for name, key, unit, value in wanted:
        able = {bot: of["runs"] for bot, of in found.items() if key in of["runs"][0]}
        rows.append((name, {bot: figure(name, [value(run) for run in runs], unit) for bot, runs in able.items()}))
    return rows


def _start_ratios(found: dict[str, Any], bot: str, key: str) -> list[float]:
    return [own[key] / base[key] for own, base in zip(found[bot]["starts"], found[BASE]["starts"], strict=True)]


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
