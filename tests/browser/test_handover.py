"""The page for the doctor on paper: one sheet of A4 for usual cases, and nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from signpost.findings import Finding
from tests.handover.cases import USUAL, page

SIGNS = ("breathlessness", "swallowing_difficulty", "bladder_trouble", "double_vision")
# As much as somebody tells in a long talk: six complaints, four of them in long sentences, eighteen denials, illnesses, medicines.
LONG = (
    *USUAL,
    *(Finding(each, side="both", duration_days=30, course="progressive", said=f"{each} and more, " + "on and on " * 14) for each in SIGNS),
    *(
        Finding(each, "absent")
        for each in ("seizure", "fever", "confusion", "chest_pain", "headache", "vertigo", "tinnitus", "rash", "nausea")
    ),
    *(Finding(each, "absent") for each in ("stiffness", "foot_drop", "choking", "drooling", "speech_slurred", "muscle_cramps", "mood_low")),
    *(Finding(each, "unknown") for each in ("heat_sensitivity", "saddle_numbness", "memory_change")),
    Finding("diagnosed_migraine", said="migraine since I was a girl"),
    Finding("medicine_change", said="they put me on a statin in the spring"),
)


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page that no script may run on and that reaches nothing."""
    opened = browser.new_context(java_script_enabled=False, offline=True).new_page()
    yield opened
    opened.context.close()


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("told", [USUAL[:1], USUAL, LONG], ids=["one complaint", "usual", "long"])
def test_page_fits_one_sheet_of_a4(paper: Page, told: tuple[Finding, ...]) -> None:
    paper.set_content(page("html", *told))
    assert sheets(paper.pdf(prefer_css_page_size=True)) == 1


def test_more_than_fits_goes_on_and_is_not_cut(paper: Page) -> None:
    many = [Finding("pain", side="left", body_part=part, said=f"the {part} hurts " + "a lot " * 20) for part in ("arm", "leg", "foot")]
    many += [Finding("numbness_tingling", duration_days=days, said=f"{days} " + "tingling " * 15) for days in range(2, 40)]
    paper.set_content(page("html", *many))
    assert sheets(paper.pdf(prefer_css_page_size=True)) > 1


@pytest.mark.parametrize("width", [320, 794])
def test_nothing_sticks_out_on_any_screen(paper: Page, width: int) -> None:
    paper.set_viewport_size({"width": width, "height": 800})
    paper.set_content(page("html", *LONG))
    widest = max(box["x"] + box["width"] for box in (each.bounding_box() for each in paper.locator("p, li, table").all()) if box)
    assert widest <= width
