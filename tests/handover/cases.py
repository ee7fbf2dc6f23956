"""Pages to test: of findings that are told here, and of findings drawn by chance."""

from __future__ import annotations

import random
from datetime import datetime, timezone
from typing import Any

from signpost.decision import Case, case_from, load_rulebook
from signpost.findings import PERSONS, Finding
from signpost.handover import Form, Sheet, handover, load_form, written

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=timezone.utc)
FORM: Form = load_form()
BOOK = load_rulebook()

HAND = Finding(
    "limb_weakness",
    side="left",
    body_part="hand",
    onset="gradual",
    duration_days=90.0,
    course="progressive",
    said="for three months my left hand has been getting weaker",
)
USUAL = (
    HAND,
    Finding(
        "muscle_twitching", side="both", body_part="calf", duration_days=20, triggers=("caffeine",), said="both calves twitch after coffee"
    ),
    Finding("numbness_tingling", "absent", said="no numbness anywhere in it"),
    Finding("breathlessness", "absent"),
    Finding("swallowing_difficulty", "unknown"),
    Finding("headache", "past", duration_days=400),
    Finding("blood_thinner", said="I take warfarin every day"),
    Finding("diagnosed_diabetes", said="I have had diabetes for ten years", duration_days=3650),
    Finding("diagnosed_epilepsy", "absent"),
    Finding("family_history_als", said="my uncle died of MND"),
    Finding("age", value=61.0, said="I am 61 years old"),
)


def sheet(*findings: Finding, region: str | None = "uk", **case: Any) -> Sheet:
    """The page of a case with these findings."""
    return handover(case_from({"findings": [each.as_dict() for each in findings], **case}), FORM, NOW, region)


def page(shape: str, *findings: Finding, **case: Any) -> str:
    """The same in a format."""
    return written(sheet(*findings, **case), FORM, shape, NOW)


def told_by_chance(seed: int) -> tuple[Case, str | None]:
    """A case of some findings with anything that one can have, and a region."""
    chance = random.Random(seed)
    ids = sorted(BOOK.vocabulary.findings)
    findings = tuple(_finding(chance, ids) for _ in range(chance.randint(1, 25)))
    return Case(findings, subject=chance.choice(PERSONS)), chance.choice(["uk", "us", None])


def by_chance(seed: int) -> Sheet:
    """The page of such a case."""
    case, region = told_by_chance(seed)
    return handover(case, FORM, NOW, region)


def _finding(chance: random.Random, ids: list[str]) -> Finding:
    values = BOOK.vocabulary.values
    number = chance.choice([None, 0.01, 1, 3.5, 40, 5000])
    return Finding(
        chance.choice(ids),
        chance.choice(["present", "present", "absent", "past", "unknown", "hypothetical"]),
        chance.choice(PERSONS),
        side=chance.choice([None, *values("side")]),
        body_part=chance.choice([None, *values("body_part")]),
        onset=chance.choice([None, *values("onset")]),
        duration_days=number,
        course=chance.choice([None, *values("course")]),
        severity=chance.choice([None, *values("severity")]),
        fluctuating=chance.choice([None, True, False]),
        at_rest=chance.choice([None, True, False]),
        spreading=chance.choice([None, True, False]),
        first_ever=chance.choice([None, True, False]),
        one_sided=chance.choice([None, True, False]),
        triggers=tuple(chance.sample(values("triggers"), chance.randint(0, 2))),
        episode_minutes=chance.choice([None, 0.5, 20]),
        value=chance.choice([None, 47.0]),
        said=chance.choice(["", "yes", 'it <b>is</b> & "was" so', "a\x00b \x0b \u202e c {date} 😀 <script>", "word " * 90]),
    )
