"""A candidate as an answer: the whole entry, or its fact with a yes or a no."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from signpost.education.base import EducationBase
from signpost.education.context import Context
from signpost.education.leading import verdict_of, with_point
from signpost.education.questions import Asked
from signpost.education.ranking import Ranked
from signpost.education.shown import Answer, show

# What a chance is worth as the score of an answer.
_CHANCE, _SCORE = (0.3, 0.6, 0.95), (0.55, 0.8, 1.0)


def shown_as(best: Ranked, parts: Sequence[Asked], before: Context, base: EducationBase) -> Answer:
    """A candidate as an answer, with a yes or a no where its question asks for the same."""
    shown = show(base.entries[best.entry], base=base, before=before, score=float(np.interp(best.chance, _CHANCE, _SCORE)))
    if best.point is None:
        return shown
    verdicts = (verdict_of(near, part, base) for part in parts for near in part.near or () if near.point.id == best.id)
    return with_point(shown, best.point, base, verdict=next((each for each in verdicts if each), ""))
