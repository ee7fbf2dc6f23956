"""A graph runs as Rasa runs it, by a plan that is made once."""

from __future__ import annotations

from typing import Any

import dask
import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from signpost.components.graph_runner import PlannedRunner, plan_once


class Adds(GraphComponent):
    """Adds what it is configured with to what it is given, and notes that it ran."""

    ran: list[int] = []

    @classmethod
    def create(cls, config: dict[str, Any], *_: Any, **__: Any) -> Adds:
        return cls(config["more"])

    def __init__(self, more: int) -> None:
        self._more = more

    def work(self, one: int, other: int = 0) -> int:
        self.ran.append(self._more)
        return one + other + self._more


def node(more: int, needs: dict[str, str], *, is_target: bool = False) -> SchemaNode:
    return SchemaNode(needs, Adds, "create", "work", {"more": more}, eager=True, is_target=is_target)


# "last" stands first, and needs "middle" twice: by itself and through "side".
SCHEMA = GraphSchema(
    {
        "last": node(1, {"one": "middle", "other": "side"}, is_target=True),
        "side": node(10, {"one": "middle"}),
        "middle": node(100, {"one": "given"}),
        "apart": node(1000, {"one": "given"}, is_target=True),
    }
)


@pytest.fixture
def runners(tmp_path: Any) -> list[Any]:
    """Rasa's runner and the planned one, of the same graph."""
    Adds.ran.clear()
    made = (SCHEMA, LocalModelStorage(tmp_path), ExecutionContext(SCHEMA))
    rasas = DaskGraphRunner.create(*made)
    return [rasas, PlannedRunner(rasas._graph_schema, rasas._instantiated_nodes)]


@pytest.mark.parametrize("targets", [None, ["last"], ["apart"], ["side", "last"]], ids=str)
def test_outcomes_are_those_of_rasas_runner(runners: list[Any], targets: list[str] | None) -> None:
    rasas, planned = (each.run({"given": 5}, targets) for each in runners)
    assert planned == rasas


def test_only_what_a_target_needs_runs_and_each_step_once(runners: list[Any]) -> None:
    for _ in range(2):
        Adds.ran.clear()
        assert runners[1].run({"given": 5}, ["last"]) == {"last": 221}
        assert Adds.ran == [100, 10, 1]


def test_step_that_misses_something_says_so(runners: list[Any]) -> None:
    for each in runners:
        with pytest.raises(GraphRunError, match="given"):
            each.run({}, ["side"])


def test_processor_plans_no_more(runners: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    class Processor:
        graph_runner = runners[0]

    processor = Processor()
    plan_once(processor)
    monkeypatch.setattr(dask, "get", None)
    assert processor.graph_runner.run({"given": 5}) == {"last": 221, "apart": 1005}
    planned = processor.graph_runner
    plan_once(processor)
    assert processor.graph_runner is planned
