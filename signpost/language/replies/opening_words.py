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
    echo: re.Pattern[str]

    def parted(self, text: str) -> str:
        """The text with a comma for the space behind each answer that a clause of its own follows; as long as the text.

        A question that only echoes the bot's ("Numb? No dear") tells nothing and becomes blank.
        """
        plain = self.echo.sub(lambda found: " " * len(found[0]), text, count=1)
        return self.pattern.sub(r"\1,", plain)


def load_answering(root: Path) -> Answering:
    """The words below a knowledge folder."""
    data = read_yaml(root / "language" / "replies.yml").data["answering"]
    lists = (
        "answer",
        "subject",
        "is",
        "well",
        "well_alone",
        "after_echo",
        "addressed",
        "joins",
        "anew",
        "are",
        "ill",
        "denies_too",
        "repeats",
        "not_denied",
    )
    words = {name: "|".join(re.escape(str(each)) for each in data[name]) for name in lists}
    # "No swallowing is fine", "no breathing's fine", "no food goes down no bother": what is called well after some words is the
    # subject of a clause of its own; "no normal feeling" is not, for nothing may follow what is well, and the "no" of "no fever and
    # walking is fine" denies the fever: only of several things does "and" join the subject.
    named = r"(?!(?:longer|not|more|one|thing)\b)(?:{0}[a-z']+ ){{1,4}}?"
    subject, several = (named.format(rf"(?!(?:{words['joins']}){more}\b)") for more in ("", rf" (?:{words['anew']})"))
    ends = rf"(?= *(?:$|[.,;!?\n]|(?:{words['addressed']})\b))"
    shortened = rf"(?:[a-z]+ ){{0,3}}?[a-z]+'s (?:[a-z]+ )?(?:{words['well']}|{words['ill']})\b"
    fine = rf"(?:{subject}(?:{words['is']})|{several}(?:{words['are']})) (?:[a-z]+ )?(?:{words['well']})\b"
    of_its_own = rf"{fine}|{shortened}|{subject}(?:{words['well_alone']}){ends}"
    denial = rf"(?:{words['denies_too']}) (?!(?:{words['subject']}|{words['not_denied']})\b)[a-z']+\b(?! (?:{words['is']})\b)"
    clause = rf"(?:{words['subject']}|{words['repeats']})\b|{of_its_own}|{denial}"
    few = rf"(?:[a-z']+ ){{0,{data['longest_echo'] - 1}}}[a-z']+"
    echo = re.compile(rf"^\s*{few}\s*\?+\s*(?=(?:{words['after_echo']}) +[a-z])", re.IGNORECASE)
    return Answering(re.compile(rf"(?:^|(?<=[,.;!?\n]))(\s*(?:{words['answer']})) (?= *(?:{clause}))", re.IGNORECASE), echo)
