"""What the pages of the desk show: plain data for the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from review.catalogue import Catalogue, Item, words
from review.differences import differences
from review.rulebook_page import reviews_shown, shown
from signpost.decision.conditions import atoms
from signpost.decision.rule import Rule
from signpost.education import EducationBase, answer
from signpost.education.base import base_of
from signpost.education.entries import read_entries
from signpost.reviews import ANSWERS, KINDS, QUESTIONS, RULES, STATES, ReviewBook, read_judged

Books = Mapping[str, ReviewBook]


def books_of(catalogue: Catalogue) -> Books:
    """The reviews of every kind as they stand now."""
    return {kind: catalogue.book(kind) for kind in KINDS}


def overview(catalogue: Catalogue, books: Books, who: str) -> dict[str, Any]:
    """Every complaint with its items of each kind: how many there are, in which state, and how many wait for this reviewer."""
    rows = []
    for area, label in catalogue.areas.items():
        cells = {}
        for kind in KINDS:
            items = catalogue.within(area, kind)
            counted = Counter(books[kind].state(each.id) for each in items)
            waiting = sum(not _judged_by(who, each, books[kind]) for each in items)
            cells[kind] = {"count": len(items), "states": counted, "waiting": waiting}
        rows.append({"id": area, "label": label, "cells": cells})
    totals = {kind: Counter(map(books[kind].state, books[kind].items)) for kind in KINDS}
    return {"rows": rows, "totals": totals, "counts": {kind: len(catalogue.items[kind]) for kind in KINDS}, "states": STATES}


def listing(catalogue: Catalogue, book: ReviewBook, area: str, kind: str, who: str) -> list[dict[str, Any]]:
    """The items of one kind under one complaint, each with its state and what this reviewer says of it now."""
    return [
        {"item": each, "state": book.state(each.id), "mine": _verdict_of(who, each, book), "off": bool(each.data.get("off"))}
        for each in catalogue.within(area, kind)
    ]


def following(items: Iterable[Item], item: Item, book: ReviewBook, who: str) -> Item | None:
    """The next item of a round that this reviewer has not judged as it stands: after this one, else from the beginning."""
    round_ = list(items)
    place = next((index for index, each in enumerate(round_) if each.id == item.id), -1)
    ordered = [*round_[place + 1 :], *round_[: max(place, 0)]]
    return next((each for each in ordered if not _judged_by(who, each, book)), None)


def neighbours(items: Iterable[Item], item: Item) -> dict[str, Any]:
    """The place of an item in its round, with the one before and the one after."""
    round_ = list(items)
    place = next((index for index, each in enumerate(round_) if each.id == item.id), 0)
    before, after = round_[place - 1] if place else None, round_[place + 1] if place + 1 < len(round_) else None
    return {"number": place + 1, "count": len(round_), "before": before, "after": after}


def described(item: Item, catalogue: Catalogue, book: ReviewBook) -> dict[str, Any]:
    """Everything about an item that a reviewer judges, in words."""
    text = catalogue.wording.text
    found: dict[str, Any] = {"data": item.data, "reviews": reviews_shown(item.id, book, catalogue.wording), "state": book.state(item.id)}
    found["sources"] = [_source(each, catalogue) for each in item.data.get("sources", ())]
    if item.kind == RULES:
        rule = rule_of(item, catalogue)
        assert rule is not None
        rulebook = catalogue.rulebook
        found["rule"] = shown(rule, rulebook, catalogue.wording, book)
        found["meaning"] = rulebook.levels.meanings[rule.level]
        meanwhile = item.data.get("meanwhile", {})
        found["reply"] = [text(_filled(each, meanwhile.get("steps", ()))) for each in item.data.get("reply", ())]
        found["sources"] += [_source(each, catalogue) for each in meanwhile.get("sources", ())]
        found["place"] = f"{_short(rule.path, catalogue.root)}:{rule.line}" if rule.line else ""
    elif item.kind == QUESTIONS:
        found["waiting"] = _waiting_for(item.id, catalogue)
        found["options"] = [
            {"label": each["label"], "tells": [_told(one, catalogue) for one in each.get("tells", ())]}
            for each in item.data.get("options", ())
        ]
    return found


def changed(item: Item, catalogue: Catalogue, book: ReviewBook, who: str) -> dict[str, Any] | None:
    """What changed since this reviewer's last verdict, or else since anybody's; None when that verdict was on what stands there now."""
    reviews = book.of(item.id)
    mine = [each for each in reviews if each.who.casefold() == who.casefold()]
    if not reviews or any(each.content == item.hash for each in mine or reviews):
        return None
    last = (mine or list(reviews))[-1]
    before = read_judged(catalogue.root, last.content)
    lines = None if before is None else differences(before, item.data, catalogue.wording)
    return {"since": last, "lines": lines, "mine": bool(mine)}


def rule_of(item: Item, catalogue: Catalogue) -> Rule | None:
    """The rule that an item is about; None for questions and answers."""
    if item.kind != RULES:
        return None
    fallback = catalogue.rulebook.cannot_tell
    return fallback if fallback is not None and fallback.id == item.id else catalogue.rulebook.rule(item.id)


def asked(question: str, item: Item, catalogue: Catalogue) -> dict[str, Any]:
    """What the education room answers to a question in one's own words, and whether that is this item."""
    found = answer(question, base=_education(catalogue.root, catalogue.versions[ANSWERS]))
    entry = found.entry.id if found.entry else ""
    return {
        "text": found.text,
        "entry": entry,
        "title": found.entry.title if found.entry else "",
        "same": entry == item.id,
        "asked": question,
    }


@lru_cache(maxsize=1)
def _education(root: Path, version: str) -> EducationBase:
    """The education room of a folder as it was at that version."""
    return base_of(read_entries(root), root)


def _judged_by(who: str, item: Item, book: ReviewBook) -> bool:
    return bool(_verdict_of(who, item, book))


def _verdict_of(who: str, item: Item, book: ReviewBook) -> str:
    return next((each.verdict for each in book.standing(item.id) if who and each.who.casefold() == who.casefold()), "")


def _source(used: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    source = catalogue.sources.get(used["id"])
    evidence = catalogue.wording.words["page"]["evidence"].get(used.get("evidence", ""), "")
    return {
        "source": source,
        "id": used["id"],
        "at": used["at"],
        "seen": used.get("seen", source.seen if source else ""),
        "evidence": evidence,
    }


def _waiting_for(question: str, catalogue: Catalogue) -> list[Rule]:
    """The rules that cannot be decided without the answer."""
    finding, _, attribute = question.partition(".")
    attribute = attribute.partition(".")[0]
    return [
        rule
        for rule in catalogue.rulebook.active
        if any(
            atom.finding == finding and (not attribute or any(name == attribute for name, _ in atom.tests)) for atom, _ in atoms(rule.when)
        )
    ]


def _told(finding: Mapping[str, Any], catalogue: Catalogue) -> str:
    details = [f"{key.replace('_', ' ')}: {value}" for key, value in finding.items() if key != "id"]
    return "; ".join([catalogue.wording.label(finding["id"]), *details])


def _filled(reply: str, steps: Iterable[str]) -> str:
    """A reply with what stands for its parts: the reason in words of the desk, and what to do until help is there."""
    parts = {"meanwhile": " ".join(steps), **words()["parts_of_reply"]}
    for name, said in parts.items():
        reply = reply.replace(f"{{{name}}}", said)
    return reply.strip()


def _short(path: Path, root: Path) -> str:
    return str(path.relative_to(root.parent)) if path.is_relative_to(root.parent) else str(path)
