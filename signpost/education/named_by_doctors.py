"""A name that somebody was told, and asks about: "the doctor says it was a TIA. What is that?" asks what a TIA is."""

from __future__ import annotations

from signpost.education.base import EducationBase
from signpost.education.words import phrase_at, tokens


def meaning_asked(text: str, base: EducationBase) -> str | None:
    """The question what the last name means that a text says was told ("what is a tia"); None where it asks nothing of the kind.

    Who asks for it by the name itself ("what a TIA is") has said it already.
    """
    told, words = base.asking.told_names, base.vocabulary.repaired(text)
    names = _names(words, base)
    if not names:
        return None
    own = next((each for each in names if _is_asked_by_name(words, each[0], len(each[1]))), None)
    behind = told.asking.among(words[names[0][0] + len(names[0][1]) :]) and told.telling.among(words)
    # Of two names the last one is pointed at.
    meant = own or (names[-1] if behind else None)
    if meant is None:
        return None
    place, name = meant
    article = words[place - 1 : place] if words[place - 1 : place] in (["a"], ["an"]) else []
    return " ".join(["what", "is", *article, *name])


def _names(words: list[str], base: EducationBase) -> list[tuple[int, tuple[str, ...]]]:
    """The names of terms, illnesses and tests in some words, in their order; of those that begin alike the longest."""
    found, free = [], 0
    for place in range(len(words)):
        name = phrase_at(words, place, base.glossary.named) if place >= free else None
        if name is not None and not base.asking.told_names.tellers.issuperset(name):
            found.append((place, name))
            free = place + len(name)
    return found


def _is_asked_by_name(words: list[str], place: int, size: int) -> bool:
    """Whether a name stands in "what a TIA is", or behind "what is a" as the last words of a message that told of it before."""
    article = words[place - 1] in ("a", "an", "the") if place else False
    opened = place - 1 - article
    if words[place + size : place + size + 1] in (["is"], ["means"], ["was"]) and opened >= 0 and words[opened] == "what":
        return True
    asks = words[opened - 1 : opened + 1] == ["what", "is"] or words[opened : opened + 1] == ["whats"]
    return opened > 0 and asks and place + size == len(words) and opened > 1


def is_of_a_name(text: str, base: EducationBase) -> bool:
    """Whether a text asks what a name means that somebody was told."""
    return len(tokens(text)) > 1 and meaning_asked(text, base) is not None
