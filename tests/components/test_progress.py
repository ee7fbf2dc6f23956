"""Turns and talks are counted by how they went, and no label can carry what somebody wrote."""

from __future__ import annotations

from typing import Any

import pytest
from prometheus_client import generate_latest
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered

import signpost
from signpost.components import metrics, progress
from signpost.components.live_tracker import LiveTracker
from signpost.components.progress import CHECK_LIST, ENDS, HEARD, SILENT_SECONDS, UNDERSTOOD, Talks, turn_of
from signpost.decision import load_rulebook
from signpost.responses import load_responses

VERSION = {"package": signpost.__version__, "rulebook": load_rulebook().version}
WEAK: dict[str, Any] = {"id": "limb_weakness", "status": "present", "person": "self", "said": "zebrafinch"}


def told(*findings: dict[str, Any], intent: str = "tell_symptoms") -> UserUttered:
    """A message that was read."""
    return UserUttered("zebrafinch", {"name": intent}, parse_data={"intent": {"name": intent}, "reading": {"findings": list(findings)}})


def answer(response: str, *, lead: list[Any] | None = None, **triage: Any) -> BotUttered:
    """What the bot said, with its payload."""
    custom = {"custom": {"triage": {"level": "none", "status": "none", "question": None, **triage}}} if triage else {}
    return BotUttered("zebrafinch", custom, {"utter_action": response, "lead": lead or []})


def tracker(*events: Event, name: str = "zebrafinch") -> LiveTracker:
    """A conversation."""
    made = LiveTracker(name, [])
    for event in events:
        made.update(event)
    return made


def counted(name: str, **labels: str) -> float:
    """A counter's value."""
    return metrics.REGISTRY.get_sample_value(name, {**labels, **VERSION}) or 0.0


ASKING = answer("utter_question_yes_no", level="soon", status="asking", question={"id": "numbness_tingling"})
OUTCOME = answer("utter_outcome_soon", level="soon", status="assessed")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ([ASKING], UNDERSTOOD),
        ([answer("utter_question_yes_no", lead=[["utter_answer_unclear", {}]])], "asked_again"),
        ([answer("utter_confirm_proposal", level="none", status="asking", question={"id": "falls"})], "asked_whether"),
        ([answer("utter_screen_any_of", lead=[["utter_not_taken_in", {"repeated": "zebrafinch"}]])], CHECK_LIST),
        ([answer("utter_screen_any_of")], UNDERSTOOD),
        ([answer("utter_way_out")], "not_understood"),
        ([answer("utter_thank"), ASKING], UNDERSTOOD),
        ([answer("utter_safe_reply")], "failed"),
    ],
    ids=["question", "question again", "is that right", "net", "list of an interview", "way out", "small talk", "a fault"],
)
def test_message_counts_by_what_was_said_to_it(said: list[BotUttered], heard: str) -> None:
    turn = turn_of(tracker(told(WEAK), *said))
    assert turn is not None
    assert (turn.heard, turn.area) == (heard, "limbs")


def test_names_of_responses_exist() -> None:
    assert set().union(*HEARD.values()) <= set(load_responses())


def test_conversation_without_a_message_is_not_counted() -> None:
    assert turn_of(tracker()) is None


def test_outcome_ends_a_talk_once() -> None:
    before = counted("signpost_talks_total", end="assessed", area="limbs", level="soon")
    talks = Talks()
    talks.count(tracker(told(WEAK), ASKING), 0.0)
    assert counted("signpost_talks_total", end="assessed", area="limbs", level="soon") == before
    talks.count(tracker(told(WEAK), OUTCOME), 1.0)
    talks.count(tracker(told(WEAK), OUTCOME, told(intent="thank"), answer("utter_thank")), 2.0)
    talks.settle(2.0 + 2 * SILENT_SECONDS)
    assert counted("signpost_talks_total", end="assessed", area="limbs", level="soon") == before + 1


def test_warning_ends_a_talk() -> None:
    before = counted("signpost_talks_total", end="warned", area="limbs", level="emergency")
    Talks().count(tracker(told(WEAK), answer("utter_emergency_stroke", level="emergency", status="emergency")), 0.0)
    assert counted("signpost_talks_total", end="warned", area="limbs", level="emergency") == before + 1


def test_talk_is_left_in_the_middle_when_nobody_answers_for_half_an_hour() -> None:
    before = counted("signpost_talks_total", end="left", area="limbs", level="soon")
    talks = Talks()
    talks.count(tracker(told(WEAK), ASKING), 0.0)
    talks.settle(SILENT_SECONDS - 1)
    assert counted("signpost_talks_total", end="left", area="limbs", level="soon") == before
    talks.settle(SILENT_SECONDS + 1)
    talks.settle(SILENT_SECONDS + 2)
    assert counted("signpost_talks_total", end="left", area="limbs", level="soon") == before + 1


@pytest.mark.parametrize("how", ["deleted", "begun anew", "pushed out"])
def test_talk_is_left_in_the_middle_when_it_is(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "MOST_TALKS", 20)
    before = counted("signpost_talks_total", end="left", area="limbs", level="soon")
    talks = Talks()
    talks.count(tracker(told(WEAK), ASKING), 0.0)
    if how == "deleted":
        talks.forget("zebrafinch")
    elif how == "begun anew":
        talks.count(tracker(told(WEAK), ASKING, told(intent="start_over"), answer("utter_started_over")), 1.0)
    else:
        for number in range(progress.MOST_TALKS):
            talks.count(tracker(told(intent="greet"), answer("utter_greet"), name=str(number)), 1.0)
    assert counted("signpost_talks_total", end="left", area="limbs", level="soon") == before + 1


def test_small_talk_alone_leaves_nothing_in_the_middle() -> None:
    before = counted("signpost_talks_total", end="silent", area="none", level="none")
    talks = Talks()
    talks.count(tracker(told(intent="greet"), answer("utter_greet")), 0.0)
    talks.forget("zebrafinch")
    assert counted("signpost_talks_total", end="silent", area="none", level="none") == before + 1


def test_open_check_waits_for_an_answer() -> None:
    turn = turn_of(tracker(told(WEAK), answer("utter_check_withdrawal"), SlotSet("open_question", "emergency.withdrawn")))
    assert turn is not None and turn.waits


def test_no_label_carries_text() -> None:
    hostile = answer("zebrafinch", lead=[["zebrafinch", {}], "zebrafinch", []], level="zebrafinch", status="zebrafinch")
    unknown = {"id": "zebrafinch", "status": "present", "person": "self"}
    for findings in ((WEAK,), ()):
        Talks().count(tracker(told(*findings), hostile), 0.0)
    assert "zebrafinch" not in generate_latest(metrics.REGISTRY).decode()
    with pytest.raises(KeyError):
        turn_of(tracker(told(unknown), hostile))
    areas, levels = {*load_rulebook().vocabulary.areas.values(), "none"}, {*load_rulebook().levels.ids, metrics.OTHER}
    closed = {"heard": {UNDERSTOOD, CHECK_LIST, *HEARD}, "end": {*ENDS}, "area": areas, "level": levels}
    closed |= {name: {value} for name, value in VERSION.items()}
    for family in (metrics.HEARD, metrics.TALKS):
        for sample in family.collect()[0].samples:
            assert {name for name, value in sample.labels.items() if value not in closed[name]} == set(), sample
