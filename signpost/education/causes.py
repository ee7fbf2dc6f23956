"""What people name when they ask "could it just be …?", with what is known of each: `knowledge/education/causes.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from signpost.education.entries import Source, check_source
from signpost.education.words import by_first_word, phrase_at, tokens
from signpost.knowledge import read_yaml


@dataclass(frozen=True)
class Cause:
    """One thing that signs may come from; `says` stands by itself, and `beside`, where it is not empty, beside a warning."""

    id: str
    says: str
    sources: tuple[Source, ...]
    beside: str = ""


@dataclass(frozen=True)
class Causes:
    """The causes by the names that people give them, and those names by their first word."""

    by_name: Mapping[tuple[str, ...], Cause]
    names: Mapping[str, list[tuple[str, ...]]]

    def named(self, question: str) -> Cause | None:
        """The cause that a question names first, by its longest name there; None where it names none."""
        words = tokens(question)
        return self.by_name.get(next((name for place in range(len(words)) if (name := phrase_at(words, place, self.names))), ()))


def read_causes(root: Path, sources: Mapping[str, Source]) -> Causes:
    """The Causes of a knowledge folder; raises KnowledgeError for a name that stands twice, or a source that is in no file."""
    document, by_name = read_yaml(root / "education" / "causes.yml"), dict[tuple[str, ...], Cause]()
    for number, row in enumerate(document.data["causes"]):
        for each in row["sources"]:
            check_source(document, ["causes", number, "sources"], each, sources)
        cause = Cause(str(row["id"]), row["says"].strip(), tuple(sources[each] for each in row["sources"]), row.get("beside", ""))
        for name in (tuple(tokens(str(each))) for each in row["names"]):
            if by_name.setdefault(name, cause) is not cause:
                raise document.error(["causes", number, "names"], f"{' '.join(name)!r} stands in {by_name[name].id!r} too.")
    return Causes(by_name, by_first_word(by_name))
