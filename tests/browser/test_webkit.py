"""The main flow in WebKitGTK: open, agree, ask, tick, outcome, sheet, emergency, and the warning without a server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chat_page import ChatServer
from steps import STEPS, begin, question_and_answer_in_view, walk, warning_without_a_server
from webkit import WebKit

# As narrow as its window goes; the chat fills it as it fills a phone.
PHONE = (450, 780)


@pytest.fixture(scope="module")
def webkit() -> Iterator[WebKit]:
    """One WebKitGTK for all tests; they never skip for want of it."""
    window = WebKit()
    yield window
    window.close()


def test_main_flow_works_and_every_state_is_sound(webkit: WebKit, site: str, server: ChatServer) -> None:
    begin(webkit, site, *PHONE)
    assert webkit.run("return innerWidth") == PHONE[0]
    walk(webkit, "webkit")
    assert server.control()["handled"][0] == "hello"


def test_what_is_ticked_is_what_is_sent(webkit: WebKit, site: str, server: ChatServer) -> None:
    begin(webkit, site, *PHONE)
    webkit.run(
        STEPS + "await say('danger'); await named('Done'); const boxes = [...root.querySelectorAll('.checks input')];"
        "boxes[1].click(); boxes[0].click(); await press('Done'); await shows('Struggling to breathe');"
        "await until(() => !chat.memory.session.outbox.length);"
    )
    assert server.control()["handled"][-1] == "stroke; breath"


def test_question_is_in_view_on_a_phone(webkit: WebKit, site: str) -> None:
    begin(webkit, site, PHONE[0], 560)
    assert question_and_answer_in_view(webkit, "cannot breathe lying down and my legs are weak") == [True, True]


def test_warning_stands_without_a_server(webkit: WebKit, site: str, server: ChatServer) -> None:
    begin(webkit, site, 1100, 700)
    server.kill()
    assert warning_without_a_server(webkit) == "If this is happening now, don’t wait for the chat. Call 999."
