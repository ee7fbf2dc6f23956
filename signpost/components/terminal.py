"""`rasa shell` as a talk in a terminal: options come as numbered text, and a number or a label is taken as what it stands for.

Rasa makes a menu of a message with buttons: of its text the first line is left, and there is no room for words of one's own.
One person talks in that process, so what was offered last is known without the conversation, which no component of the pipeline sees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from signpost.patterns import bare

# Rasa's name of the channel.
TERMINAL = "cmdline"
_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")
# One option alone stands beside an open question: there a number is an answer.
_FEWEST_NUMBERED = 2

_offered: list[Mapping[str, str]] = []


def as_text(message: Mapping[str, Any], *, listed: bool) -> dict[str, Any]:
    """The message without buttons or payload; `listed`: its text has numbered lines already, to which numbers belong then."""
    buttons = [each for each in message.get("buttons") or () if not (listed and f". {each['title']}" in message["text"])]
    if listed:
        _offered.clear()
    if listed or len(buttons) < _FEWEST_NUMBERED:
        shown = " ".join(f"[{each['title']}]" for each in buttons)
    else:
        shown = "\n".join(f"{number}. {each['title']}" for number, each in enumerate(buttons, len(_offered) + 1))
        _offered.extend(buttons)
    text = "\n\n".join(part for part in (message["text"], shown) if part)
    return {**{name: value for name, value in message.items() if name not in ("buttons", "custom")}, "text": text}


def meant_by(text: str) -> str | None:
    """What the chosen option sends, when a text is the number or the label of one that was offered last; None for any other."""
    offered, number = list(_offered), _NUMBER.fullmatch(text)
    _offered.clear()
    if number is not None:
        return next((each["payload"] for place, each in enumerate(offered, 1) if place == int(number[1])), None)
    return next((each["payload"] for each in offered if bare(each["title"]) == bare(text)), None)
