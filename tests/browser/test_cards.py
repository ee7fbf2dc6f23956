"""Every kind of answer: what it shows, and that its meaning never hangs on colour."""

from __future__ import annotations

import pytest
from chat_page import Chat, ChatServer
from playwright.sync_api import expect


def test_question_has_buttons_progress_and_is_read_with_its_answers(chat: Chat) -> None:
    chat.begin()
    chat.say("my left hand is weak")
    expect(chat.log).to_contain_text("About 3 more questions")
    expect(chat.log).to_contain_text("Answers to choose from: Yes; No; I don’t know; Why do you ask?")
    chat.button("No").click()
    expect(chat.log.locator(".you").last).to_contain_text("No")
    expect(chat.log).to_contain_text("About one more question")


def test_outcome_unfolds_reasons_changes_and_sources(chat: Chat) -> None:
    chat.begin()
    chat.say("my left hand is weak")
    chat.button("Yes").click()
    expect(chat.log.get_by_role("heading", name="See a doctor soon (days to two weeks)")).to_be_visible()
    reason = chat.log.get_by_text("You told me: “my left hand keeps getting weaker”")
    expect(reason).to_be_hidden()
    chat.log.get_by_text("Why this advice").click()
    expect(reason).to_be_visible()
    chat.log.get_by_text("What would change this").click()
    expect(chat.log.get_by_text("If breathing becomes hard, call at once.")).to_be_visible()
    chat.log.get_by_text("Sources").click()
    link = chat.log.get_by_role("link", name="NICE: Suspected neurological conditions")
    expect(link).to_have_attribute("href", "https://nice.org.uk/guidance/ng127")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


@pytest.mark.parametrize(
    ("words", "level"), [("urgent", "Be seen today"), ("routine", "Ordinary appointment"), ("what is als", "Information")]
)
def test_level_is_said_in_words_and_drawn_as_a_shape(chat: Chat, words: str, level: str) -> None:
    chat.begin()
    chat.say(words)
    heading = chat.log.get_by_role("heading", name=level)
    expect(heading).to_be_visible()
    expect(heading.locator("svg")).to_be_visible()


def test_shapes_of_levels_differ(chat: Chat) -> None:
    chat.begin()
    for count, words in enumerate(["urgent", "routine", "what is als"], start=1):
        chat.say(words)
        expect(chat.log.locator(".level")).to_have_count(count)
    shapes = chat.log.locator(".level path").evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    assert len(set(shapes)) == 3


def test_comparison_is_a_table_with_headers(chat: Chat) -> None:
    chat.begin()
    chat.say("compare")
    table = chat.log.get_by_role("table", name="ALS and MS side by side")
    expect(table.get_by_role("columnheader", name="MS")).to_be_visible()
    expect(table.get_by_role("rowheader", name="Feeling")).to_be_visible()
    expect(chat.bot_lines().last).not_to_contain_text("in MS often changed")


def test_did_you_mean_offers_buttons(chat: Chat) -> None:
    chat.begin()
    chat.say("mian")
    expect(chat.log.locator(".level")).to_have_count(0)
    group = chat.page.get_by_role("group", name="Did you mean")
    group.get_by_role("button", name="What is MND?").click()
    expect(chat.log).to_contain_text("ALS is an illness of the nerves")
    expect(chat.log.locator(".you").last).to_contain_text("What is MND?")


def test_summary_card_leads_to_the_sheet_for_the_doctor(chat: Chat) -> None:
    chat.begin()
    chat.say("summary")
    expect(chat.log).to_contain_text("Weak left hand for three months")
    chat.button("Summary for you or your doctor").click()
    for name in ["Print", "Save as a file", "Copy"]:
        expect(chat.button(name)).to_be_visible()


def test_outcome_is_a_card_of_few_words_with_the_rest_folded(chat: Chat) -> None:
    chat.begin()
    chat.say("card")
    article = chat.bot_lines().last
    expect(article.get_by_role("heading", name="See a doctor soon (days to two weeks)")).to_be_visible()
    expect(article.get_by_text("See your GP within two weeks", exact=True)).to_be_visible()
    expect(article.get_by_role("heading", name="Call 999 if")).to_be_visible()
    expect(article).not_to_contain_text("the long form of the advice")
    shown = article.evaluate(
        "card => [...card.querySelectorAll('.headline,.first,ul:not(details *) li')].map(each => each.innerText).join(' ')"
    )
    assert len(shown.split()) <= 60
    expect(article.get_by_text("Keep a log of what")).to_be_hidden()
    article.get_by_text("Why this advice").click()
    expect(article.get_by_text("my left hand keeps getting weaker")).to_be_visible()


def test_outcome_is_opened_again_from_a_line_at_the_top(chat: Chat) -> None:
    chat.begin()
    chat.say("card")
    chat.say("evidence")
    again = chat.button("Your advice: See your GP within two weeks")
    again.click()
    expect(chat.dialog.get_by_role("heading", name="Call 999 if")).to_be_visible()
    chat.button("Back to the chat").click()
    expect(again).to_be_focused()


@pytest.mark.parametrize("words", ["cannot breathe lying down and my legs are weak", "I want to kill myself"])
def test_earlier_advice_never_stands_beside_an_emergency(chat: Chat, words: str) -> None:
    chat.begin()
    chat.say("card")
    expect(chat.bot_lines()).to_have_count(2)
    chat.say(words)
    expect(chat.bot_lines()).to_have_count(3)
    expect(chat.call).to_contain_text("now")
    expect(chat.dialog.get_by_role("button", name="Your advice")).to_have_count(0)


def test_education_answer_links_to_its_sources(chat: Chat) -> None:
    chat.begin()
    chat.say("evidence")
    link = chat.log.get_by_role("link", name="NICE 2016: Motor neurone disease")
    expect(link).to_be_visible()
    expect(chat.bot_lines().last).not_to_contain_text("Source: Motor")
    expect(link).to_have_attribute("href", "https://www.nice.org.uk/guidance/ng42")


def test_check_list_sends_what_is_ticked_and_takes_silence_for_no_answer(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    chat.say("danger")
    chat.button("Done").click()
    expect(chat.status).to_contain_text("Tick what fits")
    boxes = chat.question.get_by_role("checkbox")
    expect(boxes).to_have_count(4)
    boxes.nth(3).check()
    boxes.nth(1).check()
    expect(boxes.nth(3)).not_to_be_checked()
    boxes.nth(0).check()
    chat.button("Done").click()
    expect(chat.log.locator(".you").last).to_contain_text("numb or drooping; Struggling to breathe")
    assert server.control()["handled"][-1] == "stroke; breath"
    chat.say("danger")
    chat.question.get_by_label("None of these").check()
    chat.button("Done").click()
    expect(chat.log.locator(".you").last).to_contain_text("None of these")
    expect(chat.log).to_contain_text("You said: none")
    assert server.control()["handled"][-1] == "none"


def test_check_list_of_plain_values_takes_its_labels_from_the_buttons(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    chat.say("danger plain")
    expect(chat.question.get_by_role("checkbox")).to_have_count(3)
    expect(chat.button("I don’t know")).to_be_visible()
    chat.question.get_by_label("Hard to breathe").check()
    chat.button("Done").click()
    expect(chat.log.locator(".you").last).to_contain_text("Hard to breathe")
    expect(chat.log).to_contain_text("You said: breath")
    assert server.control()["handled"][-1] == "breath"


def test_spans_and_sides_can_be_tapped(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    chat.say("my calf twitches")
    chat.button("Weeks").click()
    expect(chat.log).to_contain_text("You said: for a few weeks")
    chat.say("which side")
    chat.button("left").click()
    expect(chat.log).to_contain_text("You said: left")


def test_what_was_understood_can_be_changed_or_taken_back(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    chat.say("my calf twitches")
    chip = chat.question.get_by_role("list", name="What I understood").get_by_role("button", name="twitching · calf · 3 weeks")
    chip.click()
    chat.button("Change").click()
    expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value("About twitching: ")
    chat.box.fill("")
    chip.click()
    chat.button("Not right").click()
    expect(chat.log).to_contain_text("You said: I don't have twitching")


def test_what_was_understood_is_named_in_plain_words(chat: Chat) -> None:
    chat.begin()
    chat.say("many things")
    chips = chat.question.get_by_role("list", name="What I understood").get_by_role("button")
    expect(chips).to_have_count(4)
    assert [each.removesuffix("✎").strip() for each in chips.all_inner_texts()] == [
        "weakness · left hand · 3 months",
        "numbness or tingling · inner thigh, both sides · today",
        "diagnosed ALS (motor neurone disease) · 13 months",
        "age · 54",
    ]


def test_ways_round_a_question_stand_apart_and_back_comes_with_the_second(chat: Chat) -> None:
    chat.begin()
    chat.say("my calf twitches")
    for name in ("Not sure", "Ask more simply", "Why?"):
        expect(chat.button(name)).to_be_visible()
    expect(chat.button("Back")).to_have_count(0)
    chat.say("which side")
    expect(chat.button("Back")).to_be_visible()


def test_words_of_the_server_and_of_the_person_are_never_markup(chat: Chat) -> None:
    chat.begin()
    chat.say("<img src=x onerror=alert(1)> https://example.org/a?b=c.")
    expect(chat.log).to_contain_text("You said: <img src=x onerror=alert(1)>")
    expect(chat.log.locator("img")).to_have_count(0)
    expect(chat.log.locator(".bot").last.get_by_role("link")).to_have_attribute("href", "https://example.org/a?b=c")


def test_time_is_seen_and_heard(chat: Chat) -> None:
    chat.begin()
    chat.say("good day")
    expect(chat.log.locator("time").first).to_be_visible()
    assert "You, " in chat.log.locator(".you .ear").first.inner_text()
