"""A short correction that names nothing but a place: "no, the LEFT one", "feet, not hands", "not my arm, my leg"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from signpost.decision import Case, load_rulebook
from signpost.decision.clashes import says_one_of
from signpost.findings import Finding
from signpost.knowledge import knowledge_root, read_yaml

_WORD = re.compile(r"[a-z]+")
_SIDES = {"left": "left", "right": "right", "both": "both"}
_DENIES, _ONLY, _CORRECTS = ("not", "said"), ("only", "just"), "correction"
# "Both hands I mean": what is meant was told otherwise.
_MEANING = frozenset({("i", "mean"), ("i", "meant")})
_UNTRUE = frozenset({("not", "right"), ("t", "right")})
# In so few words nothing else is put right; so many may stand between a "not" and what it denies.
_FEW_WORDS, _REACH = 9, 3


def in_place_meant(turn: dict[str, Any], case: Case, text: str) -> dict[str, Any]:
    """The turn that puts right the side or the part that was told last; as it is where it tells of a sign or corrects no place.

    That it corrects is said by its words ("no, I meant"), or by a "not" before the place that was told.
    """
    words = _WORD.findall(text.casefold())
    if "left" not in words and any(pair in _UNTRUE for pair in pairwise(words)):
        # "That's not right" names no side.
        turn = {**turn, "reply": {name: value for name, value in turn["reply"].items() if name != "side"}}
    tells = any(each.get("status") != "absent" for each in turn["findings"])
    # "Now the other arm too" is no correction.
    if len(words) > _FEW_WORDS or tells or says_one_of(text, load_rulebook().levels.old.unless):
        return turn
    reply = _meant(_told(case), words, puts_right=_CORRECTS in turn["acts"])
    if not reply:
        return turn
    acts = turn["acts"] if _CORRECTS in turn["acts"] else [*turn["acts"], _CORRECTS]
    return {**turn, "findings": [], "reply": reply, "acts": acts, "question_id": None}


def place_meant(case: Case, part: str, *, puts_right: bool) -> dict[str, Any]:
    """The side or the body part of what was told last, as a part of a message puts it right; nothing where it corrects none."""
    words = _WORD.findall(part.casefold())
    return {} if len(words) > _FEW_WORDS else _meant(_told(case), words, puts_right=puts_right)


def _told(case: Case) -> list[Finding]:
    return [each for each in case.facts(case.subject) if each.status in ("present", "past")]


def _meant(told: Sequence[Finding], words: list[str], *, puts_right: bool) -> dict[str, Any]:
    """The side and the part that some words put right of what was told."""
    puts_right = puts_right or not _MEANING.isdisjoint(pairwise(words))
    reply: dict[str, Any] = {}
    for name, known in (("side", _SIDES), ("body_part", _parts())):
        was = next((value for each in reversed(told) if (value := getattr(each, name)) is not None), None)
        denied, meant = _denied(words, known), {known[word] for word in words if word in known}
        meant -= denied
        one_of_two = was == "both" and not set(words).isdisjoint(_ONLY)
        corrects = was in denied or puts_right and "right" not in words[:1] or one_of_two
        if was is not None and corrects and len(meant) == 1 and was not in meant:
            reply[name] = meant.pop()
    return reply


def _denied(words: list[str], known: Mapping[str, str]) -> set[str]:
    """What stands behind a "not" or "I said", the nearest each time: "not my arm, my leg" denies the arm."""
    places = [place for place, word in enumerate(words) if word in _DENIES]
    near = (next((word for word in words[place + 1 : place + 1 + _REACH] if word in known), None) for place in places)
    return {known[word] for word in near if word is not None}


@lru_cache(maxsize=1)
def _parts() -> Mapping[str, str]:
    """Each part of the body by its single words, in the singular and in the plural."""
    rows: Iterable[Mapping[str, Any]] = read_yaml(knowledge_root() / "body_parts.yml").data["parts"]
    single = {str(word): str(row["id"]) for row in rows for word in row["words"] if " " not in str(word)}
    return {**{f"{word}s": part for word, part in single.items()}, **single, "feet": "foot"}
