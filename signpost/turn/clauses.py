"""The clauses of a message, and what each does: asks, tells of somebody, speaks of anybody, or how it may end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from signpost import language
from signpost.decision import load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, sentences, whole_words
from signpost.turn.of_helpers import plain_names


@dataclass(frozen=True)
class Words:
    """The lists of `knowledge/language/beside.yml` as patterns."""

    opens: re.Pattern[str]
    breaks: re.Pattern[str]
    asking: re.Pattern[str]
    askers: re.Pattern[str]
    owners: re.Pattern[str]
    anybody: re.Pattern[str]
    unreal: re.Pattern[str]
    now: re.Pattern[str]
    over: re.Pattern[str]
    aids: re.Pattern[str]
    died: re.Pattern[str]
    kin: re.Pattern[str]
    puzzled: re.Pattern[str]
    ahead: re.Pattern[str]
    later: re.Pattern[str]
    feared: re.Pattern[str]
    puzzles: frozenset[str]
    on_forms: frozenset[str]
    feelings: frozenset[str]
    always: frozenset[str]
    devices: frozenset[str]
    moods: frozenset[str]


@lru_cache(maxsize=1)
def words_of_questions() -> Words:
    """The lists of `knowledge/language/beside.yml`, read once."""
    data = read_yaml(knowledge_root() / "language" / "beside.yml").data
    says, of = map(any_of, data["hearsay"].values())
    either = {name: any_of(rows) for name, rows in data.items() if name != "hearsay"}
    whole = {name: whole_words(rows) for name, rows in data.items() if name != "hearsay"}
    return Words(
        opens=re.compile(rf"\W*(?:{either['leading']}\W+)*{either['openers']}(?![\w'])"),
        breaks=re.compile(rf",\s+|\s[-–]\s|:\s|\s{either['joints']}\s+(?={either['tellers']}(?![\w']))"),
        asking=whole["asking"],
        askers=whole["askers"],
        owners=whole["owners"],
        anybody=whole["anybody"],
        unreal=re.compile(rf"{whole['unreal'].pattern}|(?<![\w']){says}\s+(?:that\s+)?{of}(?![\w'])"),
        now=whole["now"],
        over=whole["over"],
        aids=whole["aids"],
        died=whole["died"],
        kin=re.compile(rf"(?<![\w']){either['kin']}(?='s\b|(?![\w']))"),
        puzzled=whole["puzzled"],
        ahead=re.compile(rf"\W*(?:{either['leading']}\W+)*{either['ahead']}(?![\w'])"),
        later=re.compile(rf"\W*(?:{either['leading']}\W+)*{either['later']}(?![\w'])"),
        feared=whole["feared"],
        puzzles=frozenset(data["puzzles"]),
        on_forms=frozenset(data["on_forms"]),
        feelings=frozenset(data["feelings"]),
        always=frozenset(data["always"]),
        devices=frozenset(data["devices"]),
        moods=frozenset(data["moods"]),
    )


def clauses_of(text: str, words: Words) -> list[str]:
    """The clauses of a text in small letters, with plain words for helpers and with the marks that end them."""
    parts = (part for sentence in sentences(plain_names(text)) for part in words.breaks.split(sentence) if part)
    return [each for part in parts if (each := part.strip(" ,-–:"))]


def asks_in_a_clause(text: str) -> bool:
    """Whether a clause of a text asks something in its form."""
    return any(is_asking(each, words_of_questions()) or each.endswith("?") for each in clauses_of(text, words_of_questions()))


def named_in_passing(text: str) -> dict[str, Any]:
    """What the rules read as there in the clauses of a text that ask nothing and speak of nothing unreal, whoever has it, by id."""
    words = words_of_questions()
    return {one.id: one for each in telling(clauses_of(text, words), words) for one in present_in(each)}


def telling(clauses: Iterable[str], words: Words) -> list[str]:
    """Those of the clauses that ask nothing, speak of nothing unreal and say no more than that somebody is puzzled."""
    return [each for each in clauses if not (is_asking(each, words) or is_of_anybody(each, words) or _is_puzzled(each, words))]


def is_asking(clause: str, words: Words) -> bool:
    """Whether a clause asks something: by how it begins, or, of nobody's own, by its mark or a word of asking."""
    nobody = not is_owned(words.askers.sub(" ", clause), words)
    return bool(words.opens.match(clause)) or nobody and (clause.endswith("?") or bool(words.asking.search(clause)))


def is_owned(clause: str, words: Words) -> bool:
    """Whether a clause speaks of the writer or of somebody of theirs."""
    return bool(words.owners.search(clause) or words.kin.search(clause))


def is_of_anybody(clause: str, words: Words) -> bool:
    """Whether a clause speaks of anybody, or of what was only seen, read or planned."""
    return bool(words.unreal.search(clause) or words.anybody.search(clause))


def _is_puzzled(clause: str, words: Words) -> bool:
    """Whether a clause only says that somebody is confused by what was said: "now im confused too"."""
    return bool(words.puzzled.search(clause)) and words.puzzles.issuperset(each.id for each in present_in(clause))


def asking_ahead(clauses: Sequence[str], words: Words) -> list[str]:
    """The clauses that ask how it may end; "will he choke" does beside a question about the end."""
    of_the_end = any(words.feared.search(each) and is_asking(each, words) for each in clauses)
    return [each for each in clauses if _is_ahead(each, words) or of_the_end and words.later.match(each)]


def _is_ahead(clause: str, words: Words) -> bool:
    """Whether a clause asks how it may end: "will she choke to death in the end"."""
    return bool(words.ahead.match(clause) and words.feared.search(clause))


def present_in(clause: str) -> list[Any]:
    """What the rules alone read as there in a clause."""
    return [each for each in language.read(clause, by_rules=True).findings if each.status == "present"]


def has_signs(clause: str) -> bool:
    """Whether the rules alone read a sign in a clause, whatever its status; a fact about somebody is none."""
    facts = load_rulebook().levels.background
    return any(each.id not in facts for each in language.read(clause, by_rules=True).findings)
