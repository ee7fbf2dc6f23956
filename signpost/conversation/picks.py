"""What of a message ticks options of a list, and which words are left: "2, and she talks thick", "all but the last", "1-3".

The words for it are `ticking` and `places` in `knowledge/language/replies.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from signpost.decision import Question
from signpost.decision.screens import NONE
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of

_BETWEEN = re.compile(r"\s*(?:[;,\n&+]|\band\b|[.!](?:\s+|$))\s*")
_EXCEPTED = re.compile(r"\s*(?:[;,\n&+]|\band\b|\bor\b)\s*")
_DRAWN = re.compile(r"\s*(?:\.{2,}|\u2026)\s*")
_NUMBERED = re.compile(r"(?:number|numbers|option|point|line|no\.|no(?=\s)|nr\.?|#)?\s*(\d{1,2})[.):]?")
_RANGE = re.compile(r"(?:numbers|options|points|from)?\s*(\d{1,2})\s*(?:-|–|to|till|until|through)\s*(\d{1,2})")
# "1 3 5" and "5/6": numbers with nothing but a space or a slash between them, up to what may end or follow a tick.
_ROW = re.compile(r"(?:numbers?\s+)?((?:\d{1,2}(?:\s*/\s*|\s+))+\d{1,2})(?!\d)\s*")
_PARTED = re.compile(r"$|[,;.!?(&+]|(?:and|but|then|also)\b")
_IN_A_ROW = re.compile(r"[\s/]+")
_NAMED_TOO = re.compile(r"(\d{1,2})\s*[.):=-]?\s+(\D+)")
_NO = re.compile(r"^(?:no|nor|never|without|not|nae)\s+(?:(?:any|a|an|more|real)\s+)?")
_SENTENCE = re.compile(r"[.!?;\n]+")
_LAST = -1

Places = tuple[int, ...]


class Picks(NamedTuple):
    """The values that were picked, in the order of the list, and the words behind them that tell something of their own."""

    values: tuple[str, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True)
class TickWords:
    """The words of ticking; see `knowledge/language/replies.yml`."""

    opening: re.Pattern[str]
    filler: frozenset[str]
    tail: re.Pattern[str]
    everything: frozenset[str]
    excepting: re.Pattern[str]
    two: frozenset[str]
    counted: re.Pattern[str]
    counts: Mapping[str, int]
    named: re.Pattern[str]
    places: Mapping[str, int]
    denies: re.Pattern[str]
    ends: re.Pattern[str]
    no_tick: frozenset[str]
    says_nothing: frozenset[str]
    led: re.Pattern[str]
    led_on: re.Pattern[str]
    hedged: re.Pattern[str]
    none: frozenset[str]
    fleeting: re.Pattern[str]
    small: frozenset[str]
    well: frozenset[str]
    all_well: frozenset[str]
    only: frozenset[str]
    but_for: re.Pattern[str]
    none_but: re.Pattern[str]
    spelled: Mapping[str, str]
    and_between: re.Pattern[str]


@lru_cache(maxsize=1)
def tick_words() -> TickWords:
    """The words of ticking, read once."""
    data = read_yaml(knowledge_root() / "language" / "replies.yml").data
    said, places = data["ticking"], {str(word): int(place) for word, place in data["places"]["words"].items()}
    counts = {str(word): int(count) for word, count in said["counts"].items()}
    ordinal = any_of(places)
    return TickWords(
        opening=re.compile(rf"{any_of(said['opening'])}(?:\s+|:\s*)|{any_of(said['doubts'])}(?:\s*[,.?]\s*|\s+)"),
        filler=frozenset(said["filler"]),
        tail=re.compile(rf"{any_of(said['tail'])}(?!\w)"),
        everything=frozenset(said["all"]),
        excepting=re.compile(rf"({any_of(said['all'])})\s+(?:{any_of(said['except'])})\s+(.+)"),
        two=frozenset(said["two"]),
        counted=re.compile(rf"(?:the\s+)?({ordinal})\s+({any_of(counts)})(?:\s+of\s+(?:them|these|those))?"),
        counts=counts,
        named=re.compile(rf"(?:the\s+)?({ordinal})(?:\s+(?:one|option|sign|point|line))?"),
        places=places,
        denies=re.compile(rf"(?<![\w'])(?:{any_of(said['denies'])}(?!\w)|{any_of(said['denies_last'])}$)"),
        ends=re.compile(rf"(?<!\w){any_of(said['ends'])}$"),
        no_tick=frozenset(said["no_tick"]),
        says_nothing=frozenset((*said["filler"], *said["hedges"], *said["joining"])),
        led=re.compile(rf"{any_of(said['hedges'])}(?:\s*,\s*|\s+)"),
        led_on=re.compile(rf"{any_of([*said['hedges'], *said['joining']])}(?:\s*,\s*|\s+)"),
        hedged=re.compile(rf"(?:\s*,\s*|\s+){any_of(said['hedges'])}$"),
        none=frozenset(said["none"]),
        fleeting=re.compile(rf"(?<!\w){any_of(said['fleeting'])}(?!\w)"),
        small=frozenset(map(str, said["small"])),
        well=frozenset(map(str, said["well"])),
        all_well=frozenset(map(str, said["all_well"])),
        only=frozenset(map(str, said["only"])),
        but_for=re.compile(
            rf"(?<!\w){any_of([NONE, *said['none']])}\b[^,;.:\d]*[,;.:]\s*{any_of(said['after_none'])}\b([^\d;]*?),?\s*(\d{{1,2}})"
            rf"(?=\s*$|\s*[,.;!]|\s+{any_of(said['ends_number'])}\b)(.*)"
        ),
        none_but=re.compile(rf"(?:{any_of(['no', 'not any', NONE, *said['none']])})\s*,?\s+{any_of(said['none_but'])}\s+(.+)"),
        spelled={str(word): str(number) for word, number in said["spelled"].items()},
        and_between=re.compile(rf"(?<=\d)\s*(?<![\w']){any_of(said['joins_numbers'])}\s+(?=(?:{any_of(said['joining'])}\s+)?\d)"),
    )


def picks(question: Question, text: str, labelled: Callable[[str], str | None]) -> Picks | None:
    """What a message ticks; None where it begins with no tick, or takes one back. `labelled` tells the value that words name."""
    words = tick_words()
    said = _plain(text, words)
    values = [option.value for option in question.options]
    signs = [value for value in values if value != NONE]
    # "No, that is all" ticks nothing, and "3, that is all" the third.
    before = words.ends.sub("", said).strip(" ,.;")
    if any(_ends_bare(each, words) for each in unhedged(said)):
        return Picks((NONE,), ()) if NONE in values else None
    said = _opened(before, words, question, labelled)
    if said in words.everything or said in words.two and len(signs) == len(words.two & {said}) + 1:
        return Picks(tuple(signs), ())
    but_for = words.but_for.search(said)
    if but_for is not None and (found := _of_places((int(but_for[2]),), values)) is not None:
        rest = " ".join(f"{but_for[1]} {but_for[3]}".split())
        return Picks(found, (rest,) if rest else ())
    spared = words.excepting.fullmatch(said)
    if spared is not None:
        without = [_at(piece, values, signs, words, labelled) for piece in _EXCEPTED.split(spared[2]) if piece]
        known = [each for each in without if each]
        left = tuple(value for value in signs if not any(value in each for each in known))
        return Picks(left, ()) if known and len(known) == len(without) else None
    bar = words.none_but.match(said)
    # "None of them bar 5": what is excepted is what is there.
    excepted = _in_pieces(bar[1], values, lambda piece: _at(piece, values, signs, words, labelled), words) if bar else None
    if excepted is not None:
        return excepted
    pieces = _in_pieces(said, values, lambda piece: _at(piece, values, signs, words, labelled), words)
    return pieces or _none_among(said, values, words)


def _none_among(said: str, values: list[str], words: TickWords) -> Picks | None:
    """None of a list, where a sentence of a longer message says just that: "he is 76 and a man. No to all"."""
    told = [each.strip(" ,") for each in _SENTENCE.split(said) if each.strip(" ,")]
    denies = [each for each in told if _is_none(each, words)]
    rest = tuple(each for each in told if each not in denies)
    return Picks((NONE,), rest) if denies and rest and NONE in values else None


def _is_none(sentence: str, words: TickWords) -> bool:
    """Whether a sentence of two words or more denies a list: "no to all", "nah none of that"."""
    led, behind_no = words.opening.sub("", sentence, count=1), sentence.removeprefix("no,").strip()
    return any(each in words.none and " " in each for each in (sentence, led, behind_no, *unhedged(sentence), *unhedged(led)))


def unhedged(said: str, *, joining: bool = False) -> list[str]:
    """Words as they stand, and what is left of them without the hedges in front and behind: "the left, I suppose"."""
    words = tick_words()
    before = words.led_on if joining else words.led
    found, fronts = [], [said]
    while (led := before.match(fronts[-1])) is not None:
        fronts.append(fronts[-1][led.end() :])
    for each in fronts:
        left = each
        found.append(left)
        while (tail := words.hedged.search(left)) is not None:
            left = left[: tail.start()]
            found.append(left)
    return [each for each in dict.fromkeys(found) if each]


def _ends_bare(said: str, words: TickWords) -> bool:
    """Whether words say that there is no more, and tick nothing: "no, that is all", "only that, love"."""
    before = words.ends.sub("", said).strip(" ,.;")
    return before != said and before in words.no_tick


def _plain(text: str, words: TickWords) -> str:
    """The message in small letters, with a comma for dots that are drawn out, and without an "and" that joins nothing."""
    drawn = _DRAWN.sub(", ", text.casefold())
    plain = " ".join(words.fleeting.sub(" ", words.and_between.sub(" and ", drawn)).split()).strip(" .!,?")
    row = _ROW.match(plain) or next((found for found in _ROW.finditer(plain) if words.opening.fullmatch(plain[: found.start()])), None)
    rest = plain[row.end() :] if row else ""
    parts = row is not None and (_PARTED.match(rest) or words.tail.match(rest) or rest in words.says_nothing)
    return f"{_IN_A_ROW.sub(', ', row[1])} {rest}".strip() if row and parts else plain


def _in_pieces(said: str, values: list[str], at: Callable[[str], tuple[str, ...] | None], words: TickWords) -> Picks | None:
    """What the pieces of a message tick, one after the other; `at` tells the values of a bare one."""
    found: list[str] = []
    rest: list[str] = []
    for piece in (each for each in _BETWEEN.split(said) if each):
        if _is_denied(piece, at):
            continue
        picked, behind = _of_piece(piece, at, words)
        if picked is None and piece in words.says_nothing:
            continue
        if picked is None and not found or behind and words.denies.search(behind):
            return None
        found += picked or ()
        rest += [behind or piece] if picked is None or behind else []
    if len(found) > 1:
        # "9, none of these": the place and its name are one tick.
        found = [value for value in found if value != NONE] or [NONE]
    return Picks(tuple(value for value in values if value in found), tuple(rest)) if found else None


def _is_denied(piece: str, at: Callable[[str], tuple[str, ...] | None]) -> bool:
    """Whether a piece denies a line by its name: "no neck pain"; "no 3" and "no, none of these" do not."""
    bare = _NO.sub("", piece)
    return bare != piece and not bare[:1].isdigit() and at(bare) not in (None, (NONE,))


def _of_piece(piece: str, at: Callable[[str], tuple[str, ...] | None], words: TickWords) -> tuple[tuple[str, ...] | None, str]:
    """The values that a piece ticks, however it is hedged, and the words behind the tick; None and nothing where it ticks none."""
    for said in unhedged(piece, joining=True):
        behind = "" if at(said) is not None else _behind(said, words)
        picked = at(said[: -len(behind)].strip()) if behind else at(said)
        if picked is not None:
            return picked, behind
    return None, ""


def _opened(said: str, words: TickWords, question: Question, labelled: Callable[[str], str | None]) -> str:
    """The message without what leads up to a tick; a label may begin with such a word itself."""
    values = [option.value for option in question.options]
    while _at(_BETWEEN.split(said)[0], values, values, words, labelled) is None:
        if _is_denied(_BETWEEN.split(said)[0], lambda piece: _at(piece, values, values, words, labelled)):
            break
        begun = words.opening.match(said) or re.match(rf"(?:{'|'.join(map(re.escape, words.filler))})\s*,\s*", said)
        if begun is None:
            break
        said = said[begun.end() :]
    return said


def _behind(piece: str, words: TickWords) -> str:
    """What stands behind a tick in the same breath: "but mild" of "3 but mild"; nothing where it cannot be one."""
    for place in (each.end() for each in re.finditer(r"\S+\s+", piece)):
        if piece[place] in "(-" or words.tail.match(piece[place:]):
            return piece[place:]
    return ""


def _at(piece: str, values: list[str], signs: list[str], words: TickWords, labelled: Callable[[str], str | None]) -> tuple[str, ...] | None:
    """The values that a piece of a message picks by number, range, place or label; None when it is no pick."""
    piece = words.spelled.get(piece, piece)
    number, span = _NUMBERED.fullmatch(piece), _RANGE.fullmatch(piece)
    if number is not None:
        return _of_places((int(number[1]),), values)
    if span is not None:
        return _of_places(tuple(range(int(span[1]), int(span[2]) + 1)), values)
    counted = words.counted.fullmatch(piece)
    if counted is not None:
        count, place = words.counts[counted[2]], words.places[counted[1]]
        return tuple(signs[-count:] if place == _LAST else signs[:count]) if abs(place) == 1 else None
    numbered = _NAMED_TOO.fullmatch(piece)
    if numbered is not None and (told := labelled(numbered[2])) is not None:
        # "8 none": the place, and what stands there.
        return (told,) if _of_places((int(numbered[1]),), values) == (told,) else None
    named = words.named.fullmatch(piece)
    if named is not None:
        # The last line may be "none of these": nobody means that by "the last one".
        place = words.places[named[1]]
        return (signs[_LAST],) if place == _LAST and signs else _of_places((place,), values)
    value = labelled(piece)
    return None if value is None else (value,)


def _of_places(places: Places, values: list[str]) -> tuple[str, ...] | None:
    return tuple(values[each - 1] for each in places) if places and all(1 <= each <= len(values) for each in places) else None
