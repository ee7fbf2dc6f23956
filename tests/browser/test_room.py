"""The widget and the page it stands on: what covers what, what a phone takes away, and which looks are the site's to set."""

from __future__ import annotations

import pytest
from chat_page import Chat, axe
from playwright.sync_api import Page, expect

PHONES = [(320, 568), (375, 667)]
SIZES = [*PHONES, (1280, 800)]
OVERLAP = """name => { const chat = document.querySelector('signpost-chat').shadowRoot.querySelector('.dock').getBoundingClientRect();
const link = [...document.querySelectorAll('a, button')].find(each => each.textContent.trim().startsWith(name)).getBoundingClientRect();
return link.bottom > chat.top && link.top < chat.bottom && link.right > chat.left && link.left < chat.right; }"""
KEYBOARD = """free => { const view = new EventTarget(); Object.assign(view, {height: free, offsetTop: 40, scale: 1});
Object.defineProperty(window, 'visualViewport', {value: view, configurable: true}); }"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_end_of_the_page_can_be_scrolled_clear_of_the_launcher(chat: Chat, width: int, height: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": height})
    chat.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = chat.page.locator("footer, [role=contentinfo]").last.bounding_box()
    dock = chat.page.locator("signpost-chat .dock").bounding_box()
    assert last and dock
    assert last["y"] + last["height"] <= dock["y"] + 1
    assert dock["y"] + dock["height"] <= height


@pytest.mark.parametrize(("width", "height"), PHONES)
def test_launcher_is_one_bar_on_a_phone(chat: Chat, width: int, height: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": height})
    dock = chat.page.locator("signpost-chat .dock").bounding_box()
    assert dock and (dock["x"], dock["width"]) == (0, width)
    assert dock["height"] <= 64
    expect(chat.call).to_be_in_viewport(ratio=1)
    expect(chat.launcher).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [150, 200])
def test_launcher_stays_whole_with_large_text(chat: Chat, size: int) -> None:
    chat.page.set_viewport_size({"width": 320, "height": 568})
    chat.page.evaluate("size => document.querySelector('signpost-chat').setAttribute('data-text-size', size)", size)
    expect(chat.launcher).to_be_in_viewport(ratio=1)
    expect(chat.call).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_has_the_focus_on_the_page_is_never_under_the_launcher(chat: Chat, width: int, height: int) -> None:
    chat.page.set_viewport_size({"width": width, "height": height})
    for name in ["Read our answers", "Start with a question", "How your words are handled"]:
        link = chat.page.locator("a, button").filter(has_text=name).first
        # As low as it can stand: where the Tab key brings it, at the edge of the window.
        link.evaluate("link => link.scrollIntoView({block: 'end', behavior: 'instant'})")
        link.focus()
        assert not chat.page.evaluate(OVERLAP, name), name


@pytest.mark.parametrize(("height", "free"), [(667, 400), (568, 300)])
def test_question_number_and_box_stay_in_view_above_the_keyboard(chat: Chat, height: int, free: int) -> None:
    page = chat.page
    page.set_viewport_size({"width": 375, "height": height})
    page.add_init_script(f"({KEYBOARD})({free})")
    page.reload()
    chat.begin()
    chat.say("my left hand is weak")
    expect(chat.button("Yes")).to_be_visible()
    for place in (chat.call, chat.question.get_by_role("heading"), chat.box, chat.send_button):
        box = place.bounding_box()
        assert box and box["y"] >= 39 and box["y"] + box["height"] <= 40 + free + 1
    page.evaluate("Object.assign(visualViewport, {height: innerHeight, offsetTop: 0}); visualViewport.dispatchEvent(new Event('resize'))")
    assert chat.dialog.bounding_box()["height"] == pytest.approx(height, abs=1)  # type: ignore[index]


def test_zooming_in_with_two_fingers_moves_nothing(chat: Chat) -> None:
    page = chat.page
    page.set_viewport_size({"width": 375, "height": 667})
    page.add_init_script(f"({KEYBOARD})(300); visualViewport.scale = 2")
    page.reload()
    chat.begin()
    assert chat.dialog.bounding_box()["height"] == pytest.approx(667, abs=1)  # type: ignore[index]


@pytest.mark.parametrize("opened", [False, True], ids=["launcher", "chat"])
def test_notch_and_home_bar_are_kept_free(chat: Chat, opened: bool) -> None:
    page = chat.page
    page.set_viewport_size({"width": 375, "height": 667})
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setSafeAreaInsetsOverride", {"insets": {"top": 44, "bottom": 34, "left": 0, "right": 0}})
    if opened:
        chat.begin()
        top, low = chat.options.bounding_box(), chat.box.bounding_box()
        assert top and top["y"] >= 44
    else:
        low = chat.launcher.bounding_box()
    assert low and low["y"] + low["height"] <= 667 - 34


def test_site_sets_its_own_looks_but_not_those_of_an_emergency(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`signpost-chat { --signpost-paper: #fffdf5;
        --signpost-radius: 0; --signpost-font: serif; --signpost-dark-paper: #101010; --red: #eee; }`);
        document.adoptedStyleSheets = [sheet]; }"""
    )
    chat = Chat(page)
    chat.begin()
    look = "(place, name) => getComputedStyle(place)[name]"
    assert chat.dialog.evaluate(look, "backgroundColor") == "rgb(255, 253, 245)"
    assert chat.send_button.evaluate(look, "borderTopLeftRadius") == "0px"
    assert chat.send_button.evaluate(look, "fontFamily") == "serif"
    assert chat.call.evaluate(look, "backgroundColor") == "rgb(163, 20, 31)"
    page.evaluate("SignpostChat.setTheme('dark')")
    expect(chat.dialog).to_have_css("background-color", "rgb(16, 16, 16)")
    page.evaluate("SignpostChat.setTheme('contrast')")
    expect(chat.dialog).to_have_css("background-color", "rgb(0, 0, 0)")
    assert axe(page, "signpost-chat") == []
