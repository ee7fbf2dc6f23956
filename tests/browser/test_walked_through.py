"""What walking through whole talks showed: nothing is said twice, nothing asked out of sight, and answered means answered."""

from __future__ import annotations

import pytest
from chat_page import Chat, ChatServer
from playwright.sync_api import expect

WARNING = "If this is happening now, don’t wait for the chat."


def test_card_does_not_repeat_its_verb_and_stops_telling_to_call(chat: Chat) -> None:
    chat.begin()
    chat.say("his face droops")
    expect(chat.emergency.get_by_role("listitem")).to_have_text(["Note when he was last well.", "Do not drive."])
    assert chat.emergency.inner_text().count("Call 999 now") == 1
    chat.button("I’ve called").click()
    expect(chat.call).to_have_text("Call 999 again")
    expect(chat.emergency).not_to_contain_text("Call 999 now")
    expect(chat.emergency.get_by_role("listitem")).to_have_text(["Note when he was last well.", "Do not drive."])


def test_way_to_the_emergency_department_is_no_waiting_for_a_crew(chat: Chat) -> None:
    chat.begin()
    chat.say("numb and cannot pee")
    expect(chat.emergency.get_by_role("listitem")).to_have_text(
        ["Go now. Do not wait for an appointment.", "Say the words: numbness, bladder."]
    )
    chat.button("I’m on my way").click()
    expect(chat.emergency.get_by_role("heading", name="On the way", exact=True)).to_be_visible()
    expect(chat.emergency).not_to_contain_text("While you wait")
    expect(chat.call).to_have_text("Call 999 if you can’t get there safely")
    expect(chat.emergency).not_to_contain_text("Go now.")


def test_answers_in_an_emergency_bring_no_second_card_and_no_second_buttons(chat: Chat) -> None:
    chat.begin()
    chat.say("his face droops")
    chat.say("what about aspirin")
    expect(chat.log).to_contain_text("Nothing to eat, drink or take.")
    expect(chat.button("I have called")).to_have_count(0)
    expect(chat.button("That was wrong: no danger")).to_have_count(0)
    expect(chat.log.locator(".level")).to_have_count(0)


def test_question_answered_in_an_emergency_is_answered_in_the_log(chat: Chat) -> None:
    chat.begin()
    chat.say("his face droops")
    chat.say("what is an EMG")
    expect(chat.log.get_by_text("An EMG tests muscles.")).to_be_visible()
    expect(chat.log.get_by_text("still needs help now")).to_be_visible()
    expect(chat.emergency).to_contain_text("Note when he was last well.")


@pytest.mark.parametrize("answer", ["Yes, it is gone", "No, it is still there"])
def test_answer_to_whether_it_is_over_is_an_answer_to_the_warning_of_the_device(chat: Chat, answer: str) -> None:
    chat.page.evaluate("SignpostChat.setLocale('en', {notInDangerSays: 'never mind'})")
    chat.begin()
    chat.say("numb and cannot pee")
    expect(chat.alert).to_contain_text("Go to A&E now")
    chat.button("I’m not in danger").click()
    chat.button(answer).click()
    if answer.startswith("No"):
        expect(chat.log).to_contain_text("You said: no, it is still there")
        expect(chat.emergency).to_contain_text("Go to A&E now")
    else:
        expect(chat.log.get_by_role("heading", name="Be seen by a clinician today")).to_be_visible()
        expect(chat.call).to_have_text("Call 999")
        expect(chat.emergency).not_to_contain_text(WARNING)


def test_crisis_question_without_buttons_stands_in_view(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": 320, "height": 568})
    chat.begin()
    chat.say("I want to end it all")
    expect(chat.question.get_by_role("heading", name="Is somebody with you, or can you call someone to come?")).to_be_in_viewport(ratio=1)
    expect(chat.box).to_be_in_viewport(ratio=1)
    expect(chat.emergency).not_to_contain_text("Call 999 now")
    expect(chat.log.get_by_text("Who can help you now: it stays at the top")).to_be_attached()


def test_only_the_question_is_the_heading_and_the_count_stands_once(chat: Chat) -> None:
    chat.begin()
    chat.say("counted")
    expect(chat.question.get_by_role("heading")).to_have_text("Has your bladder changed?")
    expect(chat.question.get_by_text("Thank you.", exact=True)).to_be_visible()
    group = chat.question.get_by_role("group", name="Has your bladder changed?", exact=True)
    expect(group).to_have_accessible_description("For example, you rush. Samaritans listen on 116 123.")
    expect(chat.question.get_by_role("link", name="116 123")).to_have_attribute("href", "tel:116123")
    expect(chat.log.locator(".says").last).to_have_text("Twitching alone is common.")
    # One is seen; one is in the log for those who go through it by ear.
    assert [each.inner_text().count("About 5 more questions") for each in (chat.question, chat.log)] == [1, 1]
    chat.button("No").click()
    for each in (chat.question, chat.log):
        expect(each).not_to_contain_text("About 5 more questions")


def test_message_that_only_asks_leaves_no_empty_bubble(chat: Chat) -> None:
    chat.begin()
    chat.say("which side")
    expect(chat.button("left")).to_be_visible()
    assert chat.bot_lines().last.evaluate("line => line.getBoundingClientRect().width") <= 1


def test_offers_stand_below_the_words_without_what_the_card_has_itself(chat: Chat) -> None:
    chat.begin()
    chat.say("outcome")
    article = chat.bot_lines().last
    expect(article.get_by_role("button")).to_have_text(["Summary for you or your doctor", "What would change this?"])
    expect(chat.question).to_have_count(0)
    article.get_by_role("button", name="What would change this?").click()
    expect(chat.log).to_contain_text("If it spreads, be seen today.")
    expect(chat.button("Your advice: See your GP within two weeks")).to_be_visible()


def test_outcome_is_headed_by_level_and_headline_in_one(chat: Chat) -> None:
    chat.begin()
    chat.say("outcome")
    heading = chat.log.get_by_role("heading", level=3)
    expect(heading).to_have_text("See a doctor soon (days to two weeks) See your GP within two weeks")
    assert heading.evaluate("head => getComputedStyle(head).backgroundColor") == "rgb(11, 79, 138)"
    assert chat.bot_lines().last.locator("button:not(.quiet)").count() == 1
    chat.log.get_by_text("Why this advice").click()
    expect(chat.log).to_contain_text("I understood that as: a weak hand.")


def test_check_list_leaves_the_text_box_and_the_number_in_view(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": 375, "height": 667})
    chat.begin()
    chat.say("counted")
    chat.say("danger")
    chat.question.get_by_label("None of these").check()
    for place in (chat.call, chat.button("Done"), chat.box, chat.close_button):
        expect(place).to_be_in_viewport(ratio=1)


def test_no_answer_wears_no_badge(chat: Chat) -> None:
    chat.begin()
    chat.say("no answer")
    expect(chat.log).to_contain_text("I have no checked answer to that.")
    expect(chat.log.locator(".level")).to_have_count(0)


def test_ask_more_simply_asks_the_server(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    chat.say("which side")
    chat.button("Ask more simply").click()
    expect(chat.log).to_contain_text("You said: ask more simply")
    assert server.control()["handled"][-1] == "ask more simply"
