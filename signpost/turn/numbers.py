"""Where nobody has told the country, the numbers of all of them stand in a talk once; afterwards the short form is enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from signpost.wording import Responses

_LISTED = ("emergency_number", "crisis_line", "crisis_text")


def lists_of(words: Mapping[str, str]) -> dict[str, str]:
    """What stands behind the short form in the long one, by placeholder; empty where the country is known."""
    behind = {name: words[name].removeprefix(words[f"{name}_short"]) for name in _LISTED}
    return {name: tail for name, tail in behind.items() if tail and tail != words[name]}


def listed_once(text: str, lists: Mapping[str, str], told: Callable[[str], bool]) -> str:
    """A text in which each list stands at most once, and not at all where it was `told` before."""
    for name, numbers in lists.items():
        if numbers in text:
            kept = 0 if told(name) else text.index(numbers) + len(numbers)
            text = text[:kept] + text[kept:].replace(numbers, "")
    return text


def told_with(placeholder: str, responses: Responses) -> frozenset[str]:
    """The names of all responses that say the long form of a number."""
    mark = f"{{{placeholder}}}"
    return frozenset(name for name, variants in responses.items() if any(mark in str(each.get("text", "")) for each in variants))
