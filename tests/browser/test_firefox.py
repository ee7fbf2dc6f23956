"""The main flow, every state's soundness, and the question in view, in Firefox beside Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chat_page import ARTIFACTS, AXE, AXE_TAGS, ChatServer
from firefox import Firefox, firefox_path

STEPS = """const chat = document.querySelector('signpost-chat'), root = chat.shadowRoot;
const until = async test => { for (let i = 0; i < 200; i += 1) { const found = test(); if (found) return found;
  await new Promise(go => setTimeout(go, 50)); } throw new Error('waited in vain for ' + test); };
const named = name => until(() => [...root.querySelectorAll('button')]
  .find(each => (each.getAttribute('aria-label') ?? each.textContent).trim() === name));
const press = async name => (await named(name)).click();
const shows = words => until(() => root.querySelector('.root').textContent.includes(words));
const say = async words => { const box = await until(() => root.querySelector('textarea')); box.value = words;
  box.dispatchEvent(new Event('input', {bubbles: true})); root.querySelector('form [type=submit], button[type=submit]').click();
  await until(() => !chat.memory.session.outbox.length); };
"""
SOUND = f"""const found = await axe.run('signpost-chat', {{runOnly: {{type: 'tag', values: {AXE_TAGS}}}, resultTypes: ['violations']}});
return found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160)));"""
IN_VIEW = """const places = [root.querySelector('#asks'), await named('Yes')]; await new Promise(go => setTimeout(go, 300));
return places.map(place => { const box = place.getBoundingClientRect(); const over = root.elementFromPoint(box.left + 4, box.top + 3);
return box.top >= -1 && box.bottom <= innerHeight + 1 && !!over && (place.contains(over) || over.contains(place)); });"""
STATES = {
    "question": "await say('my left hand is weak'); await named('Yes');",
    "check-list": "await say('danger'); await named('Done');",
    "card": "await say('card'); await shows('Call 999 if');",
    "sheet": "await press('Summary for you or your doctor'); await named('Print');",
    "education": "await press('Back to the chat'); await say('evidence'); await shows('NICE 2016');",
    "go": "await say('numb between the legs'); await shows('Go to A&E now');",
    "emergency": "await say('cannot breathe lying down and my legs are weak'); await shows('Sit upright');",
    "emergency-question": "await say('asked in the emergency'); await named('Yes');",
}


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    """One Firefox for all tests; they never skip for want of it."""
    path = firefox_path()
    if path is None:
        pytest.fail("No Firefox found on PATH: install it (Debian: apt-get install firefox-esr).", pytrace=False)
    window = Firefox(path)
    yield window
    window.close()


def begin(firefox: Firefox, site: str, width: int, height: int) -> None:
    """Open the chat, agree, and wait for the welcome."""
    firefox.resize(width, height)
    firefox.show(site)
    firefox.run("sessionStorage.clear()")
    firefox.show(site)
    firefox.run(STEPS + "await press('Open chat'); await press('Start chat'); await shows('Hello, I am Signpost.');")


@pytest.mark.parametrize(("width", "height"), [(1100, 800), (390, 780), (320, 256)])
def test_every_state_is_sound(firefox: Firefox, site: str, width: int, height: int) -> None:
    begin(firefox, site, width, height)
    firefox.run(AXE.read_text() + "; window.axe = axe;")
    ARTIFACTS.mkdir(exist_ok=True)
    for name, steps in STATES.items():
        firefox.run(STEPS + steps)
        assert firefox.run(SOUND) == [], name
        firefox.shoot(ARTIFACTS / f"firefox-{width}-{name}.png")


@pytest.mark.parametrize(("width", "height"), [(640, 320), (320, 256), (320, 568)])
@pytest.mark.parametrize(
    "before", ["", "no way to go on", "cannot breathe lying down and my legs are weak"], ids=["calm", "crisis", "emergency"]
)
def test_question_is_in_view(firefox: Firefox, site: str, width: int, height: int, before: str) -> None:
    begin(firefox, site, width, height)
    if before:
        firefox.run(f"{STEPS} await say({before!r});")
    firefox.run(STEPS + "await say('asked in the emergency');")
    assert firefox.run(STEPS + IN_VIEW) == [True, True]


def test_warning_stands_without_a_server(firefox: Firefox, site: str, server: ChatServer) -> None:
    begin(firefox, site, 1100, 800)
    server.kill()
    firefox.run(STEPS + "chat.memory.draft = \"I can't breathe\"; chat.submit(); await shows('If this is happening now');")
    assert (
        firefox.run(STEPS + "return root.querySelector('[role=alert]').textContent")
        == "If this is happening now, don’t wait for the chat. Call 999."
    )
