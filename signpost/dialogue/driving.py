"""Who drives for a living, or just now, with a sign that makes it unsafe: that they should not is said before all else."""

from __future__ import annotations

from signpost.decision import load_rulebook
from signpost.dialogue.answering import own_questions
from signpost.dialogue.reply import Reply, said
from signpost.dialogue.situation import Situation

# Each of these names driving; a question about it has an answer of its own.
_DRIVES, _ASKS = "drives", frozenset({"asks_to_drive", "question"})


def no_driving_first(now: Situation) -> Reply:
    """Not to drive, where the latest message tells of it beside such a sign; a warning and a crisis have that in their own words."""
    if _DRIVES not in now.acts or not _ASKS.isdisjoint(now.acts) or now.assessment.level == load_rulebook().levels.ids[0]:
        return Reply()
    if now.said.question_id in load_rulebook().of_crisis or now.said.held:
        return Reply()
    there = {each.id for each in now.case.facts(now.case.subject) if each.status == "present"}
    return Reply() if there.isdisjoint(own_questions()["no_driving"]) else said("utter_no_driving_first")
