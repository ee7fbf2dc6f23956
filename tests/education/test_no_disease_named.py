"""Whoever names no disease means both; small talk finds nothing."""

from __future__ import annotations

from signpost import education

BASE = education.load_base()


def test_only_one_disease_speaks_of_what_only_it_has() -> None:
    assert "ALS:" not in education.answer("does weed help with ms", base=BASE).text
