"""Axe in every state; sizes, zoom, contrast and motion; screenshots for whoever wants to look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from chat_page import Chat, ChatServer, axe, settle
from playwright.sync_api import Browser, Page, expect

SCREENS = {"laptop": (1100, 800), "phone": (390, 780), "narrow": (320, 640), "landscape": (640, 320), "zoomed": (320, 256)}
LARGEST = 200
TARGETS = """() => [...document.querySelector('signpost-chat').shadowRoot.querySelectorAll('button,.tel,summary,select,textarea,.check')]
.filter(control => control.checkVisibility()).map(control => [control.textContent.trim().slice(0, 30), control.getBoundingClientRect()])
.filter(([, box]) => box.width && (box.width < 44 || box.height < 44)).map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
SIDEWAYS = """() => { const root = document.querySelector('signpost-chat').shadowRoot, panel = root.querySelector('.panel');
return Math.max(panel.scrollWidth - panel.clientWidth, document.documentElement.scrollWidth - innerWidth); }"""


def check(page: Page, whole: bool = False, sizes: Mapping[str, tuple[int, int]] = SCREENS) -> None:
    """No finding of axe in the widget (or on the whole page); at no size a target under 44 px, or scrolling sideways."""
    kept = page.viewport_size
    assert kept
    assert axe(page, "html" if whole else "signpost-chat") == []
    for screen, (width, height) in {**sizes, "as it was": (kept["width"], kept["height"])}.items():
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        assert page.evaluate(TARGETS) == [], screen
        assert page.evaluate(SIDEWAYS) <= 0, screen


def walk(chat: Chat, name: str, shoot: Callable[..., None], sizes: Mapping[str, tuple[int, int]]) -> None:
    """Through all states of the widget, checking each at every size, and photographing it."""
    page = chat.page

    def here(state: str, whole: bool = False) -> None:
        check(page, whole, sizes)
        shoot(page, f"{name}-{state}")

    chat.launcher.click()
    here("1-intro")
    chat.start_button.click()
    chat.say("my left hand is weak")
    expect(chat.button("Yes")).to_be_visible()
    here("2-question", whole=True)
    chat.button("Yes").click()
    chat.log.get_by_text("Why this advice").click()
    chat.log.get_by_text("Sources").click()
    here("3-outcome")
    chat.say("compare")
    expect(chat.log.get_by_role("table")).to_be_visible()
    here("4-table")
    chat.button("Edit your last answer").click()
    here("5-edit")
    chat.box.press("Escape")
    chat.options.click()
    chat.button("Delete my data").click()
    here("6-options")
    chat.button("Back to the chat").click()
    chat.say("danger")
    chat.question.get_by_role("checkbox").nth(1).check()
    here("7-check-list")
    chat.say("my calf twitches")
    chat.question.get_by_role("button", name="twitching").click()
    here("8-chips")
    chat.say("card")
    expect(chat.bot_lines().last).to_contain_text("Call 999 if")
    here("9-card")
    chat.button("Summary for you or your doctor").last.click()
    expect(chat.button("Print")).to_be_visible()
    here("10-sheet")
    chat.button("Symptom log").click()
    chat.button("Keep a log in this browser").click()
    here("11-log")
    chat.button("Delete the log").click()
    chat.button("Back to the chat").click()
    chat.say("evidence")
    chat.page.locator("#again").click()
    here("12-advice-again")
    chat.button("Back to the chat").click()
    chat.say("no way to go on")
    expect(chat.call).to_have_text("In danger now? Call 999")
    here("13-crisis")
    chat.say("cannot breathe lying down and my legs are weak")
    expect(chat.call).to_have_text("Call 999 now")
    here("14-emergency")
    chat.say("asked in the emergency")
    expect(chat.button("Yes")).to_be_visible()
    here("15-emergency-question")
    chat.button("I’ve called").click()
    expect(chat.button("I’m with a doctor or the crew")).to_be_visible()
    here("16-called")


@pytest.mark.parametrize("words", ["counted", "outcome", "his face droops", "numb and cannot pee", "i want to end it all"])
def test_states_as_the_real_server_brings_them_are_sound_at_every_size(chat: Chat, words: str) -> None:
    chat.begin()
    chat.say(words)
    expect(chat.bot_lines()).to_have_count(2)
    check(chat.page)


def test_offline_is_sound_at_every_size(chat: Chat, server: ChatServer, shoot: Callable[..., None]) -> None:
    chat.begin()
    server.kill()
    chat.say("I can't breathe")
    expect(chat.status).to_contain_text("No connection", timeout=15_000)
    check(chat.page)
    shoot(chat.page, "offline")


@pytest.mark.parametrize(("theme", "size"), [("light", 100), ("dark", 200), ("contrast", 150)])
def test_every_state_is_sound_at_every_size(page: Page, site: str, shoot: Callable[..., None], theme: str, size: int) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site)
    page.evaluate(
        """([theme, size]) => { const chat = document.querySelector('signpost-chat');
        chat.setAttribute('data-theme', theme); chat.setAttribute('data-text-size', size); }""",
        [theme, size],
    )
    assert axe(page) == []
    # Colours change no size: the largest text is tried everywhere, the others where there is least room.
    walk(Chat(page), f"{theme}-{size}", shoot, SCREENS if size == LARGEST else {"zoomed": SCREENS["zoomed"]})


def media_page(browser: Browser, site: str, **options: Any) -> Page:
    """A page with the reader's own preferences set."""
    page = browser.new_context(viewport={"width": 1100, "height": 800}, locale="en-GB", **options).new_page()
    page.goto(site)
    return page


def test_forced_colours_keep_borders_and_shapes(browser: Browser, site: str, server: object, shoot: Callable[..., None]) -> None:
    page = media_page(browser, site, forced_colors="active")
    chat = Chat(page)
    chat.begin()
    chat.say("urgent")
    level = chat.log.locator(".level")
    expect(level).to_be_visible()
    assert level.evaluate("level => getComputedStyle(level).borderTopWidth") == "2px"
    shoot(page, "forced-colours")
    page.context.close()


def test_reduced_motion_stops_the_dots(browser: Browser, site: str, server: object) -> None:
    page = media_page(browser, site, reduced_motion="reduce")
    chat = Chat(page)
    chat.begin()
    moving = page.evaluate(
        """() => { const root = document.querySelector('signpost-chat').shadowRoot.querySelector('.root');
        const dot = document.createElement('i'); const dots = document.createElement('span'); dots.className = 'dots'; dots.append(dot);
        root.append(dots); const name = getComputedStyle(dot).animationName; dots.remove(); return name; }"""
    )
    assert moving == "none"
    page.context.close()


def test_right_to_left_mirrors_the_panel(page: Page, site: str, shoot: Callable[..., None]) -> None:
    page.goto(site)
    page.evaluate("document.querySelector('signpost-chat').setAttribute('data-lang', 'ar')")
    chat = Chat(page)
    chat.begin()
    chat.say("good day")
    expect(chat.bot_lines()).to_have_count(2)
    box = chat.dialog.bounding_box()
    mine, bots = chat.log.locator(".you").bounding_box(), chat.bot_lines().first.bounding_box()
    assert box and mine and bots
    assert box["x"] < 100
    assert mine["x"] < bots["x"]
    assert axe(page) == []
    shoot(page, "right-to-left")


def test_larger_text_at_320_pixels_leaves_room_to_read(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(site)
    page.evaluate("document.querySelector('signpost-chat').setAttribute('data-text-size', '200')")
    chat = Chat(page)
    chat.begin()
    box = chat.log.bounding_box()
    assert box and box["height"] >= 200


def test_text_size_chosen_in_options_is_kept(chat: Chat) -> None:
    chat.begin()
    before = float(chat.box.evaluate("box => parseFloat(getComputedStyle(box).fontSize)"))
    chat.options.click()
    chat.page.get_by_label("Largest").check()
    chat.button("Back to the chat").click()
    chat.page.reload()
    assert float(chat.box.evaluate("box => parseFloat(getComputedStyle(box).fontSize)")) == pytest.approx(2 * before)
