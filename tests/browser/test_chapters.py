"""The generated pages of answers and rules: short enough for a phone, sound, searchable, complete without a script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chat_page import Chat, axe, watch
from playwright.sync_api import Browser, BrowserContext, Page, expect

TALLEST_PX = 18_500
PHONE = {"width": 375, "height": 812}
LAPTOP = {"width": 1280, "height": 900}
SAMPLE = [
    "answers/",
    "answers/ms-treatment.html",
    "answers/both-difference.html",
    "answers/als-prognosis.html",
    "answers/other-sudden.html",
    "rules/",
    "rules/limbs.html",
    "rules/general.html",
    "rules/changes.html",
]


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone of 375 px in a fresh profile."""
    context = browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
    yield context
    context.close()


def addresses(generated: Path) -> list[str]:
    """The address of every generated page."""
    found = sorted(str(each.relative_to(generated)) for each in generated.rglob("*.html"))
    return [each.removesuffix("index.html") for each in found]


def test_no_page_is_taller_or_wider_than_a_phone_bears(phone: BrowserContext, whole_site: str, generated: Path) -> None:
    page = phone.new_page()
    faults = watch(page)
    tall, seen = {}, set()
    for address in addresses(generated):
        page.goto(f"{whole_site}/{address}", wait_until="domcontentloaded")
        height, wide, title, lang, heads, call = page.evaluate(
            "() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth - innerWidth, document.title,"
            " document.documentElement.lang, document.querySelectorAll('h1').length,"
            " document.querySelector('header a[href^=\"tel:\"]').getAttribute('href')]"
        )
        assert wide <= 0, address
        assert (lang, heads, call) == ("en-GB", 1, "tel:999"), address
        assert title not in seen, address
        seen.add(title)
        tall[address] = height
    assert len(tall) > 60
    assert {address: height for address, height in tall.items() if height > TALLEST_PX} == {}
    assert faults == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (LAPTOP, "light"), (PHONE, "dark")], ids=["phone", "laptop", "dark phone"])
def test_pages_are_sound(browser: Browser, whole_site: str, shoot: Callable[..., None], size: dict[str, int], scheme: str) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    page = context.new_page()
    faults = watch(page)
    for address in SAMPLE:
        page.goto(f"{whole_site}/{address}")
        assert axe(page) == [], address
        name = address.strip("/").replace("/", "-").removesuffix(".html")
        shoot(page, f"chapters-{name}-{size['width']}-{scheme}", full_page=True)
        page.evaluate("() => document.querySelectorAll('main details').forEach(each => { each.open = true; })")
        assert axe(page) == [], f"{address}, unfolded"
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    assert faults == []
    context.close()


def test_every_page_has_the_chat_and_the_emergency_number(page: Page, whole_site: str) -> None:
    for address in SAMPLE:
        page.goto(f"{whole_site}/{address}")
        chat = Chat(page)
        expect(chat.launcher).to_be_visible()
        expect(chat.call).to_have_attribute("href", "tel:999")
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    chat.begin()
    expect(chat.log).to_contain_text("Hello")


def test_every_link_leads_to_a_page_and_to_a_place_on_it(page: Page, whole_site: str, generated: Path) -> None:
    links = "() => [...document.querySelectorAll('a[href]')].map(a => a.href)"
    ids = "() => [...document.querySelectorAll('[id]')].map(each => each.id)"
    known, wanted = {}, set()
    for address in addresses(generated):
        page.goto(f"{whole_site}/{address}", wait_until="domcontentloaded")
        known[f"{whole_site}/{address}"] = set(page.evaluate(ids))
        wanted |= {each for each in page.evaluate(links) if each.startswith(whole_site)}
    for link in sorted(wanted):
        target, _, place = link.partition("#")
        if target in known:
            assert not place or place in known[target], link
        else:
            assert page.request.get(target).ok, link


@pytest.mark.parametrize(
    ("where", "typed", "expected"),
    [
        ("answers/", "can ms hurt", "pain"),
        ("answers/", "feeding tube", "feeding tube"),
        ("answers/", "Lhermitte", "bending the neck"),
        ("rules/", "numb between the legs", "between the legs"),
        ("rules/", "thunderclap headache", "headache"),
    ],
)
def test_search_finds_without_asking_a_server(page: Page, whole_site: str, where: str, typed: str, expected: str) -> None:
    page.goto(f"{whole_site}/{where}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("searchbox").fill(typed)
    hits = page.locator(".hits a")
    expect(hits.first).to_be_visible()
    assert any(expected in each.lower() for each in hits.all_text_contents()[:5]), hits.all_text_contents()
    assert [each for each in asked if "search" in each] == [f"{whole_site}/{where}search.json"]
    assert not [each for each in asked if "?" in each or typed.split()[0] in each]
    expect(page.get_by_role("search").get_by_role("status")).not_to_be_empty()
    assert axe(page) == []
    hits.first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_search_that_finds_nothing_says_so(page: Page, whole_site: str) -> None:
    page.goto(f"{whole_site}/answers/")
    page.get_by_role("searchbox").fill("zzzyx")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("No answer has these words")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("search").get_by_role("status")).to_be_empty()


def test_lists_are_complete_without_a_script(browser: Browser, whole_site: str, generated: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for where in ("answers", "rules"):
        page.goto(f"{whole_site}/{where}/")
        expect(page.get_by_role("searchbox")).to_have_count(0)
        listed = set(page.locator("main details a").evaluate_all("links => links.map(link => link.getAttribute('href'))"))
        assert {each[1] for each in json.loads((generated / where / "search.json").read_text())} <= listed
        expect(page.get_by_role("banner").get_by_role("link", name="Emergency: call 999")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/generated/answers.html#als-causes", "/answers/als-causes.html#als-causes"),
        ("/generated/index.html", "/answers/"),
        ("/generated/rules.html#new-foot-drop-with-pain", "/rules/limbs.html#new-foot-drop-with-pain"),
        ("/generated/rulebook.html", "/rules/"),
        ("/answers", "/answers/"),
        ("/offline.html", "/emergency.html"),
    ],
)
def test_old_addresses_lead_to_the_new_ones(page: Page, whole_site: str, old: str, new: str) -> None:
    page.goto(whole_site + old)
    page.wait_for_url(whole_site + new)


def test_named_rule_is_unfolded_with_its_state_and_its_sources(page: Page, whole_site: str) -> None:
    page.goto(f"{whole_site}/rules/limbs.html#new-foot-drop-with-pain")
    rule = page.locator("#new-foot-drop-with-pain")
    expect(rule).to_be_in_viewport()
    expect(rule).to_contain_text("Draft: not reviewed by a clinician")
    expect(rule.get_by_role("heading", name="Sources")).to_be_visible()
    expect(rule.get_by_text("Last seen 20").first).to_be_visible()
    expect(rule.locator("a[href^='https://']").first).to_be_visible()
