"""What answers although it does not sound so: a doubted time ("maybe 2 weeks? dunno"), a no before a complaint ("NO. how many times")."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.conversation.turns import DOUBTED_TIME
from signpost.knowledge import knowledge_root, read_yaml

_WORD, _FIRST = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?"), re.compile(r"[^.!?,;]+[.!,;]")
_ANSWERS = {"yes": "affirm", "no": "deny"}


def as_meant_answer(intent: str, reading: Any) -> tuple[str, Any]:
    """The intent and the reading of a message that answers before it complains, or with a time it is not sure of; else as they are."""
    text = reading.text
    if reading.reply.duration_days is not None and "?" in text and _is_only_a_time(text):
        told = (*(each for each in reading.acts if each != "question"), DOUBTED_TIME)
        return "give_detail", replace(reading, reply=replace(reading.reply, polarity=None), acts=told, kind=None)
    first = _FIRST.match(text.strip())
    if "complains" not in reading.acts or first is None or reading.findings:
        return intent, reading
    # "No. How many times must I say it" is a no that was said before.
    reply = language.read(first.group(0), by_rules=True).reply
    answer = _ANSWERS.get(reply.polarity or "") if len(first.group(0).split()) == 1 else None
    return (answer, replace(reading, reply=reply)) if answer else (intent, reading)


def _is_only_a_time(text: str) -> bool:
    said = _WORD.findall(text.casefold().replace("’", "'"))
    return len(said) <= _words()["longest"] and _words()["words"].issuperset(said)


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    data = read_yaml(knowledge_root() / "language" / "hedges.yml").data
    return {"words": frozenset(map(str, data["words"])), "longest": int(data["longest"])}
