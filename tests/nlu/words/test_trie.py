"""The trie finds what a plain search finds, whatever was added in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from signpost.nlu.words.trie import Trie

_words = st.lists(st.sampled_from("abc"), min_size=1, max_size=5)


@given(st.lists(_words, max_size=12), st.lists(st.sampled_from("abc"), max_size=9))
def test_finds_every_sequence_with_its_last_number_and_nothing_else(added: list[list[str]], text: list[str]) -> None:
    trie, numbers = Trie(), {}
    for number, words in enumerate(added):
        trie.add(words, number)
        numbers[tuple(words)] = number
    spans = [(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    assert list(trie.find(text)) == [
        (numbers[tuple(text[start:end])], start, end) for start, end in spans if tuple(text[start:end]) in numbers
    ]
