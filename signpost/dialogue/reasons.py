"""What advice rests on, as parts of an answer: the words that told the signs, or what was noticed.

A sign that no words told (it was ticked, or is known from an answer) is named where others are quoted. What the reader model alone
took words for is said beside them, so that whoever wrote them can put it right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from signpost.decision import FiredRule, load_rulebook
from signpost.decision.own_words import quote_of, rests_on_facts, signs_that_tell, words_of
from signpost.dialogue.read_back import names_of
from signpost.dialogue.reply import Parts
from signpost.findings import NET, Finding

# Fewer words than these are no quote beside what was noticed.
_FEWEST_QUOTED = 5
_NAMED_AT_MOST = 2


def by_model_alone(deciding: Iterable[FiredRule]) -> list[Finding]:
    """The signs behind rules that no phrase of the vocabulary tells, but the reader model alone."""
    return [each for each in signs_that_tell(deciding, load_rulebook()) if each.reader == NET][:_NAMED_AT_MOST]


def reasons_of(deciding: Sequence[FiredRule], response: str, words: int) -> Parts:
    """The words that rules rest on, in so many words, and the signs that no words told; or what was noticed."""
    book = load_rulebook()
    signs = signs_that_tell(deciding, book)
    if not (said := quote_of(signs, book, words)):
        return [["utter_noticed", {"noticed": each}] for each in dict.fromkeys(each.rule.noticed for each in deciding)]
    told = {each.id for each in signs if words_of(each, book)}
    return [[response, {"said": said}], *_named("utter_read_back", [each for each in signs if each.id not in told])]


def reasons_with_facts(deciding: Sequence[FiredRule], response: str, words: int) -> Parts:
    """The same in short, and what the model alone took words for; an age or a pregnancy that decides is no word of theirs, but noticed."""
    noticed: Parts = [["utter_noticed", {"noticed": deciding[0].rule.noticed}]]
    if not rests_on_facts(deciding[0]):
        reasons = reasons_of(deciding, response, words)
        return [*reasons, *_named("utter_taken_for", by_model_alone(deciding))] if reasons[0][0] == response else noticed
    room = words - len(deciding[0].rule.noticed.split())
    quotes = reasons_of(deciding[:1], response, room) if room >= _FEWEST_QUOTED else noticed
    return quotes if quotes == noticed else [*quotes, *noticed]


def _named(response: str, signs: Sequence[Finding]) -> Parts:
    return [[response, {"understood": names_of(each.id for each in signs[:_NAMED_AT_MOST])}]] if signs else []
