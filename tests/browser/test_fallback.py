"""A script that cannot load leaves the emergency number on the page; one that loads has the number itself, and the line is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from chat_page import Chat, ChatServer, axe
from conftest import OtherSite, free_port, listening
from playwright.sync_api import Browser, Page, expect
from test_examples import example, short_code


@pytest.fixture
def other() -> Iterator[OtherSite]:
    """Somebody else's site."""
    httpd = OtherSite()
    with listening(httpd):
        yield httpd


@pytest.fixture
def snippet(page: Page, site: str) -> str:
    """What the embed page tells other sites to write, for a country with a number of its own."""
    page.goto(site + "/embed.html")
    page.get_by_label("Region").select_option("NZ")
    expect(page.locator("#snippet")).to_contain_text("integrity=")
    return page.locator("#snippet").inner_text()


def shown(browser: Browser, other: OtherSite, whole: str, *, script: bool = True, unreadable: bool = False) -> Page:
    """A page of the other site in a profile of its own; `unreadable`: the script's server lets another site read it, and not this one."""
    other.pages["/"] = whole
    page = browser.new_context(java_script_enabled=script).new_page()
    if unreadable:
        refused = {"Access-Control-Allow-Origin": "https://another.example", "Content-Type": "text/javascript"}
        page.route("**/signpost-chat.js", lambda route: route.fulfill(body="document.body.append('it ran')", headers=refused))
    page.goto(f"http://127.0.0.1:{other.server_port}/")
    return page


def check(page: Page, number: str) -> None:
    """The number can be seen and called, and no chat is there."""
    expect(page.get_by_role("link", name=number, exact=True)).to_be_visible()
    assert page.get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))") == [f"tel:{number}"]
    expect(Chat(page).launcher).to_have_count(0)
    expect(page.get_by_text("it ran")).to_have_count(0)
    page.context.close()


def test_blocked_script_leaves_the_number(browser: Browser, other: OtherSite, server: ChatServer, snippet: str) -> None:
    whole = f"<!doctype html><html lang=en><title>Host</title><body><h1>Host</h1>{snippet}</html>"
    integrity = snippet.split('integrity="')[1].split('"')[0]
    check(shown(browser, other, whole, script=False), "111")
    check(shown(browser, other, whole, unreadable=True), "111")
    check(shown(browser, other, whole.replace(integrity, "sha384-AAAA")), "111")
    check(shown(browser, other, whole.replace("/signpost-chat.js", "/nothing.js")), "111")
    check(shown(browser, other, whole.replace(server.url, f"http://127.0.0.1:{free_port()}")), "111")
    other.policy = "default-src 'none'; script-src 'self'; style-src 'none'"
    check(shown(browser, other, whole), "111")


def test_number_stands_once_where_the_chat_is(host: Callable[..., Chat], snippet: str) -> None:
    chat = host(whole=f"<!doctype html><html lang=en><title>Host</title><body><h1>Host</h1>{snippet}</html>")
    expect(chat.call).to_have_attribute("href", "tel:111")
    expect(chat.page.get_by_text("The chat has not loaded")).to_be_hidden()
    expect(chat.page.get_by_role("link", name="111")).to_have_count(1)


def test_line_is_gone_where_the_chat_is_a_part_of_the_page(page: Page, site: str) -> None:
    page.goto(site + "/talk.html")
    expect(Chat(page).start_button).to_be_visible()
    expect(page.locator("signpost-fallback a").first).to_be_hidden()


def test_number_that_a_site_sets_stands_in_the_line_too(page: Page, site: str) -> None:
    page.goto(site + "/embed.html")
    page.get_by_label("Emergency number, if another").fill("0800 1<1")
    expect(page.locator("#snippet")).to_contain_text('<a href="tel:080011">0800 1&lt;1</a>')


@pytest.mark.parametrize("name", ["plain.html", "chat-page.html", "wordpress"])
def test_every_example_leaves_the_number(browser: Browser, other: OtherSite, server: ChatServer, name: str) -> None:
    whole = short_code(server=server.url, region="UK") if name == "wordpress" else example(name, server)
    other.policy = "script-src 'none'"
    check(shown(browser, other, whole), "999")


def test_every_page_of_the_site_leaves_the_number(browser: Browser, site: str) -> None:
    # The service worker of the first page would have the script for the next ones.
    page = browser.new_page(service_workers="block")
    page.route("**/signpost-chat.js", lambda route: route.abort())
    for path in ["/", "/talk.html", "/article.html"]:
        page.goto(site + path)
        expect(page.get_by_text("The chat has not loaded").first).to_be_visible()
        expect(page.get_by_role("banner").get_by_role("link", name="Emergency: call 999")).to_be_visible()
        assert axe(page) == [], path
    page.close()
