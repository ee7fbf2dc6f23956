"""The generated pages of answers and rules: no wider than a phone, sound, searchable, complete without a script."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from chat_page import Chat, axe, watch
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 375, "height": 812}
LAPTOP = {"width": 1280, "height": 900}
# One page of each template, and the longest of each.
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


class Read(HTMLParser):
    """What a page says of itself: its language, title, headings and number to call, its places, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lang, self.title, self.heads, self.call = "", "", 0, ""
        self.places: set[str] = set()
        self.links: set[str] = set()
        self._in: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what this element is."""
        told = {name: value or "" for name, value in attrs}
        self._in = [*self._in, tag] if tag in ("header", "title") else self._in
        self.lang = told["lang"] if tag == "html" else self.lang
        self.heads += tag == "h1"
        self.places |= {told["id"]} if "id" in told else set()
        if tag == "a" and "href" in told:
            self.links.add(told["href"])
            self.call = self.call or (told["href"] if "header" in self._in and told["href"].startswith("tel:") else "")

    def handle_endtag(self, tag: str) -> None:
        """Leaves an element."""
        self._in = [each for each in self._in if each != tag]

    def handle_data(self, data: str) -> None:
        """Notes the title."""
        self.title += data if "title" in self._in else ""


def addresses(generated: Path) -> list[str]:
    """The address of every generated page."""
    found = sorted(str(each.relative_to(generated)) for each in generated.rglob("*.html"))
    return [each.removesuffix("index.html") for each in found]


def test_every_page_has_a_title_of_its_own_one_heading_and_the_number(generated: Path) -> None:
    read = {
        each: Read((generated / f"{each}index.html" if each.endswith("/") else generated / each).read_text())
        for each in addresses(generated)
    }
    assert len(read) > 60
    assert {each: (found.lang, found.heads, found.call) for each, found in read.items()} == dict.fromkeys(read, ("en-GB", 1, "tel:999"))
    assert len({found.title for found in read.values()}) == len(read)


def test_every_link_leads_to_a_page_and_to_a_place_on_it(whole_site: str, generated: Path) -> None:
    known = {f"{whole_site}/{each}": Read(urlopen(f"{whole_site}/{each}").read().decode()) for each in addresses(generated)}
    wanted = {urljoin(address, link) for address, read in known.items() for link in read.links}
    for link in sorted(each for each in wanted if each.startswith(whole_site)):
        target, _, place = link.partition("#")
        if target in known:
            assert not place or place in known[target].places, link
        else:
            assert urlopen(target).status == 200, link


def test_no_page_is_wider_than_a_phone(browser: Browser, whole_site: str, generated: Path) -> None:
    # Without its scripts, which change nothing of a page's width, a page is there at once.
    page = browser.new_page(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    for address in addresses(generated):
        page.goto(f"{whole_site}/{address}")
        page.evaluate("() => document.querySelectorAll('main details').forEach(each => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    page.close()


@pytest.mark.parametrize(
    ("size", "scheme", "names"),
    [
        (PHONE, "light", SAMPLE),
        (LAPTOP, "light", ["answers/", "rules/changes.html"]),
        (PHONE, "dark", ["answers/als-prognosis.html", "rules/"]),
    ],
    ids=["phone", "laptop", "dark phone"],
)
def test_pages_are_sound(
    browser: Browser, whole_site: str, shoot: Callable[..., None], size: dict[str, int], scheme: str, names: list[str]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    page = context.new_page()
    faults = watch(page)
    for address in names:
        page.goto(f"{whole_site}/{address}")
        name = address.strip("/").replace("/", "-").removesuffix(".html")
        shoot(page, f"chapters-{name}-{size['width']}-{scheme}", full_page=True)
        page.evaluate("() => document.querySelectorAll('main details').forEach(each => { each.open = true; })")
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    assert faults == []
    context.close()


def test_every_page_has_the_chat_and_the_emergency_number(page: Page, whole_site: str) -> None:
    for address in ("answers/ms-treatment.html", "rules/limbs.html"):
        page.goto(f"{whole_site}/{address}")
        chat = Chat(page)
        expect(chat.launcher).to_be_visible()
        expect(chat.call).to_have_attribute("href", "tel:999")
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    chat.begin()
    expect(chat.log).to_contain_text("Hello")


@pytest.mark.parametrize(
    ("where", "typed", "expected"),
    [
        ("answers/", "can ms hurt", "pain"),
        ("answers/", "Lhermitte", "bending the neck"),
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


def test_old_addresses_lead_to_the_new_ones(page: Page, whole_site: str) -> None:
    for old, new in [
        ("/generated/answers.html", "/answers/"),
        ("/generated/index.html", "/answers/"),
        ("/generated/rulebook.html", "/rules/"),
        ("/answers", "/answers/"),
        ("/offline.html", "/emergency.html"),
    ]:
        assert urlopen(whole_site + old).url == whole_site + new
    page.goto(f"{whole_site}/generated/rules.html#new-foot-drop-with-pain")
    page.wait_for_url(f"{whole_site}/rules/limbs.html#new-foot-drop-with-pain")
    page.goto(f"{whole_site}/generated/answers.html#als-causes")
    page.wait_for_url(f"{whole_site}/answers/als-causes.html#als-causes")


def test_named_rule_is_unfolded_with_its_state_and_its_sources(page: Page, whole_site: str) -> None:
    page.goto(f"{whole_site}/rules/limbs.html#new-foot-drop-with-pain")
    rule = page.locator("#new-foot-drop-with-pain")
    expect(rule).to_be_in_viewport()
    expect(rule).to_contain_text("Draft: not reviewed by a clinician")
    expect(rule.get_by_role("heading", name="Sources")).to_be_visible()
    expect(rule.get_by_text("Last seen 20").first).to_be_visible()
    expect(rule.locator("a[href^='https://']").first).to_be_visible()
