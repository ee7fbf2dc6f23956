"""How answers to the bot's questions are taken, on replies that nobody learned from: rules alone, and both readers.

    python evaluation/replies.py [--file NAME ...] [--show WHAT]

Without a file: what `training/held_out.yml` keeps apart. Counted are answers to questions that want yes or no: whether the
finding asked about stands as it should after the answer, was asked about once more, was not understood, or stands wrongly.
`--show "no as yes"` prints the answers behind a figure.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from signpost.decision import load_rulebook  # noqa: E402
from signpost.dialogue.transcript import QUESTION_SLOT, Transcript, transcript  # noqa: E402
from signpost.nlu.likely.encoder import LearnedReader  # noqa: E402
from signpost.nlu.reader import Reader  # noqa: E402
from training.held_out import is_held_out  # noqa: E402
from training.notation import Answer, answers  # noqa: E402

FOLDER = ROOT / "training" / "replies"
INTENTS = {"yes": "affirm", "partly": "affirm", "no": "deny", "well": "deny", "unsure": "not_sure"}
MEANT = {"yes": "yes", "partly": "yes", "no": "no", "unsure": "unsure", "none": "nothing"}
COLUMNS = ("yes", "no", "unsure", "asked again", "nothing")
STANDS = {"present": "yes", "absent": "no", "unknown": "unsure"}


def held_out(names: list[str]) -> Iterator[Answer]:
    """The answers of these files, or all that are held out; those to questions that want yes or no."""
    book = load_rulebook()
    for path in sorted(FOLDER.glob("*.txt")):
        for each in answers(path):
            name = each.question.removeprefix("confirm.")
            if "." in name or name not in book.vocabulary.findings:
                continue
            if path.stem in names or not names and is_held_out(path.stem):
                yield each


def taken(answer: Answer, reader: Reader) -> str:
    """What an answer comes to: yes, no, unsure, asked again, or nothing."""
    about = answer.question.removeprefix("confirm.")
    reading = reader.read(answer.text)
    intent = "tell_symptoms" if reading.findings else INTENTS.get(str(reading.reply.polarity), "nlu_fallback")
    if intent == "nlu_fallback" and reading.reply.as_dict():
        intent = "give_detail"
    parsed = {"intent": {"name": intent}, "reading": reading.as_dict()}
    events = [
        {"event": "slot", "name": QUESTION_SLOT, "value": about},
        {"event": "user", "text": answer.text, "parse_data": parsed},
    ]
    said = transcript(events, load_rulebook().questions, Transcript(), reader.answer if reader.learned else None)
    if said.contradicts:
        return "asked again"
    found = [each.status for each in said.case.facts(said.case.subject) if each.id == about]
    return next((STANDS[each] for each in ("present", "absent", "unknown") if each in found), "nothing")


def main() -> None:
    """Prints a table of what was meant against what was taken, without and with the learned reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", action="append", default=[])
    parser.add_argument("--show", default="")
    args = parser.parse_args()
    rows = list(held_out(args.file))
    shown = tuple(args.show.split(" as ")) if args.show else None
    for title, reader in (("rules alone", Reader()), ("both readers", Reader(learned=LearnedReader()))):
        table: dict[str, Counter[str]] = defaultdict(Counter)
        for each in rows:
            meant, came = MEANT.get(each.polarity, "nothing"), taken(each, reader)
            table[meant][came] += 1
            if (meant, came) == shown and title == "both readers":
                print(f"{each.question} | {each.text}")
        print(f"\n{title}, {len(rows)} answers\n| meant | {' | '.join(COLUMNS)} |\n{'|---' * 6}|")
        for meant in ("yes", "no", "unsure", "nothing"):
            print(f"| {meant} | {' | '.join(str(table[meant][each]) for each in COLUMNS)} |")
        right = sum(table[each][each] for each in ("yes", "no", "unsure"))
        whole = sum(sum(table[each].values()) for each in ("yes", "no", "unsure"))
        turned = [table[one][other] / max(1, sum(table[one].values())) for one, other in (("no", "yes"), ("yes", "no"))]
        again = sum(table[each]["asked again"] for each in ("yes", "no", "unsure")) / max(1, whole)
        print(f"right {right / max(1, whole):.3f}, asked again {again:.3f}; no taken for yes {turned[0]:.4f}, yes for no {turned[1]:.4f}")


if __name__ == "__main__":
    main()
