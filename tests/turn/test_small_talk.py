"""Small talk is answered as small talk: no sign, no list for danger, no answer about an illness; what tells of a body is none."""

from __future__ import annotations

import pytest

from signpost.turn.intents import Listener

SAID = {
    "greet": [
        "hello",
        "hi there!",
        "hey",
        "yo",
        "sup",
        "good morning",
        "good evening to you",
        "how are you?",
        "how's it going",
        "How was your day",
        "are you there?",
        "anybody home?",
        "bonjour",
        "hola",
        "guten tag",
        "namaste",
        "ciao",
        "heyyy its me",
        "👋",
    ],
    "ask_identity": [
        "what's your name?",
        "yo wat u do",
        "who made this and do you sell what i type",
        "who are you",
        "who made you",
        "are you real",
        "are you chatgpt",
        "how old are you",
        "where do you live",
        "do you have feelings",
        "do you sleep",
        "is this a bot",
        "why are you here",
        "do u luv me",
        "can I talk to someone",
    ],
    "ask_help": ["what can you do", "can you help me", "how does this work", "what is this"],
    "chat": [
        "lol",
        "haha",
        "hahaha good one",
        "wow",
        "omg",
        "hmm",
        "uh",
        "okay cool",
        "great",
        "nice",
        "interesting",
        "really?",
        "seriously",
        "test",
        "testing",
        "testing 123",
        "knock knock",
        "make me laugh",
        "i love you",
        "you're great",
        "you are so nice",
        "you're funny",
        "good bot",
        "well done",
        "marry me",
        "much obliged",
        "i'm bored",
        "i'm hungry",
        "i'm just looking",
        "just browsing",
        "merry christmas",
        "happy birthday",
        "happy new year",
        "sorry",
        "wrong chat",
        "oops wrong window",
        "nice weather today",
        "it's so cold today",
        "will it rain tomorrow",
        "a friend told me about you",
        "I was sent here by my doctor's website",
        "🙂",
    ],
    "thank": ["thanks", "thank you very much", "cheers mate", "ta", "thx!!"],
    "insult": [
        "you're an idiot",
        "you suck",
        "this is crap",
        "fuck you",
        "shut up",
        "you're not very clever",
        "are you deaf? I just told you",
    ],
    "goodbye": ["bye", "see you later", "good night", "leave me alone", "stop asking me that"],
    "out_of_scope": [
        "tell me a joke",
        "what's the weather like",
        "what's the weather going to be in Leeds this weekend",
        "what's 2+2",
        "recommend a film",
        "my dog is cute",
        "our old labrador drags his back legs, is there a tablet",
        "play some music",
        "what helps against plantar fasciitis?",
        "how often do I need a mammogram",
        "should I buy stock before the quarter ends",
        "summarise the first world war in three points",
    ],
    # A sign in a wish for tips is what the tips are for.
    "ask_about_condition": [
        "my voice gives out by noon. Is there a gadget for that?",
        "visual evoked potentials, wires on my head? what for",
    ],
    "express_fear": ["😰", "😭"],
}


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in SAID.items() for text in texts])
def test_small_talk_is_heard_as_what_it_is(listener: Listener, intent: str, text: str) -> None:
    heard = listener.hear(text)
    assert heard.intent == intent
    assert not [each for each in heard.reading.get("findings", ()) if each["status"] != "hypothetical"]


@pytest.mark.parametrize(
    "text",
    [
        "i love you but my arm is weak",
        "lol my legs gave way",
        "hello, my hand is numb",
        "great, now I see double",
        "haha I can't breathe",
        "any tips? my arm went weak today",
        "psoriasis, and my legs went numb yesterday",
        "tips for choking, he is choking now",
    ],
)
def test_a_sign_beside_small_talk_is_told(listener: Listener, text: str) -> None:
    assert listener.hear(text).intent == "tell_symptoms"


@pytest.mark.parametrize("text", ["asdf", "qwertz", "1234567890", "i need help", "do you speak german", "sprichst du deutsch?"])
def test_what_nobody_can_read_is_no_question_about_an_illness(listener: Listener, text: str) -> None:
    assert listener.hear(text).intent == "unclear"


@pytest.mark.parametrize(
    "text", ["what's the point anymore", "what is the point of it all?", "is there any point? I can't do this any more"]
)
def test_who_may_not_want_to_live_gets_no_answer_about_an_illness(listener: Listener, text: str) -> None:
    heard = listener.hear(text)
    assert heard.intent == "tell_symptoms"
    assert "suicidal_thoughts" in [each["id"] for each in heard.reading["proposals"]]
