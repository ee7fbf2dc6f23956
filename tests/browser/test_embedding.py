"""One tag on any page: hostile styles, frameworks, attributes, script interface, and no script at all."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from chat_page import ROOT, WIDGET, Chat, ChatServer
from playwright.sync_api import Browser, Page, expect

HOSTILE = """* { font-size: 6px !important; color: red !important; letter-spacing: 1em !important; }
body > * { opacity: .1 !important; transform: rotate(9deg) !important; filter: blur(9px) !important; }
button, input, textarea, a, div, section, dialog { display: none !important; } html { font-size: 40%; }"""


def test_hostile_styles_of_the_page_do_no_harm(host: Callable[..., Chat], shoot: Callable[..., None]) -> None:
    chat = host(before=f"<style>{HOSTILE}</style>")
    chat.begin()
    chat.say("good day")
    expect(chat.log).to_contain_text("You said: good day")
    style = chat.box.evaluate("box => [getComputedStyle(box).fontSize, getComputedStyle(box).color]")
    assert style == ["16px", "rgb(22, 33, 44)"]
    element = chat.page.locator("signpost-chat")
    looks = element.evaluate("chat => [getComputedStyle(chat).opacity, getComputedStyle(chat).transform]")
    assert looks == ["1", "none"]
    shoot(chat.page, "hostile-page")


def test_strict_policy_of_the_site_is_kept(page: Page, site: str) -> None:
    answer = page.goto(site)
    assert answer
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy
    chat = Chat(page)
    chat.begin()  # the page fixture fails on any report of a violation
    expect(chat.log).to_contain_text("Hello")


@pytest.mark.parametrize(
    "more", ["", "; require-trusted-types-for 'script'; trusted-types signpost-chat lit-html"], ids=["strict", "trusted types"]
)
def test_other_site_loads_a_version_by_its_hash_under_a_strict_policy(
    host: Callable[..., Chat], site: str, server: ChatServer, more: str
) -> None:
    built = json.loads((WIDGET.parent / "integrity.json").read_text())
    socket = server.url.replace("http", "ws")
    policy = f"default-src 'none'; script-src {site}; connect-src {server.url} {socket}{more}"
    chat = host(
        f'integrity="{built["integrity"]}" crossorigin="anonymous"', path=f"/widget/{built['version']}/signpost-chat.js", policy=policy
    )
    sockets: list[str] = []
    chat.page.on("websocket", lambda opened: sockets.append(opened.url))
    chat.begin()  # the page fixture fails on any report of a violation
    chat.say("card")
    chat.button("Summary for you or your doctor").click()
    expect(chat.button("Print")).to_be_visible()
    assert len(sockets) == 1


def test_tag_of_the_embed_page_works_as_it_is_written(host: Callable[..., Chat], page: Page, site: str, server: ChatServer) -> None:
    page.goto(site + "/embed.html")
    page.get_by_label("Region").select_option("AU")
    page.get_by_label("Language of the labels").select_option("en-US")
    page.get_by_label("Colour").fill("#7a1f5c")
    expect(page.locator("#snippet")).to_contain_text("integrity=")
    tag = page.locator("#snippet").inner_text()
    policy = f"default-src 'none'; script-src {server.url}; connect-src {server.url} {server.url.replace('http', 'ws')}"
    chat = host(whole=f"<!doctype html><html lang=de><title>Host</title>{tag}</html>", policy=policy)
    expect(chat.call).to_have_attribute("href", "tel:000")
    chat.begin()  # the page fixture fails on any report of a violation
    assert chat.send_button.evaluate("button => getComputedStyle(button).backgroundColor") == "rgb(122, 31, 92)"
    assert chat.dialog.evaluate("dialog => dialog.closest('[lang]').lang") == "en-US"


def test_script_with_a_wrong_hash_does_not_run(host: Callable[..., Chat]) -> None:
    chat = host('integrity="sha384-AAAA" crossorigin="anonymous"', path="/widget/latest/signpost-chat.js")
    expect(chat.launcher).to_have_count(0)


def test_framework_can_mount_and_unmount(host: Callable[..., Chat]) -> None:
    chat = host()
    page = chat.page
    chat.begin()
    for _ in range(3):
        page.evaluate("SignpostChat.shutdown()")
        expect(chat.dialog).to_have_count(0)
        page.evaluate("SignpostChat.boot()")
    expect(chat.log).to_contain_text("Hello, I am Signpost.")
    chat.say("after the mounting")
    expect(chat.log).to_contain_text("You said: after the mounting")
    expect(chat.log.locator(".you")).to_have_count(1)
    assert page.locator("signpost-chat").count() == 1


def test_unmounted_widget_leaves_no_connection(host: Callable[..., Chat]) -> None:
    chat = host()
    closed: list[str] = []
    chat.page.on("websocket", lambda socket: socket.on("close", lambda _: closed.append(socket.url)))
    chat.begin()
    chat.say("good day")
    expect(chat.log).to_contain_text("You said: good day")
    chat.page.evaluate("document.querySelector('signpost-chat').remove()")
    chat.page.wait_for_timeout(300)
    assert len(closed) == 1


def test_script_loaded_twice_makes_one_widget(host: Callable[..., Chat]) -> None:
    chat = host(times=2)
    expect(chat.launcher).to_have_count(1)


def test_attributes_set_title_side_number_colour_and_notice(host: Callable[..., Chat]) -> None:
    chat = host(
        'data-title="Ask Ada" data-position="left" data-emergency-number="0800 1" data-primary-color="#ffee00" '
        'data-disclaimer="Ours." data-z-index="7"'
    )
    chat.launcher.click()
    expect(chat.dialog).to_have_accessible_name("Ask Ada")
    expect(chat.dialog).to_contain_text("Ours.")
    expect(chat.call).to_have_attribute("href", "tel:08001")
    box = chat.dialog.bounding_box()
    assert box and box["x"] < 100
    assert chat.dialog.evaluate("panel => getComputedStyle(panel).zIndex") == "7"
    ink = chat.start_button.evaluate("button => getComputedStyle(button).color + getComputedStyle(button).backgroundColor")
    assert ink == "rgb(0, 0, 0)rgb(255, 238, 0)"


def test_auto_open_shows_the_intro_and_takes_no_focus(host: Callable[..., Chat]) -> None:
    chat = host("data-auto-open")
    expect(chat.start_button).to_be_visible()
    assert chat.page.evaluate("document.activeElement.localName") == "body"


def test_initial_payload_is_the_first_message(host: Callable[..., Chat]) -> None:
    chat = host("data-initial-payload=urgent")
    chat.launcher.click()
    chat.start_button.click()
    expect(chat.log).to_contain_text("Please be seen today.")


def test_script_interface_opens_closes_hides_and_themes(host: Callable[..., Chat]) -> None:
    chat = host()
    page = chat.page
    expect(chat.launcher).to_be_visible()
    page.evaluate("SignpostChat.on('open', () => { window.opened = (window.opened ?? 0) + 1; }) && 0")
    page.evaluate("SignpostChat.open()")
    expect(chat.dialog).to_be_visible()
    page.evaluate("SignpostChat.toggle()")
    expect(chat.dialog).to_be_hidden()
    page.evaluate("SignpostChat.hide()")
    expect(chat.launcher).to_be_hidden()
    page.evaluate("SignpostChat.show(); SignpostChat.setTheme('contrast'); SignpostChat.toggle()")
    assert chat.dialog.evaluate("panel => getComputedStyle(panel).backgroundColor") == "rgb(0, 0, 0)"
    page.evaluate("SignpostChat.setLocale('de', {start: 'Los'})")
    expect(chat.button("Los")).to_be_visible()
    assert page.evaluate("window.opened") == 2


def test_inline_and_own_button_pages(page: Page, site: str) -> None:
    page.goto(site + "/talk.html")
    chat = Chat(page)
    expect(chat.launcher).to_have_count(0)
    chat.start_button.click()
    expect(chat.log).to_contain_text("Hello, I am Signpost.")
    page.goto(site + "/article.html")
    own = page.get_by_role("button", name="Ask Signpost about my hand")
    expect(chat.launcher).to_have_count(0)
    own.click()
    expect(chat.dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(own).to_be_focused()


def test_version_stands_in_the_address(page: Page, site: str) -> None:
    version = json.loads((ROOT / "widget/package.json").read_text())["version"]
    for address in [f"/widget/{version}/signpost-chat.js", "/widget/latest/signpost-chat.js", "/signpost-chat.js"]:
        answer = page.request.get(site + address)
        assert answer.body() == WIDGET.read_bytes()
    page.goto(site)
    assert page.evaluate("SignpostChat.version") == version
    source_map = page.request.get(f"{site}/widget/{version}/signpost-chat.js.map").json()
    assert any(name.endswith("src/transport.ts") for name in source_map["sources"])


@pytest.mark.parametrize("path", ["/", "/talk.html", "/article.html"])
def test_without_script_the_page_shows_the_emergency_number(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + path)
    expect(page.get_by_role("link", name="999").first).to_be_visible()
    expect(page.locator("signpost-fallback a[href='tel:999']")).to_be_visible()
    context.close()
