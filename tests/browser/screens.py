"""Photographs ten states of the widget at three sizes into docs/widget/: `make screens`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from chat_page import ROOT, Chat, ChatServer
from conftest import chromium_path, serving
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

PAPER = ROOT / "docs" / "widget"
SIZES = {"phone": (375, 667), "small": (320, 568), "laptop": (1280, 800)}
STATES = ("closed", "intro", "question", "check-list", "outcome", "sheet", "education", "emergency", "crisis", "offline")
QUALITY = 60


def walk(chat: Chat, server: ChatServer, here: Callable[[str], None]) -> None:
    """Through the ten states, calling `here` in each."""
    here("closed")
    chat.launcher.click()
    here("intro")
    chat.start_button.click()
    expect(chat.log).to_contain_text("Hello, I am Signpost.")
    chat.say("my calf twitches")
    expect(chat.button("Weeks")).to_be_visible()
    here("question")
    tell(chat, "danger", "for a few weeks")
    expect(chat.button("Done")).to_be_visible()
    chat.question.get_by_role("checkbox").nth(1).check()
    here("check-list")
    tell(chat, "outcome", "None of these")
    expect(chat.log.get_by_role("heading", name="See your GP within two weeks")).to_be_visible()
    here("outcome")
    chat.button("Summary for you or your doctor").click()
    expect(chat.button("Print")).to_be_visible()
    here("sheet")
    chat.button("Back to the chat").click()
    tell(chat, "evidence", "does riluzole help?")
    expect(chat.log.get_by_role("link", name="NICE 2016")).to_be_visible()
    here("education")
    afresh(chat)
    chat.say("his face droops")
    expect(chat.emergency).to_contain_text("Do not drive.")
    here("emergency")
    afresh(chat)
    chat.say("I want to end it all")
    expect(chat.question).to_contain_text("Is somebody with you")
    here("crisis")
    afresh(chat)
    server.kill()
    chat.say("my left hand is weak")
    expect(chat.status).to_contain_text("No connection", timeout=20_000)
    here("offline")
    server.start()


def tell(chat: Chat, payload: str, shown: str) -> None:
    """Send what the stand-in for the server knows, and show what a person would say."""
    chat.page.evaluate("([text, shown]) => document.querySelector('signpost-chat').say(text, {shown})", [payload, shown])


def afresh(chat: Chat) -> None:
    """A new talk."""
    chat.page.evaluate("sessionStorage.clear()")
    chat.page.reload()
    chat.begin()


def keep(page: Page, path: Path) -> None:
    """One picture of the window, small enough for a document."""
    page.wait_for_timeout(400)
    Image.open(BytesIO(page.screenshot())).convert("RGB").save(path, quality=QUALITY, method=6)


def main() -> None:
    """Write one file for each state and size."""
    PAPER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = ChatServer(Path(folder))
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium_path(playwright.chromium.executable_path))
        with serving(server.url) as site:
            for size, (width, height) in SIZES.items():
                page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB", reduced_motion="reduce")
                page.goto(site)
                walk(Chat(page), server, lambda state, page=page, size=size: keep(page, PAPER / f"{size}-{state}.webp"))  # type: ignore[misc]
                page.close()
        browser.close()
        server.kill()


if __name__ == "__main__":
    main()
