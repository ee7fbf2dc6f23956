"""What a longer answer comes to: the learned reader hears the whole, and where that is not sure, its last thought as well."""

from __future__ import annotations

import re
from collections.abc import Callable

from signpost.conversation.polarity import LIKELY_NO, LIKELY_YES
from signpost.decision import load_rulebook

_THOUGHTS = re.compile(r"[.;!?\n]+\s+|,\s+(?:but|and|so)?\s*|\s+but\s+", re.IGNORECASE)
# A thought of fewer words says too little, and a message of fewer is heard whole.
_FEWEST, _LONG = 3, 9
_SURELY = {"yes": LIKELY_YES, "partly": LIKELY_YES, "no": LIKELY_NO}


def heard_in(hear: Callable[[str, str, str], str | None], question_id: str, text: str) -> str | None:
    """The polarity of an answer: a sure no where the whole and its last thought agree, a likely no where only the last thought says it."""
    asked, about = load_rulebook().asked(question_id), question_id.partition(".")[0]
    heard = hear(asked, text, about)
    if heard in _SURELY or heard in ("unsure", "value") or len(text.split()) < _LONG:
        return heard
    thoughts = [each for each in _THOUGHTS.split(text) if len(each.split()) >= _FEWEST]
    last = hear(asked, thoughts[-1], about) if len(thoughts) > 1 else None
    # What a story ends with may be a yes to anything ("and the baby is walking now"); a no is asked about.
    if last != "no" or heard not in (None, "none", LIKELY_NO):
        return heard
    return "no" if heard == LIKELY_NO else LIKELY_NO
