"""What belongs to the person: consent, privacy, summary, deletion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chat_page import Chat, ChatServer
from playwright.sync_api import BrowserContext, Page, Request, expect


def test_nothing_reaches_the_server_before_consent(page: Page, site: str, server: ChatServer) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(site)
    chat = Chat(page)
    chat.launcher.click()
    expect(chat.dialog).to_contain_text("Nobody watches this chat")
    expect(chat.dialog).to_contain_text("It is a computer program")
    page.wait_for_timeout(300)
    assert [url for url in requests if not url.startswith(site)] == []
    assert server.control()["tokens"] == {}


def test_server_learns_which_words_were_agreed_to_and_by_nobody_in_particular(page: Page, site: str, server: ChatServer) -> None:
    page.goto(site)
    Chat(page).begin()
    own, now = server.control()["consents"][-1], len(server.control()["consents"])
    assert own and len(own) <= 40
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.evaluate("document.querySelector('signpost-chat').setAttribute('data-consent-version', 'hospital-7')")
    Chat(page).begin()
    assert server.control()["consents"][now:] == ["hospital-7"]


def test_no_third_party_no_cookie_and_no_token_in_an_address(page: Page, site: str, server: ChatServer, context: BrowserContext) -> None:
    requests: list[Request] = []
    sockets: list[str] = []
    page.on("request", lambda request: requests.append(request))
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(site)
    chat = Chat(page)
    chat.begin()
    chat.say("good day")
    expect(chat.log).to_contain_text("You said: good day")
    addresses = [request.url for request in requests] + sockets
    assert all(url.startswith((site, server.url, server.url.replace("http", "ws"))) for url in addresses)
    assert not any("token" in url for url in addresses)
    assert len(sockets) == 1
    assert context.cookies() == []
    assert page.evaluate("localStorage.length") == 0


def test_events_tell_the_page_that_something_happened_and_never_what(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate(
        """() => { window.told = []; for (const name of ['ready','open','close','message','triage','error'])
        addEventListener('signpost-chat:' + name, event => told.push([name, JSON.stringify(event.detail)])); }"""
    )
    chat = Chat(page)
    chat.begin()
    chat.say("cannot breathe lying down and my legs are weak")
    expect(chat.emergency).to_contain_text("Sit upright")
    chat.close_button.click()
    told: list[list[Any]] = page.evaluate("told")
    assert {"open", "message", "triage", "close"} <= {name for name, _ in told}
    assert {detail for _, detail in told} <= {None, "null", '{"from":"bot"}', '{"from":"person"}'}


def test_storage_none_keeps_nothing_over_a_reload(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("document.querySelector('signpost-chat').setAttribute('data-storage', 'none')")
    chat = Chat(page)
    chat.begin()
    chat.say("do not keep this")
    expect(chat.log).to_contain_text("You said: do not keep this")
    assert page.evaluate("JSON.stringify(sessionStorage)").count("do not keep") == 0
    page.reload()
    chat.launcher.click()
    expect(chat.start_button).to_be_visible()


def test_deletion_asks_first_and_then_clears_server_and_device(chat: Chat, server: ChatServer) -> None:
    page = chat.page
    chat.begin()
    chat.say("forget this")
    expect(chat.log).to_contain_text("You said: forget this")
    chat.options.click()
    chat.button("Delete my data").click()
    expect(page.locator("#sure")).to_be_focused()
    chat.button("No, keep it").click()
    expect(chat.button("Delete my data")).to_be_focused()
    assert server.control()["tokens"]
    chat.button("Delete my data").click()
    chat.button("Yes, delete everything").click()
    expect(chat.status).to_contain_text("Everything is deleted, here and on the server.")
    expect(chat.start_button).to_be_focused()
    state = server.control()
    assert state["tokens"] == {} and state["turns"] == {}
    assert "forget this" not in page.evaluate("JSON.stringify(sessionStorage)")
    page.reload()
    expect(chat.start_button).to_be_visible()


def test_deletion_without_a_server_says_so_and_is_done_later(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.kill()
    chat.options.click()
    chat.button("Delete my data").click()
    chat.button("Yes, delete everything").click()
    expect(chat.status).to_contain_text("The server can’t be reached now")
    server.start()
    chat.page.reload()
    expect(chat.start_button).to_be_visible()
    chat.page.wait_for_timeout(500)
    assert server.control()["tokens"] == {}


def test_summary_is_saved_and_copied(chat: Chat, context: BrowserContext) -> None:
    page = chat.page
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.begin()
    chat.say("my left hand is weak")
    chat.button("Yes").click()
    expect(chat.log).to_contain_text("Why this advice")
    chat.options.click()
    with page.expect_download() as download:
        chat.button("Save as a file").click()
    assert download.value.suggested_filename == "signpost-summary.txt"
    text = Path(download.value.path()).read_text()
    assert "Advice given: See a doctor soon (days to two weeks)" in text
    assert "- my left hand is weak" in text
    chat.button("Copy").click()
    expect(chat.status).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_print_puts_the_summary_alone_on_paper_and_leaves_no_trace(chat: Chat) -> None:
    page = chat.page
    chat.begin()
    chat.say("my left hand is weak")
    expect(chat.button("Yes")).to_be_visible()
    chat.options.click()
    page.evaluate(
        """() => { window.print = () => { window.paper = document.getElementById('signpost-print').textContent;
        window.rules = document.adoptedStyleSheets.at(-1).cssRules[1].cssText; }; }"""
    )
    chat.button("Print").click()
    assert "my left hand is weak" in page.evaluate("paper")
    assert "print" in page.evaluate("rules") and "body > :not(#signpost-print)" in page.evaluate("rules")
    assert page.locator("#signpost-print").count() == 0
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_speech_is_off_until_asked_for(page: Page, site: str) -> None:
    page.add_init_script(
        """window.heard = 0; window.SpeechRecognition = class { start() { heard += 1; setTimeout(() => {
        this.onresult({results: [[{transcript: 'my left hand is weak'}]]}); this.onend(); }, 50); } stop() {} };"""
    )
    page.goto(site)
    chat = Chat(page)
    chat.begin()
    expect(chat.button("Speak your message")).to_have_count(0)
    assert page.evaluate("heard") == 0
    chat.options.click()
    page.get_by_label("Speak instead of typing").check()
    chat.button("Back to the chat").click()
    chat.button("Speak your message").click()
    expect(chat.box).to_have_value("my left hand is weak")
    assert page.evaluate("heard") == 1
