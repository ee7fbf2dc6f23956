"""The plain way through: open, consent, write, read, close."""

from __future__ import annotations

from chat_page import Chat, axe
from playwright.sync_api import expect


def test_chat_answers_after_consent(chat: Chat) -> None:
    expect(chat.call).to_have_attribute("href", "tel:999")
    chat.launcher.click()
    expect(chat.dialog).to_have_accessible_name("Signpost")
    expect(chat.start_button).to_be_focused()
    chat.start_button.click()
    expect(chat.log).to_contain_text("Signpost")
    expect(chat.box).to_be_focused()
    chat.say("my left hand is weak")
    expect(chat.log).to_contain_text("my left hand is weak")
    expect(chat.log).to_contain_text("Did the weakness come on suddenly?")
    expect(chat.box).to_be_focused()
    assert axe(chat.page) == []
    chat.close_button.click()
    expect(chat.dialog).to_be_hidden()
    expect(chat.launcher).to_be_focused()
