"""What advice rests on, as parts of an answer: somebody's own words, or what was noticed.

Which of many words tell the signs only a reader knows; what is said last takes them out (`signpost/say/quotes.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from signpost.decision import FiredRule, load_rulebook
from signpost.decision.own_words import own_words, rests_on_facts, signs_to_quote
from signpost.dialogue.reply import Parts
from signpost.wording import quoted

# What marks a quote whose words are looked through for these signs, and what is said where none of them tells any.
SIGNS, UNSAID = "signs", "unsaid"
# Fewer words than these are no quote beside what was noticed.
_FEWEST_QUOTED = 5


def reasons_of(deciding: Sequence[FiredRule], response: str, words: int) -> Parts:
    """The words that rules rest on, in so many words, or what was noticed."""
    book = load_rulebook()
    noticed: Parts = [["utter_noticed", {"noticed": each}] for each in dict.fromkeys(each.rule.noticed for each in deciding)]
    said = quoted(each for rule in deciding for each in own_words(rule, book))
    if not said:
        return noticed
    return [[response, {"said": cut(said, words), "all": said, SIGNS: signs_to_quote(deciding, book), "words": words, UNSAID: noticed}]]


def reasons_with_facts(deciding: Sequence[FiredRule], response: str, words: int) -> Parts:
    """The same in short; an age or a pregnancy that decides is no word of theirs, so what the first rule noticed is said too."""
    noticed: Parts = [["utter_noticed", {"noticed": deciding[0].rule.noticed}]]
    if not rests_on_facts(deciding[0]):
        name, values = reasons_of(deciding, response, words)[0]
        return [[name, {**values, UNSAID: noticed}]] if SIGNS in values else noticed
    room = words - len(deciding[0].rule.noticed.split())
    quotes = reasons_of(deciding[:1], response, room) if room >= _FEWEST_QUOTED else noticed
    return quotes if quotes == noticed else [*quotes, *noticed]


def cut(said: str, words: int) -> str:
    """The first words of what was said."""
    told = said.split()
    return said if len(told) <= words else f"{' '.join(told[:words]).rstrip(',;')} …"
