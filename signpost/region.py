"""The numbers and words of the place where the person is."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from signpost.knowledge import data_of
from signpost.patterns import any_of, whole_words

UNKNOWN = "unknown"
_SPLIT = re.compile(r"[^a-z']+")

# A sentence about {you} reads the same about somebody else, because "they" takes the verb forms of "you".
_SELF = {"you": "you", "your": "your", "yours": "yours", "yourself": "yourself", "them": "you"}
_OTHER = {"you": "they", "your": "their", "yours": "theirs", "yourself": "themselves", "them": "them"}
_VERBS = {verb: verb for verb in ("are", "have", "do", "feel", "were")}


@lru_cache(maxsize=1)
def regions() -> Mapping[str, Mapping[str, Any]]:
    """Every region of knowledge/regions.yml by its id; a country of which only the number is known has the rest of `unknown`."""
    data = data_of("regions.yml")
    found: dict[str, Mapping[str, Any]] = {str(row["id"]): row for row in data["regions"]}
    usual = {name: value for name, value in found[UNKNOWN].items() if name != "emergency_number_short"}
    return found | {str(row["id"]): {**usual, **row} for row in data["countries"]}


@lru_cache(maxsize=1)
def _waiting() -> Mapping[str, Mapping[str, Any]]:
    rows = data_of("waiting.yml")["waiting"]
    return {str(row["id"]): row for row in rows}


def situation_of(response: str) -> str:
    """The situation that an emergency response names, as knowledge/waiting.yml calls it."""
    return response.removeprefix("utter_emergency_").removeprefix("utter_")


def waiting_for(response: str) -> Mapping[str, Any]:
    """What knowledge/waiting.yml says about the situation that an emergency response names; empty when it says nothing."""
    return _waiting().get(situation_of(response), {})


def region_id(chosen: str | None) -> str:
    """The region that counts: the person's choice, else the site's setting, else unknown."""
    for candidate in (chosen, os.environ.get("SIGNPOST_REGION")):
        if candidate and candidate.lower() in regions():
            return candidate.lower()
    return UNKNOWN


@lru_cache(maxsize=1)
def _told() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What tells where somebody is, in one pattern, and the regions by the names in it. Every message is searched again at each turn."""
    leads = data_of("regions.yml")["told_with"]
    kinds = ("called", "places", "told_only")
    names = {str(name): region for region, row in regions().items() for kind in kinds for name in row.get(kind, ())}
    return re.compile(rf" {any_of(leads)} (?:the )?({any_of(names)})(?= )"), names


def region_named_in(text: str) -> str | None:
    """The region whose name, or another of the names people use for it, stands in a text; None when there is none."""
    told = region_told_in(text)
    if told is not None:
        return told
    words = f" {' '.join(_SPLIT.sub(' ', text.lower().replace('.', '')).split())} "
    for region, row in regions().items():
        if any(f" {name} " in words for kind in ("called", "places") for name in row.get(kind, ())):
            return region
    return None


def name_of(region: str) -> str:
    """What a region is called in a sentence."""
    return str(regions()[region]["name"])


def regions_named_in(text: str) -> frozenset[str]:
    """Every region that a text names: by a name, a place in it, or something that exists only there ("blue badge")."""
    small, written, names = _named()
    found = {names[each] for each in small.findall(text.lower())}
    return frozenset(found | {names[each] for each in written.findall(text)})


@lru_cache(maxsize=1)
def _named() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, str]]:
    """What names a region, in small letters and as it is written, as patterns; and the regions by what is found."""
    kinds = {False: ("called", "places", "offices"), True: ("written",)}
    # Nothing of what is known holds for one of the other countries alone, and some of their names are words: "turkey", "chile".
    known = data_of("regions.yml")["regions"]
    names = {str(name): str(row["id"]) for row in known for kind in sum(kinds.values(), ()) for name in row.get(kind, ())}
    patterns = []
    for written in kinds:
        patterns.append(whole_words(each for each in names if each.isupper() == written))
    return patterns[0], patterns[1], names


def region_told_in(text: str) -> str | None:
    """The region that somebody says to be in ("I live in Ireland"), the last one when several are told; else None."""
    words = f" {' '.join(_SPLIT.sub(' ', text.lower().replace('.', '')).split())} "
    pattern, names = _told()
    found = pattern.findall(words)
    return names[found[-1]] if found else None


def words_for(chosen: str | None, person: str) -> dict[str, str]:
    """What each placeholder of a response stands for, in one region and about one person (`self` or somebody else)."""
    row = regions()[region_id(chosen)]
    words = {name: value for name, value in row.items() if isinstance(value, str)}
    words.setdefault("emergency_number_short", words["emergency_number"])
    words.setdefault("crisis_line_short", words["crisis_line"])
    words.setdefault("crisis_text_short", words["crisis_text"])
    words.setdefault("emergency_text", regions()[UNKNOWN]["emergency_text"])
    words.setdefault("person_to_call", words["urgent_line"])
    words["region_name"] = words.pop("name")
    words["organisations"] = _organisations(row)
    for name, value in {**(_SELF if person == "self" else _OTHER), **_VERBS}.items():
        words[name] = value
        words[name.capitalize()] = value.capitalize()
    return words


def with_own_number(text: str, words: Mapping[str, Any]) -> str:
    """A text in which the emergency number of the place, one of its `words`, stands where facts speak of the number of any."""
    return text.replace(data_of("regions.yml")["number_in_facts"], words["emergency_number_short"])


def _organisations(row: Mapping[str, Any]) -> str:
    """The first organisation for each disease, with where to find it; those of the world where a region has none."""
    known = row.get("organisations") or data_of("regions.yml")["world_organisations"]
    first = {str(each["about"]): each for each in reversed(known)}
    return " or ".join(f"{each['name']}, {each.get('phone') or each['site']}" for _, each in sorted(first.items()))
