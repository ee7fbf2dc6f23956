"""The really started bot, as `make run` starts it: the contract's names, and the documented tag on somebody else's site that is listed."""

from __future__ import annotations

import pytest
from chat_page import Chat
from conftest import Running
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.live
# Its first turns load what they need; a busy machine takes a while.
PATIENCE_MS = 60_000


@pytest.fixture
def live_chat(page: Page, running: Running) -> Chat:
    """The widget on the demonstration site, speaking to the real server."""
    page.goto(running.site)
    return Chat(page)


def test_tag_of_the_embed_page_works_on_a_listed_site_under_a_strict_policy(page: Page, running: Running) -> None:
    page.goto(running.site + "/embed.html")
    expect(page.locator("#snippet")).to_contain_text("integrity=")
    tag = page.locator("#snippet").inner_text()
    assert 'crossorigin="anonymous"' in tag and f'src="{running.server}/widget/' in tag

    running.listed.pages["/"] = f"<!doctype html><html lang=en><title>A charity</title><main><h1>A charity</h1></main>{tag}</html>"
    reach = f"script-src {running.server}; connect-src {running.server} {running.server.replace('http', 'ws')}"
    running.listed.policy = (
        f"default-src 'none'; {reach}; require-trusted-types-for 'script'; trusted-types signpost-chat lit-html; img-src 'self'"
    )
    faults: list[str] = []
    sockets: list[str] = []
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" and "favicon" not in line.location["url"] else None)
    page.on("websocket", lambda opened: sockets.append(opened.url))
    page.goto(f"http://127.0.0.1:{running.listed.server_port}/")
    chat = Chat(page)
    chat.begin()
    chat.say("my left hand is weak")
    expect(chat.bot_lines().nth(1)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text("The chat has not loaded")).to_be_hidden()
    assert faults == []
    assert [each.startswith(running.server.replace("http", "ws")) for each in sockets] == [True]


def test_server_raises_an_emergency_that_survives_a_reload(live_chat: Chat) -> None:
    live_chat.begin()
    live_chat.say("cannot breathe lying down and my legs are weak")
    expect(live_chat.button("I’m not in danger")).to_be_visible()
    live_chat.page.reload()
    expect(live_chat.button("I’m not in danger")).to_be_visible()
    expect(live_chat.log).to_contain_text("cannot breathe lying down")
    expect(live_chat.call).to_have_attribute("href", "tel:999")


def test_server_deletes_everything_on_request(live_chat: Chat) -> None:
    live_chat.begin()
    live_chat.options.click()
    live_chat.button("Delete my data").click()
    live_chat.button("Yes, delete everything").click()
    expect(live_chat.status).to_contain_text("Everything is deleted, here and on the server.")
