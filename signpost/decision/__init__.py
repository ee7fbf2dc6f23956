"""From findings to an outcome: three-valued rules, the level, the reasons, and the next question."""

from signpost.decision.assess import Assessment, FiredRule, assess, assess_emergency
from signpost.decision.case import Case, Folding, Turn, case_from, case_of, fold, folded, turn_from
from signpost.decision.interview import Outlook, Wish, best_wish, next_question, outlook, questions_left
from signpost.decision.outcome import payload
from signpost.decision.questions import Option, Question
from signpost.decision.rules import Rule, Rulebook, load_rulebook

__all__ = [
    "Assessment",
    "Case",
    "FiredRule",
    "Folding",
    "Option",
    "Outlook",
    "Question",
    "Rule",
    "Rulebook",
    "Turn",
    "Wish",
    "assess",
    "assess_emergency",
    "best_wish",
    "case_from",
    "case_of",
    "fold",
    "folded",
    "load_rulebook",
    "next_question",
    "outlook",
    "payload",
    "questions_left",
    "turn_from",
]
