"""What belongs to the person: consent, privacy, summary, deletion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chat_page import Chat, ChatServer, axe
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


def test_sheet_is_saved_and_copied_and_holds_the_case_once(chat: Chat, context: BrowserContext) -> None:
    page = chat.page
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.begin()
    chat.say("my left hand is weak")
    chat.button("No").click()
    chat.say("card")
    chat.button("Summary for you or your doctor").click()
    sheet = page.locator("signpost-chat .sheet")
    expect(sheet.get_by_role("img", name="A code that holds this text")).to_be_visible()
    with page.expect_download() as download:
        chat.button("Save as a file").click()
    assert download.value.suggested_filename == "signpost-summary.txt"
    text = Path(download.value.path()).read_text()
    assert "Advice given: See a doctor soon (days to two weeks)" in text
    assert "- my left hand is weak" in text and "- twitching · calf · 3 weeks" in text
    assert "- No" not in text
    chat.button("Copy").click()
    expect(chat.status).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text
    for line in text.replace("- ", "").splitlines()[3:]:
        expect(sheet).to_contain_text(line)


def test_print_puts_the_sheet_alone_on_paper_and_leaves_no_trace(chat: Chat) -> None:
    page = chat.page
    chat.begin()
    chat.say("card")
    chat.button("Summary for you or your doctor").click()
    page.evaluate(
        """() => { window.print = () => { window.paper = document.getElementById('signpost-print').innerText;
        window.codes = document.querySelectorAll('#signpost-print svg path').length;
        window.rules = document.adoptedStyleSheets.at(-1).cssRules[1].cssText; }; }"""
    )
    chat.button("Print").click()
    assert "See your GP within two weeks" in page.evaluate("paper") and "What I want to ask" in page.evaluate("paper")
    assert page.evaluate("codes") == 2
    assert "print" in page.evaluate("rules") and "body > :not(#signpost-print)" in page.evaluate("rules")
    assert page.locator("#signpost-print").count() == 0
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_sheet_is_one_page_of_paper(chat: Chat) -> None:
    chat.begin()
    chat.say("my left hand is weak")
    chat.say("card")
    chat.button("Summary for you or your doctor").click()
    chat.page.evaluate("() => { window.print = () => { window.kept = document.getElementById('signpost-print').cloneNode(true); }; }")
    chat.button("Print").click()
    chat.page.evaluate("document.body.append(kept)")
    paper = chat.page.locator("#signpost-print")
    height = paper.evaluate(
        """paper => { paper.style.cssText = 'font:11pt/1.4 sans-serif;inline-size:180mm';
        paper.querySelector('svg').style.inlineSize = '45mm'; return paper.scrollHeight; }"""
    )
    assert height <= 267 * 96 / 25.4


def test_parts_that_cannot_be_loaded_say_so(page: Page, site: str) -> None:
    page.goto(site)
    chat = Chat(page)
    chat.begin()
    page.route("**/signpost-sheet.js", lambda route: route.abort())
    chat.options.click()
    chat.button("Summary for you or your doctor").click()
    expect(chat.dialog).to_contain_text("This page could not be loaded.")
    page.unroute("**/signpost-sheet.js")
    chat.button("Back to the chat").click()
    chat.options.click()
    chat.button("Summary for you or your doctor").click()
    expect(chat.button("Print")).to_be_visible()


def test_messages_travel_without_the_socket_part(page: Page, site: str) -> None:
    page.route("**/signpost-link.js", lambda route: route.abort())
    page.goto(site)
    chat = Chat(page)
    chat.launcher.click()
    chat.start_button.click()
    expect(chat.log).to_contain_text("Hello, I am Signpost.", timeout=15_000)
    chat.say("cannot breathe lying down and my legs are weak")
    expect(chat.emergency).to_contain_text("Sit upright")


def test_log_is_kept_only_when_wanted_and_goes_onto_the_sheet_and_away(chat: Chat) -> None:
    page = chat.page
    chat.begin()
    chat.options.click()
    chat.button("Symptom log").click()
    assert page.evaluate("localStorage.length") == 0
    chat.button("Keep a log in this browser").click()
    page.get_by_label("What", exact=True).fill("weakness")
    page.get_by_label("Where", exact=True).fill("left hand")
    page.get_by_label("Strong").check()
    page.get_by_label("What was hard today").fill("buttons")
    chat.button("Add to the log").click()
    expect(chat.status).to_contain_text("Added.")
    expect(page.get_by_role("cell", name="Strong")).to_be_visible()
    expect(page.get_by_role("img", name="How strong, entry by entry")).to_be_visible()
    assert axe(page, "signpost-chat") == []
    with page.expect_download() as download:
        chat.button("Save the log as a table").click()
    assert '"weakness","left hand","3","buttons"' in Path(download.value.path()).read_text()
    chat.button("Back to the chat").click()
    chat.options.click()
    chat.button("Summary for you or your doctor").click()
    expect(page.locator("signpost-chat .sheet")).to_contain_text("weakness · left hand · Strong · buttons")
    chat.button("Symptom log").click()
    chat.button("Delete the log").click()
    assert page.evaluate("localStorage.length") == 0


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
