"""Which of several other people is told of at each place: every relative who is named has a place of their own in the reading."""

from __future__ import annotations

from signpost.findings import OTHERS
from signpost.nlu.details.persons import OTHER, Persons
from signpost.nlu.words.marks import Cue, Marks, Mention
from signpost.relatives import alike, clearer, relatives, same_as

# So many words before somebody tell one of several apart: "my other little boy".
_BEFORE = 3


class Places:
    """The people of one text who are not the writer, in the order in which something is told of them."""

    def __init__(self, marks: Marks, persons: Persons) -> None:
        self._marks, self._persons, self._known = marks, persons, relatives()
        self._named: dict[str, str] = {}
        self._last = OTHER

    def of(self, mention: Mention) -> str:
        """Whose a mention of somebody else is: one of `OTHERS`."""
        return self._place(self._relative(mention.anchor_start))

    def of_age(self, start: int, end: int) -> str:
        """Whose an age of somebody else is, told in tokens [start, end)."""
        ahead = range(start, min(end + _BEFORE + 1, len(self._marks.norms)))
        return self._place(next((self._relative(place) for place in ahead if self._persons.at[place] == OTHER), ""))

    def told(self) -> tuple[tuple[str, str], ...]:
        """Each place of which something is told, with the name of who has it; of a text that tells nothing, who is named last."""
        if self._named:
            return tuple(self._named.items())
        last = [place for place, person in enumerate(self._persons.at) if person == OTHER]
        name = self._relative(last[-1]) if last else ""
        return ((OTHER, name),) if name else ()

    def _place(self, relative: str) -> str:
        if relative:
            self._last = self._found(relative)
            self._named[self._last] = clearer(self._named.get(self._last, ""), relative)
        return self._last

    def _found(self, relative: str) -> str:
        known = same_as(relative, self._named)
        return known or OTHERS[min(len(self._named), len(OTHERS) - 1)]

    def _relative(self, place: int) -> str:
        """The name of who is spoken of at a place; empty for nobody in particular."""
        cue = self._persons.kin[place]
        by_pronoun = self._pronoun(cue.end if cue else 0, place)
        if cue is None:
            return by_pronoun
        name = self._name(cue)
        if name and not alike(name, by_pronoun):
            # "My dad carried her, she is limp": the pronoun goes back to somebody before.
            earlier = [self._name(each) for each in self._persons.cues.values() if each.end <= cue.start]
            return next((each for each in reversed(earlier) if each and alike(each, by_pronoun)), by_pronoun)
        return name

    def _pronoun(self, start: int, end: int) -> str:
        spoken = (norm for norm in reversed(self._marks.norms[start : end + 1]) if norm in self._known.pronouns)
        return self._known.pronouns.get(next(spoken, ""), "")

    def _name(self, cue: Cue) -> str:
        norms = self._marks.norms
        # "Two boys" are named by their last word.
        name = self._known.words.get(" ".join(norms[cue.start : cue.end]), self._known.words.get(norms[cue.end - 1], ""))
        mark = next((self._known.apart[norm] for norm in norms[max(0, cue.start - _BEFORE) : cue.start] if norm in self._known.apart), "")
        return f"{name}.{mark}" if name and mark else name
