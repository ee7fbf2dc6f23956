"""Names of people and places in many lands, in small letters, from the lists that Faker brings along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

_FIRST = ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
_OF_PEOPLE = (*_FIRST, "first_romanized_names_male", "first_romanized_names_female", "last_names", "last_romanized_names")
_OF_PLACES = ("cities", "states", "counties", "provinces", "countries")


def names_of_people(regions: Iterable[str]) -> frozenset[str]:
    """First names and surnames of these regions."""
    return frozenset(_single(_lists("person", regions, _OF_PEOPLE)))


def names_of_places(regions: Iterable[str]) -> frozenset[str]:
    """Towns, counties and states of these regions, and every country with its capital."""
    lands = import_module("faker.providers.date_time").Provider.countries
    world = [name for each in lands for name in (each.name, each.capital)]
    return frozenset(_single([*_lists("address", regions, _OF_PLACES), *world]))


def _lists(provider: str, regions: Iterable[str], kinds: Iterable[str]) -> Iterator[str]:
    for region in regions:
        owner: Any = import_module(f"faker.providers.{provider}.{region}").Provider
        for kind in kinds:
            yield from (each for each in getattr(owner, kind, ()) if isinstance(each, str))


def _single(names: Iterable[str]) -> Iterator[str]:
    """The words of names, since a name of two words is as often written by one of them."""
    return (word for name in names for word in name.lower().replace("-", " ").split() if len(word) > 1)
