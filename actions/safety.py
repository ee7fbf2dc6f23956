"""No fault in an action leaves a person without an answer, or their words in a log."""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Callable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from signpost.faults import fault_of

logger = logging.getLogger(__name__)

Run = Callable[[Any, CollectingDispatcher, Tracker, dict[str, Any]], list[EventType]]


def never_silent(run: Run) -> Run:
    """The same action, which says the safe reply when it fails.

    An exception that left an action would reach the log together with the whole tracker; its type and place are enough.
    """

    @functools.wraps(run)
    def guarded(action: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        begun = time.perf_counter()
        try:
            events = run(action, dispatcher, tracker, domain)
            logger.info("%s took %d ms", action.name(), (time.perf_counter() - begun) * 1000)
            return events
        except Exception as error:  # noqa: BLE001 - the last line of defence: any fault becomes the safe reply
            logger.error("%s failed: %s", action.name(), fault_of(error))
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_safe_reply")
            return []

    return guarded
