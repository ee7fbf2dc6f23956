"""Education: a question about ALS or MS goes in, a cited answer comes out. Knows nothing of Rasa, rules or spaCy."""

from signpost.education.answers import answer
from signpost.education.base import EducationBase, load_base
from signpost.education.context import Context, context_from
from signpost.education.follow_ups import picks_one
from signpost.education.questions import asks, is_fact_title, read_question, speaks_of_somebody
from signpost.education.search import by_meaning
from signpost.education.shown import ELSEWHERE, Answer, show
from signpost.education.words import tokens

__all__ = [
    "ELSEWHERE",
    "Answer",
    "Context",
    "EducationBase",
    "answer",
    "asks",
    "by_meaning",
    "context_from",
    "is_fact_title",
    "load_base",
    "picks_one",
    "read_question",
    "show",
    "speaks_of_somebody",
    "tokens",
]
