"""The size budget, and the time to the first usable moment on a slow connection."""

from __future__ import annotations

import gzip
import json

from chat_page import ARTIFACTS, WIDGET, Chat
from playwright.sync_api import Page, expect

BUDGET_BYTES = 34 * 1024  # as in widget/build.mjs
FAST_3G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}


def test_size_is_within_the_budget() -> None:
    assert len(gzip.compress(WIDGET.read_bytes(), 9)) <= BUDGET_BYTES


def test_widget_is_usable_within_a_second_on_a_slow_connection(page: Page, site: str) -> None:
    page.goto(site + "/privacy.html")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", FAST_3G)
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.add_init_script("addEventListener('signpost-chat:ready', () => { window.ready = performance.now(); });")
    page.reload()
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    milliseconds = page.evaluate("ready")
    ARTIFACTS.mkdir(exist_ok=True)
    (ARTIFACTS / "speed.json").write_text(json.dumps({"ready_ms": milliseconds, "network": FAST_3G}) + "\n")
    assert milliseconds < 1_000
