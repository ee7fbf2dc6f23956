"""The emergency line: always there, pinned when meant, lifted when withdrawn, raised on the device when offline."""

from __future__ import annotations

import pytest
from chat_page import Chat, ChatServer
from playwright.sync_api import expect

WORDS = "cannot breathe lying down and my legs are weak"


@pytest.fixture
def warned(chat: Chat) -> Chat:
    chat.begin()
    chat.say(WORDS)
    expect(chat.emergency).to_contain_text("Sit upright")
    return chat


def test_line_is_there_before_the_chat_is_opened_and_before_consent(chat: Chat) -> None:
    expect(chat.emergency).to_be_visible()
    expect(chat.call).to_have_attribute("href", "tel:999")
    chat.launcher.click()
    expect(chat.emergency).to_be_visible()
    expect(chat.call).to_have_text("Call 999")


def test_card_has_the_number_what_to_do_and_the_next_step(warned: Chat) -> None:
    expect(warned.emergency).to_contain_text("Emergency: act now")
    expect(warned.call).to_have_text("Call 999 now")
    expect(warned.emergency).to_contain_text("Sit upright. Unlock the door.")
    expect(warned.emergency.get_by_role("button")).to_have_text(["I’ve called", "I’m not in danger"])
    expect(warned.emergency.get_by_role("link", name="Relay UK: 18000")).to_have_attribute("href", "tel:18000")
    expect(warned.log).to_contain_text("Sit upright")


def test_card_stays_over_reload_and_small_talk_until_withdrawn(warned: Chat) -> None:
    warned.page.reload()
    expect(warned.emergency).to_contain_text("Sit upright")
    warned.say("thanks")
    expect(warned.log).to_contain_text("You said: thanks")
    expect(warned.emergency).to_contain_text("Sit upright")
    warned.button("I’m not in danger").click()
    expect(warned.log).to_contain_text("I want to be sure.")
    expect(warned.emergency).to_contain_text("Sit upright")
    warned.button("Yes, it is over").click()
    expect(warned.log).to_contain_text("Good to hear.")
    expect(warned.emergency).not_to_contain_text("Sit upright")
    expect(warned.call).to_have_text("Call 999")


def test_card_is_lifted_by_a_later_assessment(warned: Chat) -> None:
    warned.say("urgent")
    expect(warned.log).to_contain_text("Be seen today")
    expect(warned.emergency).not_to_contain_text("Sit upright")


def test_card_stays_beside_the_launcher_when_the_chat_is_closed(warned: Chat) -> None:
    warned.close_button.click()
    expect(warned.emergency).to_contain_text("Emergency: act now")
    expect(warned.call).to_be_visible()


def test_crisis_card_speaks_of_people_and_not_of_ambulances(chat: Chat) -> None:
    chat.begin()
    chat.say("no way to go on")
    expect(chat.emergency).to_contain_text("You don’t have to face this alone")
    expect(chat.emergency).to_contain_text("116 123")
    expect(chat.call).to_have_attribute("href", "tel:999")


def test_certain_words_raise_the_line_on_the_device_without_a_network(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.kill()
    chat.say("I can't breathe")
    expect(chat.emergency).to_contain_text("If this is happening now, don’t wait for the chat.")
    expect(chat.call).to_have_text("Call 999 now")
    expect(chat.alert).to_contain_text("Call 999")
    chat.page.reload()
    expect(chat.emergency).to_contain_text("If this is happening now")
    chat.button("This isn’t happening now").click()
    expect(chat.emergency).not_to_contain_text("If this is happening now")


def test_line_is_on_a_landscape_phone_a_chip_that_leaves_room(chat: Chat) -> None:
    page = chat.page
    page.set_viewport_size({"width": 640, "height": 320})
    chat.begin()
    chat.say(WORDS)
    card = chat.page.get_by_role("group", name="What to do")
    expect(card.get_by_role("heading", name="Emergency: act now")).to_be_in_viewport()
    expect(card.get_by_role("button", name="I’ve called")).to_be_in_viewport()
    expect(card.get_by_text("Sit upright")).to_be_visible()
    expect(card.get_by_role("button", name="I’m not in danger")).to_be_visible()
    expect(chat.call).to_have_text("Call 999 now")
    strip = chat.emergency.bounding_box()
    assert strip and strip["height"] <= 60


def test_little_room_leaves_nothing_of_a_go_or_a_crisis_unsaid(chat: Chat) -> None:
    page = chat.page
    page.set_viewport_size({"width": 320, "height": 256})
    chat.begin()
    chat.say("numb between the legs")
    expect(page.get_by_text("Go to A&E now. Let somebody else drive.", exact=True)).to_be_in_viewport()
    expect(chat.call).to_be_in_viewport()
    chat.button("I’m not in danger").click()
    chat.button("Yes, it is over").click()
    expect(chat.log).to_contain_text("Good to hear.")
    chat.say("no way to go on")
    expect(page.get_by_role("group", name="What to do").get_by_role("link", name="Samaritans: 116 123")).to_be_in_viewport()


@pytest.mark.parametrize(("region", "number"), [("US", "911"), ("AU", "000"), ("IE", "112"), ("NZ", "111"), ("OTHER", "112")])
def test_region_chosen_by_the_person_changes_the_number_at_once(chat: Chat, region: str, number: str) -> None:
    chat.launcher.click()
    chat.page.get_by_label("Where you are").select_option(region)
    expect(chat.call).to_have_attribute("href", f"tel:{number}")
    chat.page.reload()
    expect(chat.call).to_have_attribute("href", f"tel:{number}")


def test_unknown_country_is_told_that_its_number_may_differ(chat: Chat) -> None:
    chat.launcher.click()
    expect(chat.emergency).not_to_contain_text("or your local emergency number")
    chat.page.get_by_label("Where you are").select_option("OTHER")
    expect(chat.emergency).to_contain_text("or your local emergency number")


def test_region_reaches_the_server(chat: Chat, server: ChatServer) -> None:
    chat.launcher.click()
    chat.page.get_by_label("Where you are").select_option("US")
    chat.start_button.click()
    expect(chat.bot_lines()).to_have_count(1)
    assert server.control()["regions"] == {"conversation-1": "US"}


@pytest.mark.parametrize("height", [780, 480, 256])
def test_line_stays_in_view_while_options_are_read(chat: Chat, height: int) -> None:
    chat.page.set_viewport_size({"width": 390, "height": height})
    chat.begin()
    chat.options.click()
    chat.button("Delete my data").click()
    chat.button("Yes, delete everything").scroll_into_view_if_needed()
    expect(chat.call).to_be_in_viewport(ratio=1)
    expect(chat.close_button).to_be_in_viewport(ratio=1)
