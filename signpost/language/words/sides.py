"""A side that is put right in the same breath: "my right, no, left hand", "the left eye. no sorry, the right"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml
from signpost.patterns import any_of


@dataclass(frozen=True)
class SideMeant:
    """Where a side, words of repair and the other side follow each other; see `answering` in `knowledge/language/replies.yml`."""

    pattern: re.Pattern[str]
    other_well: re.Pattern[str]

    def put_right(self, text: str) -> str:
        """The text with the later side alone, and the part that stood beside the first; as long as the text.

        A side that is said to be well, behind the one that is not, is left out: "my right hand. The left is perfectly good".
        """
        text = self.other_well.sub(lambda found: found["kept"] + " " * (len(found[0]) - len(found["kept"])), text)
        return self.pattern.sub(lambda found: f"{found['meant']}{found['part'] or ''}".ljust(len(found[0])), text)


def load_side_meant(root: Path) -> SideMeant:
    """The words of the knowledge folder."""
    said = read_yaml(root / "language" / "replies.yml").data["answering"]
    repair = rf"(?:{any_of(said['side_repairs'])}[\s,.;!?]+)+"
    owned = rf"(?:{any_of(said['side_owners'])}\s+)?"
    sides = r"(?P<was>left|right)(?P<part>\s+(?!(?:no|not|sorry|when|if|where|and|but|or|while)\b)[a-z]+)?"
    well = rf"(?:{any_of(said['side_owners'])}\s+)?(?!(?P=first)\b)(?:left|right)(?:\s+(?:one|side|hand|arm|leg|foot|eye))?"
    well += rf"\s*{any_of(said['side_is'])}\s+{any_of(said['side_well'])}(?=\s*(?:$|[.,;!?\n]))"
    return SideMeant(
        re.compile(rf"\b{sides}[\s,.;!?–—-]+{repair}{owned}(?!(?P=was))(?P<meant>left|right)\b(?!\s+(?:now|away|so)\b)", re.IGNORECASE),
        re.compile(rf"(?P<kept>\b(?P<first>left|right)\b[^\n]{{0,80}}?[,.;!?]\s*(?:and\s+|but\s+)?){well}", re.IGNORECASE),
    )
