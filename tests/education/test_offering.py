"""What is offered below an answer: the next facts, by a title each, and where a title or its number leads."""

from __future__ import annotations

import pytest

from signpost.education import Answer, EducationBase, answer, is_fact_title, picks_one
from signpost.education.context import Context
from signpost.education.fact_titles import reads_as_question
from signpost.education.fitting import fits, told_of
from signpost.education.offering import MOST, with_offers
from signpost.education.shown import show
from signpost.education.words import text_sentences, tokens

EVERY, LONGEST = 60, 60


def _fact(base: EducationBase, ask: str) -> str:
    return next(each.id for each in base.every_point.values() if ask in each.asks)


def _offered(
    base: EducationBase, question: str, entry: str, likely: list[str], places: frozenset[str] = frozenset(), **before: bool
) -> Answer:
    """The answer of an entry with what is offered below it, where these facts are likest in meaning."""
    illnesses = base.vocabulary.names.read(tokens(question))[0]
    return with_offers(show(base.entries[entry], base=base), question, likely, illnesses, places, Context(**before), base)


def test_titles_are_short_questions_that_nobody_else_has(base: EducationBase) -> None:
    titles = base.fact_titles
    assert len(titles.led_to) == len(titles.of_point) > len(base.every_point) / 2
    for name, title in titles.of_point.items():
        assert title[0].isupper() or title[0].isdigit(), title
        assert len(title) <= LONGEST + 1 and titles.fact(title) == name


def test_every_title_reads_like_a_question(base: EducationBase) -> None:
    openers, joins = base.asking.offering.openers, (": ", " or ", ", ")
    for title in base.fact_titles.of_point.values():
        words = tokens(title)
        illness = bool(base.vocabulary.names.read(words[-1:])[0])
        assert title.endswith("?") and (words[0] in openers or any(each in title for each in joins)), title
        assert not illness or words[-2] in base.asking.offering.before_illness, title


@pytest.mark.parametrize("words", ["pump beeping ms", "student als ms compare three points", "how to wash when unsteady ms", "als vs ms"])
def test_words_of_a_search_are_no_title(base: EducationBase, words: str) -> None:
    assert not reads_as_question(words.split(), base.vocabulary, base.asking)


def test_names_of_places_and_payments_are_written_as_names(base: EducationBase) -> None:
    titles = "\n".join(base.fact_titles.of_point.values())
    assert "New Zealand" in titles and "new Zealand" not in titles and "Kids " not in titles


@pytest.mark.parametrize(
    ("ask", "title"),
    [
        ("is alcohol bad for ms", "Is alcohol bad for MS?"),
        ("how come stephen hawking lived to 76", "How come Stephen Hawking lived to 76?"),
    ],
)
def test_title_is_written_as_the_texts_write_it(base: EducationBase, ask: str, title: str) -> None:
    assert base.fact_titles.of_point[_fact(base, ask)] == title


def test_title_leads_to_its_fact(base: EducationBase) -> None:
    for name, title in list(base.fact_titles.of_point.items())[::EVERY]:
        found = answer(title, base=base)
        assert found.context.point == name and text_sentences(base.every_point[name].says)[0] in found.text, title
        assert is_fact_title(title, base=base)


def test_number_takes_what_was_offered(base: EducationBase) -> None:
    names = tuple(base.fact_titles.of_point)[:3]
    before = Context(entry="als/overview", disease="als", beside=names)
    assert picks_one("2", base=base) and not picks_one("two weeks", base=base)
    second = answer("2", context=before, base=base)
    assert second.context.point == names[1]
    assert [name for name, _ in second.beside] == [names[0], names[2]]


def test_same_fact_other_illness_and_other_country_are_not_offered(base: EducationBase) -> None:
    drink, dvla = _fact(base, "can you drink alcohol with ms"), _fact(base, "do i have to tell dvla about ms")
    als = next(name for name in base.fact_titles.of_point if name.startswith("als/riluzole#"))
    found = _offered(base, "what is MS", "ms/overview", [drink, als, dvla], frozenset({"us"}))
    assert [name for name, _ in found.beside] == [drink]
    assert found.context.beside == (drink,)


def test_few_are_offered_and_a_child_is_offered_none(base: EducationBase) -> None:
    many = [name for name in base.fact_titles.of_point if name.startswith("als/riluzole#")]
    assert 1 < len(_offered(base, "what is riluzole", "als/riluzole", many).beside) <= MOST
    assert not _offered(base, "my daddy takes riluzole, what is it", "als/riluzole", many).beside


def test_length_of_life_is_offered_only_beside_its_like(base: EducationBase) -> None:
    life = [name for name in base.fact_titles.of_point if name.startswith("als/prognosis#")]
    assert not _offered(base, "what is als", "als/overview", life).beside
    assert _offered(base, "how long with als", "als/prognosis", life).beside
    assert not _offered(base, "how long with als", "als/prognosis", life, undiagnosed=True).beside


def test_fact_about_a_relative_needs_that_relative(base: EducationBase) -> None:
    point, (relative,) = next((each, told_of(each, base)) for each in base.every_point.values() if len(told_of(each, base)) == 1)
    assert fits(point.id, ["my", relative, "has", "c9"], frozenset(), base)
    assert not fits(point.id, ["if", "i", "test", "positive"], frozenset(), base)


def test_country_without_a_checked_answer_is_said_to_have_none(base: EducationBase) -> None:
    told = answer("does insurance pay for riluzole in New Zealand", base=base).text
    assert "New Zealand" in told
