"""The contract's names against a server: the real one when SIGNPOST_LIVE_URL names its site (`make run`), else the stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chat_page import LIVE_SITE, Chat, ChatServer
from conftest import serving
from playwright.sync_api import Page, expect


@pytest.fixture
def live_chat(page: Page, server: ChatServer) -> Iterator[Chat]:
    """The widget on the site, speaking to the real server if there is one."""
    if LIVE_SITE:
        page.goto(LIVE_SITE)
        yield Chat(page)
        return
    with serving(server.url) as address:
        page.goto(address)
        yield Chat(page)


def test_server_welcomes_and_answers(live_chat: Chat) -> None:
    live_chat.begin()
    live_chat.say("my left hand is weak")
    expect(live_chat.bot_lines().nth(1)).to_be_visible()
    live_chat.page.reload()
    expect(live_chat.log).to_contain_text("my left hand is weak")


def test_server_raises_an_emergency_that_survives_a_reload(live_chat: Chat) -> None:
    live_chat.begin()
    live_chat.say("cannot breathe lying down and my legs are weak")
    expect(live_chat.button("I’m not in danger")).to_be_visible()
    live_chat.page.reload()
    expect(live_chat.button("I’m not in danger")).to_be_visible()
    expect(live_chat.call).to_have_attribute("href", "tel:999")


def test_server_deletes_everything_on_request(live_chat: Chat) -> None:
    live_chat.begin()
    live_chat.options.click()
    live_chat.button("Delete my data").click()
    live_chat.button("Yes, delete everything").click()
    expect(live_chat.status).to_contain_text("Everything is deleted, here and on the server.")
