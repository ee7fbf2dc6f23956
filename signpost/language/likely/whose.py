"""Whether a message speaks of a relative or a friend alone, by its words: "my mum's just gone all confused"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from signpost.findings import Finding
from signpost.knowledge import read_yaml
from signpost.language.reading import Reading
from signpost.patterns import any_of

_WORD = re.compile(r"[a-z']+")
_SELF_PERSON = "self"
_OWN, _POSSESSIVE = "my", "'s"
# An act: what the message resembles or tells is all of somebody else.
_OF_OTHER = "speaks_of_other"
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class People:
    """The words for kin and for the writer, and the patterns of a name that only calls somebody and of whom something is handed to."""

    kin: frozenset[str] = frozenset()
    writer: frozenset[str] = frozenset()
    called: re.Pattern[str] = _NOTHING
    handed: re.Pattern[str] = _NOTHING
    to_writer: re.Pattern[str] = _NOTHING

    def speak_of_another(self, text: str) -> bool:
        """Whether the writer names somebody, and speaks of themselves in no word but "my mum".

        Who is only called by a name is written to: "none of them mate, just the back".
        """
        plain = self.handed.sub(" ", text.lower())
        words = _WORD.findall(self.called.sub(" ", plain))
        if words[:1] == [_OWN] and not self.kin.isdisjoint(words[1:3]):
            # "My brother said his goodbyes to all of us."
            words = _WORD.findall(self.to_writer.sub(" ", " ".join(words)))
        named = [each.removesuffix(_POSSESSIVE) in self.kin for each in words]
        own = any(word == _OWN and not any(named[place + 1 : place + 3]) for place, word in enumerate(words))
        return any(named) and not own and self.writer.isdisjoint(words)


def load_people(root: Path) -> People:
    """The words below a knowledge folder; see `handed` and `of_writer` in `language/likely.yml`."""
    data, persons = (read_yaml(root / "language" / name).data for name in ("likely.yml", "persons.yml"))
    return People(
        kin=frozenset([*persons["blood"], *persons["others"]]),
        writer=frozenset(data["of_writer"]),
        called=re.compile(rf"(?<=[\w,] )(?<!my )(?<!her )(?<!his )(?<!a )(?<!the ){any_of(persons['by_name'])}(?=\s*(?:[^\w\s']|$))"),
        handed=re.compile(rf"\b{any_of(data['handed'])} to (?:my|our|the) [\w']+"),
        to_writer=re.compile(rf"\b{any_of(data['to_writer'])} (?:all of )?(?:me|us)\b"),
    )


def of_writer_alone(reading: Reading) -> bool:
    """Whether the rules read signs of the writer and of nobody else, whoever is only mentioned: "wife's driving, my face is numb"."""
    there = [each.person for each in reading.findings if each.status in ("present", "past")]
    return bool(there) and {*there, *(each.person for each in reading.findings)} == {_SELF_PERSON} and not reading.relatives


def acts_with(acts: tuple[str, ...], heard: tuple[Finding, ...], known: Iterable[Finding]) -> tuple[str, ...]:
    """The acts of a message; what only the learned reader hears of somebody else, and of nobody besides, is asked about them too."""
    told = {each.person for each in (*known, *heard)}
    return (*acts, _OF_OTHER) if heard and _SELF_PERSON not in told and _OF_OTHER not in acts else acts
