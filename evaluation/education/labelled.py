"""How often the fact that answers a question is told, in whole talks: `python -m evaluation.education.labelled`.

Questions with the facts that answer them stand in evaluation/education/labelled.yml. Nothing was learned from them, and they are looked at
in totals only: their other half, in training/asked.yml, is there to look at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from scripts.points import named
from signpost import Conversation, education
from signpost.education.words import text_sentences
from signpost.knowledge import read_yaml
from signpost.places import place

LABELLED = "evaluation/education/labelled.yml"
_BACK = frozenset({"asking", "assessed", "emergency", "crisis"})
Wanted = tuple[str, frozenset[str]]


def labelled(file: str = LABELLED) -> list[Wanted]:
    """Each question that has a label, with the ids of the facts and entries that answer it."""
    points = named()
    return [(row["ask"], ids(row["wants"], points)) for row in read_yaml(place(file)).data["questions"] if row["wants"]]


def ids(wants: Sequence[str], points: Mapping[str, str]) -> frozenset[str]:
    """The ids of answers that are named by an entry alone, or as `scripts.points.named` does."""
    return frozenset(points.get(each, each.partition(" > ")[0]) for each in wants)


def kind_of(ask: str, wants: frozenset[str], base: education.EducationBase) -> str:
    """What came of a question, asked in the UK: whether a fact that answers is in the first reply, and whether something was asked back."""
    _, answer = Conversation(region="uk").say(ask)
    status = (answer.triage or {}).get("status") or "none"
    said = told(" ".join(answer.texts), base)
    if not said:
        return status
    same = {each.partition("#")[0] for each in said} & {each.partition("#")[0] for each in wants}
    kind = "told first" if said[0] in wants else "told beside another" if wants.intersection(said) else ""
    kind = kind or ("another fact of its entry" if same else "another subject")
    return kind + (", and asked back" if status in _BACK else "")


def told(text: str, base: education.EducationBase) -> list[str]:
    """The ids of the facts and entries of which a text holds the first sentence, in their order."""
    firsts = {each.id: text_sentences(each.says)[0] for each in base.every_point.values()}
    firsts |= {each.id: text_sentences(each.short)[0] for each in base.entries.values()}
    return sorted((name for name, first in firsts.items() if first in text), key=lambda name: text.index(firsts[name]))


def main() -> None:
    """Asks everything and prints the shares."""
    base = education.load_base()
    rows = labelled()
    found = Counter(kind_of(*row, base) for row in rows)
    for name, count in found.most_common():
        print(f"{count / len(rows):.3f} {name}")
    print(f"{len(rows)} questions")


if __name__ == "__main__":
    main()
