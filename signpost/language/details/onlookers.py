"""Who is meant by words that only somebody who looks on can say: nobody writes of themselves that they cannot be woken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from signpost.language.words.marks import Cue, Marks, Mention

_FARTHEST = 5
_AHEAD, _RECENT = 4, 20
# How far behind somebody it may be told for whom they do it.
_FARTHEST_HELP = 9
_FAMILY = "person"
SOMEBODY = ("blood", "others", "patients")


def is_place(norms: list[str], place: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether the thing at a place is by whatsomething happens, or in which: "on the phone", "in the car he fainted"."""
    inside = norms[place] in words["entered"] and norms[place - 2 : place - 1]
    return norms[place - 1] in words["by"] or bool(inside) and norms[place - 2] in words["within"] and norms[place - 1] in words["articles"]


def asks_for_them(norms: list[str], place: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether "I" at a place only asks something about whoever was spoken of before: "my husband has MND and I wanted to ask"."""
    behind = norms[place + 1 : place + 1 + _AHEAD]
    return not words["asks_about"].isdisjoint(behind) and words["self"].isdisjoint(behind)


def is_got_out_of(marks: Marks, mention: Mention, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether what is told is what the writer gets out of somebody: "I can hardly get a word out of him"."""
    norms = marks.norms
    for place in range(mention.start, min(mention.end + 2, len(norms) - 1)):
        if (
            norms[place] not in words["out_of"]
            or norms[place + 1] not in words["got_from"]
            or marks.clause[place] != marks.clause[mention.start]
        ):
            continue
        behind = norms[place + 2 : place + 3]
        return norms[place + 1] != "her" or not behind or behind[0] in words["behind_her"]
    return False


def looked_on(marks: Marks, mention: Mention, words: Mapping[str, frozenset[str]], people: Collection[int]) -> bool | None:
    """Whether the mention is of somebody whom the writer looks at; None where its words do not tell.

    With "I" or "you" as their subject and nobody as their object they are no finding: "I can't wake up", "you didn't answer"; but
    others told the writer of "I was unresponsive".
    `words` are the sets of `knowledge/language/persons.yml`, `people` are the places
    where a word for a person begins.
    """
    if mention.finding not in words["onlooked"]:
        return None
    said = [cue for cue in marks.cues_of("onlooker") if any(start <= cue.start < end for start, end in mention.own)]
    if not said:
        return None
    subject, once = _subject(marks, min(said, key=lambda cue: cue.start).start, words)
    if subject not in words["speakers"]:
        return True
    if once:
        return None
    return subject != "you" and _has_object(marks, max(cue.end for cue in said), mention.end, words, people)


def _subject(marks: Marks, place: int, words: Mapping[str, frozenset[str]]) -> tuple[str, bool]:
    """The first word before a place that is no auxiliary, empty where none stands in the sentence; and whether it is told of what was."""
    once = False
    for before in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
        if marks.sentence[before] != marks.sentence[place]:
            break
        once = once or marks.norms[before] in words["once"]
        if marks.norms[before] not in words["auxiliaries"]:
            return marks.norms[before], once
    return "", once


def _has_object(marks: Marks, place: int, end: int, words: Mapping[str, frozenset[str]], people: Collection[int]) -> bool:
    """Whether somebody stands behind the verb: "him", "my wife", "dad up"."""
    for behind in range(place - 1, min(max(place, end) + 2, len(marks.norms))):
        if marks.norms[behind] in words["pronouns"] or marks.norms[behind] in words["objects"] or behind in people:
            return True
    return False


def is_mine(marks: Marks, cue: Cue) -> bool:
    """Whether somebody in a story is after all the writer's own: "my dad"."""
    return any(norm in ("my", "our") for norm in marks.norms[max(0, cue.start - 3) : cue.start])


def is_compared(marks: Marks, place: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether somebody before a place is only compared with: "unlike my dad I see double"."""
    return not words["comparing"].isdisjoint(marks.norms[max(0, place - _AHEAD) : place])


def only_theirs(norms: list[str], words: Mapping[str, frozenset[str]], people: Iterable[Cue]) -> bool:
    """Whether nobody is spoken of but whose body it is: "nothing in the bag since last night and her tummy is like a drum"."""
    owned = not words["possessives"].isdisjoint(norms) and words["self"].isdisjoint(norms)
    return owned and all(cue.name != "professionals" for cue in people)


def outlives(marks: Marks, place: int, kin: Cue | None, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a place begins a sentence behind one that tells of a death: who has died has no sign any more.

    Of a relative of somebody else ("her mother died") it is that one who lives on.
    """
    of_others = kin is not None and not words["pronouns"].isdisjoint(marks.norms[max(kin.start - 1, 0) : kin.start])
    if not place or of_others or marks.sentence[place] == marks.sentence[place - 1]:
        return False
    before = marks.norms[bisect_left(marks.sentence, marks.sentence[place - 1]) : place]
    return not words["buried"].isdisjoint(before) and words["nearly_buried"].isdisjoint(before)


def is_the_professional(marks: Marks, place: int) -> bool:
    """Whether "he" is the doctor named just before."""
    before = marks.cues_near(_FAMILY, "professionals", place - _RECENT, place - 1)
    named = any(marks.cues_near(_FAMILY, name, 0, place - 1) for name in SOMEBODY)
    return not named and any(marks.sentence[place] - marks.sentence[cue.start] <= 1 for cue in before)


def is_spoken_to(norms: list[str], cue: Cue, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name only calls the one who is written to: "none of them mate, just the back"."""
    behind = norms[cue.end : cue.end + 1]
    owned = cue.start > 0 and norms[cue.start - 1] in words["owners"]
    return norms[cue.start] in words["by_name"] and not owned and cue.start > 0 and (not behind or not behind[0].isalnum())


def helps_me(marks: Marks, place: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether somebody before a place does something for the writer, who then cannot: "my grandson had to turn the key for me"."""
    norms, clause = marks.norms, marks.clause
    behind = [norms[spot] for spot in range(place, min(place + _FARTHEST_HELP, len(norms))) if clause[spot] == clause[place]]
    if not behind:
        return False
    forced = behind[0] in words["has_to"] and behind[1:2] == ["to"]
    for_me = any(pair in (("for", "me"), ("to", "me")) for pair in pairwise(behind))
    return forced and not words["self"].isdisjoint(behind) or behind[0] not in words["verbs"] and for_me
