"""Servers are really killed, frozen and restarted; what is written arrives once, what is answered is shown once."""

from __future__ import annotations

import time

from chat_page import Chat, ChatServer
from playwright.sync_api import BrowserContext, expect


def handled(server: ChatServer, text: str) -> int:
    """How often the server handled a message of this text."""
    return int(server.control()["handled"].count(text))


def handled_once(server: ChatServer, text: str) -> None:
    """Waits until the server has handled a message of this text."""
    until = time.monotonic() + 5
    while not handled(server, text) and time.monotonic() < until:
        time.sleep(0.02)
    assert handled(server, text) == 1


def test_message_written_while_the_server_is_down_is_sent_once_when_it_is_back(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.kill()
    chat.say("hello again")
    expect(chat.status).to_contain_text("No connection.", timeout=15_000)
    expect(chat.status).to_contain_text("call 999")
    expect(chat.log).to_contain_text("Not sent yet")
    server.start()
    expect(chat.log).to_contain_text("You said: hello again", timeout=15_000)
    expect(chat.log).not_to_contain_text("Not sent yet")
    expect(chat.log.get_by_text("hello again", exact=False)).to_have_count(2)
    assert handled(server, "hello again") == 1


def test_message_survives_a_reload_while_the_server_is_down(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.kill()
    chat.say("before the reload")
    chat.page.reload()
    expect(chat.log).to_contain_text("before the reload")
    server.start()
    expect(chat.log).to_contain_text("You said: before the reload", timeout=15_000)
    assert handled(server, "before the reload") == 1


def test_lost_reply_is_asked_for_again(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.control({"lose_reply": True})
    chat.say("where is my answer")
    expect(chat.log).to_contain_text("where is my answer")
    chat.page.wait_for_timeout(300)
    chat.page.reload()
    expect(chat.log).to_contain_text("You said: where is my answer")
    assert handled(server, "where is my answer") == 1


def test_answers_sent_twice_are_shown_once(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.control({"twice": True})
    chat.say("once please")
    expect(chat.bot_lines()).to_have_count(2)
    chat.page.wait_for_timeout(300)
    expect(chat.bot_lines()).to_have_count(2)


def test_lost_acknowledgement_leads_to_the_same_answer_once(chat: Chat, server: ChatServer) -> None:
    chat.page.clock.install()
    chat.begin()
    server.control({"lose_ack": True})
    chat.say("lost in between")
    handled_once(server, "lost in between")
    chat.page.clock.run_for(8_000)
    expect(chat.log).to_contain_text("You said: lost in between", timeout=15_000)
    assert handled(server, "lost in between") == 1


def test_frozen_server_gets_a_line_with_the_number_after_twenty_seconds(chat: Chat, server: ChatServer) -> None:
    chat.page.clock.install()
    chat.begin()
    server.freeze()
    chat.say("anybody there")
    chat.page.clock.run_for(5_000)
    expect(chat.status).to_contain_text("Signpost is answering")
    chat.page.clock.run_for(13_000)
    expect(chat.status).not_to_contain_text("If you can’t wait")
    chat.page.clock.run_for(3_000)
    expect(chat.status).to_contain_text("If you can’t wait, call 999")
    server.thaw()
    expect(chat.log).to_contain_text("You said: anybody there", timeout=15_000)
    expect(chat.status).not_to_contain_text("call 999")
    assert handled(server, "anybody there") == 1


def test_blocked_websocket_falls_back_to_rest(chat: Chat, server: ChatServer) -> None:
    server.control({"no_websocket": True})
    chat.launcher.click()
    chat.start_button.click()
    expect(chat.log).to_contain_text("Hello, I am Signpost.", timeout=15_000)
    chat.say("by another way")
    expect(chat.log).to_contain_text("You said: by another way", timeout=15_000)


def test_refused_token_leads_to_a_new_session_and_says_so(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.control({"forget_tokens": True})
    server.kill()
    server.start()
    expect(chat.log).to_contain_text("The earlier conversation has ended", timeout=15_000)
    chat.say("still here")
    expect(chat.log).to_contain_text("You said: still here")


def test_reload_restores_everything_and_leaves_the_focus_alone(chat: Chat) -> None:
    chat.begin()
    chat.say("my left hand is weak")
    expect(chat.button("Yes")).to_be_visible()
    chat.box.fill("half a thought")
    chat.page.reload()
    expect(chat.log).to_contain_text("Did the weakness come on suddenly?")
    expect(chat.button("Yes")).to_be_visible()
    expect(chat.box).to_have_value("half a thought")
    assert chat.page.evaluate("document.activeElement.localName") == "body"


def test_duplicated_tab_shows_the_same_conversation(chat: Chat, context: BrowserContext) -> None:
    chat.begin()
    with context.expect_page() as opened:
        chat.page.evaluate("window.open(location.href)")
    twin = Chat(opened.value)
    expect(twin.log).to_contain_text("Hello, I am Signpost.")
    chat.say("said in the first tab")
    expect(twin.log).to_contain_text("You said: said in the first tab")
    expect(twin.log.locator(".you")).to_have_count(1)
    twin.say("said in the second tab")
    expect(chat.log).to_contain_text("You said: said in the second tab")
    expect(chat.log.locator(".you")).to_have_count(2)


def test_two_tabs_opened_apart_hold_two_conversations(chat: Chat, context: BrowserContext, site: str) -> None:
    chat.begin()
    page = context.new_page()
    page.goto(site)
    other = Chat(page)
    other.begin()
    chat.say("only here")
    expect(chat.log).to_contain_text("You said: only here")
    expect(other.log).not_to_contain_text("only here")


def test_answer_that_comes_while_closed_is_announced_at_the_launcher(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.control({"delay": 1})
    chat.say("take your time")
    chat.close_button.click()
    expect(chat.page.get_by_text("New answer")).to_be_visible()
    chat.launcher.click()
    expect(chat.log).to_contain_text("You said: take your time")
