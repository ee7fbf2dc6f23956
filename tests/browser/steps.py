"""The main flow as scripts that run in the page itself: for engines that Playwright does not drive."""

from __future__ import annotations

from typing import Any, Protocol

from chat_page import ARTIFACTS, AXE, AXE_TAGS

STEPS = """const chat = document.querySelector('signpost-chat'), root = chat.shadowRoot;
const until = async test => { for (let i = 0; i < 500; i += 1) { const found = test(); if (found) return found;
  await new Promise(go => setTimeout(go, 50)); }
  throw new Error(`waited in vain for ${test} in: ${root.querySelector('.root').textContent.replace(/\\s+/g, ' ')}`); };
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


class Window(Protocol):
    """What a browser must be able to do to walk these steps."""

    def show(self, address: str) -> None: ...

    def resize(self, width: int, height: int) -> None: ...

    def run(self, script: str) -> Any: ...

    def shoot(self, path: Any) -> None: ...


def begin(window: Window, site: str, width: int, height: int) -> None:
    """Open the chat, agree, and wait for the welcome."""
    window.resize(width, height)
    window.show(site)
    window.run("sessionStorage.clear()")
    window.show(site)
    window.run(STEPS + "await press('Open chat'); await press('Start chat'); await shows('Hello, I am Signpost.');")


def walk(window: Window, name: str) -> None:
    """Through the states, each without a finding of axe; a screenshot of each is kept."""
    window.run(AXE.read_text() + "; window.axe = axe;")
    ARTIFACTS.mkdir(exist_ok=True)
    for state, steps in STATES.items():
        window.run(STEPS + steps)
        assert window.run(SOUND) == [], state
        window.shoot(ARTIFACTS / f"{name}-{state}.png")


def question_and_answer_in_view(window: Window, before: str) -> list[bool]:
    """Whether the open question and its first answer can be seen whole, with something said before it or not."""
    if before:
        window.run(f"{STEPS} await say({before!r});")
    window.run(STEPS + "await say('asked in the emergency');")
    return list(window.run(STEPS + IN_VIEW))


def warning_without_a_server(window: Window) -> str:
    """What the alert says when danger is told and no server is there."""
    window.run(STEPS + "chat.memory.draft = \"I can't breathe\"; chat.submit(); await shows('If this is happening now');")
    return str(window.run(STEPS + "return root.querySelector('[role=alert]').textContent"))
