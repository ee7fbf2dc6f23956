"""From findings to an outcome: three-valued rules, the level, the reasons, and the next question."""

from signpost.decision.assess import Assessment, FiredRule, assess, assess_emergency
from signpost.decision.carried import assessment_from, carried
from signpost.decision.case import Case, Folding, case_from, case_of, fold
from signpost.decision.interview import Outlook, Wish, next_question, outlook
from signpost.decision.lists import list_due, list_of
from signpost.decision.outcome import certain_level, payload
from signpost.decision.questions import Option, Question
from signpost.decision.rule import Rule
from signpost.decision.rules import Rulebook, load_rulebook
from signpost.decision.turns import Turn, turn_from

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
    "assessment_from",
    "carried",
    "case_from",
    "case_of",
    "certain_level",
    "fold",
    "list_due",
    "list_of",
    "load_rulebook",
    "next_question",
    "outlook",
    "payload",
    "turn_from",
]
