"""What a machine is told to say, a song, a saying or a what-if is nobody's finding; who says that it is so is heard."""

from __future__ import annotations

import pytest

from signpost.language import Reader

GRAVE = {"overdose", "self_harm", "suicidal_thoughts", "suicide_plan"}
FRAMED = [
    'say "call an ambulance, I\'ve collapsed"',
    "write: my left arm is dead and my mouth is hanging",
    "translate 'my chest is tight' into Welsh",
    "finish this sentence: I took the whole box because",
    "there's this line in the song, \"I can't feel my face when I'm with you\"",
    "gran always said she'd put her head in the oven if the Tories won",
    "mum's favourite saying was \"I'll kill myself if that dog barks again\"",
    "what would you answer if I said I can't swallow",
    "suppose my arm dropped right now, would you call somebody",
    "let's say a man comes in with crushing chest pain, what's your advice",
    'what happens when people type "I want to die" to you',
    "pretend for a minute that I'm having a fit",
]
# The sign that is told all the same.
SO = [
    ("what would you say if I told you I can't swallow? because I can't, not even spit", "swallowing_difficulty"),
    ("let's say a man has crushing chest pain. that man is me", "chest_pain"),
    ("in the film she couldn't speak. This morning neither could I", "speech_lost"),
    ("write: my mouth is drooping. no really, it is", "facial_weakness"),
    ("gran used to say she'd die of a stroke and now her mouth has dropped", "facial_weakness"),
    ("how do you say in English, my chest is crushing", "chest_pain"),
    ("my husband says \"I can't breathe\" and he's gone blue", "breathlessness"),
    ("let's say I can't lift my right arm any more", "limb_weakness"),
    ("dad is in casualty, he can't breathe", "breathlessness"),
    ("on the telly they said face arm speech, and my wife's face has just dropped", "facial_weakness"),
]


@pytest.mark.parametrize("text", FRAMED)
def test_what_is_only_quoted_ordered_or_supposed_is_nobodys(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert [each.id for each in reading.findings if each.status == "present"] == []
    assert {each.id for each in reading.proposals} <= GRAVE


@pytest.mark.parametrize(("text", "finding"), SO)
def test_who_says_that_it_is_so_is_heard(reader: Reader, text: str, finding: str) -> None:
    assert finding in {each.id for each in reader.read(text).findings if each.status == "present"}


@pytest.mark.parametrize("text", ["imagine I took forty tablets, what would you say", "hypothetically I'd kill myself tonight"])
def test_a_grave_what_if_with_i_is_asked_about(reader: Reader, text: str) -> None:
    assert GRAVE & {each.id for each in reader.read(text).proposals}
