"""`python -m signpost.education COMMAND`; without a command: JSON lines in and out.

`check` validates the entries, `ages [days]` lists old facts, `ask "…"` answers.
"""

from __future__ import annotations

import json
import sys
from datetime import date

from signpost.education import answer, context_from, load_base
from signpost.education.ages import YEAR_DAYS, ages
from signpost.education.base import check
from signpost.knowledge import KnowledgeError, knowledge_root
from signpost.reviews import ANSWERS, read_review_book, review_problems


def main(arguments: list[str]) -> int:
    """Runs one command; returns the exit status (1 when a knowledge file has a mistake)."""
    try:
        if arguments[:1] == ["check"]:
            check(knowledge_root())
            for problem in review_problems(knowledge_root(), ANSWERS):
                raise problem
        base = load_base()
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    if arguments[:1] == ["check"]:
        print(f"{len(base.entries)} entries, version {base.version}: no mistake found")
        print(f"Answers: {read_review_book(knowledge_root(), ANSWERS).tally}.")
    elif arguments[:1] == ["ages"]:
        days = int(arguments[1]) if len(arguments) > 1 else YEAR_DAYS
        print("\n".join(ages(base, date.today(), older_than=days)) or f"no fact is older than {days} days")
    elif arguments[:1] == ["ask"]:
        context = None
        for question in arguments[1:]:
            found = answer(question, context=context, base=base)
            context = found.context
            shown = {"asked": question, **found.as_dict()}
            print(json.dumps(shown, indent=1, ensure_ascii=False))
    else:
        for line in filter(str.strip, sys.stdin):
            asked = json.loads(line)
            found = answer(asked["question"], context=context_from(asked.get("context")), base=base)
            print(json.dumps(found.as_dict(), ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
