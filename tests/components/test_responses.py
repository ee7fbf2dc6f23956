"""How the server fills a response, and which variant it says."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from signpost.components.channels.upkeep import model_version
from signpost.components.responses import RegionalResponses
from tests.conftest import project_domain

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The project's own domain."""
    return project_domain()


def said(domain: Domain, name: str, events: list[Any], **values: Any) -> dict[str, Any]:
    """What the server says in a conversation."""
    tracker = DialogueStateTracker.from_events("test", [UserUttered("hello"), *events], domain.slots)
    return asyncio.run(RegionalResponses(None, domain).generate(name, tracker, "rest", **values)) or {}


def test_response_is_said_differently_each_time(domain: Domain) -> None:
    events: list[Any] = []
    texts = []
    for _ in range(6):
        answer = said(domain, "utter_unclear", events)
        texts.append(answer["text"])
        events.append(BotUttered(answer["text"], metadata={"utter_action": "utter_unclear"}))
    assert len(set(texts[:4])) == 4
    assert all(one != next_one for one, next_one in zip(texts, texts[1:], strict=False))


def test_response_knows_whether_a_question_is_open(domain: Domain) -> None:
    assert said(domain, "utter_greet", [])["text"].startswith("Hello, I'm Signpost")
    assert said(domain, "utter_greet", [SlotSet("open_question", "breathlessness")])["text"] == "Hello again. Let's carry on."


@pytest.mark.parametrize("about, words", [("self", "examine you"), ("other", "examine them")])
def test_response_speaks_of_the_one_it_is_about(domain: Domain, about: str, words: str) -> None:
    assert words in said(domain, "utter_outcome_soon", [], about=about)["text"]


def test_response_names_the_region_it_is_told(domain: Domain) -> None:
    assert "13 11 14" in said(domain, "utter_region_changed", [], region="au")["text"]


def test_response_is_short_where_the_region_is_unknown(domain: Domain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIGNPOST_REGION", raising=False)
    assert "999" not in said(domain, "utter_goodbye", [])["text"]
    assert "999" in said(domain, "utter_emergency_general", [])["text"]


def test_response_fills_words_of_knowledge_and_leaves_the_person_s_own_alone(domain: Domain) -> None:
    text = said(domain, "utter_outcome_stands", [], do="See {your} {doctor}.")["text"]
    assert "{" not in text
    assert "{doctor}" in said(domain, "utter_because", [], said="my {doctor}")["text"]


def test_response_that_does_not_exist_is_none(domain: Domain) -> None:
    assert said(domain, "utter_nothing_of_the_kind", []) == {}


def test_response_uses_the_numbers_of_the_place_that_was_told(domain: Domain) -> None:
    told = UserUttered("I'm in Canada", parse_data={"intent": {"name": "tell_symptoms"}, "reading": {}})
    assert "911" in said(domain, "utter_emergency_general", [told])["text"]


def test_response_knows_whether_a_warning_stands(domain: Domain) -> None:
    reading = {"findings": [{"id": "breathlessness", "status": "present", "severity": "severe"}]}
    warned = UserUttered("I can't breathe", parse_data={"intent": {"name": "tell_symptoms"}, "reading": reading})
    assert said(domain, "utter_thank", [warned])["text"] == "You're welcome. I'm still here."


def test_response_fills_the_payload_of_a_button_too(domain: Domain) -> None:
    buttons = said(domain, "utter_part_wanted", [], part="left hand")["buttons"]
    assert {"title": "Weakness", "payload": "left hand weakness"} in buttons


def test_payload_names_the_model_beside_the_rule_book(domain: Domain, tmp_path: Path) -> None:
    archive = tmp_path / "model.tar.gz"
    archive.write_bytes(b"a model")
    responses = RegionalResponses(None, domain)
    tracker = DialogueStateTracker.from_events("test", [UserUttered("hello")], domain.slots)
    given = {"level": "none", "rulebook": "0123456789ab"}
    without = asyncio.run(responses.generate("utter_greet", tracker, "rest", triage=given)) or {}
    responses.model = model_version(archive)
    named = asyncio.run(responses.generate("utter_greet", tracker, "rest", triage=given)) or {}
    assert without["custom"]["triage"] == given
    assert named["custom"]["triage"] == {**given, "model": hashlib.sha256(b"a model").hexdigest()[:12]}
    assert model_version(tmp_path / "gone") == ""


def test_what_only_actions_send_is_said_whatever_model_is_loaded(domain: Domain) -> None:
    nlg = RegionalResponses(None, Domain.empty())
    # As Rasa does when it loads a model, whose domain holds what rules and policies name.
    nlg.responses = {"utter_greet": domain.responses["utter_greet"]}
    tracker = DialogueStateTracker.from_events("test", [UserUttered("hello")], domain.slots)
    assert asyncio.run(nlg.generate("utter_outcome_soon", tracker, "rest"))
    assert asyncio.run(nlg.generate("utter_greet", tracker, "rest"))
