"""Runs the graph of a loaded model in an order that is worked out once.

Rasa has dask plan the same few steps anew at every run, of which a turn has three or four; to plan them takes longer than most of
the steps themselves. Each step stays Rasa's own, with its checks of what it is given and what goes wrong in it.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner


class PlannedRunner:
    """Runs the steps that a target needs one after the other, each after those whose outcome it is given."""

    def __init__(self, schema: GraphSchema, nodes: Dict[Text, GraphNode]) -> None:
        self._schema, self._nodes = schema, nodes
        self._plans: Dict[tuple[Text, ...], list[tuple[Text, tuple[Text, ...]]]] = {}

    def run(self, inputs: Optional[Dict[Text, Any]] = None, targets: Optional[List[Text]] = None) -> Dict[Text, Any]:
        """The outcome of each target, by its name; `inputs` are given by name and take the place of a step of that name."""
        wanted = tuple(targets or self._schema.target_names)
        known = {name: (name, value) for name, value in (inputs or {}).items()}
        if wanted not in self._plans:
            self._plans[wanted] = self._plan(wanted)
        for name, needs in self._plans[wanted]:
            if name not in known:
                # What nobody gives is named instead: the step then says what it misses.
                known[name] = self._nodes[name](*(known.get(each, each) for each in needs))
        return dict(known[each] for each in wanted)

    def _plan(self, targets: tuple[Text, ...]) -> list[tuple[Text, tuple[Text, ...]]]:
        """The steps that the targets need, each with what it needs itself, which stands before it."""
        order: Dict[Text, tuple[Text, ...]] = {}

        def add(name: Text) -> None:
            if name in order or name not in self._schema.nodes:
                return
            needs = tuple(self._schema.nodes[name].needs.values())
            for each in needs:
                add(each)
            order[name] = needs

        for each in targets:
            add(each)
        return list(order.items())


def plan_once(processor: Any) -> None:
    """Lets a message processor run its loaded graph by plans that are made once; of a runner that is not Rasa's nothing changes."""
    runner = processor.graph_runner
    if isinstance(runner, DaskGraphRunner):
        processor.graph_runner = PlannedRunner(runner._graph_schema, runner._instantiated_nodes)
