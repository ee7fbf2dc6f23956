"""The demonstration site: every page sound at three sizes, light and dark; every link leads somewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from chat_page import WIDGET, Chat, ChatServer, axe, watch
from conftest import load_site, serving
from playwright.sync_api import Browser, Page, expect

PAGES = ["index", "article", "talk", "embed", "privacy", "emergency", "404"]
LOOKS = [
    (1280, "light", PAGES),
    (320, "dark", PAGES),
]


@pytest.mark.parametrize(("width", "scheme", "names"), LOOKS, ids=[f"{width}-{scheme}" for width, scheme, _ in LOOKS])
def test_pages_are_sound(browser: Browser, site: str, shoot: Callable[..., None], width: int, scheme: str, names: list[str]) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    page = context.new_page()
    faults = watch(page)
    for name in names:
        page.goto(f"{site}/{name}.html")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        shoot(page, f"site-{name}-{width}-{scheme}", full_page=True)
    assert faults == []
    context.close()


def test_links_inside_the_site_lead_somewhere(page: Page, whole_site: str) -> None:
    for name in PAGES:
        page.goto(f"{whole_site}/{name}.html")
        links = page.locator("a[href^='/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        for link in set(links):
            assert page.request.get(whole_site + link).ok, f"{name}: {link}"


@pytest.mark.parametrize(("region", "number"), [("us", "911"), ("au", "000"), ("ie", "112")])
def test_numbers_of_the_region_stand_first(page: Page, server: ChatServer, region: str, number: str) -> None:
    with serving(server.url, region=region) as address:
        page.goto(address)
        expect(page.get_by_role("banner").get_by_role("link", name=f"Emergency: call {number}")).to_have_attribute("href", f"tel:{number}")
        expect(Chat(page).call).to_have_attribute("href", f"tel:{number}")
        expect(page.get_by_role("main").get_by_role("link", name=number, exact=True).first).to_be_visible()


def test_environment_sets_server_and_region(monkeypatch: pytest.MonkeyPatch) -> None:
    module = load_site()
    monkeypatch.setenv("SIGNPOST_SERVER_URL", "https://chat.example/")
    monkeypatch.setenv("SIGNPOST_REGION", "NZ")
    assert module.site_of_environment() == module.Site("https://chat.example", "nz")
    monkeypatch.delenv("SIGNPOST_SERVER_URL")
    monkeypatch.setenv("SIGNPOST_PORT", "5105")
    monkeypatch.setenv("SIGNPOST_REGION", "atlantis")
    assert module.site_of_environment() == module.Site("http://127.0.0.1:5105", "uk")


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/../README.md",
        "/%2e%2e/README.md",
        "/serve.py",
        "/signs.yml",
        "/parts/layout.html",
        "/pages/index.html",
        "/rules/../serve.py",
        "/generated/rules/index.html",
        "/widget/../package.json",
    ],
)
def test_what_is_not_of_the_site_is_not_served(site: str, path: str) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(site + path, timeout=5)
    assert refused.value.code == 404


def test_embed_page_keeps_tag_and_chat_in_step(page: Page, site: str) -> None:
    page.goto(site + "/embed.html")
    chat = Chat(page)
    page.get_by_label("Region").select_option("US")
    page.get_by_label("Title").fill('Ask "Ada"')
    expect(page.locator("#snippet")).to_contain_text('data-region="US"')
    expect(page.locator("#snippet")).to_contain_text('data-title="Ask &quot;Ada&quot;"')
    expect(chat.call).to_have_attribute("href", "tel:911")
    page.get_by_role("button", name="Open the chat").click()
    expect(chat.dialog).to_have_accessible_name('Ask "Ada"')


def test_embed_page_writes_a_tag_with_the_hash_of_the_version(page: Page, site: str) -> None:
    page.goto(site + "/embed.html")
    built = json.loads((WIDGET.parent / "integrity.json").read_text())
    snippet = page.locator("#snippet")
    page.get_by_label("Your Signpost server").fill("https://chat.example/")
    expect(snippet).to_contain_text(f"https://chat.example/widget/{built['version']}/signpost-chat.js")
    expect(snippet).to_contain_text(f'integrity="{built["integrity"]}"')
    page.get_by_label("Version").select_option("latest")
    expect(snippet).to_contain_text("https://chat.example/widget/latest/signpost-chat.js")
    expect(snippet).not_to_contain_text("integrity=")


def test_page_for_times_without_a_connection_is_kept(page: Page, site: str, shoot: Callable[..., None]) -> None:
    page.goto(site)
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    page.wait_for_function("navigator.serviceWorker.controller")
    page.context.set_offline(True)
    page.goto(site + "/article.html")
    expect(page.get_by_text("No connection.")).to_be_visible()
    expect(page.get_by_role("heading", name="When to call an ambulance")).to_be_visible()
    main = page.get_by_role("main")
    module = load_site()
    for sign in module.signs():
        expect(main.get_by_text(sign, exact=True)).to_be_visible()
    for place in module.places():
        expect(main.locator(f"a[href='tel:{place['emergency_tel']}']").last).to_be_visible()
        expect(main.locator(f"a[href='tel:{place['crisis_tel']}']").last).to_be_visible()
    expect(Chat(page).call).to_have_attribute("href", "tel:999")
    assert page.evaluate("getComputedStyle(document.querySelector('.demo')).backgroundColor") == "rgb(13, 57, 52)"
    assert axe(page) == []
    shoot(page, "site-without-connection", full_page=True)
    kept = page.evaluate("caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))")
    addresses = page.evaluate(
        "caches.keys().then(([name]) => caches.open(name)).then(cache => cache.keys())"
        ".then(all => all.map(request => new URL(request.url).pathname))"
    )
    assert len(kept) == 1 and "/emergency.html" in addresses and "/article.html" not in addresses
    page.context.set_offline(False)
    page.goto(site + "/article.html")
    expect(page.get_by_role("heading", name="When a hand feels weak")).to_be_visible()
    page.goto(site + "/emergency.html")
    expect(page.get_by_text("No connection.")).to_be_hidden()


def test_kept_page_is_renewed_when_its_numbers_change(page: Page, server: ChatServer) -> None:
    kept = "caches.match('/emergency.html').then(answer => answer.text())"
    with serving(server.url) as address:
        page.goto(address)
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        page.wait_for_function("navigator.serviceWorker.controller")
        assert "call </span>999" in page.evaluate(kept)
        port = int(address.rpartition(":")[2])
    with serving(server.url, port=port, region="us"):
        page.goto(f"{address}/article.html")
        page.wait_for_function(f"{kept}.then(text => text.includes('call </span>911'))")
