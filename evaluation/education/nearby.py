"""How often the fact that answers a question is told at once, or is offered below the answer.

    python -m evaluation.education.nearby

Questions and what answers them stand in training/asked.yml, from which the ranking learned in part: the figures are good for choosing how
much is offered, not for how well strangers are answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from signpost import education, language
from signpost.education import offering
from signpost.education.words import text_sentences
from signpost.knowledge import read_yaml
from signpost.places import place

ASKED = "training/asked.yml"
PLACES = (1, 2, 3, 5)


def wanted(base: education.EducationBase) -> Iterator[tuple[str, frozenset[str]]]:
    """Each question with the ids of the facts and entries that answer it."""
    points = {(point.entry, ask): point.id for point in base.every_point.values() for ask in point.asks}
    for row in read_yaml(place(ASKED)).data["questions"]:
        parts = (each.partition(" > ") for each in row["wants"])
        yield row["ask"], frozenset(points.get((entry, ask), entry) if ask else entry for entry, _, ask in parts)


def told(answer: education.Answer, base: education.EducationBase) -> set[str]:
    """The ids of what an answer says."""
    text = answer.entry.short if answer.entry else ""
    said = {point.id for point in base.every_point.values() if text_sentences(point.says)[0] in text}
    own = answer.context.point or (answer.entry.id if answer.entry else "")
    return {own, *said} if answer.kind == "entry" else set()


def main() -> None:
    """Asks everything and prints the shares."""
    base = education.load_base()
    offering.MOST = offering.MOST_BEFORE_ENTRIES = max(PLACES)
    found: Counter[str] = Counter()
    questions = list(wanted(base))
    for ask, wants in questions:
        reading = language.read(ask).as_dict()
        answer = education.answer(ask, base=base, asked=reading["kind"] == "question", heard=education.heard_in(reading))
        is_told = bool(wants & told(answer, base))
        offered = [each for each, _ in answer.beside]
        found["told"] += is_told
        for number in PLACES:
            found[f"told or among {number} offered"] += is_told or not wants.isdisjoint(offered[:number])
        found["buttons"] += len(offered)
        order = [each for each, _ in answer.likely]
        for number in PLACES:
            found[f"told or among the likeliest {number}"] += is_told or not wants.isdisjoint(order[:number])
    for name, count in found.items():
        print(f"{name}: {count / len(questions):.3f}")


if __name__ == "__main__":
    main()
