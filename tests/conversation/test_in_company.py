"""Words that tell a danger only beside what is known: a fit that goes on, signs of the one whom a warning stands for."""

from __future__ import annotations

from typing import Any

from signpost.conversation.in_company import answered_in_company


def in_company_answer(question_id: str, text: str) -> Any:
    """The reading of an answer to a question."""
    return answered_in_company(question_id, {"reply": {}}, text)


def test_an_eleven_out_of_ten_is_severe() -> None:
    talk = in_company_answer("headache.severity", "Ten. Kurwa, eleven.")
    assert talk["reply"]["severity"] == "severe"
    assert "severity" not in in_company_answer("headache.severity", "since ten this morning")["reply"]
    assert "severity" not in in_company_answer("limb_weakness.severity", "Ten.")["reply"]


def test_a_headache_that_builds_over_an_hour_began_slowly() -> None:
    assert answered_in_company("headache.onset", {"reply": {}}, "Crept. It builds over an hour.")["reply"]["onset"] == "gradual"
    assert "onset" not in answered_in_company("limb_weakness.onset", {"reply": {}}, "over an hour")["reply"]
