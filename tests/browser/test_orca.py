"""What Orca says of the chat in Chromium and in Firefox: an emergency at once, each question once and in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from chat_page import Chat
from conftest import chromium_path
from firefox import Firefox, firefox_path
from orca import Orca, Utterance
from playwright.sync_api import Playwright
from steps import STEPS

# On a machine that has more to do than it can, everything is late, Orca too.
PROMPTLY_SECONDS = 2 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1) / 2)
QUESTIONS = ["Did the weakness come on suddenly?", "Is it getting worse?"]
OUTCOME = "Please see your doctor within two weeks."
DANGER = "cannot breathe lying down and my legs are weak"
ALARM, DANGER_ADVICE = "Emergency: act now. Call 999 now.", "Sit upright. Unlock the door."
SAID = [*QUESTIONS, OUTCOME, ALARM, DANGER_ADVICE]
# Orca's word for a group whose name it says when one of its buttons is focused: with time enough, the question once more.
ENTERED = " panel."
# When the alarm came into the page, in milliseconds since 1970.
COMES = f"""const chat = document.querySelector('signpost-chat'); window.came = 0; new MutationObserver(() => {{
if (!window.came && chat.shadowRoot.querySelector('[role=alert]').textContent.includes({ALARM!r})) window.came = Date.now(); }})
.observe(chat.shadowRoot, {{childList: true, subtree: true, characterData: true}});"""


@pytest.fixture(scope="module")
def orca(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Orca]:
    """One Orca for both browsers; the tests never skip for want of it."""
    reader = Orca(tmp_path_factory.mktemp("orca"))
    yield reader
    reader.close()


def times_said(words: str, heard: list[Utterance]) -> int:
    return sum(each.said.count(words) for each in heard if not each.said.endswith(ENTERED))


def listen(orca: Orca, say: Callable[[str], None], press: Callable[[str], None], script: Callable[[str], object]) -> None:
    """A talk of two questions that ends as an emergency; `say` writes and sends, `press` presses a button of this name."""
    before = len(orca.heard())
    say("my left hand is weak")
    orca.wait_for(QUESTIONS[0], after=before)
    press("No")
    orca.wait_for(QUESTIONS[1], after=before)
    press("Yes")
    orca.wait_for(OUTCOME, after=before)
    script(COMES)
    say(DANGER)
    alarm = orca.wait_for(ALARM, after=before)
    orca.wait_for(DANGER_ADVICE, after=before)
    heard = orca.heard()[before:]
    assert alarm.at - float(str(script("return window.came"))) / 1000 <= PROMPTLY_SECONDS
    assert [times_said(each, heard) for each in SAID] == [1] * len(SAID), [each.said for each in heard]
    order = [next(place for place, each in enumerate(heard) if words in each.said) for words in SAID]
    assert order == sorted(order)


def test_chromium_is_read_out(orca: Orca, site: str, playwright: Playwright) -> None:
    browser = playwright.chromium.launch(
        executable_path=chromium_path(playwright.chromium.executable_path),
        headless=False,
        args=["--force-renderer-accessibility", "--disable-dev-shm-usage"],
        env=orca.environment,  # type: ignore[arg-type]
    )
    page = browser.new_page(locale="en-GB", no_viewport=True)
    page.goto(site)
    chat = Chat(page)
    chat.begin()
    listen(orca, chat.say, lambda name: chat.button(name).click(), lambda code: page.evaluate(f"() => {{ {code} }}"))
    browser.close()


def test_firefox_is_read_out(orca: Orca, site: str) -> None:
    path = firefox_path()
    assert path, "No Firefox found on PATH: install it (Debian: apt-get install firefox-esr)."
    firefox = Firefox(path, environment=orca.environment)
    try:
        firefox.show(site)
        firefox.run(STEPS + "await press('Open chat'); await press('Start chat');")
        listen(
            orca,
            lambda words: firefox.run(f"{STEPS} await say({words!r});"),
            lambda name: firefox.run(f"{STEPS} await press({name!r});"),
            firefox.run,
        )
    finally:
        firefox.close()
