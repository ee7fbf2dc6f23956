"""The status of a mention: present, absent, past or hypothetical, from the words around it.

In doubt a finding stays present: a symptom that is wrongly cleared does more harm than one that is asked about again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost.forms import NO, UNSURE, YES
from signpost.knowledge import read_yaml
from signpost.language.details.numbers import TimeSpan
from signpost.language.mentions.phrases import Cues
from signpost.language.status.cue_rows import cue_rows
from signpost.language.status.hypothetical import Supposition
from signpost.language.status.negation import Negation
from signpost.language.status.past import History
from signpost.language.status.wellbeing import WellBeing
from signpost.language.words.marks import Marks, Mention

# The longest cue wins among those that are rivals; the others do not touch each other.
_RIVALS = {
    "negation_ahead": ("forward", "gated", "adjacent", "pseudo"),
    "negation_behind": ("backward", "pseudo"),
    "negation_at_once": ("at_once",),
    "negation_openings": ("openings",),
    "negation_excepted": ("excepted",),
    "past_ahead": ("forward", "close", "pseudo"),
    "past_behind": ("backward", "pseudo"),
    "past_returned": ("returned", "well_again"),
    "hypothetical_ahead": ("forward", "asked", "needed", "untaken", "open", "listing", "dreamt", "pseudo"),
    "hypothetical_behind": ("backward", "pseudo"),
    "hypothetical_unsure": ("unsure",),
    "hypothetical_opinion": ("opinion",),
    "hypothetical_diseases": ("diseases",),
    "hypothetical_verbs": ("disease_verbs",),
    "well_denied": ("denied",),
    "well_ahead": ("supposed", "asked", "once"),
    "well_behind": ("ended", "dated", "lasting"),
}
# The rival that looks like a cue and is none, and what may lead to its "no".
_NO_CUE, _LEADS = "pseudo", ("is", "are", "was", "were")


@dataclass(frozen=True)
class ContextWords:
    """The context words that are compared one by one; see `knowledge/language/context.yml`."""

    negation: Mapping[str, Any]
    past: Mapping[str, Any]
    hypothetical: Mapping[str, Any]
    well: Mapping[str, Any]


def load_context(root: Path, cues: Cues) -> ContextWords:
    """The context words below a knowledge folder; their phrases go into `cues`."""
    document = read_yaml(root / "language" / "context.yml")
    data = document.data
    for family, rivals in _RIVALS.items():
        for name in rivals:
            phrases = data[family.split("_")[0]][name]
            cues.add(family, name, _with_leads(phrases) if name == _NO_CUE else phrases, shortened=family == "past_behind")
    sets = {
        family: {key: frozenset(map(str, value)) if isinstance(value, list) else value for key, value in data[family].items()}
        for family in data
    }
    sets["negation"]["taken_back"] = cue_rows(document, data["negation"]["taken_back"], ("negation", "taken_back"))
    return ContextWords(sets["negation"], sets["past"], sets["hypothetical"], sets["well"])


def _with_leads(phrases: Iterable[str]) -> list[str]:
    """Phrases that look like a cue, those with "no" behind "there is" too: it would be the longer cue in "there is no doubt"."""
    led = [f"there {verb} {each}" for each in phrases if each.startswith("no ") for verb in _LEADS]
    return list(dict.fromkeys([*phrases, *led]))


class Context:
    """Reads the status of mentions in one text."""

    def __init__(self, words: ContextWords, marks: Marks, times: list[TimeSpan]) -> None:
        self._marks = marks
        self._negation = Negation(words.negation, marks)
        self._history = History(words.past, marks, times)
        self._supposition = Supposition(words.hypothetical, marks)
        self._well = WellBeing(words.well, marks)

    def left_open(self, mention: Mention) -> bool:
        """Whether the mention stands in the label of a form that was not answered, or answered with "not sure"."""
        return self._marks.answered.get(mention.anchor_start) == UNSURE

    def laughed_off(self, mention: Mention) -> bool:
        """Whether somebody laughs in the sentence about what is often only said to exaggerate ("could hardly breathe haha")."""
        return self._supposition.laughed_off(mention)

    def asked_of(self, mention: Mention) -> bool:
        """Whether somebody only asks if it is so, of what is asked about then: "do you think I'm having a stroke?"."""
        return self._supposition.asked_of(mention)

    def writer_echoes(self, mention: Mention) -> bool:
        """Whether the writer says of themselves what is denied of somebody else ("my twin has no headaches but I do")."""
        return self._negation.writer_echoes(mention)

    def status(self, mention: Mention) -> str:
        """The status of a mention; "present" when nothing speaks against it. In a form a "no" denies what its label says."""
        answer, read = self._marks.answered.get(mention.anchor_start), self._in_its_words(mention)
        denied = read == "absent" or mention.kind == "normal"
        if answer == NO:
            return "present" if denied else "absent"
        if answer == YES and (denied or read == "hypothetical"):
            return "absent" if denied else "present"
        return read

    def _in_its_words(self, mention: Mention) -> str:
        if mention.kind == "normal" and self._well.denied(mention):
            return "present"
        if self._negation.holds(mention):
            flipped = "present" if mention.kind == "normal" else "absent"
            return "hypothetical" if self._supposition.holds(mention) and flipped == "absent" else flipped
        if self._supposition.holds(mention):
            return "hypothetical"
        if mention.kind == "normal":
            return "hypothetical" if self._well.open(mention) else "absent"
        return "past" if self._history.holds(mention) else "present"
