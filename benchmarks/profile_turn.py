"""Where a turn's time goes: looks a thousand times a second at what a loaded model is doing, and draws it as a flame graph."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.bots import ROOT

Stack = tuple[str, ...]
_WIDTH_TO_NAME = 0.035
# Modules of this project that stand below Rasa's in a turn.
_OWN = ("red_flag_policy.", "recent_rule_policy.", "tracker_case.", "responses.", "findings_reader.", "live_tracker.", "tracker_store.")


def sampled(turns: int, texts: tuple[str, ...]) -> dict[str, int]:
    """How often each stack was seen while so many turns were answered, the action server's part included as waiting."""
    from tests.conftest import free_port, load_agent, start_actions, stop

    port = free_port()
    process = start_actions(port)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    seen: Counter[Stack] = Counter()
    try:
        agent = load_agent(port, loop)

        def talk(number: int) -> Any:
            return loop.run_until_complete(agent.handle_text(texts[number % len(texts)], sender_id=f"s{number // 10}"))

        for number in range(10):
            talk(number)
        over = threading.Event()
        watched = threading.get_ident()
        sampler = threading.Thread(target=_watch, args=(watched, over, seen), daemon=True)
        sampler.start()
        for number in range(turns):
            talk(number)
        over.set()
        sampler.join()
    finally:
        stop(process)
        loop.close()
    return {";".join(stack): count for stack, count in seen.items()}


def _watch(thread: int, over: threading.Event, seen: Counter[Stack]) -> None:
    sys.setswitchinterval(0.0005)
    while not over.is_set():
        frame = sys._current_frames().get(thread)
        stack = []
        while frame is not None:
            stack.append(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}")
            frame = frame.f_back
        seen[tuple(_from_the_turn_on(stack[::-1]))] += 1
        time.sleep(0.001)


def _from_the_turn_on(stack: list[str]) -> list[str]:
    start = next((place for place, name in enumerate(stack) if name.endswith("processor.handle_message")), 0)
    return [name for name in stack[start:] if not name.startswith(("local.", "core._execute", "<", "base_events."))] or ["elsewhere"]


def draw(stacks: dict[str, int], path: Path) -> None:
    """The flame graph: width is time, what stands above is called by what stands below."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    total = sum(stacks.values())
    figure, axes = pyplot.subplots(figsize=(14, 8))
    deepest = _layer(axes, [(tuple(each.split(";")), count) for each, count in stacks.items()], 0, 0.0, total)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, deepest + 1)
    axes.set_yticks([])
    axes.set_xlabel("share of the time of a turn")
    axes.set_title("Where a turn's time goes inside the Rasa server")
    figure.tight_layout()
    figure.savefig(path, dpi=80)
    pyplot.close(figure)


def _layer(axes: Any, stacks: list[tuple[Stack, int]], depth: int, left: float, total: int) -> int:
    groups: dict[str, list[tuple[Stack, int]]] = {}
    for stack, count in stacks:
        if len(stack) > depth:
            groups.setdefault(stack[depth], []).append((stack, count))
    deepest = depth
    for name, group in sorted(groups.items()):
        width = sum(count for _, count in group) / total
        if width > 0.004 and depth < 30:
            colour = "#5b8fb9" if name.startswith(_OWN) else "#e9b872"
            axes.barh(depth, width, left=left, align="edge", height=0.95, color=colour, edgecolor="white", linewidth=0.5)
            if width > _WIDTH_TO_NAME:
                most = int(width * 190)
                label = name if len(name) < most else name[: most - 1] + "…"
                axes.text(left + width / 2, depth + 0.45, label, ha="center", va="center", fontsize=6.5, clip_on=True)
            deepest = max(deepest, _layer(axes, group, depth + 1, left, total))
        left += width
    return deepest


if __name__ == "__main__":
    said = ("for three months my left hand has been getting weaker", "no", "I don't know")
    draw(sampled(60, said), ROOT / "docs" / "benchmarks" / "turn.png")
