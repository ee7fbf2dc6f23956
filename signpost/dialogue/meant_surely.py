"""Inside the interview of somebody who named no illness, what is known of one answers only what is surely asked for.

"Do you have to tell my mum?" does not ask how a diagnosis is told, nor "what should I eat?" for the diet of an illness that nobody has.
"""

from __future__ import annotations

from signpost import education
from signpost.dialogue.payloads import triage_of
from signpost.dialogue.read_back import OF_FAMILY
from signpost.dialogue.reply import Reply, said
from signpost.dialogue.screening import complains
from signpost.dialogue.situation import Situation

# What is known of other illnesses than the two is told by its name alone.
OF_THE_TWO = frozenset({"als", "ms", "both"})
_DECLINED, _ABOUT = "declined", "about"
_DIAGNOSED, _FAMILY = "diagnosed_", frozenset(OF_FAMILY.values())


def unknown_here(now: Situation, answer: education.Answer) -> Reply:
    """That there is no good answer in this case, in place of one about an illness that nobody named; nothing where it is surely meant."""
    if not complains(now) or now.said.learning or answer.part == _DECLINED or _is_named(now) or _is_asked_for(now, answer):
        return Reply()
    return said("utter_own_unknown", triage=triage_of(now, now.question))


def _is_named(now: Situation) -> bool:
    """Whether one of the two illnesses was told of in this talk, or is what the latest answer was about."""
    told = (each.id for each in now.case.findings)
    return bool(now.said.education.get("disease")) or any(each.startswith(_DIAGNOSED) or each in _FAMILY for each in told)


def _is_asked_for(now: Situation, answer: education.Answer) -> bool:
    """Whether the words name an illness, a subject that has answers, or a term; or the answer is about something else than the two."""
    base, entry = education.load_base(), answer.entry
    if entry is not None and (entry.disease not in OF_THE_TWO or entry.topic == _ABOUT):
        return True
    if education.is_fact_title(now.words, base=base):
        return True
    parts = education.read_question(now.words, base=base)
    return any(part.own_diseases or part.certain_name or part.named or part.self_check for part in parts)
