"""A whole interview with one switch (on to the next, choose), by voice labels, and at 400 %: what has the focus is seen."""

from __future__ import annotations

import pytest
from chat_page import Chat
from playwright.sync_api import Page, expect
from test_keyboard import focused

LONGEST_WAY = 30
SEEN = """() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
const box = at.getBoundingClientRect(), root = at.getRootNode(); if (!root.host) return true;
const sides = (from, to) => [.05, .25, .5, .75, .95].map(part => from + (to - from) * part);
const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
const [top, low] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
return low > top && sides(top, low).some(y => sides(left, right).some(x => { const over = root.elementFromPoint(x, y);
  return !!over && (at.contains(over) || over.contains(at)); })); }"""
LABELS = """() => { const plain = text => text.toLowerCase().replace(/[^\\p{L}\\p{N} ]+/gu, ' ').replace(/\\s+/g, ' ').trim();
const seen = node => node.nodeType === 3 ? node.data : node.nodeType !== 1 || node.ariaHidden === 'true' || node.matches('.ear')
  ? '' : [...node.childNodes].map(seen).join(' ');
const root = document.querySelector('signpost-chat').shadowRoot;
return [...root.querySelectorAll('button[aria-label], a[aria-label], [role=button]')]
.filter(each => each.checkVisibility())
.filter(each => plain(seen(each)) && !plain(each.ariaLabel ?? '').startsWith(plain(seen(each))))
.map(each => `${each.ariaLabel}: ${seen(each)}`); }"""


def scan_to(page: Page, name: str) -> None:
    """Go on, stop by stop, until the control called `name` is reached; every stop on the way must be seen."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), f"{focused(page)!r} is out of sight"
        if focused(page) == name:
            return
    raise AssertionError(f"{name!r} was not reached; the focus is on {focused(page)!r}")


def choose(page: Page, name: str) -> None:
    """Scan to it and press the switch."""
    scan_to(page, name)
    page.keyboard.press("Space")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (375, 667), (320, 256), (640, 320)])
def test_interview_is_finished_with_one_switch(chat: Chat, width: int, height: int) -> None:
    page = chat.page
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.querySelector('signpost-chat').setAttribute('data-initial-payload', 'danger')")
    chat.launcher.focus()
    page.keyboard.press("Enter")
    expect(chat.start_button).to_be_focused()
    page.keyboard.press("Enter")
    expect(chat.button("Done")).to_be_visible()
    page.locator("signpost-chat .answers").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN)
    page.keyboard.press("Space")  # the fourth box: none of these
    expect(chat.question.get_by_label("None of these")).to_be_checked()
    choose(page, "Done")
    expect(chat.log).to_contain_text("You said: none")
    page.evaluate("document.querySelector('signpost-chat').say('the last one')")
    expect(chat.button("Yes, that is all")).to_be_visible()
    choose(page, "Yes, that is all")
    expect(chat.log.get_by_role("heading", name="See your GP within two weeks")).to_be_focused()
    choose(page, "Summary for you or your doctor")
    expect(chat.button("Print")).to_be_visible()
    choose(page, "Back to the chat")
    expect(chat.log).to_be_visible()


@pytest.mark.parametrize("words", ["my calf twitches", "danger", "outcome", "evidence", "his face droops", "i want to end it all"])
def test_what_is_read_on_a_control_begins_its_name(chat: Chat, words: str) -> None:
    chat.begin()
    chat.say(words)
    expect(chat.bot_lines()).to_have_count(2)
    assert chat.page.evaluate(LABELS) == []
    chat.options.click()
    assert chat.page.evaluate(LABELS) == []


def test_reading_aloud_is_off_until_asked_for(page: Page, site: str) -> None:
    page.add_init_script("window.told = []; speechSynthesis.speak = words => told.push(words.text);")
    page.goto(site)
    chat = Chat(page)
    chat.begin()
    chat.say("good day")
    expect(chat.log).to_contain_text("You said: good day")
    assert page.evaluate("told") == []
    chat.options.click()
    page.get_by_label("Read answers aloud").check()
    chat.button("Back to the chat").click()
    chat.say("and again")
    expect(chat.log).to_contain_text("You said: and again")
    assert page.evaluate("told") == ["You said: and again"]
