"""Who is spoken of at every place of a text: the writer, somebody else, or nobody (a machine, a pet, a film)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.nlu.details.times import TimeSpan
from signpost.nlu.mentions.phrases import Cues
from signpost.nlu.words.marks import Cue, Marks, Mention

SELF, OTHER, NOBODY = "self", "other", "nobody"
_FAMILY, _OBSERVES = "person", "act_observes_say"
_LEAVES, _NAMED_BY = ("'s", "leaves", "left", "makes", "made"), ("my", "the", "our", "this", "that", "his", "her", "a")
_AHEAD, _RELATIVE_AHEAD = 4, 8
# They stand round an age: "Dad (74)", "mum, 81,".
_BRACKETS = frozenset("(),")
_SOMEBODY, _RECENT = ("blood", "others", "patients"), 20


@dataclass(frozen=True)
class PersonWords:
    """The words that tell who is spoken of; see `knowledge/language/persons.yml`."""

    sets: Mapping[str, frozenset[str]]
    family_history: Mapping[str, str]
    child_below: float


def load_persons(root: Path, cues: Cues) -> PersonWords:
    """The person words below a knowledge folder; their phrases go into `cues`."""
    data: Mapping[str, Any] = read_yaml(root / "language" / "persons.yml").data
    for name in ("blood", "others", "patients", "nobody", "professionals"):
        plurals = [f"{word}s" for word in data[name] if " " not in word and not word.endswith(("s", "ren"))]
        cues.add(_FAMILY, name, dict.fromkeys([*data[name], *plurals]))
    cues.add("story", "story", data["stories"])
    cues.add("writer", "writer", data["writer"])
    sets = {name: frozenset(map(str, value)) for name, value in data.items() if isinstance(value, list)}
    return PersonWords(sets, data["family_history"], data["child_below"])


class Persons:
    """Walks through a text and keeps who is spoken of, place by place."""

    def __init__(self, words: PersonWords, marks: Marks, times: list[TimeSpan]) -> None:
        self._words, self._marks = words.sets, marks
        self._child_below = words.child_below
        self._ages = {span.start: span for span in times if span.kind == "age"}
        self._aged = {span.end: span.start for span in self._ages.values()}
        self._reported = not self._words["reports"].isdisjoint(marks.norms)
        self.family_history = words.family_history
        self._in_signs = {place for mention in marks.mentions for low, high in mention.own for place in range(low, high)}
        # A word of what is told is nobody: "car" in "car accident".
        people = [cue for cue in marks.cues_of(_FAMILY) if cue.name != NOBODY or not self._in_signs >= {*range(cue.start, cue.end)}]
        self.cues = {cue.start: cue for cue in people}
        # "My dad, 71, MND": the illness is of who stands before it, whoever is spoken of besides.
        self._ill = {each.start: each for each in marks.mentions if each.start < each.anchor_start and each.start in self.cues}
        self.kin: list[Cue | None] = []
        self.at: list[str] = self._walk()
        for place, start in [(place, start) for start, each in self._ill.items() for place in range(each.anchor_start, each.end)]:
            self.at[place], self.kin[place] = OTHER, self.cues[start]

    def person(self, mention: Mention) -> str:
        """Whose the mention is; some words are only said of oneself, whoever stands before them."""
        if any(mention.start <= cue.start and cue.end <= mention.end for cue in self._marks.cues_of("writer")):
            return SELF
        at = self.at[mention.anchor_start]  # "Tea comes back down my nose": what it tells of is the writer's own.
        own = (norm for start, end in mention.own for norm in self._marks.norms[start:end])
        return SELF if at == NOBODY and not self._words["self"].isdisjoint(own) else at

    def owned(self) -> set[int]:
        """The sentences in which the writer speaks of themselves, and not only of what they think or whose relative it is."""
        marks, seen = self._marks, {place for cue in self._marks.cues_of(_OBSERVES) for place in range(cue.start, cue.end)}
        told = (place for place, norm in enumerate(marks.norms) if norm in self._words["self"] and not self._leads_to_relative(place))
        return {marks.sentence[place] for place in told if place not in seen and not self._places_other(place)}

    def blood_relative(self, mention: Mention) -> bool:
        """Whether the mention belongs to a relative by blood, and not to one of somebody else: "my friend's uncle", "well, his dad"."""
        kin, norms = self.kin[mention.anchor_start], self._marks.norms
        if kin is None or kin.name != "blood":
            return False
        before = kin.start - 1 - (norms[max(0, kin.start - 1)] == "'s")
        theirs = any(cue.name == "others" and cue.start <= before < cue.end for cue in self.cues.values())
        return not theirs and norms[max(0, before)] not in self._words["possessives"]

    def runs_elsewhere(self, finding: str, mention: Mention, status: str) -> bool:
        """Whether an illness in the family, not one that is denied, is told of somebody who is none of the writer's."""
        named = finding in self.family_history.values() and self.person(mention) == OTHER
        return named and status != "absent" and not self.blood_relative(mention)

    def is_of_writer(self, finding: str, mention: Mention) -> bool:
        """Whether a finding tells of the family of the one who writes, or whom they may catch something from."""
        named = not self.cues.keys().isdisjoint(range(mention.start, mention.end))
        return finding in self.family_history.values() or (named and finding in self._words["caught"])

    def of_age(self, start: int, end: int) -> str:
        """Whose an age told in tokens [start, end) is: "my 9 year old son" is somebody else although it begins with "my"."""
        norms = self._marks.norms
        for place in range(start, min(end + _AHEAD, len(norms))):
            if self.at[place] == OTHER:
                return OTHER
            if place >= end and (norms[place] in self._words["self"] or norms[place] not in self._words["owners"]):
                break
        return SELF

    def _walk(self) -> list[str]:
        found: list[str] = []
        now, kin, story, subject = SELF, None, -1, None
        stories = {cue.start for cue in self._marks.cues_of("story")}
        for place, norm in enumerate(self._marks.norms):
            if place and self._marks.clause[place] != self._marks.clause[place - 1]:
                subject = None
                if now == NOBODY and story != self._marks.sentence[place] and norm not in self._words["goes_on"]:
                    now, kin = SELF, None
            cue = self.cues.get(place)
            if place in stories:
                now, story = NOBODY, self._marks.sentence[place]
            elif norm in self._words["self"]:
                if not self._leads_to_relative(place) and not (now == OTHER and self._places_other(place)):
                    now, kin = SELF, None
                    subject = subject or (SELF if norm in self._words["self_subjects"] else None)
            elif norm in self._words["pronouns"] or place == 0 and cue is None and self._opens_with_others():
                now = OTHER if now != NOBODY and not self._is_the_professional(place) else now
            elif cue is not None and cue.name == NOBODY:
                now = NOBODY if self._acts(cue) or subject is None else now
            elif cue is not None and cue.name in _SOMEBODY and self._switches(cue, subject):
                now, kin = (OTHER, cue) if now != NOBODY or story != self._marks.sentence[place] else (now, kin)
            elif place in self._ages and now == SELF and self._is_child(self._ages[place]):
                now = OTHER
            found.append(now)
            self.kin.append(kin)
        return found

    def _opens_with_others(self) -> bool:
        """Whether the text begins with people that it does not name: "they've collapsed", "banged his head"."""
        norms = self._marks.norms
        known = [norm for norm in norms[: _AHEAD + 1] if norm in self._words["self"] | self._words["pronouns"]]
        if known and known[0] in self._words["possessives"]:
            return True
        unnamed = norms[0] in self._words["opening_pronouns"] and self._words["self"].isdisjoint(norms)
        return unnamed and self._words["opening_tellers"].isdisjoint(norms[1:_AHEAD])

    def _is_the_professional(self, place: int) -> bool:
        """Whether "he" is the doctor named just before."""
        marks = self._marks
        before = marks.cues_near(_FAMILY, "professionals", place - _RECENT, place - 1)
        named = any(marks.cues_near(_FAMILY, name, 0, place - 1) for name in _SOMEBODY)
        return not named and any(marks.sentence[place] - marks.sentence[cue.start] <= 1 for cue in before)

    def _is_child(self, age: TimeSpan) -> bool:
        """Whether an age with nobody before it is a child's: "two year old with a fever"."""
        return age.days < self._child_below and self._marks.norms[max(0, age.start - 1)] not in ("is", "am", "'s", "are", "was")

    def _places_other(self, place: int) -> bool:
        """Whether "my", "mine" or "I" belongs to how somebody is named: "a friend of mine", "a lady at my gym", "her, not me"."""
        norms, words = self._marks.norms, self._words
        if norms[place] in words["mine"] and norms[place - 1] in ("of", "not"):
            return norms[place - 1] == "not" or norms[place] == "mine"
        return (
            norms[place] == "my"
            and norms[place - 1] in words["whereabouts"]
            and not words["verbs"].isdisjoint(norms[place + 2 : place + _AHEAD])
        )

    def _leads_to_relative(self, place: int) -> bool:
        """Whether "my" only names whose relative it is ("my older brother", "my 9 year old son")."""
        norms = self._marks.norms
        if norms[place] not in ("my", "me"):
            return False
        ahead = place + 1
        while ahead < min(place + _RELATIVE_AHEAD, len(norms)):
            cue = self.cues.get(ahead)
            if cue is not None and cue.name != "professionals":
                return cue.name == "nobody" or self._switches(cue, None)
            if ahead in self._ages:
                ahead = self._ages[ahead].end
            elif norms[ahead] in self._words["owners"]:
                ahead += 1
            else:
                return False
        return False

    def _switches(self, cue: Cue, subject: str | None) -> bool:
        """Whether the talk turns to this somebody else."""
        norms = self._marks.norms
        before = norms[cue.start - 1] if cue.start else ""
        after = norms[cue.end] if cue.end < len(norms) else ""
        if after in self._words["tellers"]:
            return False
        age = self._aged.get(cue.start)
        if cue.name == "patients" and (age is not None or cue.end - cue.start > 1 and before.isdigit()):
            return subject is None and self._reports(cue.start - 1 if age is None else age)
        owned = age is not None or before in self._words["owners"]
        if not owned and not (norms[cue.start] in self._words["bare_subjects"] and (self._does(cue) or self._opens(cue, after))):
            return False
        start = cue.start
        if after in self._words["verbs"] or subject is None:
            return True
        while start and norms[start - 1] in self._words["owners"] | {"a"}:
            start -= 1
        return bool(start) and norms[start - 1] in self._words["about"]

    def _opens(self, cue: Cue, after: str) -> bool:
        """Whether somebody opens the sentence and is spoken of, not to: "wife with MND", "dad forgets", "mum: numb hand"."""
        # "Mum I feel sick": the writer speaks to somebody.
        opens = cue.start == 0 or self._marks.sentence[cue.start - 1] != self._marks.sentence[cue.start]
        writer_follows = not self._words["self"].isdisjoint(self._marks.norms[cue.end : cue.end + 1])
        return opens and (self._behind_age(cue.end) > cue.end or after not in self._words["spoken_to"]) and not writer_follows

    def _does(self, cue: Cue) -> bool:
        """Whether a verb follows somebody, at once or behind a place: "someone at work is having a fit"."""
        norms = self._marks.norms
        behind = self._behind_age(cue.end)
        after = norms[behind : behind + _AHEAD]
        if not after or after[0] in self._words["verbs"]:
            return bool(after)
        return after[0] in self._words["whereabouts"] and any(norm in self._words["verbs"] for norm in after)

    def _behind_age(self, place: int) -> int:
        """The place behind an age that stands right behind somebody: "Dad (74) has", "mum, 81, is"."""
        norms = self._marks.norms
        number = place + (place < len(norms) and norms[place] in _BRACKETS)
        if number >= len(norms) or not norms[number].isdigit():
            return place
        return number + 1 + (number + 1 < len(norms) and norms[number + 1] in _BRACKETS)

    def _reports(self, place: int) -> bool:
        """Whether "45 yo male" is a report about somebody; on its own it is how people introduce themselves."""
        return self._reported or self._marks.norms[max(0, place - 1) : place] in (["a"], ["an"], ["the"], ["this"])

    def _acts(self, cue: Cue) -> bool:
        norms = self._marks.norms
        after, before = norms[cue.end] if cue.end < len(norms) else "", norms[cue.start - 1] if cue.start else ""
        return after in self._words["verbs"] or after in _LEAVES or before in _NAMED_BY
