"""How often the fact that answers a question is told or offered, in whole talks: `python -m evaluation.education.labelled [FILE ...]`.

Questions with the facts that answer them stand in evaluation/education/labelled.yml, to be looked at in totals only; their other half is
training/asked.yml. A FILE holds more of them, talks in which they are asked (in_talks.yml), or rows of training/stories/ or talks/.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scripts.points import named
from signpost import Conversation, education
from signpost.education.words import text_sentences, tokens
from signpost.knowledge import read_yaml
from signpost.places import place
from training.notation import stories

LABELLED = "evaluation/education/labelled.yml"
_BACK = frozenset({"asking", "assessed", "emergency", "crisis"})


class Wanted(NamedTuple):
    """What somebody asks, the ids of the facts and entries that answer it, and what the same person said before."""

    ask: str
    wants: frozenset[str]
    before: tuple[str, ...] = ()


def labelled(file: str = LABELLED) -> list[Wanted]:
    """Each question of a file that has a label."""
    points, path = named(), place(file)
    if file.endswith(".txt"):
        return [Wanted(each.text, ids([each.answer], points), tuple(filter(None, [each.before]))) for each in stories(path)]
    data = read_yaml(path).data
    found = [Wanted(row["ask"], ids(row["wants"], points)) for row in data.get("questions", ()) if row["wants"]]
    for talk in data.get("talks", ()):
        said = tuple(turn["say"] for turn in talk)
        found += [Wanted(said[n], ids(wants, points), said[:n]) for n, turn in enumerate(talk) for wants in turn.get("wants", ())]
    return found


def ids(wants: Sequence[str], points: Mapping[str, str]) -> frozenset[str]:
    """The ids of answers that are named by an entry alone, or as `scripts.points.named` does."""
    return frozenset(points.get(each, each.partition(" > ")[0]) for each in wants)


def kind_of(asked: Wanted, base: education.EducationBase) -> str:
    """What came of a question, asked in the UK: whether a fact that answers is in the reply, and whether something was asked back."""
    talk, wants = Conversation(region="uk"), asked.wants
    for each in (*asked.before, asked.ask):
        talk, answer = talk.say(each)
    status = (answer.triage or {}).get("status") or "none"
    said, titles = told(" ".join(answer.texts), base), [each["title"] for one in answer.messages for each in one.get("buttons", ())]
    offered = {base.fact_titles.fact(each) or base.titles.get(tuple(tokens(each))) for each in titles}
    entries, shown = ({str(each).partition("#")[0] for each in names} for names in (wants, (*said, *offered)))
    if not said:
        return status + (", a right title offered" if entries & shown else "")
    kind = "told first" if said[0] in wants else "told beside another" if wants.intersection(said) else ""
    same = {each.partition("#")[0] for each in said} & entries
    kind = kind or ("another fact of its entry" if same else "another subject")
    return kind + (", and asked back" if status in _BACK else "")


def told(text: str, base: education.EducationBase) -> list[str]:
    """The ids of the facts and entries of which a text holds the first sentence, in their order."""
    firsts = {each.id: text_sentences(each.says)[0] for each in base.every_point.values()}
    firsts |= {each.id: text_sentences(each.short)[0] for each in base.entries.values()}
    return sorted((name for name, first in firsts.items() if first in text), key=lambda name: text.index(firsts[name]))


def main(files: Sequence[str]) -> None:
    """Asks everything of each file and prints the shares."""
    base = education.load_base()
    for file in files or (LABELLED,):
        rows = labelled(file)
        print(f"{file}: {len(rows)} questions")
        for name, count in Counter(kind_of(row, base) for row in rows).most_common():
            print(f"{count / len(rows):.3f} {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
