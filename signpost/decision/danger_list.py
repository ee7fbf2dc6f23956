"""Danger signs that several open questions ask about, put together as one list to tick."""

from __future__ import annotations

from dataclasses import replace

from signpost.decision.interview import Outlook
from signpost.decision.screens import DANGER, NONE, Screen


def danger_list(now: Outlook) -> Screen | None:
    """The check list with the signs that open rules ask about; where none do, all but the rare ones. None without such a list."""
    screen = now.rulebook.screens.get(DANGER)
    if screen is None:
        return None
    shown = {*_settled(screen, now), *_told(screen, now)}
    return _narrowed(screen, shown or {each.value for each in screen.question.options} - screen.rare)


def is_due(now: Outlook) -> bool:
    """Whether the list comes before single questions: several dangers are open, or something began just now.

    It has to be worth at least as much as the best single question; after something sudden it always is.
    """
    screen = now.rulebook.screens.get(DANGER)
    if screen is None or now.wish is None:
        return False
    # A rare danger goes along with the list and never brings it on.
    settled = {value: worth for value, worth in _settled(screen, now).items() if value not in screen.rare}
    best = now.wish.question.id
    if any(best in screen.denies[value] for value in settled) or sum(settled.values()) >= now.worth[best]:
        return len(settled) >= now.rulebook.levels.interview.listed_from
    return bool(settled) and _is_sudden(now)


def _settled(screen: Screen, now: Outlook) -> dict[str, float]:
    """What "none" could settle, by option: the worth of the questions that it answers."""
    found = {value: sum(now.worth.get(name, 0.0) for name in denied) for value, denied in screen.denies.items()}
    return {value: worth for value, worth in found.items() if worth > 0}


def _told(screen: Screen, now: Outlook) -> set[str]:
    """The options that tell what an open question asks about."""
    return {value for value, told in screen.tells.items() if any(each.id in now.worth for each in told)}


def _is_sudden(now: Outlook) -> bool:
    levels, background = now.rulebook.levels, now.rulebook.levels.background
    there = [each for each in now.case.facts(now.case.subject) if each.status == "present" and each.id not in background]
    began = [each.duration_days for each in there if each.duration_days is not None]
    return any(each.onset == "sudden" for each in there) or any(days <= levels.interview.sudden_days for days in began)


def _narrowed(screen: Screen, values: set[str]) -> Screen:
    options = tuple(each for each in screen.question.options if each.value in values or each.value == NONE)
    denies = {value: names for value, names in screen.denies.items() if value in values}
    return replace(screen, question=replace(screen.question, options=options), denies=denies)
