"""What somebody chose of the options of one question, by its label, the beginning of it, its telling words or its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from signpost.conversation.own_label import telling
from signpost.conversation.picks import unhedged
from signpost.conversation.turns import ASKS
from signpost.decision import Option, Question
from signpost.patterns import bare

NUMBER = re.compile(r"(?:number|option|no\.|no(?=\s))?\s*(\d{1,2})[.)]?")
# The label of an option may be led up to by some words, when it is a sentence of its own; so many of its words tell it from all others.
_WORDS_OF_A_SENTENCE, _MOST_LED_UP, _FEWEST_TELLING = 3, 3, 2
_DENIAL = re.compile("(?:not|never|n'?t)$")
DENIES = re.compile(r"\b(?:no|not|never|nobody|hardly|dont|wont|cant|isnt|if|\w+n't)\b", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,.;!]| but ")


def chosen_option(question: Question | None, text: str, place: int | None) -> str | None:
    """The value of the option that a text names: by its value, by its label or the beginning of it, or by its place."""
    options = question.options if question else ()
    words = bare(text)
    named = next((option.value for said in unhedged(words) for option in options if _names(said, option)), None)
    if named is not None:
        return named
    said = unhedged(words) if question and question.kind == "choice" else []
    number = next((found for each in said if (found := NUMBER.fullmatch(each))), None)
    place = int(number[1]) if number else place
    if not place or abs(place) > len(options):
        return None
    return options[place - 1 if place > 0 else place].value


def _by_its_words(said: str, question: Question | None) -> str | None:
    """The one option whose telling words all stand in a short message that denies nothing: "a cough clears it"; None for two."""
    told = telling(said)
    if question is None or question.kind != "choice" or DENIES.search(said) or "?" in said:
        return None
    named = {each.value: telling(re.split("[:,(]", each.label.casefold())[0]) for each in question.options}
    found = [
        value for value, words in named.items() if len(words) >= _FEWEST_TELLING and words <= told and len(told - words) <= _MOST_LED_UP
    ]
    return found[0] if len(found) == 1 else None


def _names(words: str, option: Option) -> bool:
    """Whether words are an option, or lead up to it ("I think a cough that clears it") without denying it."""
    label = option.label.casefold()
    if words in (option.value.casefold(), label, re.split("[:,(]", label)[0].strip()):
        return True
    before, found, after = words.partition(label)
    whole = found and before[-1:] in ("", " ") and not after[:1].isalnum()
    led_up = before.split()
    if len(label.split()) < _WORDS_OF_A_SENTENCE or not whole:
        return False
    return len(led_up) <= _MOST_LED_UP and not any(_DENIAL.search(word) for word in led_up)


def as_option(question: Question | None, text: str, intent: str, reading: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The intent and the reading of a message; whatever else the words of an option may mean ("back", "stress"), here they are it."""
    reply = reading.get("reply") or {}
    chosen, (first, *rest) = chosen_option(question, text, reply.get("place")), _CLAUSE_ENDS.split(text.strip(), maxsplit=1)
    more = (
        any(map(str.strip, rest))
        and chosen is not None
        and chosen_option(question, first, None) == chosen
        and not _is_label(question, text)
    )
    if chosen is not None and not more:
        return "give_detail", {"reply": {"value": chosen}}
    if more:
        # "None of these. Actually it's both hands": what stands behind an option is told besides.
        told = [each for each in reading.get("findings", ()) if first not in str(each.get("said"))]
        return intent if intent in ASKS else "give_detail", {**reading, "findings": told, "reply": {**reply, "value": chosen}}
    begun = chosen_option(question, first, None) or _by_its_words(text.casefold(), question)
    if begun is None or intent in ASKS or "correction" in reading.get("acts", ()):
        return intent, reading
    # "Right, but it is better now": what follows may tell more.
    return "give_detail", {**reading, "reply": {**reply, "value": begun}}


def _is_label(question: Question | None, text: str) -> bool:
    """Whether the label of an option that has a comma of its own stands in a message: what is behind that comma is nobody's words."""
    labels = [bare(each.label) for each in question.options] if question else []
    return any(each in bare(text) for each in labels if _CLAUSE_ENDS.search(each))
