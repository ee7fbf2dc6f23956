"""What somebody picked from a list or a choice: one grammar for labels, values, numbers, ranges, places, "all but" and forms.

A message is cut into segments; each is read as `[lead] [number | range | place | label | value | all | none] [yes | no] [tail]`, or as
words of its own; then the parts are put together. A number that may be an amount, a dose, an age or a time ticks nothing: where it may
be a line it is likely, so that the person is asked. The words are `lists`, `places` and `forms` in `knowledge/language/replies.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from signpost.apostrophes import with_plain_apostrophes
from signpost.decision import Question
from signpost.decision.screens import NONE
from signpost.forms import NO, UNSURE, YES
from signpost.knowledge import data_of

Words = tuple[str, ...]

# A figure with a unit, a clock or a decimal is one word, and no number of a line.
_TOKEN = re.compile(r"\n|\.{2,}|[£$€]?\d+(?:[.:]\d+)*(?:,\d{3}(?!\d))*(?:[%°]|[\w']+)?|[^\W\d][\w']*(?:-[\w']+)*|[^\w\s'\"]")

_DASHES, _ROW, _FILLS = frozenset("-–—"), frozenset({"/", "or"}), frozenset({"n", "an", "plus"})
_EXCEPTS, _LINES = frozenset({"but", "except", "bar", "besides", "apart"}), ("one", "option", "sign", "line")
_MARKS = frozenset("\n.,;:!?()[]{}|•*·&+=→…/") | _DASHES | _EXCEPTS | {"and"}
_TO = _DASHES | {"to", "till", "until", "through"}
# Joined to the number before it, a number is what that one is; an answer behind one of the ties is its own; points are counted with.
_STOPS, _JOINS, _TIES, _POINTS = frozenset(".!\n"), frozenset({"and", "&", "+"}), frozenset(":=|→?(/…") | _DASHES, frozenset(".):")
DENIALS = frozenset("no not never nobody nothing none nor hardly dont wont cant isnt wasnt doesnt didnt arent havent hasnt if".split())
# The label of a choice may be led up to by some words when it is a sentence of its own.
WORDS_OF_A_SENTENCE, _MOST_LED_UP = 3, 3

_KINDS = "tick deny likely amount all no_to_all answer ends quiet own echo"
TICK, DENY, LIKELY, AMOUNT, ALL, NO_TO_ALL, ANSWER, ENDS, QUIET, OWN, ECHO = _KINDS.split()
# How a line is named; a name is its value, the beginning of its label or its place in words.
NUMBER, LABEL, NAME = "number", "label", "name"


def tokens_of(text: str) -> Words:
    """The words and marks of a text, in small letters."""
    return tuple(_TOKEN.findall(with_plain_apostrophes(text).casefold()))


class Phrases:
    """Words and phrases of some lists, looked for among others."""

    def __init__(self, *lists: Iterable[object]) -> None:
        self._phrases = {tuple(str(each).split()) for given in lists for each in given}
        self._sizes = sorted({len(each) for each in self._phrases}, reverse=True)

    def __contains__(self, words: object) -> bool:
        return words in self._phrases

    def at(self, words: Sequence[str], start: int = 0) -> int:
        """The length of the longest phrase that begins at a place; 0 for none."""
        return next((size for size in self._sizes if tuple(words[start : start + size]) in self._phrases), 0)

    def cover(self, words: Sequence[str], start: int = 0) -> bool:
        """Whether words from a place on are nothing but these phrases."""
        while start < len(words) and (size := self.at(words, start)):
            start += size
        return start >= len(words)

    def within(self, words: Sequence[str]) -> bool:
        """Whether one of these phrases stands among words."""
        return any(self.at(words, start) for start in range(len(words)))


class ListWords(NamedTuple):
    """The lists by name, with what may lead up to a pick (`front`) and follow it (`behind`); what answers say, what numbers words mean."""

    of: Mapping[str, Phrases]
    answers: Mapping[Words, str]
    numbers: Mapping[str, int]
    places: Mapping[str, int]


@lru_cache(maxsize=1)
def list_words() -> ListWords:
    """The words, read once."""
    data = data_of("language/replies.yml")
    said, forms, places = data["lists"], data["forms"], data["places"]["words"]
    answers = {str(each): answer for answer in (UNSURE, NO, YES) for name in (f"{answer}_parted", answer) for each in forms[name]}
    of = {name: Phrases(words) for name, words in said.items()}
    of["front"] = Phrases(said["hedges"], said["leads"], said["denies"])
    of["behind"] = Phrases(said["hedges"], said["tail"], said["gone"], answers)
    of["quiet"] = Phrases(said["hedges"], said["leads"], said["of_list"], said["well"], said["small"], said["bare_no"])
    numbers, places = ({str(word): int(number) for word, number in each.items()} for each in (said["numbers"], places))
    return ListWords(of, {tuple(words.split()): answer for words, answer in answers.items()}, numbers, places)


class Segment(NamedTuple):
    """The words between two marks, with these; a whole label is one word, its value in angle brackets."""

    words: Words
    before: str = ""
    behind: str = ""


@dataclass(frozen=True)
class Part:
    """What a segment, or a piece of one, says: which lines it names and how, what is answered to them, and what is told besides."""

    kind: str
    values: Words = ()
    by: str = ""
    rest: str = ""
    answer: str = ""
    before: str = ""
    bare: bool = False


@dataclass(frozen=True)
class Picked:
    """What a message picks, in the list's order, and what else it tells; `bare`: without a hedge, `form`: line by line, yes or no.

    `echoes`: lines of which words are put back as a question, and whether a "no" follows: "a fit? God, no".
    """

    ticked: Words = ()
    denied: Words = ()
    likely: Words = ()
    rest: Words = ()
    whole: bool = False
    bare: bool = False
    form: bool = False
    echoes: Mapping[str, bool] = field(default_factory=dict)


def pick(question: Question, text: str) -> Picked:
    """What a message picks of a list or a choice."""
    reader, segments = Reader(question), cut(question, text)
    parts = [part for each in segments for part in reader.parts(each, ends=each is segments[-1])]
    return together(question, answered(joined(parts)))


def cut(question: Question, text: str) -> list[Segment]:
    """The segments of a message; of a row of numbers the slash, and of a range the dash, stays with them."""
    tokens, fleeting = _with_labels(question, tokens_of(text)), list_words().of["fleeting"]
    found: list[Segment] = []
    words: Words = ()
    before = ""
    for place, token in enumerate((*tokens, "")):
        around = (*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2])
        row = token in _DASHES | {"/"} and len(around) == 2 and all(map(str.isdigit, around))
        pair = token == "and" and all((each,) in fleeting for each in around)
        # "1 n 3", "4 an a bit 2": not where the last number has its answer, "1 n 2 n".
        mark = "and" if token in _FILLS and around[0].isdigit() and tokens[-1].isdigit() else "…" if token[:2] == ".." else token
        if token and (row or pair or mark not in _MARKS):
            words = (*words, token)
        elif words:
            found.append(Segment(words, before, mark))
            words, before = (), mark
        elif before not in _TIES:
            before = mark
    return found


def _with_labels(question: Question, tokens: Words) -> Words:
    """The words of a message with a single one for each label that stands in it whole: a label may hold commas."""
    for option in sorted(question.options, key=lambda each: -len(each.label)):
        label = tokens_of(option.label)
        for place in range(len(tokens) - len(label), -1, -1):
            if tokens[place : place + len(label)] == label:
                tokens = (*tokens[:place], f"<{option.value}>", *tokens[place + len(label) :])
    return tokens


class Reader:
    """Reads segments while one list or choice is open."""

    def __init__(self, question: Question) -> None:
        self._words, self._question = list_words(), question
        self._labels = {each.value: each.label for each in question.options}
        self._values = [*self._labels]
        self._signs = [each for each in self._values if each != NONE]
        self._names: dict[Words, str] = {}
        for option in question.options:
            head = tokens_of(re.split("[:,(]", option.label)[0])
            self._names |= {tokens_of(option.value): option.value, head: option.value, (f"<{option.value}>",): option.value}

    def parts(self, segment: Segment, *, ends: bool = True) -> Iterator[Part]:
        """What a segment says, piece by piece; `ends`: nothing follows it."""
        whole = self._echo(segment) or self._as_one(segment.words)
        found = [whole] if whole else list(self._among(segment.words)) or [Part(OWN, rest=" ".join(segment.words))]
        for number, part in enumerate(found):
            # "8? What do you mean by that?", but not "not sure, 8?".
            asked = segment.behind == "?" and part.kind == TICK and part.by == NUMBER and not ends
            yield replace(part, kind=LIKELY if asked else part.kind, before=" " if number else segment.before)

    def _echo(self, segment: Segment) -> Part | None:
        """Words of a line, and nothing else, with a question mark behind them: whoever puts them back tells nothing yet."""
        told = {each for each in segment.words if (each,) not in self._words.of["small"]}
        lines = tuple(each for each in self._signs if told <= {f"<{each}>", *tokens_of(self._labels[each])})
        echoes = segment.behind == "?" and self._question.kind == "any_of" and not any(map(str.isdigit, told))
        return Part(ECHO, lines, NAME) if told and lines and echoes else None

    def _as_one(self, words: Words) -> Part | None:
        """What a segment says as a whole; None where it has to be read piece by piece."""
        said = self._words
        if words in said.answers and words not in self._names:
            return Part(ANSWER, answer=said.answers[words], rest=" ".join(words), bare=words in said.of["bare_no"])
        for start, end in self._stripped(words):
            core, led = words[start:end], words[:start]
            denied = denies(led) or said.of["bare_no"].within(led)
            if core in self._names and (core[0][0] != "<" or denied):
                return Part(DENY if denied else TICK, (self._names[core],), NAME, bare=core == words)
            if core in said.of["ends"]:
                return Part(ENDS)
            if core in said.of["all"] or core in said.of["both"] and len(self._signs) == 2:
                return Part(ALL)
            size = said.of["none"].at(core)
            if size and said.of["of_list"].cover(core, size):
                return Part(NO_TO_ALL, bare=len(words) == 1)
        quiet = said.of["front"].cover(words) and not said.of["denies"].within(words) or said.of["hedges"].cover(words)
        return Part(QUIET, bare=said.of["bare_no"].within(words)) if quiet else None

    def _stripped(self, words: Words) -> Iterator[tuple[int, int]]:
        """Where what is left of words begins and ends, without ever more of what leads up to it and hedges it."""
        start, size = 0, 1
        while size and start < len(words):
            yield from ((start, end) for end in range(len(words), start, -1) if self._words.of["hedges"].cover(words, end))
            size = self._words.of["front"].at(words, start)
            start += size

    def _among(self, words: Words) -> Iterator[Part]:
        """What numbers, places and labels among words say."""
        groups: list[tuple[int, int, Words]] = []
        place = 0
        while place < len(words):
            end, values = self._named(words, place)
            groups += [(place, end, values)] if end > place else []
            place = max(end, place + 1)
        for number, (start, end, values) in enumerate(groups):
            led = words[groups[number - 1][1] if number else 0 : start]
            yield self._part(led, words[start:end], values, words[end : groups[number + 1][0] if number + 1 < len(groups) else None])

    def _named(self, words: Words, place: int) -> tuple[int, Words]:
        """Where a number, a row, a range, a place or a label that begins here ends, and the lines it names; where it began for none."""
        said, word, following = self._words, words[place], words[place + 1] if place + 1 < len(words) else ""
        if word[0] == "<":
            return place + 1, (word[1:-1],)
        name = next(
            (end for end in range(len(words), 0, -1) if not place and words[:end] in self._names and words[end:] in said.answers), 0
        )
        if name:
            return name, (self._names[words[:name]],)
        alone = place + 1 == len(words) or said.of["hedges"].cover(words, place + 1) or words[place + 1 :] in said.answers
        if word in said.places and (alone or following in _LINES or following.isdigit() or following in said.numbers):
            count, at = int(following) if following.isdigit() else said.numbers.get(following, 0), said.places[word]
            count = count if count > 1 else 0
            end = place + 1 + (bool(count) or following in _LINES)
            # The last line may be "none of these": nobody means that by "the last one".
            several = self._signs[-count:] if at < 0 else self._signs[:count]
            return end, tuple(several) if count else (self._signs[-1],) if at < 0 else tuple(self._values[at - 1 : at])
        if word in said.numbers and not following and (not place or (words[place - 1],) in said.of["named"]):
            return place + 1, tuple(self._values[said.numbers[word] - 1 : said.numbers[word]])
        end, found = place, list[int]()
        while end < len(words) and words[end].isdigit():
            linked = end + 2 < len(words) and words[end + 2].isdigit()
            if linked and words[end + 1] in _TO:
                found, end = [*found, *range(int(words[end]), int(words[end + 2]) + 1)], end + 3
                break
            found, end = [*found, int(words[end])], end + (2 if linked and words[end + 1] in _ROW else 1)
        known = all(1 <= each <= len(self._values) for each in found)
        return end, tuple(self._values[each - 1] for each in found) if known else ()

    def _part(self, led: Words, core: Words, values: Words, behind: Words) -> Part:
        """What a number, a place or a label says between the words that lead up to it and those behind it."""
        said, by = self._words, LABEL if core[0][0] == "<" else NUMBER if core[0].isdigit() else NAME
        told = {each for each in behind if (each,) not in said.of["small"]}
        label = {f"<{values[0]}>", *tokens_of(self._labels[values[0]])} if by == NUMBER and len(values) == 1 else set[str]()
        if told and told <= label and (values == (NONE,) or behind not in said.answers):
            # "8 metformin": words that all stand in the label at that place.
            behind = ()
        ends = (size for size in range(1, len(behind) + 1) if said.of["hedges"].cover(behind, size))
        answer = next((found for end in ends if (found := said.answers.get(behind[:end], UNSURE)) != UNSURE), "")
        quiet = bool(answer) or said.of["hedges"].cover(behind)
        own = Part(OWN, by=by, rest=" ".join((*led, *core, *behind)))
        leads = said.of["front"].cover(led)
        counts = led[-1:] in said.of["amounts"] and not leads
        named = led[-1:] in said.of["named"] and len(led) <= _MOST_LED_UP and not said.of["amounts"].within(led)
        if not values or counts or not (quiet or said.of["behind"].at(behind)):
            return replace(own, kind=AMOUNT) if by == NUMBER and (behind or counts) else own
        if said.of["gone"].at(behind) and not answer:
            return own
        part = Part(TICK, values, by, "" if quiet else " ".join(behind), answer, bare=not led and not behind)
        if answer == NO or said.of["denies"].within(led) or by != NUMBER and denies(led):
            return replace(part, kind=DENY)
        long = by == LABEL and len(tokens_of(self._labels[values[0]])) >= WORDS_OF_A_SENTENCE
        sentence = long and self._question.kind == "choice" and len(led) <= _MOST_LED_UP
        if (leads or named or sentence) and "or" not in core:
            return part
        return Part(LIKELY, values, by, own.rest) if by == NUMBER else own


def joined(parts: Sequence[Part]) -> list[Part]:
    """The parts, each number as the one that it is joined to: "not 3 and 4"; behind an amount, or words joined to it, it is likely."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else Part(QUIET)
        numbered = last.by == NUMBER and not last.rest and not last.answer
        names = part.by in (LABEL, NAME) or part.kind == NO_TO_ALL
        if numbered and part.before in _POINTS and names:
            # "1. Seeing double": who numbers the answers ticks what is named.
            found.pop()
        elif numbered and part.before in _POINTS and part.kind == OWN and (is_denied(part.rest) or last.before == "("):
            # "1. No confusion", "(1) what is it": a sentence of somebody who counts their own.
            found[-1] = replace(last, kind=LIKELY)
        elif part.by == NUMBER and part.before == "(" and part.rest:
            # "It jumps (3 in the last minute)".
            part = replace(part, kind=AMOUNT)
        elif part.by == NUMBER and part.before == "(" and not last.rest and (last.by == LABEL or last.kind == NO_TO_ALL):
            # "None of these (8)": the number says again what is named.
            continue
        elif part.by == NUMBER and part.kind == TICK:
            follows = part.before in _JOINS and numbered and last.kind in (DENY, LIKELY, AMOUNT)
            counted = any(each.kind == AMOUNT for each in found) and not any(each.kind == TICK for each in found)
            loose = part.before in _JOINS and last.kind == OWN or part.before == "," and last.kind == DENY and numbered
            part = replace(part, kind=last.kind if follows else LIKELY if loose or counted else TICK)
        found.append(part)
    return found


def answered(parts: Sequence[Part]) -> list[Part]:
    """The parts with each yes and no at the line it belongs to: tied to it, or behind each of several lines, as in a form."""
    pairs = [each for each, part in enumerate(parts[:-1]) if part.values and parts[each + 1].kind == ANSWER]
    form = len(pairs) > 1 and all(each in pairs or part.answer for each, part in enumerate(parts) if part.values)
    found: list[Part] = []
    for number, part in enumerate(parts):
        if part.kind == ANSWER and number - 1 in pairs and (form or part.before in _TIES):
            last = found.pop()
            # "Worst headache ever? Yes" picks its line; "a fit? No" denies nothing else that its line names.
            no, yes = (ECHO, TICK if len(last.values) == 1 else LIKELY) if last.kind == ECHO else (DENY, TICK)
            part = replace(last, kind={YES: yes, NO: no, UNSURE: LIKELY}[part.answer], answer=part.answer)
        elif part.kind == ANSWER:
            said, words = list_words(), (*part.rest.split(),)
            none = words in said.of["none"]
            quiet = part.bare or said.of["hedges"].cover(words)
            part = replace(part, kind=NO_TO_ALL if none else QUIET if quiet else OWN, bare=none or part.bare)
        found.append(part)
    return found


def together(question: Question, parts: Sequence[Part]) -> Picked:
    """What parts pick together: a line that is ticked anywhere is ticked, and "none" denies nothing that is told beside it."""
    values = [each.value for each in question.options]
    named: dict[str, set[str]] = {kind: set() for kind in (TICK, DENY, LIKELY)}
    rest: list[str] = []
    none = spares = False
    for part in parts:
        kind = OWN if part.by == NAME and part.kind == TICK and rest and not named[TICK] else part.kind
        if kind == ALL and not rest:
            named[TICK], spares = {*values} - {NONE}, True
        elif kind in named and spares and not part.answer:
            named[TICK] -= {*part.values}
            named[DENY] |= {*part.values}
        elif kind in named:
            named[kind] |= {*part.values}
        none = none or kind == NO_TO_ALL and not (part.bare and rest)
        told = part.rest or " ".join(part.values) * (kind in (OWN, LIKELY)) if kind in (OWN, AMOUNT, *named) else ""
        rest += [f"{part.before} {told}" if part.before in _EXCEPTS else told] if told else []
    plain = [each.kind == ENDS or each.kind == QUIET and each.bare for each in parts]
    # "No. I had the falls from the foot, that's all": a "no" by itself is one, whatever is told after it.
    alone = plain[:1] == [True] and all(each.before in _STOPS for each in parts[1:2])
    plainly = not any(named.values()) and (alone or any(plain) and not rest)
    none = none or plainly or named[DENY] >= {*values} - {NONE}
    if none and question.kind == "any_of":
        named[TICK] |= {NONE} & {*values}
    ticked = named[TICK] - {NONE} or named[TICK]
    found, denied, likely = (
        tuple(each for each in values if each in some) for some in (ticked, named[DENY] - ticked, named[LIKELY] - ticked - {NONE})
    )
    form = sum(bool(each.answer and each.values) for each in parts) > 1 or any(each.kind == DENY and each.answer for each in parts)
    found = found if question.kind == "any_of" else found[:1]
    whole = bool(found) and not rest
    put_back = [each for each in pairwise((*parts, Part(QUIET))) if each[0].kind == ECHO]
    echoes = {value: part.answer == NO or _refuses(behind) for part, behind in put_back for value in part.values}
    return Picked(found, denied, likely, tuple(rest), whole, whole and all(each.bare for each in parts), form, echoes)


def _refuses(part: Part) -> bool:
    """Whether what stands behind an echo begins or ends with a plain "no": "no, just a dull one", "God, no"."""
    words, bare_no = (*part.rest.split(),), list_words().of["bare_no"]
    return bool(bare_no.at(words) or bare_no.at(words[-1:])) or part.kind in (NO_TO_ALL, QUIET) and part.bare


def denies(words: Iterable[str]) -> bool:
    """Whether one of these words denies what stands behind it."""
    return any(each in DENIALS or each.endswith("n't") for each in words)


def is_denied(text: str) -> bool:
    """Whether anything in a text is denied, or said to be well."""
    well, tokens = list_words().of["well"], tokens_of(text)
    return denies(tokens) or any((each,) in well for each in tokens)
