"""Where nobody has told the country, the numbers of all of them stand once in a warned talk; afterwards the short form is enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from signpost.wording import Responses

_LISTED = ("emergency_number", "crisis_line", "crisis_text")
# What is said at and after a warning; whoever asks for a number gets the list whenever they ask.
_OF_WARNINGS = ("utter_emergency_", "utter_crisis_", "utter_companion_", "utter_confirm_")


def listed_once(response: str, text: str, words: Mapping[str, str], responses: Responses, times_said: Callable[[str], int]) -> str:
    """The text of a response with each list of numbers at most once, and without it where an earlier warning had it."""
    if not response.startswith(_OF_WARNINGS):
        return text
    for name in _LISTED:
        numbers = _behind(words, name)
        if numbers and numbers in text:
            told = any(map(times_said, _saying(name, responses)))
            kept = 0 if told else text.index(numbers) + len(numbers)
            text = text[:kept] + text[kept:].replace(numbers, "")
    return text


def _behind(words: Mapping[str, str], name: str) -> str:
    """What stands behind the short form in the long one; empty where the country is known."""
    long, short = words[name], words[f"{name}_short"]
    return long.removeprefix(short) if long != short and long.startswith(short) else ""


def _saying(name: str, responses: Responses) -> list[str]:
    """The responses of warnings that say the long form of a number."""
    warnings = ((each, variants) for each, variants in responses.items() if each.startswith(_OF_WARNINGS))
    return [warning for warning, variants in warnings if any(f"{{{name}}}" in str(each.get("text", "")) for each in variants)]
