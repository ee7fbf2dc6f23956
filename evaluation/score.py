"""Scores every set in `evaluation/sets` and says what changed since the table that was kept last.

    python -m evaluation.score [KIND ...] [--keep] [--processes 2] [--misses] [--every 3]

`heard` counts what is told in `sentences` and `emergencies` as right unless it is read as absent, which is the worst misreading of all.
For each other kind: the share of its rows that are right with its 95 % interval (Wilson's), and the floor below which this ends with an
error. A row that was right and is not, or the other way round, is named; whether more got better than worse by more than chance is
what the sign test says. A single row never fails anything. `--keep` writes `evaluation/sets/last.json`; `--misses` prints what is wrong
with each row that is not held out. `--every 3` scores every third row alone, always the same ones, as the suite does; of a small set
so many that 200 are left, since of fewer a row or two would fail the floor.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from math import comb
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from evaluation.counting import interval
from evaluation.sets_of import SETS, Row, kinds, rows
from signpost.knowledge import read_yaml

LAST = SETS / "last.json"
FLOORS = SETS / "floors.yml"
HEARD, TOLD, DENIED = "heard", ("sentences", "emergencies"), ("cleared", "read as absent")
# So many rows of a set are scored at least, and so many go to a process at a time.
_LEAST, _CHUNK = 200, 40
# By kind: whether each row, by its id, is right.
Table = dict[str, dict[str, bool]]


class Change(NamedTuple):
    """The ids of the rows of one kind that are right now and were not, and that were right and are not."""

    better: list[str]
    worse: list[str]


def scored(some: Iterable[str], processes: int = 1, every: int = 1) -> tuple[Table, dict[str, list[str]]]:
    """Whether each row of these kinds is right, and what is wrong with each that is not, by its id; one of `every`, in small sets more."""
    jobs = [(kind, number) for kind in some for number in range(0, len(rows(kind)), min(every, max(1, len(rows(kind)) // _LEAST)))]
    if processes > 1:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_lightly) as pool:
            found = list(pool.map(_faults_of, jobs, chunksize=_CHUNK))
    else:
        found = [_faults_of(each) for each in jobs]
    table, wrong = Table(), dict[str, list[str]]()
    for (kind, number), each in zip(jobs, found, strict=True):
        name = rows(kind)[number]["id"]
        table.setdefault(kind, {})[name] = not each
        if each:
            wrong[name] = each
    told = {name for kind in TOLD for name in table.get(kind, {})}
    if told:
        table[HEARD] = {name: not any(each.startswith(DENIED) for each in wrong.get(name, ())) for name in sorted(told)}
    return table, wrong


def _faults_of(job: tuple[str, int]) -> list[str]:
    from evaluation.expected import faults

    # What a turn logs is no part of the table.
    logging.disable(logging.CRITICAL)
    kind, number = job
    return faults(kind, rows(kind)[number])


def _lightly() -> None:
    # spaCy's neural parts would load TensorFlow where Rasa brought it; nothing here needs them, and they take seconds.
    for heavy in ("tensorflow", "torch"):
        sys.modules.setdefault(heavy, None)  # type: ignore[arg-type]


def changes(table: Table, last: Table) -> dict[str, Change]:
    """What changed in each kind; rows that are new, or gone, changed nothing."""
    found = {}
    for kind, now in table.items():
        before = last.get(kind, {})
        both = [each for each in now if each in before and now[each] is not before[each]]
        found[kind] = Change([each for each in both if now[each]], [each for each in both if not now[each]])
    return found


def sign_test(better: int, worse: int) -> float:
    """How likely at least so uneven a split is when a change is as likely to be for the better as for the worse (two-sided, exact)."""
    count = better + worse
    tail = sum(comb(count, each) for each in range(min(better, worse) + 1))
    return min(1.0, 2 * tail / 2**count)


def below_floor(table: Table, floors: Mapping[str, float]) -> list[str]:
    """The kinds whose share is below their floor; every kind has one."""
    return [kind for kind, right in table.items() if _share(right) < floors[kind]]


def _share(right: Mapping[str, bool]) -> float:
    return sum(right.values()) / len(right)


def as_text(table: Table, last: Table, floors: Mapping[str, float], named: Mapping[str, Row]) -> str:
    """The table for people, and every row that changed."""
    lines = [f"{'':15}{'right':>14}{'share':>8}{'95 %':>16}{'floor':>8}{'better':>8}{'worse':>7}{'sign test':>11}"]
    found = changes(table, last)
    for kind, right in table.items():
        low, high = interval(sum(right.values()), len(right))
        better, worse = (len(each) for each in found[kind])
        count, chance = f"{sum(right.values())} of {len(right)}", f"{sign_test(better, worse):.3f}" if better + worse else "-"
        shown = (
            f"{kind:15}{count:>14}{_share(right):>8.3f}{f'{low:.3f}-{high:.3f}':>16}{floors[kind]:>8.3f}{better:>8}{worse:>7}{chance:>11}"
        )
        lines.append(shown + ("  BELOW ITS FLOOR" if _share(right) < floors[kind] else ""))
    for kind, change in found.items():
        for how, names in (("better", change.better), ("worse", change.worse)):
            lines += [f"{how}: {kind} {each} ({named[each]['from']})" for each in names]
    return "\n".join(lines)


def kept(path: Path = LAST) -> Table:
    """The table that was kept last; empty without one."""
    if not path.exists():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {kind: {name: how == "right" for how in ("right", "wrong") for name in each[how].split()} for kind, each in data.items()}


def keep(table: Table, path: Path = LAST) -> None:
    """Writes a table as the one to compare with from now on; kinds that were not scored stay as they were."""
    every = {**kept(path), **table}
    data = {
        kind: {
            how: " ".join(sorted(name for name, is_right in right.items() if is_right is (how == "right"))) for how in ("right", "wrong")
        }
        for kind, right in sorted(every.items())
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Prints the table; 1 when a kind is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(kinds())}; all of them without")
    parser.add_argument("--keep", action="store_true", help="keep the table as the one to compare with")
    parser.add_argument("--misses", action="store_true", help="print what is wrong with each row that is not held out")
    parser.add_argument("--processes", type=int, default=2, help="how many rows are scored side by side (default: %(default)s)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="score one of every N rows")
    options = parser.parse_args(arguments)
    _lightly()
    some = options.kinds or kinds()
    table, wrong = scored(some, options.processes, options.every)
    named = {row["id"]: row for kind in some for row in rows(kind)}
    floors: dict[str, float] = read_yaml(FLOORS).data["floors"]
    if options.misses:
        for name, each in wrong.items():
            if not named[name].get("held_out"):
                print(f"{name} ({named[name]['from']}): {'; '.join(each)[:400]}")
    print(as_text(table, kept(), floors, named))
    if options.keep:
        keep(table)
    return int(bool(below_floor(table, floors)))


if __name__ == "__main__":
    sys.exit(main())
