"""The widget on a page, its chat server as a process, and axe-core: what every browser test speaks of."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
ARTIFACTS = ROOT / "test-artifacts"
AXE = ROOT / "widget/node_modules/axe-core/axe.min.js"
WIDGET = ROOT / "widget/dist/signpost-chat.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WAIT_MS = 8_000

expect.set_options(timeout=WAIT_MS)


def free_port() -> int:
    """A TCP port that nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class ChatServer:
    """The fake chat server as a process."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.state_file = folder / "state.json"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Run it and wait until it answers."""
        script = Path(__file__).with_name("fake_server.py")
        self.process = subprocess.Popen([sys.executable, str(script), str(self.port), str(self.state_file)])
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                self.control()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("The fake chat server did not start.")

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def freeze(self) -> None:
        """Stop it without closing its connections."""
        assert self.process
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self.process
        self.process.send_signal(signal.SIGCONT)

    def control(self, faults: dict[str, Any] | None = None) -> dict[str, Any]:
        """The server's state; with `faults`, sets them first."""
        body = None if faults is None else json.dumps(faults).encode()
        request = urllib.request.Request(self.url + "/control", data=body, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return dict(json.load(answer))


class Chat:
    """The widget on a page, reached only through the roles and names of the contract."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.get_by_role("button", name="Open chat", exact=True)
        self.dialog = page.get_by_role("dialog")
        self.start_button = page.get_by_role("button", name="Start chat", exact=True)
        self.box = page.get_by_role("textbox", name="Your message", exact=True)
        self.send_button = page.get_by_role("button", name="Send", exact=True)
        self.log = page.get_by_role("log", name="Conversation")
        self.close_button = page.get_by_role("button", name="Close chat", exact=True)
        self.emergency = page.get_by_role("region", name="Emergency", exact=True)
        self.call = self.emergency.get_by_role("link").first
        self.options = page.get_by_role("button", name="Options", exact=True)
        self.alert = page.locator("signpost-chat").get_by_role("alert")
        self.told = page.locator("signpost-chat .told")
        self.status = page.locator("signpost-chat").get_by_role("status")
        self.question = page.locator("signpost-chat .answers.open")

    def begin(self) -> None:
        """Open, consent, and wait for the welcome."""
        self.launcher.click()
        self.start_button.click()
        expect(self.bot_lines().first).to_be_visible()

    def say(self, text: str) -> None:
        """Type and send."""
        self.box.fill(text)
        self.send_button.click()

    def bot_lines(self) -> Locator:
        """What the bot said, in order."""
        return self.log.get_by_role("article")

    def button(self, name: str) -> Locator:
        """A button by its exact name."""
        return self.page.get_by_role("button", name=name, exact=True)


SETTLED = """async () => { const root = document.querySelector('signpost-chat').shadowRoot; let last = '', same = 0;
while (same < 6) { await new Promise(requestAnimationFrame);
const now = [...root.querySelectorAll('.panel, .panel *')].filter(each => !each.closest('.dots'))
.map(each => [each.scrollTop, each.offsetHeight, each.getBoundingClientRect().top]).join();
same = now === last ? same + 1 : 0; last = now; } }"""


def settle(page: Page) -> None:
    """Wait until nothing in the chat grows, moves or scrolls any more."""
    page.evaluate(SETTLED)


def watch(page: Page) -> list[str]:
    """Collects script errors and Content-Security-Policy reports of a page."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
    return faults


def axe(page: Page, within: str = "html") -> list[str]:
    """What axe-core finds within an element (open shadow roots included), one line for each finding."""
    if not AXE.exists():
        pytest.fail("widget/node_modules is missing: run `npm ci` in widget/ first.", pytrace=False)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    run = "([within, tags]) => axe.run(within, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
    result = page.evaluate(run, [within, AXE_TAGS])
    return [f"{rule['id']}: {node['html'][:160]}" for rule in result["violations"] for node in rule["nodes"]]
