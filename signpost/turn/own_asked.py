"""A question how it will go on, or which illness it is, names signs that nobody tells: "will I go blind?" tells of no blindness."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.language.replies.acts import spread
from signpost.patterns import any_of
from signpost.turn.beside import is_fact

# What is asked in these words may bear the name of a sign.
_NAMING = frozenset({"asks_outlook", "asks_which_it_is", "asks_to_play", "asks_to_drive", "asks_to_work"})
# Names an hour at which somebody may have to call.
_OF_HOURS = "asks_out_of_hours"
# So few words beside such a question tell of nothing.
_FEW_WORDS = 3


def undated_by_hours(reading: Any) -> Any:
    """The reading in which "whom do I call at 2am when I can't breathe?" says nothing of when that began."""
    if _OF_HOURS not in reading.acts:
        return reading
    return replace(reading, findings=tuple(each.with_(onset=None, duration_days=None) for each in reading.findings))


def only_asked(reading: Any) -> Any:
    """The reading in which a sign that stands only in such a question is hypothetical; what the other words tell is as it was."""
    if _NAMING.isdisjoint(reading.acts) or not (reading.findings or reading.proposals):
        return reading
    rest = _asked().sub(" ", reading.text.lower().replace("’", "'"))
    told = {each.id for each in language.read(rest, by_rules=True).findings if each.status != "hypothetical"}
    # "Can I run?" denies nothing either.
    kept = [each for each in reading.findings if each.id in told or is_fact(each) or each.status != "absent"]
    findings = tuple(each if each.id in told or is_fact(each) else each.with_(status="hypothetical") for each in kept)
    resembled = reading.proposals
    if len(re.findall(r"[\w']+", rest)) <= _FEW_WORDS:
        grave = load_rulebook().of_crisis | set(load_rulebook().levels.looked_for)
        resembled = tuple(each for each in resembled if each.id in grave)
    return replace(reading, findings=findings, proposals=resembled)


@lru_cache(maxsize=1)
def _asked() -> re.Pattern[str]:
    """The phrases of such questions as one pattern."""
    data = read_yaml(knowledge_root() / "language" / "own_questions.yml").data
    said = [each for act in _NAMING for phrase in data["acts"][act]["say"] for each in spread(str(phrase), data["words"])]
    return re.compile(rf"(?<!\w){any_of(said)}(?!\w)")
