"""Lets simulated people talk to the trained bot and prints how it went.

    python -m evaluation.people [--misses] [--show NAME]

Those that are held out are counted apart, and their misses are never printed.
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from collections.abc import Sequence

from evaluation.people.person import Person, people
from evaluation.people.talks import Outcome, talk_with
from evaluation.trained import Talk, trained


def report(title: str, found: Sequence[Outcome]) -> str:
    """The figures of some people as lines of text."""
    emergencies = [each for each in found if each.person.expected[0] == "emergency"]
    others = [each for each in found if "emergency" not in each.person.expected]
    asked = sorted(each.questions for each in found if each.level != "emergency")
    answers = sum(each.answers for each in found)
    turns = Counter(each.questions for each in emergencies if each.level == "emergency")
    rows = {
        "people": len(found),
        "right level": _share(sum(each.right for each in found), len(found)),
        "serious errors": _share(sum(each.serious for each in found), len(found)),
        "emergencies found": _share(sum(each.level == "emergency" for each in emergencies), len(emergencies)),
        "questions before the warning": ", ".join(f"{count} after {number}" for number, count in sorted(turns.items())),
        "wolf": _share(sum(each.level == "emergency" for each in others), len(others)),
        "questions, median of the others": statistics.median(asked) if asked else "-",
        "questions, nine in ten stay within": asked[int(0.9 * (len(asked) - 1))] if asked else "-",
        "yes and no recorded wrongly": _share(sum(len(each.misrecorded) for each in found), answers),
        "asked again": sum(len(each.repeated) for each in found),
        "asked though told": sum(len(each.senseless) for each in found),
        "words of a turn, median": statistics.median(words for each in found for words in each.words),
    }
    return "\n".join([title, *(f"  {name:36} {value}" for name, value in rows.items())])


def _share(count: int, total: int) -> str:
    return f"{count} of {total} ({count / total:.3f})" if total else "none"


def main(arguments: Sequence[str] | None = None) -> None:
    """Talks with everybody and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print what went wrong with those who are not held out")
    parser.add_argument("--show", help="print the whole talks of one presentation that is not held out")
    options = parser.parse_args(arguments)
    found = outcomes([each for each in people() if options.show in (None, each.presentation)])
    for author, held_out in dict.fromkeys((each.person.author, each.person.held_out) for each in found):
        some = [each for each in found if (each.person.author, each.person.held_out) == (author, held_out)]
        print(report(f"{author}, {'held out' if held_out else 'not held out'}", some))
    for each in found:
        if not each.person.held_out and (options.show or options.misses and each.faults):
            print(f"\n{each.person.name}: {each.level} for {each.person.expected[0]}; {'; '.join(each.faults)}")
            print("\n".join(f"  {line}" for line in each.lines) if options.show else f"  {each.person.opening}")


def outcomes(some: Sequence[Person]) -> list[Outcome]:
    """How the talk with each of some people went."""
    with trained() as (agent, loop):
        return [talk_with(each, Talk(agent, loop)) for each in some]


if __name__ == "__main__":
    main()
