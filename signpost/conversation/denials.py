"""What a message denies for all time: "I haven't been sick, a heave like a shove" tells of no sickness, though it names it twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from signpost.decision import Case, load_rulebook
from signpost.knowledge import knowledge_root, read_yaml
from signpost.patterns import any_of, sentences, whole_words

_WORD = re.compile(r"[a-z]+")
_FOR_GOOD, _OVER = "puts_right", "says_over"
# Words of so few letters name nothing.
_SHORT = 3


def denied_for_good(turn: dict[str, Any], case: Case) -> dict[str, Any]:
    """The turn without what a sentence that denies a sign only repeats, and with what of the case is denied by a plainer name.

    As it is where nothing was ever put right, and where the sign may only be over: "I have no pain now".
    """
    if _FOR_GOOD not in turn["acts"] or _OVER in turn["acts"]:
        return turn
    denied = [each for each in turn["findings"] if each.get("status") == "absent"]
    there = {(each.id, each.person) for each in case.findings if each.status == "present"}
    # "He was not confused and he is confused": what may be a danger stands beside its denial, and is asked about.
    harmless = [each for each in denied if _key(each) in there and not load_rulebook().may_be_danger(each["id"])]
    sentences = [_sentence_of(each) for each in harmless]
    kept = [each for each in turn["findings"] if each.get("status") != "present" or _sentence_of(each) not in sentences]
    named = set(map(_key, kept))
    meant = [(name, person) for each in denied for person in (each.get("person", "self"),) for name in _covered(each)]
    more = [{"id": name, "person": person, "status": "absent"} for name, person in meant if (name, person) in there - named]
    return {**turn, "findings": [*kept, *more]}


def denies_in_their_words(text: str, findings: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a message denies, right before it, a word by which one of the findings was told or is named: "its NOT drooping!!"."""
    book = load_rulebook()
    named = " ".join(f"{each.get('said') or ''} {book.vocabulary.findings.get(each['id'], '')}" for each in findings)
    words = {word for word in _WORD.findall(named.casefold()) if len(word) > _SHORT}
    return any(found["word"] in words for found in _in_their_words().finditer(text.casefold()))


def says_it_stays(text: str) -> bool:
    """Whether a message denies that something has gone: "it is not gone", "hasn't got any better"."""
    plain = text.casefold()
    return _still_there().search(plain) is not None or _affirmed().search(plain) is not None


def says_no(text: str) -> bool:
    """Whether the first sentence of a message is a plain no, whatever follows: "No it's not. My calf is thin though"."""
    first = next(iter(sentences(text)), "")
    return first.strip(" .!?;,") in _plain_no()


def without_bare(turn: dict[str, Any]) -> dict[str, Any]:
    """The turn without weakness of a limb that "it's not weak" denies, where something else was asked about and no limb is named."""
    bare, about = _bare(), str(turn.get("question_id") or "").partition(".")[0]
    if about not in bare["asked"]:
        return turn
    kept = [each for each in turn["findings"] if not _is_bare(each, bare)]
    return turn if len(kept) == len(turn["findings"]) else {**turn, "findings": kept}


def _is_bare(finding: Mapping[str, Any], bare: Mapping[str, Any]) -> bool:
    told = frozenset(_WORD.findall(str(finding.get("said") or "").casefold()))
    placed = finding.get("body_part") or finding.get("side") or not told
    return finding.get("status") == "absent" and finding["id"] == bare["denied"] and not placed and told.isdisjoint(bare["named"])


def _key(finding: Mapping[str, Any]) -> tuple[str, str]:
    return finding["id"], finding.get("person", "self")


def _sentence_of(finding: Mapping[str, Any]) -> tuple[Any, ...]:
    return *_key(finding), finding.get("said") or id(finding)


def _covered(finding: Mapping[str, Any]) -> tuple[str, ...]:
    """The signs that are denied with a finding, where no place was named."""
    return () if finding.get("body_part") or finding.get("side") else _covers().get(finding["id"], ())


@lru_cache(maxsize=1)
def _bare() -> Mapping[str, Any]:
    """What a bare "not weak" does not deny; see `bare` in `knowledge/language/denials.yml`."""
    data = read_yaml(knowledge_root() / "language" / "denials.yml").data["bare"]
    return {"denied": str(data["denied"]), "asked": frozenset(data["asked"]), "named": frozenset(data["named"])}


@lru_cache(maxsize=1)
def _in_their_words() -> re.Pattern[str]:
    """A denial, and the word right behind it; see `in_their_words` in `knowledge/language/denials.yml`."""
    data = read_yaml(knowledge_root() / "language" / "denials.yml").data["in_their_words"]
    stress, kept = any_of(data["stress"]), any_of(data["unless"])
    return re.compile(rf"(?<![\w']){any_of(data['denials'])}\s+(?:{stress}\s+)*(?P<word>[a-z]+)(?!\s+{kept}\b)")


@lru_cache(maxsize=1)
def _still_there() -> re.Pattern[str]:
    """A denial, and behind it that something has gone; see `in_their_words` in `knowledge/language/denials.yml`."""
    data = read_yaml(knowledge_root() / "language" / "denials.yml").data["in_their_words"]
    stress = any_of([*data["stress"], "got", "gotten"])
    return re.compile(rf"(?<![\w']){any_of(data['denials'])}\s+(?:{stress}\s+)*{any_of(data['stays'])}(?![\w'])")


@lru_cache(maxsize=1)
def _plain_no() -> frozenset[str]:
    """The sentences that say no and nothing else; see `in_their_words` in `knowledge/language/denials.yml`."""
    return frozenset(map(str, read_yaml(knowledge_root() / "language" / "denials.yml").data["in_their_words"]["plain_no"]))


@lru_cache(maxsize=1)
def _affirmed() -> re.Pattern[str]:
    """That something is there, in so many words, behind whatever "no"; see `in_their_words` in `knowledge/language/denials.yml`."""
    return whole_words(read_yaml(knowledge_root() / "language" / "denials.yml").data["in_their_words"]["affirmed"])


@lru_cache(maxsize=1)
def _covers() -> Mapping[str, tuple[str, ...]]:
    """What each plain name covers; see `knowledge/language/denials.yml`."""
    return {name: tuple(each) for name, each in read_yaml(knowledge_root() / "language" / "denials.yml").data["covers"].items()}
