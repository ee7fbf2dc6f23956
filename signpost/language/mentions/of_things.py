"""What happens to a thing is nobody's sign: "the screen blacked out", "the snow paralysed the town"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from signpost.knowledge import knowledge_root, read_yaml
from signpost.language.words.marks import Marks, Mention
from signpost.language.words.small import small

_FAR = 4


@dataclass(frozen=True)
class _ThingWords:
    """The lists of `knowledge/language/of_things.yml`."""

    of: frozenset[str]
    things: frozenset[str]
    being: frozenset[str]
    naming: frozenset[str]
    links: frozenset[str]
    goes_on: frozenset[str]
    liked: Mapping[str, frozenset[str]]


def happens_to_a_thing(marks: Marks, mention: Mention) -> bool:
    """Whether a thing stands where somebody would, before the words of a sign, or is what something was done to, behind them."""
    words = _words()
    if mention.finding not in words.of or mention.part is not None or len(mention.own) > 1:
        return False
    return _thing_before(marks, mention, words) or _thing_behind(marks, mention, words)


def doubted(marks: Marks, mention: Mention) -> Mention:
    """The mention, only asked about where its words may as well tell what somebody dislikes: "I can't stand mushrooms"."""
    norms, words = marks.norms, _words()
    liked = words.liked.get(mention.finding, frozenset())
    ends = norms[mention.end - 1] in liked and mention.end < len(norms)
    if not ends or marks.clause[mention.end] != marks.clause[mention.end - 1] or not norms[mention.end].isalpha():
        return mention
    return mention if norms[mention.end] in words.goes_on else replace(mention, uncertain=True)


def _thing_before(marks: Marks, mention: Mention, words: _ThingWords) -> bool:
    norms, place = marks.norms, mention.start - 1
    while place >= 0 and mention.start - place <= _FAR and norms[place] in words.being:
        place -= 1
    if place < 0 or norms[place] not in words.things or marks.sentence[place] != marks.sentence[mention.start]:
        return False
    # "In the car he passed out": what somebody is in did nothing, and no pronoun stands behind a subject.
    first = place
    while first > 0 and norms[first - 1] in words.naming:
        first -= 1
    begins = first == 0 or marks.clause[first - 1] != marks.clause[place] or norms[first - 1] in words.links
    return begins and norms[mention.start] not in small("subjects")


def _thing_behind(marks: Marks, mention: Mention, words: _ThingWords) -> bool:
    norms, place = marks.norms, mention.end
    while place < len(norms) - 1 and place - mention.end < _FAR and norms[place] in words.naming:
        place += 1
    named = place > mention.end and norms[place : place + 1] and norms[place] in words.things
    return bool(named) and marks.clause[place] == marks.clause[mention.end - 1]


@lru_cache(maxsize=1)
def _words() -> _ThingWords:
    data = read_yaml(knowledge_root() / "language" / "of_things.yml").data
    sets = {name: frozenset(map(str, data[name])) for name in ("of", "things", "being", "naming", "links", "goes_on")}
    return _ThingWords(**sets, liked={str(name): frozenset(said) for name, said in data["liked"].items()})
