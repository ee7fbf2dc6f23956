"""What a turn costs, in counts that are the same on every machine: a guard against growing slower without noticing."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import sqlalchemy as sa

from evaluation.trained import Talk

pytestmark = pytest.mark.model

ASSESSED = ("for three months my left hand has been getting weaker", "no", "I don't know")
LATE_TURN = 40

# What one turn may cost, early and late in a conversation.
STATEMENTS = 3  # is the live tracker current?, store the turn, what is its last row?
PREDICTIONS = 3
EVENTS_APPLIED = 46
EVENTS_WRITTEN = 30
EVENTS_READ_AGAIN = 3  # those that the action server sends back
STATES = 15
# Each case is looked at once, whichever room asks; what a message tells by itself is a case too.
LOOKS_FOR_AN_EMERGENCY = 3
TURNS_FOLDED = 2  # the message, and what a check settled
BYTES_OF_A_CALL = 8_000  # however long the conversation is
BYTES_STORED = 9_000
STEPS_OF_THE_GRAPH = 10
CALLS_TO_CHECK_AN_ANSWER = 2_500  # with jsonschema 4, or its schema checked each time, it makes many times as many


@pytest.fixture(scope="module")
def counted(agent: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The model over a SQLite file, and what was counted."""
    from rasa.core.policies.policy import Policy
    from rasa.shared.core import events

    from signpost.components.live_tracker import LiveTracker
    from signpost.components.recent_rule_policy import RecentRulePolicy
    from signpost.components.tracker_store import LiveTrackerStore
    from signpost.decision import Folding

    counts: Counter[str] = Counter()
    store, actions = LiveTrackerStore(agent.domain, db=str(tmp_path_factory.mktemp("counts") / "talks.db")), agent.action_endpoint
    sa.event.listen(store.engine, "before_cursor_execute", lambda *_: counts.update(["statements"]))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agent, "tracker_store", store)
        patch.setattr(agent.processor, "tracker_store", store)

        def count(owner: Any, method: str, name: str) -> None:
            inner = getattr(owner, method)

            def outer(*args: Any, **kwargs: Any) -> Any:
                counts[name] += 1
                return inner(*args, **kwargs)

            patch.setattr(owner, method, outer)

        count(LiveTracker, "update", "events applied")
        count(events.Event, "from_parameters", "events read again")
        count(events.Event, "as_dict", "events written")
        count(agent.processor, "_predict_next_with_tracker", "predictions")
        count(Folding, "after", "turns folded")
        count(import_module("signpost.decision.assess"), "_by_emergencies", "looks for an emergency")
        states = Policy._prediction_states

        def counting_states(policy: Any, *args: Any, **kwargs: Any) -> Any:
            found = states(policy, *args, **kwargs)
            assert isinstance(policy, RecentRulePolicy), "one policy alone builds states"
            counts["states"] = max(counts["states"], len(found))
            return found

        patch.setattr(Policy, "_prediction_states", counting_states)
        call = actions._call

        async def counting_call(address: str, body: Any, seconds: float) -> Any:
            counts["bytes"] += len(json.dumps(body))
            counts["calls"] += 1
            return await call(address, body, seconds)

        patch.setattr(actions, "_call", counting_call)
        yield agent, counts


@pytest.fixture(scope="module")
def costs(counted: Any, event_loop_of_session: asyncio.AbstractEventLoop) -> list[dict[str, int]]:
    """What each turn of one long conversation cost."""
    agent, counts = counted
    talk = Talk(agent, event_loop_of_session)
    found = []
    for number in range(LATE_TURN):
        counts.clear()
        assert talk.say(ASSESSED[number % len(ASSESSED)])
        found.append(dict(counts))
    return found


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("statements", STATEMENTS),
        ("predictions", PREDICTIONS),
        ("events applied", EVENTS_APPLIED),
        ("events written", EVENTS_WRITTEN),
        ("events read again", EVENTS_READ_AGAIN),
        ("states", STATES),
        ("turns folded", TURNS_FOLDED),
        ("looks for an emergency", LOOKS_FOR_AN_EMERGENCY),
    ],
    ids=lambda value: str(value),
)
@pytest.mark.parametrize("part", [slice(1, 7), slice(-6, None)], ids=["early", "late"])
def test_turn_costs_no_more_than_it_did(costs: list[dict[str, int]], name: str, most: int, part: slice) -> None:
    assert max(turn.get(name, 0) for turn in costs[part]) <= most


def test_call_of_an_action_stays_small(costs: list[dict[str, int]]) -> None:
    assert max(turn["bytes"] / turn["calls"] for turn in costs if turn.get("calls")) <= BYTES_OF_A_CALL


def test_turn_stores_little(counted: Any, costs: list[dict[str, int]]) -> None:
    agent, _ = counted
    with agent.tracker_store.engine.connect() as connection:
        longest = connection.execute(sa.text("SELECT max(total) FROM (SELECT sum(length(data)) AS total FROM events GROUP BY sender_id)"))
        assert longest.scalar_one() / LATE_TURN <= BYTES_STORED


def test_message_goes_through_few_steps(counted: Any) -> None:
    agent, _ = counted
    assert len(agent.processor.graph_runner._nodes) <= STEPS_OF_THE_GRAPH


def test_model_opens_without_a_second_library(counted: Any) -> None:
    # Rasa's own classifier imports it to open its file: a fifth of the start.
    assert "skops" not in sys.modules


def test_answer_of_the_action_server_is_checked_with_few_calls() -> None:
    from rasa.core.actions.action import RemoteAction

    from signpost.components.bounded_actions import check_schemas_once

    check_schemas_once()
    answer = {"events": [{"event": "slot", "name": "open_question", "value": None}], "responses": [{"response": "utter_label"}]}
    action, calls = RemoteAction("action_triage", None), Counter[str]()
    action._validate_action_result(answer)
    sys.setprofile(lambda frame, event, argument: calls.update([event]))
    try:
        action._validate_action_result(answer)
    finally:
        sys.setprofile(None)
    assert calls["call"] <= CALLS_TO_CHECK_AN_ANSWER


def test_emergency_needs_no_call_and_no_more_statements(counted: Any, event_loop_of_session: asyncio.AbstractEventLoop) -> None:
    agent, counts = counted
    talk = Talk(agent, event_loop_of_session)
    talk.say("hello")
    counts.clear()
    talk.say("suddenly I can't get any air")
    assert counts["calls"] == 0
    assert counts["statements"] <= STATEMENTS
    assert counts["predictions"] == 2


def test_conversation_costs_the_same_after_a_restart(counted: Any, event_loop_of_session: asyncio.AbstractEventLoop) -> None:
    agent, counts = counted
    talk = Talk(agent, event_loop_of_session)
    for text in ASSESSED:
        talk.say(text)
    agent.tracker_store.forget(talk.sender)
    counts.clear()
    talk.say("no")
    assert counts["events read again"] > 10
    counts.clear()
    talk.say("no")
    assert counts["events read again"] <= EVENTS_READ_AGAIN
