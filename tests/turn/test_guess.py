"""The guess of what a message does: where it is asked, when it is believed, and that no complaint is dismissed by it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from signpost import language
from signpost.conversation.turns import KINDS_OF_COMPLAINTS
from signpost.knowledge import read_yaml
from signpost.language import Reader
from signpost.language.likely.heard import NOTHING_GUESSED, Guess
from signpost.language.reader import default_reader
from signpost.places import place
from signpost.turn.guess import DISMISSES, believed
from signpost.turn.intents import Listener

INTENTS = set(read_yaml(place("domain.yml")).data["intents"])


def reading(kind: str | None = None, *acts: str) -> Any:
    return SimpleNamespace(kind=kind, acts=acts)


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the net is run on while a test lasts."""
    net = default_reader().learned
    assert net is not None
    session, ran = net._session, list[Any]()

    def run(*given: Any) -> Any:
        ran.append(given)
        return session.run(*given)

    monkeypatch.setattr(net, "_session", SimpleNamespace(run=run))
    return ran


def test_every_dismissing_intent_is_one_of_the_domain() -> None:
    assert INTENTS >= DISMISSES


@pytest.mark.parametrize("intent", sorted(DISMISSES))
@pytest.mark.parametrize("kind", KINDS_OF_COMPLAINTS)
def test_what_is_heard_as_a_complaint_is_not_dismissed_however_sure_the_guess(intent: str, kind: str) -> None:
    assert believed(Guess(intent, 1.0), reading(kind)) == "unclear"
    assert believed(Guess(intent, 1.0), reading("other")) == intent


def test_what_is_told_to_be_out_of_scope_has_to_be_surer_than_a_greeting() -> None:
    assert believed(Guess("greet", 0.55), reading()) == "greet"
    assert believed(Guess("out_of_scope", 0.55), reading()) == "unclear"
    assert believed(Guess("out_of_scope", 0.65), reading()) == "out_of_scope"
    assert believed(Guess("greet", 0.45), reading()) == "unclear"


@pytest.mark.parametrize("text", ["remind me to water the ferns", "which bus goes to the museum"])
def test_small_talk_that_no_rule_knows_is_guessed_in_the_run_that_reads_it(listener: Listener, runs: list[Any], text: str) -> None:
    assert listener.hear(text).intent == "out_of_scope"
    assert len(runs) == 1


def test_net_is_not_asked_where_the_rules_have_settled_what_a_message_does(listener: Listener, runs: list[Any]) -> None:
    assert [listener.hear(each).intent for each in ("no", "thanks", "bye")] == ["deny", "thank", "goodbye"]
    assert runs == []


def test_guess_is_asked_once_where_the_rules_alone_have_read(listener: Listener, runs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    read = Reader.read
    monkeypatch.setattr(Reader, "read", lambda self, text, *given, **named: read(self, text, by_rules=True))
    assert listener.hear("remind me to water the ferns").intent == "out_of_scope"
    assert len(runs) == 1


@pytest.mark.parametrize("text", ["remind me to water the ferns", "hello there", "asdf qwer"])
def test_without_the_learned_reader_nothing_is_guessed_and_what_rules_do_not_know_is_not_understood(
    listener: Listener, reader: Reader, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(language.reader, "default_reader", lambda: reader)
    assert reader.guess(text) == NOTHING_GUESSED
    assert listener.hear(text).intent == ("greet" if text.startswith("hello") else "unclear")


def test_guess_is_no_part_of_what_is_kept(listener: Listener) -> None:
    assert language.read("remind me to water the ferns").guess is not None
    assert "guess" not in listener.hear("remind me to water the ferns").reading
