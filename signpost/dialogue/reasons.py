"""What advice rests on, as parts of an answer: somebody's own words, or what was noticed.

Which of many words tell the signs only a reader knows; what is said last takes them out (`signpost/say/quotes.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from signpost.decision import FiredRule, load_rulebook
from signpost.decision.own_words import own_words, rests_on_facts, signs_to_quote
from signpost.dialogue.reply import Parts
from signpost.wording import quoted

# What marks a quote whose words are looked through for these signs.
SIGNS = "signs"
# Fewer words than these are no quote beside what was noticed.
_FEWEST_QUOTED = 5


def reasons_of(deciding: Sequence[FiredRule], response: str, words: int) -> Parts:
    """The words that rules rest on, in so many words, or what was noticed."""
    book = load_rulebook()
    noticed = list(dict.fromkeys(each.rule.noticed for each in deciding))
    said = quoted(each for rule in deciding for each in own_words(rule, book))
    if not said:
        return [["utter_noticed", {"noticed": each}] for each in noticed]
    signs = signs_to_quote(deciding, book)
    return [[response, {"said": cut(said, words), "all": said, SIGNS: signs, "words": words, "noticed": noticed}]]


def reasons_with_facts(deciding: Sequence[FiredRule], response: str, words: int) -> Parts:
    """The same in short; an age or a pregnancy that decides is no word of theirs, so what the first rule noticed is said too."""
    first = deciding[0].rule.noticed
    noticed: Parts = [["utter_noticed", {"noticed": first}]]
    if not rests_on_facts(deciding[0]):
        name, values = reasons_of(deciding, response, words)[0]
        return [[name, {**values, "noticed": [first]}]] if SIGNS in values else noticed
    room = words - len(first.split())
    quotes = reasons_of(deciding[:1], response, room) if room >= _FEWEST_QUOTED else noticed
    return quotes if quotes == noticed else [*quotes, *noticed]


def cut(said: str, words: int) -> str:
    """The first words of what was said."""
    told = said.split()
    return said if len(told) <= words else f"{' '.join(told[:words]).rstrip(',;')} …"
