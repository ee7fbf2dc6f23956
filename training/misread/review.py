"""Shows misreadings one by one to somebody who keeps the vocabulary, who accepts or rejects them; nothing else is copied."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from signpost.misreadings.store import Misreading, MisreadingStore
from training.misread.rows import add_case, add_row, take_out
from training.notation import KINDS, Told, one_line, told_in

_HELP = (
    "a accept, r reject (deleted), s skip, q quit. "
    "Findings: ids parted by commas; behind one - denied, < over, ? feared, @ somebody else's, ! sudden."
)

Ask = Callable[[str], str]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Desk:
    """Where things are and how to speak with the keeper; `labels` names every finding."""

    store: MisreadingStore
    rows: Path
    cases: Path
    labels: Mapping[str, str]
    ask: Ask
    tell: Tell


def review(desk: Desk) -> dict[str, int]:
    """How many were accepted, rejected, skipped and taken out again; ends when all were shown or the keeper stops."""
    done = {"accepted": 0, "rejected": 0, "skipped": 0, "withdrawn": take_out_withdrawn(desk)}
    waiting = desk.store.waiting()
    desk.tell(f"{len(waiting)} to look at. {_HELP}" if waiting else "No misreading waits.")
    for number, each in enumerate(waiting, 1):
        _show(desk, each, f"{number} of {len(waiting)}")
        answer = _choice(desk, "a, r, s or q? ", "arsq")
        if answer == "q":
            break
        if answer == "a":
            done["accepted" if _take_over(desk, each) else "skipped"] += 1
        elif answer == "r":
            desk.store.reject(each.name)
            done["rejected"] += 1
        else:
            done["skipped"] += 1
    return done


def take_out_withdrawn(desk: Desk) -> int:
    """The number of accepted messages whose writer has withdrawn them: their rows and cases are taken out."""
    names = desk.store.withdrawn()
    for path in (desk.rows, desk.cases):
        take_out(path, names)
    for name in names:
        desk.store.reject(name)
    if names:
        desk.tell(f"{len(names)} withdrawn by their writers: taken out of {desk.rows} and {desk.cases}. Train anew without them.")
    return len(names)


def labels_from(text: str, known: Mapping[str, str]) -> tuple[Told, ...]:
    """The findings of a line in the notation; raises ValueError that says what is wrong, with the nearest known id."""
    labels = told_in(text)
    for name in (each.finding for each in labels if each.finding not in known):
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        raise ValueError(f"{name!r} is no finding{f'; did you mean {near[0]}?' if near else '.'}")
    return labels


def _show(desk: Desk, each: Misreading, place: str) -> None:
    read = ", ".join(f"{name} ({status})" for name, status in each.findings) or "nothing"
    desk.tell(f"\n--- {place}, {each.day}, reader {each.reader or '-'}, rule book {each.rulebook}")
    desk.tell(f"said:   {one_line(each.said)}\nread:   {read}\nwrong:  {each.choice or '-'}\nright:  {one_line(each.meant) or '-'}")


def _take_over(desk: Desk, each: Misreading) -> bool:
    """Whether the message was taken over; it is not when it was withdrawn while somebody looked at it."""
    kind = _choice(desk, f"kind ({', '.join(f'{letter} {name}' for letter, name in KINDS.items())})? ", "".join(KINDS))
    labels = _labels(desk)
    as_case = _choice(desk, "also as a test case (y, n)? ", "yn") == "y"
    # The store comes first: what was deleted meanwhile must not be written down.
    if not desk.store.accept(each.name):
        desk.tell("It was deleted by its writer just now; nothing was written.")
        return False
    add_row(desk.rows, each.name, each.day, kind, each.said, labels)
    if as_case and not add_case(desk.cases, each.name, each.day, each.said, labels, each.findings):
        desk.tell("Nothing is told and nothing was read: there is nothing to test.")
    return True


def _labels(desk: Desk) -> tuple[Told, ...]:
    while True:
        try:
            return labels_from(desk.ask("findings that it really tells (none: just Enter)? "), desk.labels)
        except ValueError as wrong:
            desk.tell(str(wrong))


def _choice(desk: Desk, question: str, letters: str) -> str:
    """One of these letters; what is anything else is asked again."""
    while True:
        answer = desk.ask(question).strip()
        for letter in letters:
            if answer.lower() == letter.lower():
                return letter
        desk.tell(f"Please answer with one of: {', '.join(letters)}.")
