"""Judging by reading: `python evaluation/education/read/read.py FILE [--all]` prints the answers of a file that nobody judged.

A judgement is kept in judged.yml beside the hash of the answer that was read, so only changed answers are read again. The last
line counts the judgements that still hold: fits, partly (or the right choice offered), not.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from signpost.education import EducationBase, answer, load_base
from signpost.knowledge import read_yaml

JUDGED = Path(__file__).with_name("judged.yml")


def questions_of(path: Path) -> list[str]:
    """The questions of a file, one a line; a line with ">>" is asked turn by turn."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def said_to(question: str, base: EducationBase) -> str:
    """What the program says to a question, or to the last turn of several."""
    context, text = None, ""
    for turn in question.split(">>"):
        found = answer(turn.strip(), context=context, base=base)
        context = found.context
        text = found.text or f"[{found.kind}] " + "; ".join(title for _, title in found.suggestions)
    return text


def key_of(question: str, text: str) -> str:
    """What a judgement is kept under: it changes with the question and with the answer."""
    return hashlib.sha256(f"{question}\n{text}".encode()).hexdigest()[:16]


def main(arguments: Sequence[str]) -> int:
    """Prints what is to be read, and the counts of what was."""
    judged = read_yaml(JUDGED).data["judged"] if JUDGED.exists() else {}
    base = load_base()
    counts: Counter[str] = Counter()
    for question in questions_of(Path(arguments[0])):
        text = said_to(question, base)
        key = key_of(question, text)
        if key in judged:
            counts[judged[key]] += 1
        if key not in judged or "--all" in arguments:
            print(f"{key}: {judged.get(key, '?')}  # {question}\n    {text}")
    total = sum(counts.values())
    print(f"judged {total}: " + ", ".join(f"{name} {count / total:.0%}" for name, count in counts.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
