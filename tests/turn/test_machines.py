"""What people ask of machines, banks and shops is kindly sent away; whoever tells of a body beside it is not."""

from __future__ import annotations

import pytest

from signpost.turn.intents import Listener

SENT_AWAY = [
    "put on some music please",
    "i lost my wallet can you find it",
    "read me the news",
    "the wifi keeps dropping",
    "i need my oil changed before saturday",
    "cancel the current process",
    "what goes into a lasagna",
    "please order new checks",
    "wake me with an alarm at six",
    "my card got damaged in the wash",
]
KEPT = [
    "my hand is too weak to hold my card",
    "I lost my keys again and can't remember where I live",
    "turn off the lights they hurt my eyes and my neck won't bend",
    "I was eating a pizza and something is stuck in my throat",
    "I set an alarm for four am and swallowed the tablets",
    "the news made me want to end it all",
    "I can't read my phone bill, the words swim",
    "I want to switch off the lights and the machine that breathes for me",
    "I lost my keys and my hand",
    "does the bus go to the hospital, my face has dropped",
]


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


@pytest.mark.parametrize("say", SENT_AWAY)
def test_request_to_a_machine_is_outside(listener: Listener, say: str) -> None:
    assert listener.hear(say).intent == "out_of_scope"


@pytest.mark.parametrize("say", KEPT)
def test_who_tells_of_a_body_is_heard(listener: Listener, say: str) -> None:
    assert listener.hear(say).intent != "out_of_scope"
