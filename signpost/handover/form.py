"""The form that the page fills in: headings, words and codes, read from `knowledge/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from signpost.decision import Rulebook, load_rulebook
from signpost.knowledge import Document, check_schema, knowledge_root, nearest, read_yaml

# The lists of findings in the file; what stands in none of them is a complaint.
GROUPS = ("illnesses", "medicines", "circumstances")
COMPLAINTS = "complaints"


class Code(NamedTuple):
    """A term of a public terminology."""

    system: str
    code: str
    display: str


@dataclass(frozen=True)
class Form:
    """Every word of the page (`words`, as in `knowledge/handover.yml`), the heading of each finding, and its code if it has one."""

    words: Mapping[str, Any]
    groups: Mapping[str, str]
    labels: Mapping[str, str]
    codes: Mapping[str, Code]

    def group_of(self, finding_id: str) -> str:
        """The heading that a finding stands below."""
        return self.groups.get(finding_id, COMPLAINTS)


@lru_cache(maxsize=4)
def load_form(root: Path | None = None) -> Form:
    """The form of a knowledge folder; raises KnowledgeError for the first mistake in it."""
    folder = root or knowledge_root()
    book = load_rulebook(root)
    document, codes = read_yaml(folder / "handover.yml"), read_yaml(folder / "codes.yml")
    for each, name in ((document, "handover"), (codes, "codes")):
        check_schema(each, read_yaml(folder / "schema" / f"{name}.yml").data)
    data = document.data
    for name in (*GROUPS, "labels"):
        _check_findings(data[name], document, name, book)
    return Form(
        words=data,
        groups={each: name for name in GROUPS for each in data[name]},
        labels={**book.vocabulary.findings, **data["labels"]},
        codes=_codes(codes, book),
    )


def _check_findings(ids: Iterable[str], document: Document, name: str, book: Rulebook) -> None:
    known = book.vocabulary.findings
    for place, each in enumerate(ids):
        if each not in known:
            key = each if name == "labels" else place
            raise document.error((name, key), f"there is no finding {each!r}.", nearest(each, known))


def _codes(document: Document, book: Rulebook) -> dict[str, Code]:
    """The code of each finding that has one; a code without its name is refused, because nobody can see that it is wrong."""
    names = document.data["names"]
    for finding, code in book.vocabulary.hpo.items():
        if code not in names:
            raise document.error(("names",), f"the code {code} of the finding {finding!r} has no name here.")
    unused = set(names) - set(book.vocabulary.hpo.values())
    if unused:
        code = sorted(unused)[0]
        raise document.error(("names", code), f"no finding carries the code {code}.")
    return {finding: Code(document.data["system"], code, names[code]) for finding, code in book.vocabulary.hpo.items()}
