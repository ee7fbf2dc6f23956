"""What a mistyped word may have been: real words one mistake away, and how easily fingers make that mistake."""

from __future__ import annotations

from collections.abc import Container, Iterator

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

# How unlikely a mistake is; the first letter is seldom wrong.
_SWAPPED, _DOUBLED, _BESIDE, _ADDED, _LEFT_OUT, _OTHER, _FIRST = 0.6, 0.5, 0.8, 1.1, 0.9, 1.4, 0.8


def _beside() -> frozenset[tuple[str, str]]:
    """The pairs of letters whose keys touch."""
    places = [(letter, row, column + row / 2) for row, letters in enumerate(KEYBOARD) for column, letter in enumerate(letters)]
    return frozenset(
        (one, other)
        for one, row, column in places
        for other, low, left in places
        if one != other and abs(row - low) <= 1 and abs(column - left) <= 1
    )


BESIDE = _beside()


def one_mistake_away(word: str, words: Container[str]) -> Iterator[tuple[str, float]]:
    """The words from which one mistake makes this word, each with the cost of that mistake."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        early = _FIRST if place == 0 else 0.0
        if tail:
            cheap = place > 0 and word[place - 1] == word[place]
            near = (place > 0 and (word[place - 1], word[place]) in BESIDE) or (tail[1:2] and (tail[1], word[place]) in BESIDE)
            if head + tail[1:] in words:
                yield head + tail[1:], (_DOUBLED if cheap else _BESIDE if near else _ADDED) + early
        if len(tail) > 1 and tail[0] != tail[1] and head + tail[1] + tail[0] + tail[2:] in words:
            yield head + tail[1] + tail[0] + tail[2:], _SWAPPED + early
        for letter in _ALPHABET:
            if tail and letter != tail[0] and head + letter + tail[1:] in words:
                yield head + letter + tail[1:], (_BESIDE if (letter, tail[0]) in BESIDE else _OTHER) + early
            if head + letter + tail in words:
                doubled = letter in (word[place - 1 : place], tail[:1])
                yield head + letter + tail, (_DOUBLED if doubled else _LEFT_OUT) + early
