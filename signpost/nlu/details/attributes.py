"""How a finding is: its side, place, course, severity, triggers and how long an attack lasts, gathered from the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.nlu.details.times import TimeSpan, minutes
from signpost.nlu.mentions.phrases import Cues
from signpost.nlu.replies.acts import spread
from signpost.nlu.replies.put_right import is_denied
from signpost.nlu.words.marks import Cue, Hit, Marks, Mention, within
from signpost.nlu.words.small import small

_PREFIX = "attribute_"
_CALM = {"progressive": "stable"}
_ANYWHERE, _LIMB = "anywhere", "limb"
_FAR = 80
_JUST_BEFORE = 3
_NEAR_SEVERITY, _BARE = 4, 4


@dataclass(frozen=True)
class AttributeWords:
    """The attributes that words can set, and how body parts behave."""

    names: tuple[str, ...]
    paired: frozenset[str]
    links: frozenset[str]
    instead_at: Mapping[str, Mapping[str, str]]
    placed: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]

    def placed_at(self, finding: Finding) -> Finding:
        """The finding by the name that it has at its place, and without a place where it can have none there."""
        name = self.instead_at.get(finding.id, {}).get(finding.body_part or "", finding.id)
        parts = self.placed.get(name)
        if parts is None:
            return finding.with_(id=name, body_part=None, side=None)
        return finding.with_(id=name, body_part=finding.body_part if finding.body_part in parts else None)


def load_attributes(root: Path, cues: Cues, part_groups: Mapping[str, frozenset[str]]) -> AttributeWords:
    """The attribute words below a knowledge folder; their phrases go into `cues`. `part_groups` holds the groups of each body part."""
    data = read_yaml(root / "language" / "attributes.yml").data
    for entry in data["attributes"]:
        family = _PREFIX + entry["attribute"]
        value = tuple(entry["value"]) if isinstance(entry["value"], list) else entry["value"]
        # "The throat's closing" is what "the throat is closing" is mostly written as.
        spoken = [each for phrase in entry["say"] for each in spread(str(phrase), data["words"])]
        said = dict.fromkeys([*spoken, *(each.replace(" is ", "'s ") for each in spoken if " is " in each)])
        cues.add(family, "unset" if value is None else "set", said, value)
    parts = read_yaml(root / "body_parts.yml").data
    placed = {
        name: frozenset(part for part, groups in part_groups.items() if _ANYWHERE in at or not groups.isdisjoint(at))
        for name, at in parts["placed"].items()
    }
    return AttributeWords(
        tuple(dict.fromkeys(_PREFIX + entry["attribute"] for entry in data["attributes"])),
        frozenset(parts["paired"]),
        frozenset(parts["links"]),
        data["instead_at"],
        placed,
        {part: groups - {_LIMB} for part, groups in part_groups.items()},
    )


def values_of(marks: Marks, words: AttributeWords) -> list[tuple[str, Any, Cue]]:
    """Every attribute said in the text: its name, its value (turned round when it is negated) and where it stands."""
    own = {place for mention in marks.mentions for start, end in mention.own for place in range(start, end)}
    found = []
    for family in words.names:
        for cue in marks.cues_of(family, "set"):
            value = cue.value
            if any(_negates(marks, place, cue) and place not in own for place in range(max(0, cue.start - _JUST_BEFORE), cue.start)):
                value = _turned(value)
            if value is not None:
                found.append((family[len(_PREFIX) :], value, cue))
    return sorted(found, key=lambda each: each[2].start)


def _negates(marks: Marks, place: int, cue: Cue) -> bool:
    """Whether a "not" right before takes an attribute back; a "no," or "no, the" answers, and what follows is said: "no, the left"."""
    between = marks.norms[place + 1 : cue.start]
    answers = "," in between or marks.norms[place] == "no" and between == ["the"]
    return marks.norms[place] in small("not") and marks.clause[place] == marks.clause[cue.start] and not answers


def _turned(value: Any) -> Any:
    if isinstance(value, bool):
        return False
    return _CALM.get(value) if isinstance(value, str) else None


class Attributes:
    """Hands the attributes of one text out to its mentions."""

    def __init__(self, words: AttributeWords, marks: Marks, times: list[TimeSpan]) -> None:
        self._words, self._marks = words, marks
        self._anchors = [mention.anchor_start for mention in marks.mentions]
        self._parts = [hit for hit in marks.hits if hit.kind == "part"]
        self.found: list[dict[str, Any]] = [dict(mention.attributes) for mention in marks.mentions]
        self._set_parts()
        self._set_values(values_of(marks, words))
        for span in times:
            for number in self._targets(span.start, span.end) if span.kind == "episode" and not is_denied(marks, span) else ():
                self._put(number, "episode_minutes", minutes(span.days))
        self._share_sides()

    def _targets(self, place: int, end: int) -> list[int]:
        """The mentions that words in [place, end) belong to: of the same clause, else of the one before, else of the one after.

        A mention that lies in the words themselves is no target: in "heart pounding when I get anxious" the heart is meant.
        """
        marks, mentions = self._marks, self._marks.mentions
        low, high = self._window(place)
        within_words = [number for number in range(low, high) if place <= mentions[number].start and mentions[number].end <= end]
        open_ones = [number for number in range(low, high) if number not in within_words]
        here = marks.clause[place]
        same = [no for no in open_ones if marks.clause[self._anchors[no]] == here or mentions[no].start <= place < mentions[no].end]
        if same:
            close = [number for number in same if marks.segment[mentions[number].anchor_start] == marks.segment[place]]
            return close or [max((number for number in same if self._anchors[number] <= place), default=same[0])]
        sentence = marks.sentence[place]
        before = [number for number in open_ones if self._anchors[number] < place and sentence - marks.sentence[self._anchors[number]] <= 1]
        after = [number for number in open_ones if self._anchors[number] > place and marks.sentence[self._anchors[number]] == sentence]
        if not before and not after:
            return within_words
        if after and (not before or marks.sentence[self._anchors[before[-1]]] != sentence):
            return self._same_clause(after[0])
        return self._same_clause(before[-1]) if before else []

    def _window(self, place: int) -> tuple[int, int]:
        return bisect_left(self._anchors, place - _FAR), bisect_left(self._anchors, place + _FAR)

    def _same_clause(self, number: int) -> list[int]:
        clause, near = self._marks.clause, range(*self._window(self._anchors[number]))
        return [other for other in near if clause[self._anchors[other]] == clause[self._anchors[number]]]

    def _put(self, number: int, name: str, value: Any) -> None:
        found = self.found[number]
        if name == "triggers":
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *(value if isinstance(value, tuple) else (value,)))))
        elif name == "side" and found.get("side") not in (None, value):
            found[name] = "both"
        elif name not in found:
            found[name] = value

    # Body part and side

    def _set_parts(self) -> None:
        for number, mention in enumerate(self._marks.mentions):
            found = self.found[number]
            part = mention.part or found.get("body_part") or self._linked_part(mention)
            if part:
                found.setdefault("body_part", part)

    def _linked_part(self, mention: Mention) -> str | None:
        inside = [hit for hit in self._near_parts(mention) if hit.inside(mention.start, mention.end)]
        if inside:
            return str(inside[0].meaning)
        ranked = sorted(self._near_parts(mention), key=lambda hit: (hit.start < mention.end, abs(hit.start - mention.end)))
        for hit in ranked:
            start, end = (mention.end, hit.start) if hit.start >= mention.end else (hit.end, mention.start)
            counted = {self._marks.norms[place] for place in range(start, end) if self._marks.counted(place, place + 1)}
            if end - start <= 6 and counted <= self._words.links and (hit.start >= mention.end or end == start):
                return str(hit.meaning)
        return None

    def _near_parts(self, mention: Mention) -> list[Hit]:
        return within(self._parts, mention.start - 6, mention.end + 6)

    def _set_side(self, value: str, cue: Cue, *, beside: bool = False) -> None:
        """Gives a side to what is told of the part behind it, else to the nearest sign of its clause, or `beside` it, that has none."""
        marks, targets = self._marks, self._targets(cue.start, cue.end)
        ahead = [hit for hit in within(self._parts, cue.start, cue.end + 2) if hit.meaning not in ("trunk", "half_body")][:1]
        owners = [number for hit in ahead for number in range(*self._window(hit.start)) if self._holds(number, hit.start)]
        owners = owners or [number for hit in ahead for number in targets if self.found[number].get("body_part") == hit.meaning]
        for number in owners:
            self._put(number, "side", value)
        if targets and marks.clause[self._anchors[targets[0]]] != marks.clause[cue.start]:
            targets = [number for number in targets if beside and self._may_sit(number, str(ahead[0].meaning) if ahead else "")]
        for number in () if owners else sorted(targets, key=lambda number: abs(self._anchors[number] - cue.start))[:1]:
            self.found[number].setdefault("side", value)

    def _holds(self, number: int, part: int) -> bool:
        mention = self._marks.mentions[number]
        return mention.part_at == part or mention.start <= part < mention.end

    def _may_sit(self, number: int, part: str) -> bool:
        """Whether a sign that has a side can be meant at a part: where it is told of none, or of one of the same limb or of the head."""
        told, at = self.found[number].get("body_part"), self._words.placed.get(self._marks.mentions[number].finding)
        if at is None or not part:
            return at is not None
        return not self._words.groups[part].isdisjoint(self._words.groups[told]) if told else not at or part in at

    def _share_sides(self) -> None:
        """A side said once for a list ("left arm and leg"), and plurals of what comes in two ("my legs")."""
        marks, mentions = self._marks, self._marks.mentions
        for number, mention in enumerate(mentions):
            found = self.found[number]
            if found.get("side") or mention.part_at is None:
                continue
            for other in range(max(0, number - 2), number):
                rival = mentions[other]
                if rival.part_at is not None and 0 < mention.part_at - rival.part_at <= 3 and self.found[other].get("side"):
                    found["side"] = self.found[other]["side"]
            single = not {"one", "a", "of"}.isdisjoint(marks.norms[max(0, mention.part_at - 3) : mention.part_at])
            if mention.part in self._words.paired and self._is_plural(mention.part_at) and not single:
                found.setdefault("side", "both")

    def _is_plural(self, place: int) -> bool:
        word = self._marks.norms[place]
        return word == "feet" or word.endswith("s") and not word.endswith("ss")

    # Everything else

    def _set_values(self, values: list[tuple[str, Any, Cue]]) -> None:
        sides = [(value, cue) for name, value, cue in values if name == "side"]
        for value, cue in sides:
            self._set_side(value, cue)
        # "Right hand only", with nothing else in its clause, is said of the sign beside it.
        for value, cue in sides:
            if self._marks.counted(*self._marks.bounds[-1][cue.start]) <= _BARE:
                self._set_side(value, cue, beside=True)
        for name, value, cue in values:
            if name == "side":
                continue
            targets = self._targets(cue.start, cue.end)
            if name == "severity":
                targets = [number for number in targets if self._gap(number, cue) <= _NEAR_SEVERITY]
                targets = [min(targets, key=lambda number: self._gap(number, cue))] if targets else []
            for number in targets:
                self._put(number, name, value)

    def _gap(self, number: int, cue: Cue) -> int:
        mention = self._marks.mentions[number]
        return self._marks.counted(cue.end, mention.start) or self._marks.counted(mention.end, cue.start)
