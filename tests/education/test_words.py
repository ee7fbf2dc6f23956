"""A text is cut into plain words, and the illnesses in it are recognised."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase
from signpost.education.words import sentences, stem, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What's Lou Gehrig's disease?", ["what", "lou", "gehrig", "disease"]),
        ("m.s. and A.L.S.", ["ms", "and", "als"]),
        ("Guillain-Barré", ["guillain", "barre"]),
        ("ALS/MND", ["als", "mnd"]),
        ("can't", ["cant"]),
    ],
)
def test_text_is_cut_into_plain_words(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("word", "root"),
    [("twitches", "twitch"), ("charities", "charity"), ("stopped", "stop"), ("ms", "ms"), ("virus", "virus"), ("slowly", "slow")],
)
def test_stem_takes_endings_off(word: str, root: str) -> None:
    assert stem(word) == stem(root)


def test_sentences_are_split_at_their_marks() -> None:
    assert sentences("What is MS? My leg is numb.") == ["What is MS?", "My leg is numb."]


@pytest.mark.parametrize(
    ("text", "diseases"),
    [
        ("motor neuron disease", {"als"}),
        ("MND", {"als"}),
        ("multiple sclerosis", {"ms"}),
        ("als and ms", {"als", "ms"}),
        ("ms word", set()),
        ("what about rrms", {"ms"}),
    ],
)
def test_diseases_are_recognised_by_any_of_their_names(base: EducationBase, text: str, diseases: set[str]) -> None:
    assert base.vocabulary.names.read(tokens(text))[0] == diseases
