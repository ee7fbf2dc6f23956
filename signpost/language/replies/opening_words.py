"""Parts the "no" that answers from what it is said of: "no she breathes fine" means "no, she breathes fine"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from signpost.knowledge import read_yaml


@dataclass(frozen=True)
class Answering:
    """Where a message begins with an answer and goes on without a comma; see `answering` in `knowledge/language/replies.yml`."""

    pattern: re.Pattern[str]

    def parted(self, text: str) -> str:
        """The text with a comma for the space behind the answer, when a clause of its own follows; as long as the text."""
        return self.pattern.sub(r"\1,", text, count=1)


def load_answering(root: Path) -> Answering:
    """The words below a knowledge folder."""
    data = read_yaml(root / "language" / "replies.yml").data["answering"]
    words = {name: "|".join(re.escape(str(each)) for each in data[name]) for name in ("answer", "subject", "is", "well")}
    # "No swallowing is fine": what is called well after one to three words is the subject of a clause.
    clause = rf"(?:{words['subject']})\b|(?:[a-z]+ ){{1,3}}(?:{words['is']}) (?:[a-z]+ )?(?:{words['well']})\b"
    return Answering(re.compile(rf"^(\s*(?:{words['answer']})) (?= *(?:{clause}))", re.IGNORECASE))
