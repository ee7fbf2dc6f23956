"""The intent of a message by its likeness to the examples: when it is believed, and that no complaint is dismissed by it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from evaluation.intents import guessing
from signpost import nlu
from signpost.dialogue.intents import DISMISSES, Listener
from signpost.education import search
from signpost.nlu import Reader
from signpost.nlu.likely.heard import Guess
from signpost.nlu.reader import default_reader


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


@pytest.mark.parametrize("intent", sorted(DISMISSES - {"nlu_fallback"}))
@pytest.mark.parametrize("text", ["my left arm fell off my lap and will not come up again", "can't get my words out since lunch"])
def test_complaint_is_not_dismissed_however_sure_the_guess(listener: Listener, text: str, intent: str) -> None:
    with guessing(Guess(intent, 1.0)):
        assert listener.hear(text).intent == "tell_symptoms"


@pytest.mark.parametrize("intent", ["affirm", "deny", "not_sure", "thank", "greet", "chat"])
def test_danger_beside_an_answer_or_small_talk_is_told(listener: Listener, intent: str) -> None:
    with guessing(Guess(intent, 1.0)):
        assert listener.hear("yes and now her face droops on one side").intent == "tell_symptoms"


def test_what_is_told_to_be_out_of_scope_has_to_be_surer_than_a_greeting(listener: Listener) -> None:
    tried = (("greet", 0.45, True), ("out_of_scope", 0.45, False), ("out_of_scope", 0.55, True), ("greet", 0.3, False))
    for likely, chance, heard in tried:
        with guessing(Guess(likely, chance)):
            assert (listener.hear("my boss does not know").intent == likely) is heard


@pytest.mark.parametrize(
    "text, parts", [("can you book me a table", 0), ("my MS Teams won't share", 0), ("play some jazz, and order a pizza", 2)]
)
def test_everyday_request_is_guessed_in_the_run_that_reads_it(listener: Listener, runs: list[Any], text: str, parts: int) -> None:
    heard = listener.hear(text)
    assert heard.intent == "out_of_scope" and all(each["status"] == "hypothetical" for each in heard.reading.get("findings", ()))
    assert len(runs) == 1 + parts


def test_net_is_not_asked_where_the_words_are_a_whole_answer(listener: Listener, runs: list[Any]) -> None:
    assert [listener.hear(each).intent for each in ("no", "thanks", "bye")] == ["deny", "thank", "goodbye"]
    assert runs == []


def test_intents_are_chosen_without_a_search_for_answers(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "load_encoder", lambda: pytest.fail("answers are searched for"))
    search.like_of.cache_clear()
    heard = [listener.hear(text).intent for text in ("what is MS?", "how is it treated", "my leg is numb", "best pizza in town")]
    assert heard[0] == "ask_about_condition" and heard[2] == "tell_symptoms"


@pytest.mark.parametrize("text", ["remind me to water the ferns", "hello there", "asdf qwer"])
def test_without_the_learned_reader_nothing_is_guessed_and_what_words_do_not_tell_is_not_understood(
    listener: Listener, reader: Reader, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(nlu.reader, "default_reader", lambda: reader)
    assert listener.hear(text).intent == ("greet" if text.startswith("hello") else "nlu_fallback")
