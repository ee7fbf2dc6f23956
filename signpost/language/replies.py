"""Reads a message as the answer to whatever question is open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.language.acts import is_denied
from signpost.language.attributes import AttributeWords, values_of
from signpost.language.marks import Marks
from signpost.language.reading import Reply
from signpost.language.times import TimeSpan, TimeWords

_ENDS = frozenset({",", ".", "!", "?", ";", "-", ":", "\n"})
_NUMBER = re.compile(r"^\d{1,4}(?:\.\d+)?$")
_PLAIN = ("onset", "course", "side", "severity", "at_rest", "fluctuating", "spreading", "one_sided")


@dataclass(frozen=True)
class ReplyWords:
    """The short answers; see `knowledge/language/replies.yml`."""

    start: tuple[tuple[tuple[str, ...], str], ...]
    whole: tuple[tuple[tuple[str, ...], str], ...]
    short_only: frozenset[tuple[str, ...]]
    short_words: int


def load_replies(root: Path, split: Any) -> ReplyWords:
    """The short answers below a knowledge folder; `split` cuts a phrase into words."""
    data = read_yaml(root / "language" / "replies.yml").data
    start = [(split(words), polarity) for polarity in ("unsure", "no", "yes") for words in data[polarity].get("start", ())]
    whole = [(split(words), polarity) for polarity in ("no", "yes") for words in data[polarity].get("whole", ())]
    start.sort(key=lambda each: -len(each[0]))
    return ReplyWords(tuple(start), tuple(whole), frozenset(split(words) for words in data["short_only"]), data["short_words"])


def read_reply(marks: Marks, words: ReplyWords, attributes: AttributeWords, times: list[TimeSpan], numbers: TimeWords) -> Reply:
    """What the message answers; fields that it says nothing about stay None."""
    values: dict[str, Any] = {}
    triggers: list[str] = []
    for name, value, _ in values_of(marks, attributes):
        if name == "triggers":
            triggers.append(value)
        elif name == "side" and values.get("side") not in (None, value):
            values["side"] = "both"
        elif name in _PLAIN:
            values.setdefault(name, value)
    if "side" not in values and "right" in marks.norms and len(marks.norms) <= words.short_words and "left" not in marks.norms:
        values["side"] = "right"
    spans = [span for span in times if span.kind in ("began", "point") and not is_denied(marks, span)]
    parts = [hit for hit in marks.hits if hit.kind == "part"]
    return Reply(
        polarity=_polarity(marks, words),
        number=_number(marks, numbers),
        duration_days=round(spans[0].days, 3) if spans else None,
        body_part=str(parts[0].meaning) if parts else None,
        triggers=tuple(dict.fromkeys(triggers)),
        **values,
    )


def _polarity(marks: Marks, words: ReplyWords) -> str | None:
    norms = [norm for norm in marks.norms if norm != "\n"]
    while norms and norms[0] in ("oh", "um", "uh", "erm", "er", "well", "hmm", "hm", "ah", '"', "'", ",", ".", "so", "lol"):
        norms = norms[1:]
    if not norms:
        return None
    spoken = [norm for norm in norms if norm not in _ENDS]
    for phrase, polarity in words.whole:
        size = len(phrase)
        if tuple(norms[:size]) == phrase and (len(norms) == size or norms[size] in _ENDS):
            if polarity == "no" or len(spoken) <= words.short_words:
                return polarity
    for phrase, polarity in words.start:
        if tuple(norms[: len(phrase)]) == phrase and (phrase not in words.short_only or _ends(norms, len(phrase))):
            return polarity
    return None


def _ends(norms: list[str], place: int) -> bool:
    return place >= len(norms) or norms[place] in _ENDS


def _number(marks: Marks, numbers: TimeWords) -> float | None:
    spoken = [norm for norm in marks.norms if norm not in _ENDS]
    digits = [float(norm) for norm in spoken if _NUMBER.match(norm)]
    if len(digits) == 1:
        return digits[0]
    if not digits and len(spoken) == 1:
        named = numbers.data["numbers"].get(spoken[0])
        return float(named) if named is not None else None
    return None
