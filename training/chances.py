"""What the chances of `knowledge/language/chances.yml` are chosen by: how much is false of what the reader model alone is sure of.

    python -m training.chances [FOLDER]

Prints, for the voices that they are chosen on and for those that they are measured on, what counts from which chance on; and the
findings that are told fewer than twenty times in all of them, which never count by the model alone (`few`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from signpost.nlu.likely.encoder import LearnedReader
from training.beside_net import folder_given
from training.held_out import choosing, everyday, near_neighbours, whole_voices
from training.notation import ROOT, Message, messages

FEWEST = 20
PRESENT = "present"
STEPS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)


def told_in(voices: Iterable[str]) -> list[Message]:
    """The messages of some voices."""
    return [each for voice in voices for each in messages(ROOT / "messages" / f"{voice}.txt")]


def few(known: Iterable[str]) -> list[str]:
    """Those of the findings that are told too seldom to know how sure the model may be of them."""
    seen = Counter(told.finding for each in told_in(whole_voices()) for told in each.told if told.status == PRESENT)
    return sorted(name for name in known if seen[name] < FEWEST)


def show(title: str, told: list[Message], net: LearnedReader, known: frozenset[str]) -> None:
    """Prints a row for each chance: what is found, and what is false, alone and without near neighbours."""
    rows = near_neighbours()
    heard = [(net.read(each.text), each) for each in told]
    print(f"\n{title}, {len(told)} messages\n\n| from | found | not told | nothing near told | of |\n|---|---|---|---|---|")
    for least in STEPS:
        there = found = named = false = far = 0
        for likely, each in heard:
            any_ = {one.finding for one in each.told}
            near = any_.union(*(row for row in rows if not any_.isdisjoint(row)))
            own = {one.finding for one in each.told if one.status == PRESENT}
            counted = {name for name in likely.findings if name in known and likely.chance(name) >= least}
            there, found, named = there + len(own), found + len(own & counted), named + len(counted)
            false, far = false + len(counted - any_), far + len(counted - near)
        print(f"| {least} | {found / max(1, there):.3f} | {false / max(1, named):.3f} | {far / max(1, named):.3f} | {named} |")


def main(folder: Path) -> None:
    """Prints the tables and the list."""
    net = LearnedReader(folder)
    seldom = few(net.findings)
    known = frozenset(net.findings) - set(seldom)
    show("chosen on", told_in(choosing()), net, known)
    show("measured on", told_in(each for each in whole_voices() if each not in choosing()), net, known)
    show("everyday requests", [Message(text, "other", ()) for text in everyday(held=True)], net, known)
    print(f"\nfew ({len(seldom)} of {len(net.findings)}): [{', '.join(seldom)}]")


if __name__ == "__main__":
    main(folder_given(__doc__))
