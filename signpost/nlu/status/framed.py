"""Words that nobody says of themselves here and now: orders to a machine, songs, stories, sayings, what-ifs (`framed.yml`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.nlu.likely.heard import Likely
from signpost.nlu.reading import Reading
from signpost.patterns import any_of, whole_words

# An act: the message only quotes, orders or supposes what it names.
ACT = "quotes"
_QUOTE = re.compile(r"\"[^\"\n]*\"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w))*'(?!\w)")
_SENTENCE = re.compile(rf"(?:{_QUOTE.pattern}|[^.!?\n])+[.!?]*")
_FEWEST_LETTERS = 3
_SELF, _OTHER = "self", "other"
# So many words may stand between what is thought of the writer and their denial.
_BETWEEN = 9
# So many words before an opinion tell whether it is the writer's own.
_WHOSE = 2
_THEIRS = re.compile(r"\b(?:his|hers|he|she)\b")
_FLAGS = ("told", "asks", "drops", "quotes")
Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Framing:
    """Which stretches of a text nobody says of themselves, by their letters.

    `asking` are those in which what is `grave` is asked about all the same; `so` is whose it is where the rest of the message
    says that it is so; `disowned` are those in which others think of the writer what the writer denies.
    """

    stretches: Places = ()
    asking: Places = ()
    grave: frozenset[str] = frozenset()
    so: str | None = None
    disowned: Places = ()

    def holds(self, start: int) -> bool:
        """Whether the word that begins at this letter stands in such a stretch."""
        return _within(self.stretches, start)

    def is_of_nobody(self, start: int) -> bool:
        """Whether the word stands where nothing is told of the writer, by a frame or by their own denial."""
        return self.so is None and self.holds(start) or _within(self.disowned, start)

    def as_meant(self, finding: Finding, start: int) -> Finding:
        """The finding whose words begin at this letter: nobody's in a frame, the writer's where the rest says that it is so."""
        if not self.holds(start):
            return finding
        if self.so is None:
            return finding.with_(status="hypothetical")
        return finding.with_(status="present", person=self.so) if finding.status in ("hypothetical", "present") else finding

    def is_left_out(self, finding: Finding, start: int) -> bool:
        """Whether a finding is not even kept as a supposition: what is grave counts as soon as somebody thinks of it."""
        framed = self.so is None and self.holds(start)
        disowned = finding.status == "present" and _within(self.disowned, start)
        return finding.id in self.grave and (framed or disowned)

    def asks(self, finding: Finding, start: int) -> bool:
        """Whether what is left out is asked about all the same: said with "I" and without quotation marks."""
        return finding.person == _SELF and finding.status != "absent" and _within((*self.asking, *self.disowned), start)


@dataclass(frozen=True)
class _Kind:
    leads: re.Pattern[str]
    beside: re.Pattern[str] | None
    told: bool
    asks: bool
    drops: bool
    quotes: bool

    def led_to(self, shown: str, following: str) -> int | None:
        """Where the lead of a sentence ends that is of this kind, if by what stands in the `following` one; None where it is not."""
        lead = self.leads.search(shown)
        quoted = not self.quotes or _QUOTE.search(shown) is not None
        beside = self.beside is None or self.beside.search(f"{shown} {following}") is not None
        return lead.end() if lead is not None and quoted and beside else None


@dataclass(frozen=True)
class Disowned:
    """How somebody's opinion of the writer begins, whose it is not, and how the writer denies it, and what leaves a denial open.

    "My sister thinks I'm suicidal, I'm not" (`disowned` in `framed.yml`).
    """

    said: re.Pattern[str]
    denied: re.Pattern[str]
    writer: frozenset[str]
    unsure: frozenset[str]

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """The stretches, by their letters, of what others think of the writer and the writer denies; what stands beside them counts."""
        found = []
        for lead in self.said.finditer(text):
            denials = (each for each in self.denied.finditer(text, lead.end()) if self.unsure.isdisjoint(text[: each.start()].split()[-1:]))
            denial = next(denials, None)
            own = not self.writer.isdisjoint(text[: lead.start()].split()[-_WHOSE:])
            if denial is not None and not own and len(text[lead.end() : denial.start()].split()) <= _BETWEEN:
                found.append((lead.start(), denial.start()))
        return tuple(found)


@dataclass(frozen=True)
class Framed:
    """All kinds of such sentences, and the words by which the writer makes them their own."""

    kinds: tuple[_Kind, ...]
    words: Mapping[str, re.Pattern[str]]
    grave: frozenset[str]
    disowned: Disowned

    def frames(self, text: str) -> Framing:
        """The stretches of a levelled text; none where the kind is taken away by what the rest tells of the writer."""
        sentences = list(_SENTENCE.finditer(text.lower()))
        behind = [*(_bare(each[0]) for each in sentences[1:]), ""]
        found = [(each, self._kind(each[0], following)) for each, following in zip(sentences, behind, strict=False)]
        framed = [(each, kind) for each, kind in found if kind is not None]
        disowned = self.disowned.places(text.lower())
        if not framed:
            return Framing(grave=self.grave, disowned=disowned)
        rest = _bare(" ".join(each[0] for each, kind in found if kind is None or not kind.told))
        said = self.words["so"].search(rest) or self.words["echoes"].search(rest)
        so = (_OTHER if _THEIRS.search(said[0]) else _SELF) if said else None
        own = any(self.words["speaks"].search(_bare(each[0])) for each, kind in found if kind is None)
        kept = [(each, kind) for each, kind in framed if so or not (kind.drops and own)]
        stretches = tuple(place for each, kind in kept for place in _places(each, kind))
        return Framing(
            stretches, tuple(place for each, kind in kept if kind.asks for place in _outside_quotes(each)), self.grave, so, disowned
        )

    def _kind(self, sentence: str, following: str) -> _Kind | None:
        """The kind of frame that a sentence is; None where the writer tells something of their own in it."""
        shown, bare = _QUOTE.sub(_blank, sentence), _bare(sentence)
        known = ((each, each.led_to(shown, following)) for each in self.kinds)
        kind, end = next(((each, end) for each, end in known if end is not None), (None, 0))
        if kind is None or self.words["not"].search(shown):
            return None
        if kind.told or kind.quotes or self.words["so"].search(bare):
            return kind
        # "As my nan would say" names whose words they are; "my" behind it is the writer's.
        told = self.words["kin"].sub(" ", bare[:end]) + bare[end:]
        told = self.words["own"].sub(" ", told)
        return None if self.words["speaks"].search(told) or self.words["now"].search(told) else kind

    def heard(self, text: str, frames: Framing, read: Callable[[str], Likely]) -> Likely:
        """What the learned reader hears in a message; of signs and haste only what it hears outside the frames, and what is grave."""
        likely = read(text)
        if not (frames.stretches and frames.so is None or frames.disowned):
            return likely
        rest = "".join(" " if frames.is_of_nobody(place) else letter for place, letter in enumerate(text))
        told = read(rest) if sum(map(str.isalpha, rest)) >= _FEWEST_LETTERS else Likely()
        # Of what is grave it is enough that it is spoken of, with whatever status.
        spoken = {name: likely.findings[name] for name in self.grave & likely.findings.keys()} if frames.asking else {}
        grave = {name: {**told, "present": min(1.0, sum(told.values()))} for name, told in spoken.items()}
        heard = {**told.findings, **grave}
        return replace(likely, findings=heard, told={**likely.told, **told.told}, kinds=told.kinds)

    def marked(self, reading: Reading, frames: Framing) -> Reading:
        """The reading with the act, where a message tells of nothing but what stands in a frame."""
        told = any(each.status != "hypothetical" for each in reading.findings)
        if not frames.stretches or frames.so is not None or told:
            return reading
        return replace(reading, acts=tuple(dict.fromkeys((*reading.acts, ACT))), unread=())


def _within(places: Places, start: int) -> bool:
    return any(low <= start < high for low, high in places)


def _bare(text: str) -> str:
    """The text without its quotations, as long as before."""
    return _QUOTE.sub(lambda quote: " " * len(quote[0]), text)


def _blank(quote: re.Match[str]) -> str:
    """A quotation with its marks and no words, as long as before."""
    return quote[0][0] + " " * (len(quote[0]) - 2) + quote[0][-1]


def _places(sentence: re.Match[str], kind: _Kind) -> Places:
    if not kind.quotes:
        return (sentence.span(),)
    return tuple((sentence.start() + each.start(), sentence.start() + each.end()) for each in _QUOTE.finditer(sentence[0]))


def _outside_quotes(sentence: re.Match[str]) -> Places:
    edges = [edge for each in _QUOTE.finditer(sentence[0]) for edge in each.span()]
    ends = [sentence.start() + edge for edge in (0, *edges, len(sentence[0]))]
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def load_framed(root: Path) -> Framed:
    """The words below a knowledge folder."""
    data, persons = (read_yaml(root / "language" / name).data for name in ("framed.yml", "persons.yml"))
    openers = rf"^\W*(?:{any_of(data['openers'])}\W+)*"
    kinds = tuple(_load_kind(each, persons["stories"] if each["name"] == "stories" else (), openers) for each in data["kinds"])
    words = {name: whole_words(data[name]) for name in ("not", "own", "speaks", "now", "so")}
    words["kin"] = re.compile(rf"(?<![\w'])my (?:\w+ )?{any_of([*persons['blood'], *persons['others']])}(?:'s)?(?![\w'])")
    words["echoes"] = re.compile(rf"(?<![\w']){any_of(data['echoes'])}(?:\s+(?:too|as well))?\s*(?:[.,;!?]|$)")
    return Framed(kinds, words, frozenset(data["grave"]), _disowned(data["disowned"]))


def _load_kind(data: Mapping[str, Any], more: Any, openers: str) -> _Kind:
    ahead = openers if data.get("begins") else r"(?<![\w'])"
    leads = re.compile(rf"{ahead}{any_of([*data['leads'], *more])}(?:(?<=\W)|(?!\w))")
    beside = re.compile(rf"(?<![\w']){any_of(data['beside'])}") if "beside" in data else None
    return _Kind(leads, beside, **{name: bool(data.get(name)) for name in _FLAGS})


def _disowned(data: Mapping[str, Any]) -> Disowned:
    """The words of the section `disowned`."""
    said = rf"(?<![\w']){any_of(data['opinions'])}\s+(?:that\s+)?{any_of(data['of_me'])}(?![\w'])"
    # "I'm not sure" and "I'm not going to be here long" deny nothing.
    behind = rf"\s*(?:$|[.,;!?\n]|{any_of(data['goes_on'])}(?![\w']))"
    denied = rf"(?<![\w']){any_of(data['denials'])}(?:\s+{any_of(data['stressed'])})*{behind}"
    return Disowned(re.compile(said), re.compile(denied), frozenset(data["writer"]), frozenset(data["unsure"]))
