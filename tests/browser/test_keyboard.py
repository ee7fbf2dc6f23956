"""Every flow by keyboard alone, and focus that goes where the person is."""

from __future__ import annotations

from chat_page import Chat
from playwright.sync_api import Page, expect


def tab_to(page: Page, name: str, key: str = "Tab", limit: int = 25) -> None:
    """Press Tab until the control called `name` has the focus."""
    for _ in range(limit):
        if focused(page) == name:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{name!r} was not reached by {key}; the focus is on {focused(page)!r}")


def focused(page: Page) -> str:
    """The accessible name (or the text) of what has the focus, inside shadow roots too."""
    return str(
        page.evaluate(
            """() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? ''; }"""
        )
    )


def test_keyboard_alone_goes_from_launcher_to_outcome_and_back(chat: Chat) -> None:
    page = chat.page
    tab_to(page, "Open chat", limit=40)
    page.keyboard.press("Enter")
    expect(chat.start_button).to_be_focused()
    page.keyboard.press("Enter")
    expect(chat.box).to_be_focused()
    expect(chat.bot_lines()).to_have_count(1)
    page.keyboard.type("my left hand is weak")
    page.keyboard.press("Enter")
    expect(chat.button("Yes")).to_be_visible()
    expect(chat.box).to_be_focused()
    tab_to(page, "Yes", key="Shift+Tab")
    page.keyboard.press("Space")
    expect(chat.log).to_contain_text("See a doctor soon (days to two weeks)")
    expect(page.get_by_role("group", name="Answers")).to_be_focused()
    tab_to(page, "Why this advice", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(chat.log.get_by_text("Weakness that grows over weeks")).to_be_visible()
    page.keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()
    expect(chat.dialog).to_be_hidden()


def test_shift_enter_writes_a_new_line_and_sends_nothing(chat: Chat) -> None:
    chat.begin()
    chat.box.press_sequentially("one")
    chat.box.press("Shift+Enter")
    chat.box.press_sequentially("two")
    expect(chat.box).to_have_value("one\ntwo")
    expect(chat.log.locator(".you")).to_have_count(0)


def test_focus_stays_in_the_text_box_when_an_answer_comes(chat: Chat) -> None:
    chat.begin()
    chat.box.fill("my left hand is weak")
    chat.box.press("Enter")
    chat.box.press_sequentially("and also")
    expect(chat.button("Yes")).to_be_visible()
    expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value("and also")


def test_emergency_does_not_take_the_focus(chat: Chat) -> None:
    chat.begin()
    chat.box.fill("cannot breathe lying down and my legs are weak")
    chat.box.press("Enter")
    expect(chat.emergency).to_contain_text("Sit upright")
    expect(chat.box).to_be_focused()


def test_empty_message_is_not_sent(chat: Chat) -> None:
    chat.begin()
    chat.box.fill("   ")
    chat.send_button.click()
    expect(chat.box).to_be_focused()
    expect(chat.log.locator(".you")).to_have_count(0)


def test_options_open_with_focus_inside_and_give_it_back(chat: Chat) -> None:
    page = chat.page
    chat.begin()
    tab_to(page, "Options", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Options")).to_be_focused()
    page.keyboard.press("Escape")
    expect(chat.options).to_be_focused()
    expect(chat.log).to_be_visible()


def test_full_screen_dialog_keeps_the_focus_inside(chat: Chat) -> None:
    page = chat.page
    page.set_viewport_size({"width": 390, "height": 700})
    chat.begin()
    expect(chat.dialog).to_have_attribute("aria-modal", "true")
    seen = set()
    for _ in range(15):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") == "signpost-chat"
        seen.add(focused(page))
    assert {"Close chat", "Your message", "Send", "Conversation", "Call 999"} <= seen


def test_window_dialog_lets_the_focus_go_on_to_the_page(chat: Chat) -> None:
    chat.begin()
    assert chat.dialog.get_attribute("aria-modal") is None


def test_last_answer_can_be_edited_by_keyboard(chat: Chat) -> None:
    page = chat.page
    chat.begin()
    chat.say("my left hand is weak")
    expect(chat.button("No")).to_be_visible()
    chat.button("No").click()
    expect(chat.log).to_contain_text("Is it getting worse?")
    tab_to(page, "Edit your last answer", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value("No")
    page.keyboard.press("Control+A")
    page.keyboard.type("yes")
    page.keyboard.press("Enter")
    expect(chat.log).to_contain_text("Please see your doctor within two weeks.")
    expect(chat.log.locator(".gone")).to_contain_text("No")


def test_editing_can_be_given_up(chat: Chat) -> None:
    chat.begin()
    chat.say("my left hand is weak")
    chat.button("Edit your last answer").click()
    chat.box.press("Escape")
    expect(chat.dialog).to_be_visible()
    expect(chat.box).to_have_value("")
    expect(chat.log.locator(".gone")).to_have_count(0)
