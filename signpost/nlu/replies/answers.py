"""Reads a message as the answer to whatever question is open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from signpost.knowledge import read_yaml
from signpost.nlu.details.attributes import AttributeWords, values_of
from signpost.nlu.details.numbers import Numbers, read_number
from signpost.nlu.details.times import TimeSpan, minutes
from signpost.nlu.reading import Reply
from signpost.nlu.replies.acts import contracted
from signpost.nlu.replies.put_right import OTHER, denied_onset, is_denied
from signpost.nlu.words.marks import Cue, Marks
from signpost.nlu.words.small import small

# Days.
_WITHIN_HOURS = 0.5
_ENDS = frozenset({",", ".", "!", "?", ";", "-", ":", "\n"})
_GRADED = re.compile(r"(?<!\S)(\d{1,2}(?:\.\d)?)(?:/| / | of | out of )10(?!\S)")
_NUMBER = re.compile(r"^\d{1,4}(?:\.\d+)?$")
# "Yesss", "nooo".
_DRAWN = re.compile(r"([a-z])\1{2,}$")
_OPEN, _FILLING = "open", "filling"
# A number in words may stand behind so many words, and before so many.
_LED_UP, _LEAST_OF_WORDS = 3, 13
# How many words behind a side may lie before the word that adds it to the other.
_ADDED_WITHIN = 3
_PLAIN = ("onset", "course", "side", "severity", "at_rest", "fluctuating", "spreading", "one_sided")


@dataclass(frozen=True)
class _Well:
    """The ways to say that all is well with what was asked about."""

    say: tuple[tuple[str, ...], ...]
    after: frozenset[str]
    unless: frozenset[str]
    asking: frozenset[str]
    longest: int

    @property
    def words(self) -> frozenset[str]:
        """The single words among them."""
        return frozenset(phrase[0] for phrase in self.say if len(phrase) == 1)


# Phrases with their polarity, by their first word: there are hundreds, and a message begins with one word.
Answers = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True)
class ReplyWords:
    """The short answers; see `knowledge/language/replies.yml`."""

    start: Answers
    whole: Answers
    short_only: frozenset[tuple[str, ...]]
    short_words: int
    last: Mapping[str, str]
    longest_led_up: int
    closing_openers: frozenset[str]
    well: _Well
    filling: frozenset[str]
    values: Mapping[tuple[str, ...], Mapping[str, str]]
    grades: Mapping[str, float]
    onset: Mapping[str, frozenset[str]]


def load_replies(root: Path, split: Any) -> ReplyWords:
    """The short answers below a knowledge folder; `split` cuts a phrase into words."""
    data = read_yaml(root / "language" / "replies.yml").data
    start = [
        (split(form), polarity)
        for polarity in ("unsure", "no", "partly", "yes", _OPEN)
        for words in data[polarity].get("start", ())
        for form in _forms(words)
    ]
    whole = [(split(form), polarity) for polarity in ("no", "yes") for words in data[polarity].get("whole", ()) for form in _forms(words)]
    start.sort(key=lambda each: -len(each[0]))
    short = frozenset(split(form) for words in data["short_only"] for form in _forms(words))
    last = {str(word): polarity for polarity in ("no", "yes") for word in data[polarity]["last"]}
    said = data["well"]
    sets = {name: frozenset(said[name]) for name in ("after", "unless", "asking")}
    values: dict[tuple[str, ...], dict[str, str]] = {}
    for attribute in data["values"].keys() - {_FILLING}:
        for value, phrases in data["values"][attribute].items():
            for phrase in phrases:
                values.setdefault(split(phrase), {})[attribute] = value
    return ReplyWords(
        start=_by_first_word(start),
        whole=_by_first_word(whole),
        short_only=short,
        short_words=data["short_words"],
        last=last,
        longest_led_up=data["longest_led_up"],
        closing_openers=frozenset(data["closing_openers"]),
        well=_Well(tuple(split(each) for each in said["say"]), longest=said["longest"], **sets),
        filling=frozenset(map(str, data["values"][_FILLING])),
        values=values,
        grades=data["scale"]["severity"],
        onset={name: frozenset(map(str, said)) for name, said in data["denied_onset"].items()},
    )


def _by_first_word(answers: Sequence[tuple[tuple[str, ...], str]]) -> Answers:
    """The phrases below their first word, in the order in which they are tried."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, polarity in answers:
        found.setdefault(phrase[0], []).append((phrase, polarity))
    return found


def _forms(words: object) -> set[str]:
    """The answer as it stands, and as it is mostly written: "that is right" becomes "that's right"."""
    return {str(words), contracted(words)}


def read_reply(
    marks: Marks, words: ReplyWords, attributes: AttributeWords, times: list[TimeSpan], numbers: Numbers, right: Mapping[str, Any]
) -> Reply:
    """What the message answers, what it puts `right` as that says; fields that it says nothing about stay None."""
    how = values_of(marks, attributes)
    values, triggers, denied = _said_how(marks, words, how)
    said = f" {' '.join(marks.norms)} "
    # "That's not right" names no side.
    short = len(marks.norms) <= words.short_words
    if short and "side" not in values and "left" not in marks.norms and " right " in said.replace(" not right ", " "):
        values["side"] = "right"
    norms = [norm for norm in marks.norms if norm not in _ENDS]
    values.update(_bare(norms, words))
    values.update({"side": right["side"]} if right.get("side", OTHER) != OTHER else {})
    spans = [span for span in times if span.kind in ("began", "point") and not is_denied(marks, span)]
    begun = [("duration_days", span) for span in spans[:1]] + [(name, cue) for name, _, cue in how if name == "onset"][:1]
    lasting = [span for span in times if span.kind in ("episode", "began") and not is_denied(marks, span)]
    lasted = minutes(lasting[0].days) if lasting else None
    # "Not suddenly, it came over the last hour": what came within hours did not creep up.
    if denied is not None and not any(span.days < _WITHIN_HOURS for span in times):
        values.setdefault("onset", denied)
    # A part that is named because it is in order is not the place of anything.
    parts = [hit for hit in marks.hits if hit.kind == "part"] if not words.well.words & set(norms) else []
    return Reply(
        polarity=_polarity(marks, words),
        number=_number(marks, numbers, words.filling),
        duration_days=right.get("duration_days", round(spans[0].days, 3) if spans else None),
        # Whole minutes, as people count them, from one minute up.
        lasting_minutes=round(lasted) if lasted and lasted >= 1 else lasted,
        body_part=right.get("body_part", str(parts[0].meaning) if parts else None),
        triggers=tuple(dict.fromkeys(triggers)),
        leads=next((name for name, first in begun if _leads(marks, first, words.filling)), None),
        **values,
    )


def _said_how(marks: Marks, words: ReplyWords, how: list[tuple[str, Any, Cue]]) -> tuple[dict[str, Any], list[str], str | None]:
    """What a message says of how something is, what brings it on, and how it came by what is denied."""
    values: dict[str, Any] = {}
    triggers: list[str] = []
    denied, taken_back = denied_onset(marks, words.onset)
    for name, value, cue in how:
        if not taken_back.isdisjoint(range(cue.start, cue.end)):
            continue
        if name == "triggers":
            triggers += value if isinstance(value, tuple) else (value,)
        elif name == "side":
            behind = [*marks.norms[cue.end : cue.end + _ADDED_WITHIN + 1], "."]
            # "Now the right leg too": the other one is known; "the right leg is too weak" adds nothing.
            closes = any(word in small("added") and end in _ENDS for word, end in pairwise(behind))
            values["side"] = "both" if values.get("side") not in (None, value) or closes else value
        elif name in _PLAIN:
            values.setdefault(name, value)
    return values, triggers, denied


def _bare(norms: Sequence[str], words: ReplyWords) -> dict[str, str]:
    """How something is, by attribute, of a message that is nothing but that ("worse", "so so"), or a grade on a scale ("7 out of 10")."""
    told = tuple(norms)
    while told and told not in words.values and told[0] in words.filling:
        told = told[1:]
    while told and told not in words.values and told[-1] in words.filling:
        told = told[:-1]
    graded = _GRADED.search(" ".join(norms))
    grades = [name for name, least in words.grades.items() if graded and float(graded[1]) >= least]
    return {**words.values.get(told, {}), **({"severity": grades[-1]} if grades else {})}


def _polarity(marks: Marks, words: ReplyWords) -> str | None:
    norms = [_DRAWN.sub(r"\1", norm) for norm in marks.norms if norm != "\n"]
    while norms and (norms[0] in small("answer_openers") or norms[0] in _ENDS - {"?"}):
        norms = norms[1:]
    if not norms:
        return None
    spoken = [norm for norm in norms if norm not in _ENDS]
    for phrase, polarity in words.whole.get(norms[0], ()):
        size = len(phrase)
        if tuple(norms[:size]) == phrase and (len(norms) == size or norms[size] in _ENDS):
            if polarity == "no" or len(spoken) <= words.short_words:
                return polarity
    begun = _begun(norms, words)
    # "Only on rollercoasters, no" is left open.
    if begun == _OPEN or begun == "partly" and words.last.get(spoken[-1]) == "no":
        return None
    if begun is not None:
        # "A bit, yes".
        plain = begun == "partly" and any(words.last.get(norm) == "yes" for norm in spoken)
        # "Yes, all normal" may be a yes to "is it all right?": nobody asked that.
        return "yes" if plain else begun if begun != "yes" or not _is_well(norms, words.well) else None
    # "I'd say yes", "I wish I didn't but yes"; but not "hands no, feet yes".
    ends = {words.last[norm] for norm in spoken if norm in words.last}
    led_up = words.last.get(spoken[-1]) if spoken and len(spoken) <= words.longest_led_up and len(ends) < 2 else None
    return (
        led_up
        or ("well" if "yes" not in ends and _is_well(norms, words.well) else None)
        or (_closing(norms, words) if len(ends) < 2 else None)
    )


def _begun(norms: list[str], words: ReplyWords) -> str | None:
    """The answer that words begin with."""
    found = (each for each in words.start.get(norms[0], ()) if tuple(norms[: len(each[0])]) == each[0])
    return next((polarity for phrase, polarity in found if phrase not in words.short_only or _ends(norms, len(phrase))), None)


def _closing(norms: list[str], words: ReplyWords) -> str | None:
    """The answer that a story ends with: its last clause and nothing else."""
    clauses: list[list[str]] = [[]]
    for norm in norms:
        if norm in _ENDS:
            clauses.append([])
        else:
            clauses[-1].append(norm)
    spoken = [clause for clause in clauses if clause]
    if len(spoken) < 2:
        return None
    said = spoken[-1]
    while said and said[0] in words.closing_openers:
        said = said[1:]
    if said and any(tuple(said) == phrase for phrase, _ in words.start.get(said[0], ())):
        return _begun(said, words)
    return words.last.get(spoken[-1][0]) if len(spoken[-1]) == 1 else None


def _is_well(norms: list[str], well: _Well) -> bool:
    """Whether a short message says that something is in order, and makes no exception."""
    spoken = [norm for norm in norms if norm not in _ENDS]
    # "Is prednisolone ok in pregnancy" asks; "is fine" does not.
    asks = bool(spoken) and spoken[0] in well.asking
    if not 1 < len(spoken) <= well.longest or well.unless & set(norms):
        return False
    for phrase in well.say:
        for place in range(len(norms) - len(phrase) + 1):
            end = place + len(phrase)
            closed = _ends(norms, end) or norms[end] in well.after
            if tuple(norms[place:end]) == phrase and closed and not (place == 0 and len(phrase) == 1) and not (asks and place > 1):
                return True
    return False


def _leads(marks: Marks, span: TimeSpan | Cue, filling: frozenset[str]) -> bool:
    """Whether a message begins with when or how, and goes on with something else: "about two months, only when I panic"."""
    before = [norm for norm in marks.norms[: span.start] if norm not in _ENDS]
    return filling.union(small("answer_openers")).issuperset(before) and span.end < len(marks.norms)


def _ends(norms: list[str], place: int) -> bool:
    return place >= len(norms) or norms[place] in _ENDS


def _number(marks: Marks, numbers: Numbers, filling: frozenset[str]) -> float | None:
    """The one number that a message tells: in figures anywhere, in words alone ("seventy-six", "about forty two")."""
    spoken = [norm for norm in marks.norms if norm not in _ENDS]
    digits = [float(norm) for norm in spoken if _NUMBER.match(norm)]
    if len(digits) == 1:
        return digits[0]
    if digits:
        return None
    while len(spoken) > 1 and spoken[0] in filling:
        spoken = spoken[1:]
    # "Seventy-six, dear": of more words only what can be an age.
    spans = [read_number(spoken, place, numbers) for place in range(min(_LED_UP, len(spoken)))]
    if spans and spans[0][1] == len(spoken):
        return spans[0][0]
    return next((number for number, end in spans if (number or 0) >= _LEAST_OF_WORDS and len(spoken) - end < _LED_UP), None)
