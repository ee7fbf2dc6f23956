"""Faults that were once found in how the widget warns and asks; each test failed before the fault was mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from chat_page import Chat, ChatServer, axe, settle
from playwright.sync_api import Browser, Locator, Page, expect

WORDS = "cannot breathe lying down and my legs are weak"
WARNING = "If this is happening now, don’t wait for the chat."
SPOKEN = """() => { window.spoken = []; const root = document.querySelector('signpost-chat').shadowRoot;
new MutationObserver(changes => { for (const {addedNodes, target} of changes) for (const node of addedNodes)
if (node.nodeType === 1 && target.closest?.('[role=alert]')) spoken.push(node.textContent); })
.observe(root, {childList: true, subtree: true}); }"""
CONTRAST = """element => { const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number)
.map(part => (part /= 255) <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
let behind = element; while (/rgba\\(0, 0, 0, 0\\)/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(behind).backgroundColor)].sort((x, y) => y - x);
return (a + .05) / (b + .05); }"""
SMALL = [(320, 256, 100), (640, 320, 100), (320, 568, 200)]


def whole_in_view(chat: Chat, place: Locator) -> bool:
    """True when nothing of a place is cut off by the window, by the panel or by what stands over it."""
    return bool(
        place.evaluate(
            """element => { const box = element.getBoundingClientRect(), root = element.getRootNode();
            const over = [[box.left + 4, box.top + 2], [box.left + 4, box.bottom - 2]].map(([x, y]) => root.elementFromPoint(x, y));
            return box.top >= -1 && box.bottom <= innerHeight + 1 &&
            over.every(top => top && (element.contains(top) || top.contains(element))); }"""
        )
    )


@pytest.mark.parametrize("words", ["one side of his mouth looks funny, he's drooling", "I can't breathe"])
def test_server_never_takes_away_the_warning_of_the_device(chat: Chat, words: str) -> None:
    chat.begin()
    chat.say(words)
    expect(chat.question).to_be_visible()
    expect(chat.emergency).to_contain_text(WARNING)
    chat.say("urgent")
    expect(chat.log).to_contain_text("Be seen today")
    expect(chat.emergency).to_contain_text(WARNING)
    chat.button("This isn’t happening now").click()
    expect(chat.emergency).not_to_contain_text(WARNING)


def test_every_alarm_is_a_new_node_and_what_is_new_is_never_switched_off(chat: Chat) -> None:
    chat.begin()
    chat.page.evaluate(SPOKEN)
    chat.say(WORDS)
    expect(chat.emergency).to_contain_text("Sit upright")
    expect(chat.alert).to_have_attribute("aria-live", "assertive")
    expect(chat.told).to_have_attribute("aria-live", "polite")
    expect(chat.told).to_contain_text("Sit upright")
    chat.options.click()
    expect(chat.told).to_have_attribute("aria-live", "polite")
    chat.button("Back to the chat").click()
    chat.say("and now crushing chest pain")
    expect(chat.emergency).to_contain_text("Chew no aspirin")
    spoken = chat.page.evaluate("spoken")
    assert [words.startswith("Emergency: act now. Call 999 now.") for words in spoken] == [False, True, True]
    assert spoken[0].startswith(WARNING)


def test_card_keeps_its_words_until_another_emergency_rule_has_others(chat: Chat) -> None:
    chat.begin()
    chat.say(WORDS)
    chat.say("do i have to call 999")
    expect(chat.log).to_contain_text("That can wait for now.")
    expect(chat.emergency).to_contain_text("Sit upright. Unlock the door.")
    expect(chat.emergency).not_to_contain_text("That can wait")
    chat.say("and now crushing chest pain")
    expect(chat.emergency).to_contain_text("Chew no aspirin")
    chat.emergency.get_by_text("Said before").click()
    expect(chat.emergency.get_by_text("Sit upright")).to_be_visible()


def test_check_list_goes_from_calling_to_waiting_to_seen(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    chat.say(WORDS)
    chat.button("I’ve called").click()
    expect(chat.emergency).to_contain_text("While you wait")
    expect(chat.emergency).to_contain_text("Sit upright. Unlock the door.")
    expect(chat.call).to_have_text("Call 999 again")
    expect(chat.log).to_contain_text("Good. Help is coming.")
    expect(chat.emergency).not_to_contain_text("Help is coming.")
    assert "I have called" in server.control()["handled"]
    chat.page.reload()
    expect(chat.call).to_have_text("Call 999 again")
    chat.button("I’m with a doctor or the crew").click()
    expect(chat.emergency).not_to_contain_text("Sit upright")
    expect(chat.call).to_have_text("Call 999")
    chat.button("Show the emergency advice again").click()
    expect(chat.emergency).to_contain_text("Sit upright")


def test_go_emergency_says_go_and_offers_the_ambulance_second(chat: Chat) -> None:
    chat.begin()
    chat.say("numb between the legs")
    verb = chat.emergency.get_by_text("Go to A&E now. Let somebody else drive.")
    expect(verb).to_be_visible()
    expect(chat.call).to_have_text("Call 999 if you can’t get there safely")
    assert verb.bounding_box()["y"] < chat.call.bounding_box()["y"]  # type: ignore[index]
    size = "place => parseFloat(getComputedStyle(place).fontSize)"
    assert verb.evaluate(size) > chat.call.evaluate(size)
    expect(chat.alert).to_contain_text("Go to A&E now")
    chat.button("I’m on my way").click()
    expect(chat.emergency).to_contain_text("Take your tablets along")


def test_crisis_has_a_calm_card_with_lines_to_tap(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    chat.say("no way to go on")
    expect(chat.emergency.get_by_role("link", name="Samaritans: 116 123")).to_have_attribute("href", "tel:116123")
    expect(chat.emergency.get_by_role("link", name="Text Shout: 85258")).to_have_attribute("href", "sms:85258")
    expect(chat.emergency.get_by_role("button", name="I’ve called")).to_have_count(0)
    red = chat.page.evaluate(
        """() => { const strip = document.querySelector('signpost-chat').shadowRoot.querySelector('.strip');
        return [strip, ...strip.querySelectorAll('*')]
        .filter(each => getComputedStyle(each).backgroundColor === 'rgb(163, 20, 31)').length; }"""
    )
    assert red == 0
    server.kill()
    chat.page.reload()
    expect(chat.emergency.get_by_role("link", name="Samaritans: 116 123")).to_be_visible()


def test_warning_without_a_server_has_the_crisis_lines_too(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.kill()
    chat.say("I want to kill myself")
    expect(chat.emergency.get_by_role("link", name="Samaritans: 116 123")).to_be_visible()


def test_not_sent_yet_can_be_read(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    server.kill()
    chat.say("hello again")
    unsent = chat.log.get_by_text("Not sent yet")
    expect(unsent).to_be_visible(timeout=15_000)
    for theme in ("light", "dark", "contrast"):
        chat.page.evaluate("theme => document.querySelector('signpost-chat').setAttribute('data-theme', theme)", theme)
        settle(chat.page)
        assert unsent.evaluate(CONTRAST) >= 4.5, theme
        assert axe(chat.page, "signpost-chat") == [], theme


@pytest.mark.parametrize(("width", "height", "size"), SMALL)
@pytest.mark.parametrize("before", ["", WORDS, "no way to go on"], ids=["calm", "emergency", "crisis"])
def test_question_is_in_view_with_its_answers(page: Page, site: str, width: int, height: int, size: int, before: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(site)
    page.evaluate("size => document.querySelector('signpost-chat').setAttribute('data-text-size', size)", size)
    chat = Chat(page)
    chat.begin()
    if before:
        chat.say(before)
        expect(chat.call).to_contain_text("now")
    chat.say("asked in the emergency" if before else "my left hand is weak")
    expect(chat.button("Yes")).to_be_visible()
    settle(page)
    question = chat.question.get_by_role("heading")
    assert whole_in_view(chat, question), "the question"
    assert whole_in_view(chat, chat.button("Yes")), "its first answer"
    expect(chat.call).to_be_in_viewport()


def test_message_and_payload_are_one_article_in_reading_order(chat: Chat) -> None:
    chat.begin()
    chat.say("my left hand is weak")
    article = chat.log.get_by_role("article")
    expect(article).to_have_count(2)
    words = article.last.inner_text()
    order = [words.index(part) for part in ["Thank you", "Did the weakness come on suddenly?", "Answers to choose from", "About 3 more"]]
    assert order == sorted(order)
    assert words.count("About 3 more questions") == 1


LISTEN = """() => { window.told = []; new MutationObserver(all => { for (const {addedNodes} of all) for (const node of addedNodes)
told.push(node.textContent); }).observe(document.querySelector('signpost-chat').shadowRoot.querySelector('.told'), {childList: true}); }"""


def test_words_of_a_turn_are_read_out_once_when_all_of_it_is_there(chat: Chat) -> None:
    chat.begin()
    expect(chat.told).to_have_text("Hello, I am Signpost. What is troubling you?")
    chat.page.evaluate(LISTEN)
    chat.say("my left hand is weak")
    chat.button("No").click()
    expect(chat.log).to_contain_text("Is it getting worse?")
    chat.button("Yes").click()
    expect(chat.told).to_contain_text("Please see your doctor within two weeks.")
    asked, again, outcome = chat.page.evaluate("told")
    answers = "Answers to choose from: Yes; No; I don’t know; Why do you ask?."
    assert asked == f"Thank you for telling me. Did the weakness come on suddenly? {answers} About 3 more questions"
    assert again == f"Is it getting worse? {answers} About one more question"
    assert outcome.startswith("See a doctor soon (days to two weeks) Please see your doctor within two weeks. Ask for a neurologist.")
    assert "Sources" not in outcome


def test_what_was_read_out_is_not_read_again_when_the_chat_comes_back(chat: Chat) -> None:
    chat.begin()
    chat.say("my left hand is weak")
    expect(chat.told).to_contain_text("Did the weakness come on suddenly?")
    chat.page.reload()
    expect(chat.button("Yes")).to_be_visible()
    expect(chat.told).to_be_empty()
    chat.page.evaluate(LISTEN)
    chat.options.click()
    chat.button("Back to the chat").click()
    chat.say("good day")
    expect(chat.told).to_contain_text("You said: good day")
    assert chat.page.evaluate("told") == ["You said: good day"]


def test_what_is_too_long_is_said_and_nothing_is_lost(chat: Chat, server: ChatServer) -> None:
    chat.begin()
    chat.box.fill("a " * 10_000)
    chat.send_button.click()
    expect(chat.status).to_contain_text("longer than 2,000 characters")
    assert len(chat.box.input_value()) >= 17_900
    chat.box.fill("fine " * 500 + " I can't breathe")
    chat.send_button.click()
    expect(chat.emergency).to_contain_text(WARNING)


def test_english_words_are_english_on_a_page_of_another_language(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("document.querySelector('signpost-chat').setAttribute('data-lang', 'ar')")
    chat = Chat(page)
    chat.begin()
    language = "place => place.closest('[lang]').lang"
    assert chat.box.evaluate(language) == "en"
    assert chat.bot_lines().first.locator(".says").evaluate(language) == "en"
    page.evaluate("SignpostChat.setLocale('ar', {send: 'أرسل'})")
    assert chat.button("أرسل").evaluate(language) == "ar"


def test_back_on_a_phone_closes_the_chat_and_stays_on_the_page(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto(site + "/privacy.html")
    page.goto(site)
    chat = Chat(page)
    chat.begin()
    page.go_back()
    expect(chat.dialog).to_be_hidden()
    assert page.url.rstrip("/") == site
    chat.launcher.click()
    chat.close_button.click()
    expect(chat.dialog).to_be_hidden()
    page.wait_for_timeout(200)
    page.go_back()
    expect(page).to_have_url(site + "/privacy.html")


def test_privacy_link_is_large_enough_to_tap(chat: Chat) -> None:
    chat.launcher.click()
    box = chat.dialog.get_by_role("link", name="How your words are handled").bounding_box()
    assert box and box["height"] >= 44


def test_site_that_is_not_allowed_is_told_so(chat: Chat, server: ChatServer) -> None:
    server.control({"refuse_site": True})
    chat.launcher.click()
    chat.start_button.click()
    expect(chat.status).to_contain_text("not set up for this website", timeout=15_000)
    expect(chat.status).to_contain_text("call 999")


def test_closed_frame_says_so(browser: Browser, site: str, server: ChatServer, tmp_path: Path) -> None:
    page = browser.new_page()
    frame = f'<script defer src="{site}/signpost-chat.js" data-server-url="{server.url}" data-region="GB"></script>'
    page.set_content(f"<iframe sandbox='allow-scripts' width=600 height=600 srcdoc='{frame}'></iframe>")
    inside = page.frame_locator("iframe")
    inside.get_by_role("button", name="Open chat").click()
    inside.get_by_role("button", name="Start chat").click()
    expect(inside.get_by_role("status")).to_contain_text("closed frame")
    page.close()


def test_text_box_grows_where_the_browser_does_not_do_it(page: Page, site: str) -> None:
    page.add_init_script("const known = CSS.supports.bind(CSS); CSS.supports = (...a) => a[0] !== 'field-sizing' && known(...a);")
    page.goto(site)
    chat = Chat(page)
    chat.begin()
    chat.box.evaluate("box => { box.style.fieldSizing = 'fixed'; }")
    before = chat.box.bounding_box()["height"]  # type: ignore[index]
    chat.box.press_sequentially("a long line of words that goes on and on and on until it needs more than one line, and then another one")
    assert chat.box.bounding_box()["height"] > before + 15  # type: ignore[index]


def test_newest_words_are_shown_although_a_question_or_a_card_takes_room(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 780})
    chat.begin()
    for count in range(3):
        chat.say(f"a line of small talk, number {count}, that is long enough to fill the log of a phone after a while")
        expect(chat.bot_lines()).to_have_count(count + 2)
    chat.say("which side")
    expect(chat.button("left")).to_be_visible()
    expect(chat.log.locator(".you").last).to_be_in_viewport()
    chat.say("numb between the legs")
    expect(chat.emergency).to_contain_text("Go to A&E now")
    expect(chat.log.get_by_text("it stays at the top of the chat").last).to_be_in_viewport()
