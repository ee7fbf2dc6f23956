"""Signs that several open questions ask about, put together as one list to tick."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from signpost.decision.interview import Outlook
from signpost.decision.screens import DANGER, NONE, SIGNS, Screen
from signpost.findings import BEGAN


def list_of(name: str, now: Outlook, likely: Sequence[str] = (), faint: Container[str] = ()) -> Screen | None:
    """A list as it is put in this case, or None without it.

    That for danger holds what open questions ask about; where that makes no list, all that is not rare and not known. Of signs only
    those put together now can be denied; the `likely` stand among them, and what is heard only faintly takes no place from the rest.
    """
    screen = now.rulebook.screens.get(name)
    if screen is None or name == SIGNS and not now.together:
        return None
    if name == SIGNS:
        listed = [each for each in likely if each in screen.denies]
        plain = [each for each in listed if each not in faint]
        return _narrowed(screen, set([*dict.fromkeys((*plain, *now.together, *listed))][: screen.shown_at_most]))
    if name != DANGER:
        return screen
    shown = {*_settled(screen, now), *_told(screen, now), *screen.about(likely)}
    few = len(shown) < now.rulebook.levels.interview.listed_from
    rest = {each.value for each in screen.question.options} - screen.rare if few else set[str]()
    known = {each.id for each in now.case.facts(now.case.subject)}
    shown |= {each for each in rest if not known.issuperset(screen.denies.get(each) or {each})}
    return _narrowed(screen, shown)


def list_due(now: Outlook, put: Container[str]) -> str | None:
    """The list that comes before single questions, or None; `put` are those that were put already.

    Several dangers are open, or something began just now: then that for danger, where it is worth at least as much as what
    would come else.
    """
    if DANGER not in put and _danger_is_due(now):
        return DANGER
    return SIGNS if now.together else None


def _danger_is_due(now: Outlook) -> bool:
    """Whether several dangers of the list are open that are worth more than what would come else, or something began just now."""
    screen = now.rulebook.screens.get(DANGER)
    if screen is None or now.wish is None or _asks_how_it_began(now):
        return False
    # A rare danger goes along with the list and never brings it on.
    settled = {value: worth for value, worth in _settled(screen, now).items() if value not in screen.rare}
    best = now.wish.question.id
    else_settled = sum(now.worth.get(each, 0.0) for each in now.together) or now.worth[best]
    among = not now.together and any(best in screen.denies[value] for value in settled)
    if among or sum(settled.values()) >= else_settled:
        return len(settled) >= now.rulebook.levels.interview.listed_from
    return bool(settled) and _is_sudden(now)


def _asks_how_it_began(now: Outlook) -> bool:
    """Whether the next question is how a sign began that is an emergency itself unless it is old."""
    levels, asked = now.rulebook.levels, now.wish.question.id if now.wish else ""
    first = any(each.id in levels.interview.before_list for each in now.case.complaints(levels.background))
    return first and asked.partition(".")[2] in BEGAN


def _settled(screen: Screen, now: Outlook) -> dict[str, float]:
    """What "none" could settle, by option: the worth of the questions that it answers."""
    found = {value: sum(now.worth.get(name, 0.0) for name in denied) for value, denied in screen.denies.items()}
    return {value: worth for value, worth in found.items() if worth > 0}


def _told(screen: Screen, now: Outlook) -> set[str]:
    """The options that tell what an open question asks about."""
    return {value for value, told in screen.tells.items() if any(each.id in now.worth for each in told)}


def _is_sudden(now: Outlook) -> bool:
    levels = now.rulebook.levels
    there = now.case.complaints(levels.background)
    began = [each.duration_days for each in there if each.duration_days is not None]
    # What came suddenly months ago is no reason to ask what is so right now.
    recent = levels.interview.sudden_within_days
    just_now = any(each.onset == "sudden" and (each.duration_days is None or each.duration_days < recent) for each in there)
    return just_now or any(days <= levels.interview.sudden_days for days in began)


def _narrowed(screen: Screen, values: set[str]) -> Screen:
    options = tuple(each for each in screen.question.options if each.value in values or each.value == NONE)
    denies = {value: names for value, names in screen.denies.items() if value in values}
    return replace(screen, question=replace(screen.question, options=options), denies=denies)
