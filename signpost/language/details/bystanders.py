"""Who is only mentioned: tells, drives, lends, or owns a thing; nothing that is told behind it is theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from signpost.language.details.onlookers import helps_me
from signpost.language.words.marks import Cue, Marks, Mention
from signpost.language.words.small import small

Words = Mapping[str, frozenset[str]]
_AHEAD, _LIGHT, _FARTHEST = 4, 4, 6
# How many words an owned thing may have before its name: "her old walking stick".
_THING = 3
_STOPS = frozenset([*".,;:!?()", "\n", "-"])


def only_tells(marks: Marks, place: int, words: Words, in_signs: set[int]) -> bool:
    """Whether somebody only tells, sees or does something with the writer: "my wife says", "my mum took me to the doctor"."""
    norms = marks.norms
    verb = norms[place] if place < len(norms) else ""
    # Who "does not know me" has the sign that these words tell; who "does not know I am weak" doubts it.
    if _takes_leave(norms, place, words):
        return False
    doubting = [spot for spot in range(place + 1, place + 3) if norms[spot : spot + 1] and norms[spot] in words["doubters"]]
    if verb in words["tellers"] or verb in small("does") and not in_signs.issuperset(doubting):
        return True
    behind = norms[place + 1 : place + _AHEAD]
    mine = any(one == "my" and two in words["passed_on"] for one, two in pairwise(behind))
    of_me = verb in words["tellers_of_me"] and not mine and not words["self"].isdisjoint(behind)
    return of_me or helps_me(marks, place, words) or only_helps(marks, place, words, in_signs)


def only_helps(marks: Marks, place: int, words: Words, in_signs: set[int]) -> bool:
    """Whether somebody is only there or does the writer a service: "wife's driving", "who saw it first", "is a nurse"."""
    norms, spot = marks.norms, place
    while spot < min(place + _LIGHT, len(norms)) and norms[spot] in words["light"]:
        spot += 1
    if spot >= len(norms):
        return False
    if spot > place and norms[spot] in words["tellers"]:
        return not _takes_leave(norms, spot, words)
    if spot in in_signs:
        return False
    head, behind = norms[spot], norms[spot + 1] if spot + 1 < len(norms) else "."
    if head in words["helps"] and _goes_on(marks, spot, words):
        return False
    if head in words["helps"]:
        return behind in _STOPS or behind in words["helped"] or behind in words["self"]
    if head in words["sees"] and behind in words["seen_thing"]:
        return True
    called = [cue for cue in marks.cues_of("person", "professionals") if spot < cue.start <= spot + 2]
    return spot > place and head in words["articles"] and (bool(called) or behind in words["occupations"])


def _takes_leave(norms: Sequence[str], place: int, words: Words) -> bool:
    """Whether somebody says goodbye, which tells of themselves and not of the writer: "my brother has said his goodbyes"."""
    return (
        norms[place : place + 1] != []
        and norms[place] in words["tellers"]
        and not words["partings"].isdisjoint(norms[place + 1 : place + _AHEAD])
    )


def _goes_on(marks: Marks, place: int, words: Words) -> bool:
    """Whether more is told of somebody who helps: "my husband is driving and suddenly can't speak"."""
    norms = marks.norms
    same = [spot for spot in range(place + 1, len(norms) - 1) if marks.sentence[spot] == marks.sentence[place]]
    more = any(norms[spot] in ("and", "but") and norms[spot + 1] in words["verbs"] for spot in same)
    return more or any(norms[spot] == "," and norms[spot + 1] in words["tells_on"] for spot in same)


def owns_thing(marks: Marks, place: int, words: Words) -> bool:
    """Whether a thing and no part of the body stands behind "my wife's" or "her" at a place: "her eye drops", "his old stick"."""
    for spot in range(place + 1, min(place + 2 + _THING, len(marks.norms))):
        norm = marks.norms[spot]
        if norm in _STOPS or norm in words["self"] or marks.clause[spot] != marks.clause[place]:
            return False
        if norm in words["owned_things"]:
            return True
        if norm in words["thing_or_sign"]:
            return _is_used(marks, place, words)
    return False


def is_telling(marks: Marks, mention: Mention, people: Mapping[int, Cue], words: Words) -> bool:
    """Whether a sign is only what somebody does who tells of the writer: "it's my partner who worries"."""
    place = mention.start
    ends = {cue.end for cue in people.values()}
    near = place in ends or marks.norms[place - 1 : place] == ["who"] and place - 1 in ends
    return marks.norms[place] in words["tellers"] and mention.end == place + 1 and near


def _is_used(marks: Marks, place: int, words: Words) -> bool:
    near = range(max(0, place - _FARTHEST), place)
    beside = place > 0 and marks.norms[place - 1] in words["of_things"]
    return beside or any(marks.norms[spot] in words["using"] for spot in near if marks.sentence[spot] == marks.sentence[place])


def only_source(marks: Marks, cue: Cue, words: Words) -> bool:
    """Whether somebody is only where a thing comes from, and nothing more is said of them: "a lift from my brother, left arm numb"."""
    start, norms = cue.start, marks.norms
    while start and norms[start - 1] in words["owners"]:
        start -= 1
    ends = cue.end >= len(norms) or norms[cue.end] in _STOPS or norms[cue.end] == "and"
    return start > 1 and ends and norms[start - 1] in words["from_whom"]


def owns_or_helps(marks: Marks, cue: Cue, people: Mapping[int, Cue], words: Words, in_signs: set[int]) -> bool:
    """Whether behind "my wife's" nothing of hers is told: a thing of hers, a service, or somebody who only tells."""
    behind = people.get(cue.end + 1)
    if behind is not None and only_tells(marks, behind.end, words, in_signs):
        return True
    return owns_thing(marks, cue.end, words) or only_helps(marks, cue.end + 1, words, in_signs)


def says_or_helps(marks: Marks, place: int, words: Words, in_signs: set[int]) -> bool:
    """Whether "he", "she", "his" or "her" behind words of the writer brings nobody in: "her eye drops", "she can drive"."""
    norms = marks.norms
    if not place or words["self"].isdisjoint(norms[:place]):
        return False
    if norms[place] in words["possessives"]:
        return owns_thing(marks, place, words)
    return only_helps(marks, place + 1, words, in_signs)
