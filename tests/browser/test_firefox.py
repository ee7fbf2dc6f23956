"""The main flow, every state's soundness, and the question in view, in Firefox beside Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chat_page import ChatServer
from firefox import Firefox, firefox_path
from steps import begin, question_and_answer_in_view, walk, warning_without_a_server


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    """One Firefox for all tests; they never skip for want of it."""
    path = firefox_path()
    if path is None:
        pytest.fail("No Firefox found on PATH: install it (Debian: apt-get install firefox-esr).", pytrace=False)
    window = Firefox(path)
    yield window
    window.close()


def test_every_state_is_sound(firefox: Firefox, site: str) -> None:
    begin(firefox, site, 390, 780)
    walk(firefox, "firefox-390")


def test_question_is_in_view(firefox: Firefox, site: str) -> None:
    begin(firefox, site, 320, 256)
    assert question_and_answer_in_view(firefox, "cannot breathe lying down and my legs are weak") == [True, True]


def test_warning_stands_without_a_server(firefox: Firefox, site: str, server: ChatServer) -> None:
    begin(firefox, site, 1100, 800)
    server.kill()
    assert warning_without_a_server(firefox) == "If this is happening now, don’t wait for the chat. Call 999."
