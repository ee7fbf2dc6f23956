"""The whole way of a misread message with real servers: from the widget through consent to a training row, and out of it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from chat_page import Chat
from conftest import Running
from playwright.sync_api import Page, expect

from signpost.misreadings.store import FILE, MisreadingStore
from training.misread.review import Desk, review
from training.notation import messages

TOLD = "Kev from Leeds here, my left hand has been getting weaker for 3 months"
SCRUBBED = "[word] from [word] here, my left hand has been getting weaker for 3 months"


pytestmark = pytest.mark.live


@pytest.fixture
def real(page: Page, running: Running) -> Chat:
    """The widget on the site, before a real server that offers to learn."""
    page.goto(running.site)
    return Chat(page)


def give(chat: Chat) -> None:
    """Shows the latest message scrubbed, agrees, and sends it."""
    misread = chat.button("You misread me")
    expect(misread).to_be_visible(timeout=60_000)
    misread.click()
    chat.page.get_by_label("It is about somebody else, or another time").check()
    chat.button("Show me what would be sent").click()
    expect(chat.dialog).to_contain_text(SCRUBBED, timeout=60_000)
    expect(chat.dialog).to_contain_text("(there)")
    chat.page.get_by_role("checkbox", name="I agree that this one message").check()
    chat.button("Send it").click()
    expect(chat.page.get_by_role("heading", name="Thank you: it is kept")).to_be_focused()


def holding(folder: Path, words: str) -> list[str]:
    """The files of a folder in whose bytes these words stand."""
    return sorted(each.name for each in folder.iterdir() if each.is_file() and words.encode() in each.read_bytes())


def test_deleted_in_the_widget_before_anybody_looked_it_is_gone_from_the_bytes(real: Chat, running: Running) -> None:
    folder = running.folder
    real.begin()
    real.say(TOLD)
    give(real)
    [kept] = MisreadingStore(folder / FILE).waiting()
    assert holding(folder, SCRUBBED) == holding(folder, kept.name[:16]) == [FILE]

    real.button("Delete my message").click()
    expect(real.status).to_contain_text("Your message is deleted.")
    assert holding(folder, SCRUBBED) == holding(folder, kept.name[:16]) == []


def test_a_misreading_travels_from_the_widget_to_a_training_row_and_back(real: Chat, running: Running) -> None:
    folder = running.folder
    real.begin()
    real.say(TOLD)
    chips = real.question.get_by_role("list", name="What I understood").get_by_role("button")
    expect(chips.first).to_contain_text("weakness · left hand · 3 months", timeout=60_000)
    give(real)
    store = MisreadingStore(folder / FILE)
    [kept] = store.waiting()
    assert (kept.said, kept.choice) == (SCRUBBED, "other_person_or_time")
    assert ("limb_weakness", "present") in kept.findings
    answers = iter(["a", "W", "limb_weakness@", "n"])
    known = {"limb_weakness": "weakness"}
    desk = Desk(store, folder / "misread.txt", folder / "misread.yml", known, lambda _: next(answers), lambda _: None)
    assert review(desk)["accepted"] == 1
    assert [each.text for each in messages(desk.rows)] == [SCRUBBED]
    # What was taken over is in the row alone; the emptied record still answers to the code.
    assert holding(folder, SCRUBBED) == [desk.rows.name]

    real.button("Delete my message").click()
    expect(real.status).to_contain_text("Your message is deleted.")
    assert review(desk)["withdrawn"] == 1
    assert not desk.rows.exists()
    assert holding(folder, SCRUBBED) == holding(folder, kept.name[:16]) == []
