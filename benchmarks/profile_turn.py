"""Where a turn's time goes: looks at what a loaded model and the actions are doing, a thousand times a second.

python -m benchmarks.profile_turn [TURNS]   writes docs/benchmarks/turn-*.svg and results/bench/profile.json
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks.bots import ROOT, TOLD
from benchmarks.flame import Stack, svg

RESULT = ROOT / "results" / "bench" / "profile.json"
# The steps of a turn, by the function in which they happen.
STEPS = {
    "server": {
        "understanding the message": "rasa.core.processor.parse_message",
        "of it reading findings": "signpost.pipeline.reader.process",
        "choosing actions": "rasa.core.processor._predict_next_with_tracker",
        "of it the red flags": "signpost.components.red_flag_policy.predict_action_probabilities",
        "of it the rules of the conversation": "rasa.core.policies.rule_policy.predict_action_probabilities",
        "sending the call to the action server": "signpost.components.bounded_actions.request",
        "checking its answer (jsonschema)": "rasa.core.actions.action._validate_action_result",
        "filling responses": "signpost.components.responses.generate",
        "loading the conversation": "signpost.components.tracker_store.retrieve",
        "storing the turn": "signpost.components.tracker_store.save",
    },
    "actions": {
        "reading the conversation": "signpost.dialogue.transcript.transcript",
        "assessing": "signpost.decision.assess.assess",
        "choosing the next question": "signpost.decision.interview.wish",
        "answering a question": "signpost.education.answers.answer",
    },
}


def profiled(turns: int) -> dict[str, dict[str, int]]:
    """How often each stack was seen, in the Rasa server and in the actions, while so many turns were answered."""
    from rasa_sdk.executor import ActionExecutor

    import actions
    from evaluation.trained import trained
    from signpost.heap import keep_for_good

    calls: list[Any] = []
    with trained() as (agent, loop):
        _keep(calls, agent.action_endpoint)
        keep_for_good()

        def talk(number: int) -> Any:
            return loop.run_until_complete(agent.handle_text(TOLD[number % len(TOLD)], sender_id=f"s{number // 10}"))

        server = _watched(talk, turns)
        executor = ActionExecutor()
        executor.register_package(actions)
        acted = _watched(lambda number: loop.run_until_complete(executor.run(calls[number])), len(calls))
    return {"server": server, "actions": acted}


def _keep(calls: list[Any], endpoint: Any) -> None:
    """Every call for an action is kept from now on."""
    call = endpoint._call

    async def kept(address: str, body: Any, seconds: float) -> Any:
        calls.append(body)
        return await call(address, body, seconds)

    endpoint._call = kept


def _watched(act: Callable[[int], Any], times: int) -> dict[str, int]:
    """How often each stack was seen while something was done so many times, after it was done some times to warm up."""
    for number in range(min(10, times)):
        act(number)
    seen: Counter[Stack] = Counter()
    over, watched = threading.Event(), threading.get_ident()
    watcher = threading.Thread(target=_watch, args=(watched, over, seen), daemon=True)
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    watcher.start()
    for number in range(times):
        act(number)
    over.set()
    watcher.join()
    sys.setswitchinterval(before)
    return {";".join(stack): count for stack, count in seen.items() if stack}


def _watch(thread: int, over: threading.Event, seen: Counter[Stack]) -> None:
    while not over.is_set():
        frame = sys._current_frames().get(thread)
        stack = []
        while frame is not None:
            stack.append(f"{frame.f_globals.get('__name__', '')}.{frame.f_code.co_name}")
            frame = frame.f_back
        seen[_of_the_turn(stack[::-1])] += 1
        time.sleep(0.001)


def _of_the_turn(stack: list[str]) -> Stack:
    """The stack from the turn's beginning on, without the event loop; nothing while it waits."""
    if stack[-1].startswith("selectors."):
        return ()
    starts = ("rasa.core.processor.handle_message", "rasa_sdk.executor.run")
    start = next((place for place, name in enumerate(stack) if name in starts), None)
    kept = stack[start:] if start is not None else ["elsewhere"]
    return tuple(name for name in kept if not name.startswith(("dask.", "asyncio.", "rasa.shared.utils.common.")))


def shares(stacks: dict[str, int], steps: dict[str, str]) -> dict[str, float]:
    """The share of the processor time that each step takes, what it calls included."""
    total = sum(stacks.values()) or 1
    return {name: sum(count for stack, count in stacks.items() if function in stack.split(";")) / total for name, function in steps.items()}


def main() -> None:
    """Draws both flame graphs and keeps the shares."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    pictures = ROOT / "docs" / "benchmarks"
    pictures.mkdir(parents=True, exist_ok=True)
    found = {}
    titles = {"server": "the Rasa server, waiting left out", "actions": "the action server's actions"}
    for place, stacks in profiled(turns).items():
        (pictures / f"turn-{place}.svg").write_text(svg(stacks, f"A turn in {titles[place]}"))
        found[place] = {"samples": sum(stacks.values()), "shares": shares(stacks, STEPS[place])}
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(found))


if __name__ == "__main__":
    main()
