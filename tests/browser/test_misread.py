"""“You misread me”: only where the server offers it, nothing sent unseen, and usable with the keyboard alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from chat_page import Chat, ChatServer, axe
from playwright.sync_api import Page, Route, expect

CODE = "abcde-01234-abcde-01234"


class Doors:
    """Stands in for the doors of the server, and notes what was sent."""

    def __init__(self, page: Page, offered: bool = True) -> None:
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.status = {"/preview": 200, "": 201, "/delete": 200}
        self.offered = offered
        page.route("**/session", self._session)
        page.route("**/misreadings**", self._answer)
        page.route("**/misreadings/*", self._answer)

    def _session(self, route: Route) -> None:
        answer = route.fetch()
        told = answer.json()
        route.fulfill(response=answer, json={**told, "misreadings": True} if self.offered and route.request.method == "POST" else told)

    def _answer(self, route: Route) -> None:
        allowed = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
        if route.request.method == "OPTIONS":
            return route.fulfill(status=200, headers=allowed)
        path = route.request.url.partition("/misreadings")[2]
        body = json.loads(route.request.post_data or "{}")
        self.sent.append((path, body))
        shown = {**body, "message": "my [word] is weak", "days": 90, "findings": []}
        shown["findings"] = [{"id": "muscle_twitching", "status": "present", "label": "twitching"}]
        answers: dict[str, Any] = {"/preview": shown, "": {"code": CODE, "days": 90}, "/delete": {"deleted": True}}
        if self.status[path] == 409:
            return route.fulfill(status=409, headers=allowed, json={"error": "", "message": "my [word] is [word]", "meant": ""})
        return route.fulfill(status=self.status[path], headers=allowed, json=answers[path])


@pytest.fixture
def doors(page: Page) -> Doors:
    """The doors of a server that offers to learn."""
    return Doors(page)


def begun(chat: Chat) -> Chat:
    """A talk up to its outcome."""
    chat.begin()
    chat.say("card")
    expect(chat.button("You misread me")).to_be_visible()
    return chat


def test_button_is_not_there_where_the_server_offers_nothing(chat: Chat) -> None:
    chat.begin()
    chat.say("card")
    expect(chat.log).to_contain_text("See your GP within two weeks")
    expect(chat.button("You misread me")).to_have_count(0)


def test_button_stands_on_a_read_back_and_on_an_outcome(doors: Doors, chat: Chat) -> None:
    chat.begin()
    expect(chat.button("You misread me")).to_have_count(0)
    chat.say("my calf twitches")
    expect(chat.question.get_by_role("button", name="You misread me", exact=True)).to_be_visible()
    chat.say("card")
    expect(chat.log.get_by_role("button", name="You misread me", exact=True)).to_be_visible()


def test_button_is_not_there_in_an_emergency(doors: Doors, chat: Chat) -> None:
    begun(chat)
    chat.say("cannot breathe lying down and my legs are weak")
    expect(chat.emergency).to_contain_text("act now")
    expect(chat.button("You misread me")).to_have_count(0)


def test_nothing_is_sent_before_it_was_seen_and_agreed_to(doors: Doors, chat: Chat) -> None:
    begun(chat)
    chat.button("You misread me").click()
    chat.button("Show me what would be sent").click()
    expect(chat.status).to_contain_text("Please choose what went wrong")
    assert doors.sent == []
    chat.page.get_by_label("Something I said was not understood").check()
    chat.page.get_by_label("What is right").fill("it is numb")
    chat.button("Show me what would be sent").click()
    expect(chat.page.get_by_role("heading", name="This would be sent, and nothing else")).to_be_focused()
    expect(chat.dialog).to_contain_text("my [word] is weak")
    expect(chat.dialog).to_contain_text("twitching (there)")
    expect(chat.dialog).to_contain_text("at most 90 days")
    chat.button("Send it").click()
    expect(chat.status).to_contain_text("Please tick that you agree")
    assert [path for path, _ in doors.sent] == ["/preview"]
    assert doors.sent[0][1]["message"] == "card"
    chat.page.get_by_role("checkbox", name="I agree that this one message").check()
    chat.button("Send it").click()
    expect(chat.dialog).to_contain_text(CODE)
    path, body = doors.sent[1]
    assert (path, body["message"], body["choice"]) == ("", "my [word] is weak", "missed")
    assert body["consent"] == "misreading-2026-11"


def test_danger_told_in_the_form_raises_the_emergency_line(doors: Doors, chat: Chat) -> None:
    begun(chat)
    chat.button("You misread me").click()
    chat.page.get_by_label("What is right").fill("I can't breathe")
    chat.button("Show me what would be sent").click()
    expect(chat.emergency).to_contain_text("don’t wait for the chat")


def test_it_can_be_deleted_at_once_and_later(doors: Doors, chat: Chat) -> None:
    begun(chat)
    chat.button("You misread me").click()
    chat.page.get_by_text("I have a code and want my message deleted").click()
    chat.button("Delete my message").click()
    expect(chat.status).to_contain_text("Please enter the code")
    chat.page.get_by_label("The code").fill(CODE)
    chat.button("Delete my message").click()
    expect(chat.status).to_contain_text("Your message is deleted.")
    assert doors.sent == [("/delete", {"code": CODE})]


def test_what_the_server_cleared_once_more_is_shown_again(doors: Doors, chat: Chat) -> None:
    begun(chat)
    chat.button("You misread me").click()
    chat.page.get_by_label("Something else").check()
    chat.button("Show me what would be sent").click()
    chat.page.get_by_role("checkbox", name="I agree that this one message").check()
    doors.status[""] = 409
    chat.button("Send it").click()
    expect(chat.status).to_contain_text("look at it again")
    expect(chat.dialog).to_contain_text("my [word] is [word]")
    expect(chat.page.get_by_role("checkbox", name="I agree that this one message")).not_to_be_checked()


@pytest.mark.parametrize(("status", "says"), [(401, "has ended"), (429, "in a minute"), (503, "nothing was changed")])
def test_failure_is_told_in_words(doors: Doors, chat: Chat, status: int, says: str) -> None:
    begun(chat)
    doors.status["/preview"] = status
    chat.button("You misread me").click()
    chat.page.get_by_label("Something else").check()
    chat.button("Show me what would be sent").click()
    expect(chat.status).to_contain_text(says)


def test_keyboard_alone_is_enough_and_nothing_is_found_by_axe(doors: Doors, chat: Chat) -> None:
    begun(chat)
    chat.button("You misread me").focus()
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("heading", name="You misread me")).to_be_focused()
    expect(chat.button("Show me what would be sent")).to_be_visible()
    assert axe(chat.page) == []
    chat.page.get_by_label("Something I said was not understood").focus()
    chat.page.keyboard.press("Space")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("heading", name="This would be sent, and nothing else")).to_be_focused()
    assert axe(chat.page) == []
    chat.page.get_by_role("checkbox", name="I agree that this one message").focus()
    chat.page.keyboard.press("Space")
    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("heading", name="Thank you: it is kept")).to_be_focused()
    assert axe(chat.page) == []


def test_part_is_fetched_only_when_it_is_wanted(doors: Doors, chat: Chat) -> None:
    fetched: list[str] = []
    chat.page.on("request", lambda request: fetched.append(request.url))
    begun(chat)
    assert not [url for url in fetched if "signpost-misread" in url]
    chat.button("You misread me").click()
    expect(chat.button("Show me what would be sent")).to_be_visible()
    assert len([url for url in fetched if "signpost-misread" in url]) == 1


def test_part_that_does_not_come_is_told(doors: Doors, chat: Chat, server: ChatServer) -> None:
    begun(chat)
    chat.page.route("**/signpost-misread.js", lambda route: route.abort())
    chat.button("You misread me").click()
    expect(chat.dialog).to_contain_text("could not be loaded")
