"""The custom actions: each hands the turn to the function of its name in `signpost/dialogue/moves.py` and sends what comes back."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import pluggy
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sanic import Sanic
from sanic.request import Request

from signpost import education
from signpost.decision import load_rulebook
from signpost.dialogue.moves import MOVES
from signpost.dialogue.situation import situation_now
from signpost.dialogue.transcript import transcript
from signpost.faults import fault_of
from signpost.heap import keep_for_good
from signpost.knowledge import KnowledgeError
from signpost.request_id import HEADER, take_over

logger = logging.getLogger(__name__)


class _Move:
    """Sends the reply of one move, and the safe reply when that fails."""

    action: str

    def name(self) -> str:
        """Rasa's name of the action."""
        return self.action

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Never silent: no fault leaves a person without an answer, or their words in a log."""
        begun = time.perf_counter()
        try:
            reply = MOVES[self.action](situation_now(transcript(tracker.events, load_rulebook().questions)))
            for each in reply.sayings:
                dispatcher.utter_message(response=each.response, **each.values)
            logger.info("%s took %d ms", self.action, (time.perf_counter() - begun) * 1000)
            return [SlotSet(slot, value) for slot, value in reply.slots]
        except Exception as error:  # noqa: BLE001 - any fault becomes the safe reply; let out, it would log the whole tracker
            logger.error("%s failed: %s", self.action, fault_of(error))
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_safe_reply")
            return []


class ActionTriage(_Move, Action):
    """The one interviewer: assesses what was told and asks the next question, or gives the outcome."""

    action = "action_triage"


class ActionEducate(_Move, Action):
    """Answers a question about a condition, then goes on with the interview; symptoms told in the same message are assessed too."""

    action = "action_educate"


class ActionExplainQuestion(_Move, Action):
    """Says why the open question is asked."""

    action = "action_explain_question"


class ActionWithdrawEmergency(_Move, Action):
    """Checks once, by a question, before an emergency warning is taken back."""

    action = "action_withdraw_emergency"


class ActionSummarise(_Move, Action):
    """Sums up what was told, for the person to show to a doctor."""

    action = "action_summarise"


class ActionStartOver(_Move, Action):
    """Begins a new case in the same conversation; the turns before it no longer count."""

    action = "action_start_over"


class ActionChangeRegion(_Move, Action):
    """Sets the country whose numbers and words are used."""

    action = "action_change_region"


class ActionClarify(_Move, Action):
    """When nothing certain was understood: a follow-up, another language, or a way on."""

    action = "action_clarify"


class ActionResume(_Move, Action):
    """Leads back to the open question after small talk, which the server answers itself."""

    action = "action_resume"


class ActionDeclineDiagnosis(_Move, Action):
    """Answers "am I dying?" and "are you sure?": never with a diagnosis, a probability or false comfort."""

    action = "action_decline_diagnosis"


class ActionChoosePerson(_Move, Action):
    """Turns the talk to the person it is about."""

    action = "action_choose_person"


class ActionAdvise(_Move, Action):
    """Answers "what should I do?" and "who should I see?" at any moment with what is known so far."""

    action = "action_advise"


class ActionTakeLeave(_Move, Action):
    """What somebody who leaves in the middle must still hear: the warning that stands, or the advice so far."""

    action = "action_take_leave"


@pluggy.HookimplMarker("rasa_sdk")
def attach_sanic_app_extensions(app: Sanic) -> None:
    """Called by rasa-sdk when the action server starts: nobody's first message waits, and log lines carry the id of their turn."""

    @app.on_request
    async def named(request: Request) -> None:
        take_over(request.headers.get(HEADER))

    @app.before_server_start
    async def load(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        try:
            load_rulebook()
            education.answer("what is MS?", base=education.load_base())
        except KnowledgeError as error:
            # The server answers all the same: every action says the safe reply then.
            logger.critical("the knowledge cannot be read: %s:%s", error.path, error.line)
        keep_for_good()
