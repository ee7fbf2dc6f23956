"""What a mistyped word may have been: real words one mistake away, and how unlikely that mistake is."""

from __future__ import annotations

from collections.abc import Container, Iterator

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# How unlikely a mistake is; the first letter is seldom wrong.
_SWAPPED, _DOUBLED, _OTHER, _FIRST = 0.6, 0.5, 1.0, 0.8


def one_mistake_away(word: str, words: Container[str]) -> Iterator[tuple[str, float]]:
    """The words from which one mistake makes this word, each with the cost of that mistake."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        early = _FIRST if place == 0 else 0.0
        if tail and head + tail[1:] in words:
            yield head + tail[1:], (_DOUBLED if head[-1:] == tail[0] else _OTHER) + early
        if len(tail) > 1 and tail[0] != tail[1] and head + tail[1] + tail[0] + tail[2:] in words:
            yield head + tail[1] + tail[0] + tail[2:], _SWAPPED + early
        for letter in _ALPHABET:
            if tail and letter != tail[0] and head + letter + tail[1:] in words:
                yield head + letter + tail[1:], _OTHER + early
            if head + letter + tail in words:
                yield head + letter + tail, (_DOUBLED if letter in (head[-1:], tail[:1]) else _OTHER) + early
