"""Facts that were untrue, out of date or too absolute once, each with what must and what must not be said."""

from __future__ import annotations

import pytest

from signpost.education import EducationBase, answer

MENDED = [
    ("how much is carer's allowance", "86.45 pounds", "83.30"),
    ("what can i earn and still get carers allowance", "204 pounds", "196 pounds"),
    ("support at home package mnd", "78,000 dollars", "108,000"),
    ("does the va pay for als", "dishonorable discharge", "everyone who served"),
    ("can a lumbar puncture paralyse you", "Hardly ever", "cannot lame"),
    ("can bfs turn into als", "Single cases", "No. "),
    ("can you take riluzole with food", "empty stomach", "Keep to the leaflet"),
    ("how is ms diagnosed", "by the rules of 2024", "never enough"),
    ("which us states allow assisted dying", "New York", "about a dozen"),
    ("ocrevus and pregnancy", "four months", "6 to 12 months"),
]

URGENT = [
    ("i am pregnant and on aubagio what now", "Call your MS team or doctor today"),
    ("positive pregnancy test on aubagio", "Call your MS team or doctor today"),
    ("no feeling in the genitals since ms", "go to hospital now"),
    ("driving after a lumbar puncture", "ring the hospital at once"),
    ("autonomic dysreflexia in ms", "call the emergency number"),
]


@pytest.mark.parametrize(("question", "said", "not_said"), MENDED, ids=[question for question, *_ in MENDED])
def test_mended_fact_is_said_and_the_old_one_is_not(base: EducationBase, question: str, said: str, not_said: str) -> None:
    text = answer(question, base=base).text
    assert said in text and not_said not in text, text


@pytest.mark.parametrize(("question", "said"), URGENT, ids=[question for question, _ in URGENT])
def test_what_to_do_today_stands_in_the_answer(base: EducationBase, question: str, said: str) -> None:
    assert said in answer(question, base=base).text


@pytest.mark.parametrize(
    "outdated",
    [
        "83.30 pounds a week in 2025",
        "196 pounds or less",
        "108,000 dollars",
        "up to 200 dollars a month",
        "The figure has no controlled trial",
    ],
)
def test_no_fact_says_what_has_changed_or_hangs_in_the_air(base: EducationBase, outdated: str) -> None:
    assert [point.id for point in base.every_point.values() if outdated in point.says] == []
