"""Before an outcome it is asked once whether anything was missed."""

from __future__ import annotations

from signpost.dialogue.turns import MORE
from signpost.findings import Finding
from tests.dialogue.talk import Talk

OLD_TREMOR = Finding("tremor", duration_days=900, course="stable", said="my hands have shaken for years")


def until_more() -> Talk:
    talk = Talk()
    talk.tell(OLD_TREMOR)
    while talk.said.question_id not in (None, MORE):
        talk.answer("no")
    assert talk.said.question_id == MORE
    assert talk.reply.triage is not None
    assert talk.reply.triage["status"] == "asking"
    return talk


def test_nothing_more_leads_to_the_outcome() -> None:
    for polarity in ("no", "unsure"):
        talk = until_more()
        talk.answer(polarity)
        assert talk.reply.responses[-1].startswith("utter_outcome_")
        assert talk.said.question_id is None


def test_what_was_missed_is_read_like_any_message() -> None:
    talk = until_more()
    talk.tell(Finding("saddle_numbness", duration_days=1, said="I can't feel the seat when I sit"))
    assert talk.now.assessment.level in ("emergency", "urgent")


def test_it_is_asked_once() -> None:
    talk = until_more()
    talk.tell(Finding("muscle_twitching", duration_days=400))
    while talk.said.question_id is not None:
        assert talk.said.question_id != MORE
        talk.answer("no")
    assert talk.reply.responses[-1].startswith("utter_outcome_")


def test_it_is_not_put_for_ever_to_somebody_who_asks_on() -> None:
    talk = until_more()
    assert talk.tell(text="thanks", intent="thank", move="action_resume").open_question == MORE
    talk.tell(text="thanks", intent="thank", move="action_resume")
    assert talk.reply.responses[-1].startswith("utter_outcome_")


def test_plain_yes_is_asked_what_it_is() -> None:
    talk = until_more()
    talk.answer("yes")
    assert talk.reply.responses == ["utter_tell_more"]
    assert talk.said.question_id == MORE


def test_emergency_does_not_wait_for_it() -> None:
    talk = Talk()
    talk.tell(Finding("facial_weakness", onset="sudden", duration_days=0.1))
    assert talk.said.question_id != MORE
