"""Questions find their entry, and what is not known is not answered."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.education import Context, EducationBase, answer, load_base, show

# An answer takes some 3 ms on an idle machine; a busy one may take several times as long.
SLOWEST_MS = 30


@pytest.mark.parametrize(
    "question",
    [
        "what is the risk of MS in my family?",
        "is my MS medicine safe?",
        "do i have to tell the dvla about ms",
        "is my neurologist right about als",
    ],
)
def test_other_questions_are_not_taken_for_do_i_have_it(base: EducationBase, question: str) -> None:
    found = answer(question, base=base)
    assert found.entry is None or found.entry.id != "both/do-i-have-it"


def test_entry_of_a_button_is_shown_with_its_neighbours(base: EducationBase) -> None:
    found = show(base.entries["als/riluzole"], base=base)
    assert found.related and found.context.entry == "als/riluzole"


def test_every_title_leads_to_its_entry_as_buttons_send_it(base: EducationBase) -> None:
    for entry in base.entries.values():
        found = answer(entry.title, context=Context("als/riluzole", "als", "treatment"), base=base)
        assert found.entry is not None and found.entry.id == entry.id, entry.title


@given(st.text(max_size=200))
def test_no_text_breaks_the_room(text: str) -> None:
    found = answer(text, context=Context("als/riluzole", "als", "treatment"), base=_BASE)
    assert found.kind in ("entry", "did_you_mean", "none")


def test_answers_are_quick(base: EducationBase) -> None:
    questions = [text for entry in base.entries.values() for text in entry.asked_as[:1]]
    times = []
    for text in questions:
        began = time.process_time()
        answer(text, base=base)
        times.append(1000 * (time.process_time() - began))
    assert sorted(times)[int(0.99 * len(times))] < SLOWEST_MS


_BASE = load_base()
