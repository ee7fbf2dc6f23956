"""A message whose turn fails is still read for an emergency."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered

from signpost.components.channels.answers import Answered, answer_to
from signpost.components.live_tracker import transcript_of
from signpost.components.responses import RegionalResponses
from signpost.components.tracker_store import LiveTrackerStore
from tests.conftest import project_domain

ROOT = Path(__file__).resolve().parent.parent.parent
BREATH = {"id": "breathlessness", "status": "present", "onset": "sudden", "severity": "severe", "said": "can't get any air"}
HEADACHE = {"id": "headache", "status": "present", "said": "my head hurts"}
STIFF = {"id": "neck_stiffness", "status": "present", "said": "a stiff neck"}
FEVER = {"id": "fever", "status": "present", "said": "a high temperature"}


def parsed(findings: list[dict[str, Any]]) -> dict[str, Any]:
    """What the pipeline makes of a message with these findings."""
    reading = {"findings": findings, "reply": {}, "acts": [], "proposals": []}
    return {"text": "words", "intent": {"name": "tell_symptoms"}, "entities": [], "reading": reading}


class Broken:
    """A processor whose database is gone; it can still read words."""

    def __init__(self, findings: list[dict[str, Any]], domain: Domain) -> None:
        self._findings, self.nlg = findings, RegionalResponses(None, domain)

    async def handle_message(self, message: UserMessage) -> None:
        """Fails as a database does."""
        raise sa.exc.OperationalError("SELECT", {}, Exception("disk I/O error"))

    async def parse_message(self, message: UserMessage) -> dict[str, Any]:
        """The findings."""
        return parsed(self._findings)


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The project's own domain."""
    return project_domain()


def answer(findings: list[dict[str, Any]], store: LiveTrackerStore, domain: Domain) -> Answered:
    """What is said when the turn of a message with these findings fails."""
    agent = SimpleNamespace(lock_store=InMemoryLockStore(), tracker_store=store, processor=Broken(findings, domain), is_ready=lambda: True)
    app: Any = SimpleNamespace(ctx=SimpleNamespace(agent=agent, content_fault=None))
    message = UserMessage("words", CollectingOutputChannel(), "somebody", input_channel="socketio", metadata={"region": "uk"})
    return asyncio.run(answer_to(message, app))


@pytest.fixture
def store(domain: Domain, tmp_path: Path) -> LiveTrackerStore:
    """An empty store."""
    return LiveTrackerStore(domain, db=str(tmp_path / "conversations.db"))


def test_emergency_is_said_when_the_database_fails(store: LiveTrackerStore, domain: Domain) -> None:
    answered = answer([BREATH], store, domain)
    assert answered.messages[-1]["custom"]["triage"]["level"] == "emergency"
    assert "999" in answered.messages[0]["text"]
    assert not answered.stored, "sent again, it must count"


def test_words_told_before_count_as_far_as_they_are_in_memory(store: LiveTrackerStore, domain: Domain) -> None:
    tracker = store.init_tracker("somebody")
    told = UserUttered("words", {"name": "tell_symptoms"}, [], parsed([FEVER, HEADACHE]), input_channel="socketio")
    for event in (ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen"), told):
        tracker.update(event, domain)
    asyncio.run(store.save(tracker))
    assert answer([STIFF], store, domain).messages[-1]["custom"]["triage"]["level"] == "emergency"


def test_what_was_warned_of_is_kept_and_the_person_is_told_once(store: LiveTrackerStore, domain: Domain) -> None:
    first, second = (answer([BREATH], store, domain) for _ in range(2))
    assert first.messages[-1]["custom"]["triage"]["level"] == "emergency"
    assert ["may not be able to save" in each["text"] for each in first.aside] == [True]
    assert second.aside == []
    assert transcript_of(asyncio.run(store.retrieve("somebody"))).emergency.fired
    asyncio.run(store.write_what_waits(InMemoryLockStore().lock))
    again = LiveTrackerStore(domain, db=store.engine.url.database)
    assert transcript_of(asyncio.run(again.retrieve("somebody"))).emergency.fired
    assert answer([BREATH], store, domain).aside != [], "another failure is told again"


@pytest.mark.parametrize("findings", [[], [FEVER, HEADACHE], [STIFF]], ids=["nothing", "one half of a combination", "its other half"])
def test_anything_else_gets_the_safe_reply(findings: list[dict[str, Any]], store: LiveTrackerStore, domain: Domain) -> None:
    answered = answer(findings, store, domain)
    assert [list(each) for each in answered.messages] == [["recipient_id", "text"]]
    assert "went wrong" in answered.messages[0]["text"]
    assert "999" in answered.messages[0]["text"]
