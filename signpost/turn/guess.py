"""Which guess of the learned reader is believed, where the words themselves do not say what a message does."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from signpost.conversation.turns import KINDS_OF_COMPLAINTS
from signpost.knowledge import knowledge_root, read_yaml
from signpost.language.likely.heard import Guess
from signpost.region import region_told_in

UNCLEAR = "unclear"
# What takes back or repeats what was told needs certain words, no likeness.
_CERTAIN_ONLY = frozenset(
    "start_over go_back withdraw_emergency ask_why request_summary dispute_summary choose_person give_detail confirm_help_called "
    "chat".split()
)
# Whoever is answered so is asked nothing: where a complaint is heard, or words of being unable, no likeness to it is believed.
DISMISSES = frozenset("out_of_scope greet thank goodbye insult ask_identity ask_privacy".split())

_UNABLE = "tells_inability"
_REGION, _WORDS_OF_A_COUNTRY = "change_region", 5


def believed(guess: Guess, reading: Any) -> str:
    """The guessed intent of a message with this reading; "unclear" where it is not sure, or where likeness is not enough."""
    name = guess.intent
    # Who asks nothing and names no illness may be answering ("worse every day").
    answers = name == "ask_about_condition" and "question" not in reading.acts
    dismisses = name in DISMISSES and (reading.kind in KINDS_OF_COMPLAINTS or _UNABLE in reading.acts)
    # Only a word or two may be a country that nobody here knows; "I cry in the car a lot" is none.
    elsewhere = name == _REGION and len(reading.text.split()) > _WORDS_OF_A_COUNTRY and not region_told_in(reading.text)
    sure = guess.confidence >= _least().get(name, _least()["any"])
    return UNCLEAR if not sure or answers or dismisses or elsewhere or name in _CERTAIN_ONLY else name


@lru_cache(maxsize=1)
def _least() -> dict[str, float]:
    """From which chance on a guess is believed, by its intent and for `any` other."""
    data: dict[str, float] = read_yaml(knowledge_root() / "language" / "likely.yml").data["guess"]
    return {name: float(chance) for name, chance in data.items()}
