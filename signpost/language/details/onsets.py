"""Where a story tells that a sign came suddenly: "halfway through his tea", "one minute … the next", "was fine at lunch"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.language.details.numbers import TimeSpan
from signpost.language.mentions.phrases import Cues
from signpost.language.words.marks import Cue, Marks

_FAMILY = "onset_told"
_FAR = 18
_NEAR = 3


@dataclass(frozen=True)
class OnsetWords:
    """The words of `knowledge/language/onsets.yml`: sets by name, and within how many days somebody must have been well."""

    sets: Mapping[str, frozenset[str]]
    well_within_days: float


def load_onsets(root: Path, cues: Cues) -> OnsetWords:
    """The words below a knowledge folder; their phrases go into `cues`."""
    data: Mapping[str, Any] = read_yaml(root / "language" / "onsets.yml").data
    for name in ("cut_short", "amid", "one_moment", "next_moment", "well"):
        cues.add(_FAMILY, name, data[name])
    sets = {name: frozenset(map(str, value)) for name, value in data.items() if isinstance(value, list)}
    return OnsetWords(sets, float(data["well_within_days"]))


def told_suddenly(marks: Marks, words: OnsetWords, times: list[TimeSpan]) -> list[Cue]:
    """The stretches of a text that tell that something came suddenly; what they belong to is found as for other words of onset."""
    found = [*_cut_short(marks, words), *marks.cues_of(_FAMILY, "amid"), *_between_moments(marks, words)]
    found += [*_while_doing(marks, words), *_since_well(marks, words, times)]
    return sorted((cue for cue in found if not _keeps_happening(marks, cue, words)), key=lambda cue: cue.start)


def _keeps_happening(marks: Marks, cue: Cue, words: OnsetWords) -> bool:
    """Whether the sentence tells of a habit, or of what has gone on for long."""
    sentence = marks.sentence[cue.start]
    near = range(max(0, cue.start - _FAR), min(len(marks.norms), cue.end + _FAR))
    return any(marks.norms[place] in words.sets["habits"] and marks.sentence[place] == sentence for place in near)


def _cut_short(marks: Marks, words: OnsetWords) -> Iterator[Cue]:
    """ "In the middle of shaving", "halfway through the rosary": not of the night, nor of the back."""
    for cue in marks.cues_of(_FAMILY, "cut_short"):
        behind = marks.norms[cue.end : cue.end + _NEAR]
        named = marks.norms[cue.end - 1] == "through"
        doing = any(each.endswith("ing") or each in words.sets["things_done"] for each in behind[:2])
        if behind and (named or doing) and words.sets["not_cut_short"].isdisjoint(behind):
            yield cue


def _between_moments(marks: Marks, words: OnsetWords) -> Iterator[Cue]:
    """ "One minute she was knitting, the next she couldn't find her words": the second half carries what came."""
    for cue in marks.cues_of(_FAMILY, "one_moment"):
        for later in marks.cues_near(_FAMILY, "next_moment", cue.end, cue.end + _FAR):
            if marks.sentence[later.start] - marks.sentence[cue.start] <= 1:
                yield later
                break


def _while_doing(marks: Marks, words: OnsetWords) -> Iterator[Cue]:
    """ "I was milking and my hand just quit": the word that links the two carries what came."""
    norms, sets = marks.norms, words.sets
    signs = {place for mention in marks.mentions for place in range(mention.start, mention.end)}
    for place in range(1, len(norms)):
        doing = norms[place].endswith("ing") and norms[place] not in sets["not_done"] | sets["tiring"] and place not in signs
        if not doing or sets["was"].isdisjoint(norms[max(0, place - 2) : place]):
            continue
        for link in range(place + 1, min(len(norms) - 1, place + _FAR)):
            if marks.sentence[link] != marks.sentence[place]:
                break
            if norms[link] in sets["links"] and marks.clause[link + 1] != marks.clause[place]:
                # "And my hand is weak" tells how it is all along; "and now it is weak" does not.
                told = norms[link : link + _FAR // 2]
                if sets["lasting"].isdisjoint(told) or "now" in told:
                    yield Cue(link + 1, link + 2, _FAMILY, "while_doing")
                break


def _since_well(marks: Marks, words: OnsetWords, times: list[TimeSpan]) -> Iterator[Cue]:
    """ "Was fine at lunch", "right as rain an hour ago": what is wrong now came since."""
    for cue in marks.cues_of(_FAMILY, "well"):
        before = marks.norms[max(0, cue.start - _NEAR) : cue.start]
        if words.sets["was"].isdisjoint(before) or not words.sets["well_denied"].isdisjoint(before):
            continue
        for span in times:
            recent = span.kind in ("point", "began") and span.days <= words.well_within_days
            if recent and 0 <= span.start - cue.end <= 1 and marks.sentence[span.start] == marks.sentence[cue.start]:
                yield Cue(cue.start, span.end, _FAMILY, "since_well")
