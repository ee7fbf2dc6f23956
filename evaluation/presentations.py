"""How often whole presentations end at a sensible level, told as findings and asked about to the end.

python evaluation/presentations.py [FILE ...]

Each file of tests/decision/cases names what people tell and the levels that would be sensible. What is not told is answered "no"
in one interview and "I don't know" in another.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from signpost.decision import Folding, Question, Rulebook, load_rulebook, outlook  # noqa: E402
from signpost.findings import Finding, finding_from  # noqa: E402
from signpost.knowledge import read_yaml  # noqa: E402

FOLDER = ROOT / "tests" / "decision" / "cases"
ANSWERS = NO, NOT_SURE = "no", "unsure"
# What other authors call a trigger, in the words that the rules have for it: "in or out of sleep" is no word of its own.
CALLED = {"sleep": ("night", "waking")}


@dataclass(frozen=True)
class Presentation:
    """What one person tells, and the levels that would be sensible, the best first; `kind` names what the case is one of."""

    name: str
    tells: tuple[Finding, ...]
    levels: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True)
class End:
    """Where an interview ended: the level, the rules behind it, and the questions that were asked."""

    level: str
    rules: tuple[str, ...]
    asked: tuple[str, ...]


def presentations(path: Path) -> Iterator[Presentation]:
    """Everybody in a file, in its order."""
    for each in read_yaml(path).data["cases"]:
        tells = tuple(_told(told) for told in each["tells"])
        yield Presentation(each["name"], tells, tuple(each["levels"]), each.get("kind", ""))


def _told(told: Mapping[str, Any]) -> Finding:
    """One finding of a case, its triggers named as the rules name them."""
    named = (CALLED.get(each, (each,)) for each in told.get("triggers", ()))
    return finding_from({**told, "triggers": [value for each in named for value in each]})


def ends_of(
    person: Presentation, book: Rulebook, answers: tuple[str, ...] = ANSWERS, told: Folding | None = None, asked: tuple[str, ...] = ()
) -> dict[str, End]:
    """Where the interviews with one person end, by how whatever was not told is answered; answered alike so far they are one."""
    folding = told or Folding().after({"findings": [each.as_dict() for each in person.tells]})
    now, ends = outlook(folding.case, book), dict[str, End]()
    if (question := now.question) is None:
        rules = tuple(each.rule.id for each in now.assessment.fired if each.rule.level == now.assessment.level)
        return dict.fromkeys(answers, End(now.assessment.level, rules, asked))
    for reply, alike in groupby(answers, lambda answer: _reply(person, question, answer)):
        ends |= ends_of(person, book, tuple(alike), folding.after({"question_id": question.id, "reply": reply}), (*asked, question.id))
    return ends


def _reply(person: Presentation, question: Question, answer: str) -> Mapping[str, Any]:
    told = [each for each in person.tells if each.id == question.finding and each.status in ("present", "past")]
    if told and question.attribute is None:
        return {"polarity": "yes"}
    value = getattr(told[0], question.attribute) if told and question.attribute else None
    if value is None or value == ():
        # How bad, how long or how quickly cannot be answered with "no".
        yes_or_no = question.attribute is None or question.attribute in ("at_rest", "fluctuating", "spreading")
        return {"polarity": answer if yes_or_no else NOT_SURE}
    if isinstance(value, bool):
        return {"polarity": "yes" if value else "no"}
    return {question.attribute or "": list(value) if isinstance(value, tuple) else value}


def main() -> None:
    """Prints, for each file and answer, how many ended at a sensible level and how many emergencies below urgent, then every miss."""
    book = load_rulebook()
    paths = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.yml"))
    for path in paths:
        everybody = [(each, ends_of(each, book)) for each in presentations(path)]
        for answer in ANSWERS:
            ends = [(each, found[answer]) for each, found in everybody]
            wrong = [(each, end) for each, end in ends if end.level not in each.levels]
            lost = sum(book.levels.rank(end.level) < book.levels.rank("urgent") for each, end in ends if each.levels == ("emergency",))
            shares = f"{len(ends) - len(wrong)} of {len(ends)} right ({1 - len(wrong) / len(ends):.3f}), emergencies below urgent {lost}"
            print(f"{path.name}, answered {answer!r}: {shares}")
            for each, end in wrong:
                print(f"  {end.level:<10} for {'/'.join(each.levels):<18} {each.name} {list(end.rules)}")


if __name__ == "__main__":
    main()
